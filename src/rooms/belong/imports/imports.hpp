// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The imports room: the treasurer's file comes in (and again every week), the whole register goes out. It stands above
// spaces because a file's trade and region columns can make spaces and memberships. Nothing is mailed by an import.
#include "platform/room.hpp"
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace imports {

inline constexpr std::string_view import_finished = "import.finished"; // subject: import
inline constexpr std::string_view import_undone = "import.undone";     // subject: import
inline constexpr std::string_view export_made = "export.made";         // actor: who took the register out

// For the command line: the whole way in one call, asking nothing. Refuses (invalid, one sentence) when the file cannot
// be read or no column holds a name.
struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;
};
struct Summary {
    base::PublicId import;
    std::vector<base::Message> counts;   // "1,200 new members", …, only those that are not zero
    std::vector<base::Message> problems; // the first lines that need somebody, twenty at most
    std::vector<base::Message> columns;  // what each column of the file was taken for
};
Summary import_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name,
                    const std::function<void(const Progress&)>& on_progress);

// The whole register as CSV, piece by piece with flat memory; an empty piece ends it. Importing it back changes nothing.
// Outside write(); tells export_made. The pieces may be asked for after the visit is over.
std::function<std::string()> export_register(platform::Visit& visit);

platform::Room room();

} // namespace imports
