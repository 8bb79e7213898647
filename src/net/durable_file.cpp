// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/durable_file.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace net {
namespace {

[[noreturn]] void fail(const std::string& what, int error = errno) {
    throw std::system_error(error, std::generic_category(), what);
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    // A full network disk may report only here that the bytes were not kept.
    void close(const std::string& path) {
        const int number = number_;
        number_ = -1;
        if (::close(number) != 0 && errno != EINTR) fail("close " + path);
    }

private:
    int number_;
};

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write " + path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_path(const std::string& path, int flags) {
    const Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC));
    if (descriptor.number() < 0) fail("open " + path);
    if (::fsync(descriptor.number()) != 0) fail("fsync " + path);
}

} // namespace

std::string write_temporary(const std::string& folder, std::string_view bytes) {
    std::string path = folder + "/new-XXXXXX";
    Descriptor descriptor(::mkostemp(path.data(), O_CLOEXEC));
    if (descriptor.number() < 0) fail("create a file in " + folder);
    try {
        write_all(descriptor.number(), bytes, path);
        if (::fsync(descriptor.number()) != 0) fail("fsync " + path);
        descriptor.close(path);
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
    return path;
}

void sync_file(const std::string& path) {
    sync_path(path, O_RDONLY);
}

void sync_folder(const std::string& path) {
    sync_path(path, O_RDONLY | O_DIRECTORY);
}

void create_folder(const std::string& path) {
    const std::filesystem::path parent = std::filesystem::absolute(path).lexically_normal().parent_path();
    if (!std::filesystem::exists(parent)) create_folder(parent.string());
    if (::mkdir(path.c_str(), 0700) == 0) {
        sync_folder(parent.string());
    } else if (errno != EEXIST || !std::filesystem::is_directory(path)) {
        fail("create folder " + path);
    }
}

std::optional<std::string> read_file(const std::string& path) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0 && errno == ENOENT) return std::nullopt;
    if (descriptor.number() < 0) fail("open " + path);
    struct stat about {};
    if (::fstat(descriptor.number(), &about) != 0) fail("stat " + path);
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(descriptor.number(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("read " + path);
        if (count == 0) fail("read " + path + ": shorter than expected", EIO);
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

} // namespace net
