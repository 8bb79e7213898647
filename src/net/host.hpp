// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the machine says of itself: room on its disks, sizes, its clock, its name. Readings only; nothing throws.
#include <cstdint>
#include <optional>
#include <string>

namespace net {

struct Disk {
    std::int64_t free_bytes = 0; // for who is not the machine's administrator
    std::int64_t total_bytes = 0;
    std::uint64_t device = 0; // two paths with the same one share their room
};
std::optional<Disk> disk_of(const std::string& path);    // nothing: there is no such path
std::int64_t size_of_file(const std::string& path);      // 0: there is none
std::int64_t size_of_folder(const std::string& path);    // of all files below; 0: there is none
bool is_readable_by_others(const std::string& path);     // a file that others than its owner may read or write
enum class ClockState { synchronised, adrift, unknown }; // with the clocks of the network (adjtimex)
ClockState clock_state();
std::string host_name(); // empty: it has none

} // namespace net
