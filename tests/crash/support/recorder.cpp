// SPDX-License-Identifier: AGPL-3.0-or-later
// Preloaded into `guilde serve` by power.py: writes down, in their order, the calls that change files under
// GUILDE_RECORD_FOLDER, and when each wait for the disk began and ended, into the file GUILDE_RECORD_LOG (which is on
// another file system). disk.py builds from it the disk as it may stand after a power cut at any moment.
//
// Memory-mapped files are not seen: here only SQLite's shared index (-shm) is one, and SQLite builds it anew at boot.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>

namespace {

enum class Op : std::uint32_t {
    create = 1,
    write = 2,
    resize = 3,
    sync_begins = 4,
    sync_ended = 5,
    link = 6,
    unlink = 7,
    make_folder = 8,
    open_existing = 9,
    open_folder = 10
};

struct Head {
    std::uint32_t op;
    std::uint32_t file;
    std::uint64_t offset;
    std::uint64_t length; // bytes that follow
};

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

class Recorder {
public:
    Recorder() {
        const char* folder = std::getenv("GUILDE_RECORD_FOLDER");
        const char* log = std::getenv("GUILDE_RECORD_LOG");
        if (!folder || !log) return;
        folder_ = folder;
        log_ = next<int (*)(const char*, int, ...)>("open")(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }

    std::mutex& mutex() { return mutex_; }

    // What the path is called inside the folder; empty when it is elsewhere.
    std::string name_of(int at, const char* path) const {
        if (log_ < 0 || !path) return {};
        std::string whole = path;
        if (path[0] != '/') {
            char base[PATH_MAX] = {};
            const auto link = at == AT_FDCWD ? std::string("/proc/self/cwd") : "/proc/self/fd/" + std::to_string(at);
            if (::readlink(link.c_str(), base, sizeof base - 1) < 0) return {};
            whole = std::string(base) + "/" + path;
        }
        if (!whole.starts_with(folder_ + "/")) return whole == folder_ ? "." : std::string{};
        auto name = whole.substr(folder_.size() + 1);
        return name.ends_with("-shm") ? std::string{} : name;
    }

    void opened(int descriptor, const std::string& name, bool is_new) {
        struct stat about {};
        if (descriptor < 0 || ::fstat(descriptor, &about) != 0) return;
        const bool is_folder = S_ISDIR(about.st_mode);
        auto found = names_.find(name);
        if (found == names_.end() || is_new) found = names_.insert_or_assign(name, ++last_file_).first;
        descriptors_[descriptor] = found->second;
        say(is_folder ? Op::open_folder : is_new ? Op::create : Op::open_existing, found->second, 0, name);
    }
    void closed(int descriptor) { descriptors_.erase(descriptor); }
    std::uint32_t file_of(int descriptor) const {
        const auto found = descriptors_.find(descriptor);
        return found == descriptors_.end() ? 0 : found->second;
    }
    void renamed(const std::string& from, const std::string& to) {
        const auto found = names_.find(from);
        if (found == names_.end()) return;
        const auto file = found->second;
        names_.erase(found);
        names_[to] = file;
        say(Op::link, file, 0, to);
        say(Op::unlink, file, 0, from);
    }
    void unlinked(const std::string& name) {
        const auto found = names_.find(name);
        say(Op::unlink, found == names_.end() ? 0 : found->second, 0, name);
        names_.erase(name);
    }
    void say(Op op, std::uint32_t file, std::uint64_t offset, std::string_view bytes = {}) const {
        Head head{static_cast<std::uint32_t>(op), file, offset, bytes.size()};
        iovec parts[] = {{&head, sizeof head}, {const_cast<char*>(bytes.data()), bytes.size()}};
        static const auto real = next<ssize_t (*)(int, const iovec*, int)>("writev");
        if (real(log_, parts, 2) != static_cast<ssize_t>(sizeof head + bytes.size())) std::abort();
    }

private:
    std::mutex mutex_;
    std::string folder_;
    int log_ = -1;
    std::uint32_t last_file_ = 0;
    std::map<std::string, std::uint32_t> names_;
    std::map<int, std::uint32_t> descriptors_;
};

// Never destroyed: the program writes until it ends.
Recorder& recorder() {
    static auto* one = new Recorder;
    return *one;
}

template <class Call>
int open_and_say(int at, const char* path, int flags, Call call) {
    const std::lock_guard lock(recorder().mutex());
    const auto name = recorder().name_of(at, path);
    const bool was_there = name.empty() || ::faccessat(at, path, F_OK, 0) == 0;
    const int descriptor = call();
    if (!name.empty()) recorder().opened(descriptor, name, !was_there && (flags & O_CREAT) != 0);
    if (!name.empty() && descriptor >= 0 && was_there && (flags & O_TRUNC) != 0)
        recorder().say(Op::resize, recorder().file_of(descriptor), 0);
    return descriptor;
}

template <class Call>
ssize_t write_and_say(int descriptor, const void* bytes, off_t offset, Call call) {
    const std::lock_guard lock(recorder().mutex());
    const auto file = recorder().file_of(descriptor);
    if (file != 0 && offset < 0) {
        struct stat about {};
        ::fstat(descriptor, &about);
        const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
        offset = appends ? about.st_size : ::lseek(descriptor, 0, SEEK_CUR);
    }
    const ssize_t written = call();
    if (file != 0 && written > 0)
        recorder().say(Op::write, file, static_cast<std::uint64_t>(offset),
                       {static_cast<const char*>(bytes), static_cast<std::size_t>(written)});
    return written;
}

// What others write meanwhile may not be part of what this waits for.
template <class Call>
int sync_and_say(int descriptor, Call call) {
    std::uint32_t file = 0;
    {
        const std::lock_guard lock(recorder().mutex());
        file = recorder().file_of(descriptor);
        if (file != 0) recorder().say(Op::sync_begins, file, 0);
    }
    const int result = call();
    if (file == 0 || result != 0) return result;
    const std::lock_guard lock(recorder().mutex());
    recorder().say(Op::sync_ended, file, 0);
    return result;
}

template <class Call>
int rename_and_say(int from_at, const char* from, int to_at, const char* to, Call call) {
    const std::lock_guard lock(recorder().mutex());
    const int result = call();
    const auto source = recorder().name_of(from_at, from);
    const auto target = recorder().name_of(to_at, to);
    if (result == 0 && !source.empty() && !target.empty()) recorder().renamed(source, target);
    return result;
}

template <class Call>
int unlink_and_say(int at, const char* path, Call call) {
    const std::lock_guard lock(recorder().mutex());
    const auto name = recorder().name_of(at, path);
    const int result = call();
    if (result == 0 && !name.empty()) recorder().unlinked(name);
    return result;
}

mode_t mode_of(int flags, va_list arguments) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

extern "C" {

#define RECORD_OPEN(name)                                                                    \
    int name(const char* path, int flags, ...) {                                             \
        static const auto real = next<int (*)(const char*, int, ...)>(#name);                \
        va_list arguments;                                                                   \
        va_start(arguments, flags);                                                          \
        const mode_t mode = mode_of(flags, arguments);                                       \
        va_end(arguments);                                                                   \
        return open_and_say(AT_FDCWD, path, flags, [&] { return real(path, flags, mode); }); \
    }
RECORD_OPEN(open)
RECORD_OPEN(open64)

#define RECORD_OPENAT(name)                                                                \
    int name(int at, const char* path, int flags, ...) {                                   \
        static const auto real = next<int (*)(int, const char*, int, ...)>(#name);         \
        va_list arguments;                                                                 \
        va_start(arguments, flags);                                                        \
        const mode_t mode = mode_of(flags, arguments);                                     \
        va_end(arguments);                                                                 \
        return open_and_say(at, path, flags, [&] { return real(at, path, flags, mode); }); \
    }
RECORD_OPENAT(openat)
RECORD_OPENAT(openat64)

// The name is known only afterwards, and is always a new one.
#define RECORD_MKOSTEMP(name)                                             \
    int name(char* path, int flags) {                                     \
        static const auto real = next<int (*)(char*, int)>(#name);        \
        const std::lock_guard lock(recorder().mutex());                   \
        const int descriptor = real(path, flags);                         \
        const auto inside = recorder().name_of(AT_FDCWD, path);           \
        if (!inside.empty()) recorder().opened(descriptor, inside, true); \
        return descriptor;                                                \
    }
RECORD_MKOSTEMP(mkostemp)
RECORD_MKOSTEMP(mkostemp64)

int close(int descriptor) {
    static const auto real = next<int (*)(int)>("close");
    const std::lock_guard lock(recorder().mutex());
    recorder().closed(descriptor);
    return real(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
    static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    return write_and_say(descriptor, bytes, -1, [&] { return real(descriptor, bytes, count); });
}

#define RECORD_PWRITE(name)                                                                                      \
    ssize_t name(int descriptor, const void* bytes, size_t count, off_t offset) {                                \
        static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>(#name);                      \
        return write_and_say(descriptor, bytes, offset, [&] { return real(descriptor, bytes, count, offset); }); \
    }
RECORD_PWRITE(pwrite)
RECORD_PWRITE(pwrite64)

#define RECORD_FTRUNCATE(name)                                                                              \
    int name(int descriptor, off_t length) noexcept {                                                       \
        static const auto real = next<int (*)(int, off_t)>(#name);                                          \
        const std::lock_guard lock(recorder().mutex());                                                     \
        const int result = real(descriptor, length);                                                        \
        const auto file = recorder().file_of(descriptor);                                                   \
        if (result == 0 && file != 0) recorder().say(Op::resize, file, static_cast<std::uint64_t>(length)); \
        return result;                                                                                      \
    }
RECORD_FTRUNCATE(ftruncate)
RECORD_FTRUNCATE(ftruncate64)

int fsync(int descriptor) {
    static const auto real = next<int (*)(int)>("fsync");
    return sync_and_say(descriptor, [&] { return real(descriptor); });
}
int fdatasync(int descriptor) {
    static const auto real = next<int (*)(int)>("fdatasync");
    return sync_and_say(descriptor, [&] { return real(descriptor); });
}

int rename(const char* from, const char* to) noexcept {
    static const auto real = next<int (*)(const char*, const char*)>("rename");
    return rename_and_say(AT_FDCWD, from, AT_FDCWD, to, [&] { return real(from, to); });
}
int renameat(int from_at, const char* from, int to_at, const char* to) noexcept {
    static const auto real = next<int (*)(int, const char*, int, const char*)>("renameat");
    return rename_and_say(from_at, from, to_at, to, [&] { return real(from_at, from, to_at, to); });
}

int unlink(const char* path) noexcept {
    static const auto real = next<int (*)(const char*)>("unlink");
    return unlink_and_say(AT_FDCWD, path, [&] { return real(path); });
}
int unlinkat(int at, const char* path, int flags) noexcept {
    static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
    return unlink_and_say(at, path, [&] { return real(at, path, flags); });
}
int remove(const char* path) noexcept {
    static const auto real = next<int (*)(const char*)>("remove");
    return unlink_and_say(AT_FDCWD, path, [&] { return real(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
    static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
    const std::lock_guard lock(recorder().mutex());
    const int result = real(path, mode);
    const auto name = recorder().name_of(AT_FDCWD, path);
    if (result == 0 && !name.empty()) recorder().say(Op::make_folder, 0, 0, name);
    return result;
}

} // extern "C"
