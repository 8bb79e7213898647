// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/host.hpp"
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>
#include <array>
#include <filesystem>

namespace net {

namespace fs = std::filesystem;

std::optional<Disk> disk_of(const std::string& path) {
    struct stat info {};
    struct statvfs space {};
    if (::stat(path.c_str(), &info) != 0 || ::statvfs(path.c_str(), &space) != 0) return std::nullopt;
    auto unit = static_cast<std::int64_t>(space.f_frsize);
    return Disk{.free_bytes = static_cast<std::int64_t>(space.f_bavail) * unit,
                .total_bytes = static_cast<std::int64_t>(space.f_blocks) * unit,
                .device = static_cast<std::uint64_t>(info.st_dev)};
}

std::int64_t size_of_file(const std::string& path) {
    std::error_code fault;
    auto size = fs::file_size(path, fault);
    return fault ? 0 : static_cast<std::int64_t>(size);
}

// Files that go while one looks are not counted.
std::int64_t size_of_folder(const std::string& path) {
    std::error_code fault;
    std::int64_t out = 0;
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, fault);
    for (; !fault && at != fs::recursive_directory_iterator(); at.increment(fault)) {
        std::error_code gone;
        if (!at->is_regular_file(gone) || gone) continue;
        auto size = at->file_size(gone);
        if (!gone) out += static_cast<std::int64_t>(size);
    }
    return out;
}

bool is_readable_by_others(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0;
}

ClockState clock_state() {
    struct timex state {};
    auto answer = ::adjtimex(&state);
    if (answer < 0) return ClockState::unknown;
    return answer == TIME_ERROR || (state.status & STA_UNSYNC) != 0 ? ClockState::adrift : ClockState::synchronised;
}

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

} // namespace net
