// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/reactions/reactions.hpp"

namespace reactions {

using base::PersonId;
using items::ItemId;

struct Count {
    ItemId item;
    Kind kind = Kind::like;
    std::int64_t total = 0;
    bool is_own = false; // the viewer’s among them
};
struct Reaction {
    PersonId person;
    Kind kind = Kind::like;
    base::Instant reacted_at;
};

} // namespace reactions
