// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The communities room: the dump of a question-and-answer site moves in, and out again.
#include "platform/room.hpp"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace communities {

inline constexpr std::string_view community_imported = "community.imported"; // subject: community
inline constexpr std::string_view community_undone = "community.undone";     // subject: community

// The dump's files by name ("Posts.xml"): the bytes piece by piece, an empty one ends them; nothing when it is not there.
using Pieces = std::function<std::string_view()>;
struct Dump {
    std::string name; // of the community, and of its space
    std::function<std::optional<Pieces>(std::string_view file)> open;
};
struct Progress {
    base::Message what;
    std::int64_t done = 0;
};
struct Summary {
    base::PublicId community;
    std::vector<base::Message> brought;
    std::vector<base::Message> left_out; // and why
};
// Goes on where an import of this name was stopped; once more adds only what is new. Refuses (invalid, with file and line)
// what cannot be read; what came until then stays and is continued next time.
Summary import_dump(platform::Visit& visit, const Dump& dump, const std::function<void(const Progress&)>& on_progress);

std::string community_path(base::PublicId community); // of its report

platform::Room room();

} // namespace communities
