// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/common/items/items.hpp"
#include <string>
#include <vector>

namespace posts {

using base::PersonId;
using items::ItemId;

// What the form or the API says, before anything is known to be right.
struct Draft {
    items::Kind kind = items::Kind::message;
    std::string title;
    std::string body;
    std::vector<std::string> spaces; // slugs
    items::Reach reach = items::Reach::spaces;
    std::vector<std::string> documents = {}; // given while writing: their public ids
};

struct Decision {
    PersonId decided_by;
    std::string reason;
    base::Instant decided_at;
};

// What a publication became.
struct Published {
    ItemId id;
    base::PublicId public_id;
    items::State state = items::State::published; // or proposed
};

} // namespace posts
