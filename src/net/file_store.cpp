// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/file_store.hpp"
#include "base/crypto.hpp"
#include "net/durable_file.hpp"
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>

namespace net {
namespace {

namespace fs = std::filesystem;

bool is_name(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// What a power cut left behind. A day is far longer than any write takes, whichever node is writing.
void remove_old_temporaries(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto written_at = entry.last_write_time(ignored);
        if (!ignored && fs::file_time_type::clock::now() - written_at > std::chrono::hours(24)) {
            fs::remove(entry.path(), ignored);
        }
    }
}

class FolderFileStore final : public FileStore {
public:
    explicit FolderFileStore(const std::string& directory) : directory_(directory), temporary_(directory + "/tmp") {
        create_folder(directory_);
        create_folder(temporary_);
        remove_old_temporaries(temporary_);
    }

    std::string put(std::string_view bytes) override {
        const std::string name = base::sha256_hex(bytes);
        const std::string folder = folder_of(name);
        const std::string path = folder + "/" + name;
        std::error_code ignored;
        if (fs::file_size(path, ignored) == bytes.size() && !ignored) {
            sync_file(path);
        } else {
            create_folder(directory_ + "/" + name.substr(0, 2));
            create_folder(folder);
            give_name(write_temporary(temporary_, bytes), path);
        }
        sync_folder(folder);
        return name;
    }

    std::optional<std::string> get(const std::string& name) const override {
        if (!is_name(name)) return std::nullopt;
        return read_file(folder_of(name) + "/" + name);
    }

    void remove(const std::string& name) override {
        if (!is_name(name)) return;
        if (fs::remove(folder_of(name) + "/" + name)) sync_folder(folder_of(name));
    }

    std::vector<std::string> list() const override {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(directory_)) {
            const std::string name = entry.path().filename().string();
            if (is_name(name) && entry.is_regular_file()) names.push_back(name);
        }
        std::ranges::sort(names);
        return names;
    }

private:
    std::string folder_of(const std::string& name) const {
        return directory_ + "/" + name.substr(0, 2) + "/" + name.substr(2, 2);
    }

    static void give_name(const std::string& temporary, const std::string& path) {
        if (std::rename(temporary.c_str(), path.c_str()) == 0) return;
        const std::error_code error(errno, std::generic_category());
        ::unlink(temporary.c_str());
        throw std::system_error(error, "rename to " + path);
    }

    std::string directory_;
    std::string temporary_;
};

class MemoryFileStore final : public FileStore {
public:
    std::string put(std::string_view bytes) override {
        std::string name = base::sha256_hex(bytes);
        const std::lock_guard lock(mutex_);
        files_[name] = bytes;
        return name;
    }
    std::optional<std::string> get(const std::string& name) const override {
        const std::lock_guard lock(mutex_);
        const auto found = files_.find(name);
        if (found == files_.end()) return std::nullopt;
        return found->second;
    }
    void remove(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        files_.erase(name);
    }
    std::vector<std::string> list() const override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> names;
        for (const auto& [name, bytes] : files_) names.push_back(name);
        return names;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::string> files_;
};

} // namespace

std::unique_ptr<FileStore> open_file_store(const std::string& directory) {
    return std::make_unique<FolderFileStore>(directory);
}

std::unique_ptr<FileStore> open_memory_file_store() {
    return std::make_unique<MemoryFileStore>();
}

} // namespace net
