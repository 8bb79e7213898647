// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The rows of a dump, one after the other with flat memory. A file that is no XML, or a row that lacks what it must have,
// is refused with the file's name and the line.
#include "rooms/belong/communities/communities.hpp"
#include "rooms/belong/communities/model.hpp"

namespace communities {

// False: the file is not there.
bool read_users(const Dump& dump, const std::function<void(const DumpUser&)>& on_user);
enum class Bodies { read, left };
struct OnPost {
    std::function<void(const DumpPost&)> post;
    std::function<void()> other; // of a kind that is the site's own
};
bool read_posts(const Dump& dump, Bodies bodies, const OnPost& on);
bool read_comments(const Dump& dump, const std::function<void(const DumpComment&)>& on_comment);
bool read_votes(const Dump& dump, const std::function<void(const DumpVote&)>& on_vote);

} // namespace communities
