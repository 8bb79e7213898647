// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Texts in which addresses stand, each by the door of its own room.
#include "platform/visit.hpp"
#include "rooms/react/links/model.hpp"
#include <optional>
#include <string>

namespace links {

struct Written {
    Place place;
    base::PersonId writer; // whose limit counts; none: nobody's
    std::string html;
    std::size_t cards_max = 0;
};
// A text as it is published now; nothing when it is not, or no more. Without any judgement of rights.
std::optional<Written> find_written(platform::Visit& visit, const Place& place);

enum class Need { read, edit };
// The right to a card through its place; refused (not_found) like what does not exist.
void access_place(platform::Visit& visit, const Place& place, Need need);
std::string path_of(platform::Visit& visit, const Place& place); // its page; the caller may read it

} // namespace links
