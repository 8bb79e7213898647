// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/settings_file.hpp"
#include <toml++/toml.h>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

namespace app {

namespace {

class SettingsFile {
public:
    explicit SettingsFile(const std::string& path) : path_(path) {
        std::ifstream in(path);
        if (!in)
            throw BootError("the settings in " + path + " cannot be read: are you root, or the service's own user?");
        std::stringstream text;
        text << in.rdbuf();
        try {
            table_ = toml::parse(text.str());
        } catch (const toml::parse_error& error) {
            throw BootError(path + ", line " + std::to_string(error.source().begin.line) + ": " +
                            std::string(error.description()));
        }
    }

    void take(std::string_view key, std::string& into) {
        if (auto value = find<std::string>(key, "a text in quotes")) into = *value;
    }
    void take(std::string_view key, int& into) {
        auto value = find<std::int64_t>(key, "a number");
        if (!value) return;
        if (*value < 0 || *value > 1'000'000) throw BootError(path_ + ": " + std::string(key) + " is out of range");
        into = static_cast<int>(*value);
    }
    void take(std::string_view key, std::vector<std::string>& into) {
        auto found = table_.find(key);
        if (found == table_.end()) return;
        const auto* list = found->second.as_array();
        if (!list || !(list->empty() || list->is_homogeneous<std::string>()))
            throw BootError(path_ + ": " + std::string(key) + " wants [\"…\", \"…\"]");
        into.clear();
        for (const auto& item : *list) into.push_back(item.value_or(std::string()));
        table_.erase(found);
    }
    // What was not taken is nothing we know.
    void check_empty() const {
        if (!table_.empty())
            throw BootError(path_ + ": there is no setting called " + std::string(table_.begin()->first.str()));
    }

private:
    template <class T>
    std::optional<T> find(std::string_view key, const std::string& wanted) {
        auto found = table_.find(key);
        if (found == table_.end()) return std::nullopt;
        auto value = found->second.value_exact<T>();
        if (!value) throw BootError(path_ + ": " + std::string(key) + " wants " + wanted);
        table_.erase(found);
        return value;
    }

    std::string path_;
    toml::table table_;
};

} // namespace

void read_settings_file(const std::string& path, Settings& settings, Serving& serving) {
    SettingsFile file(path);
    file.take("data", settings.data_directory);
    file.take("database", settings.database);
    file.take("key", settings.key_file);
    file.take("origin", settings.origin);
    file.take("listen", serving.listen);
    file.take("trust_proxy", serving.trusted_proxies);
    file.take("drain_seconds", serving.drain_seconds);
    file.take("workers", serving.workers);
    file.take("reads_per_minute", serving.reads_per_minute);
    file.take("backups", serving.nightly.folder);
    file.take("backup_hour", serving.nightly.hour);
    file.take("backup_days", serving.nightly.days_kept);
    file.check_empty();
}

std::string settings_file_for(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::string_view word = argv[i];
        if (word == "--data" || word.starts_with("--data=")) return {};
    }
    const char* path = std::getenv("GUILDE_SETTINGS");
    return path ? path : "";
}

} // namespace app
