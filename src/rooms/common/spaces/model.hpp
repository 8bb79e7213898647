// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the spaces room keeps, as plain values.
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include <array>
#include <optional>
#include <string>

namespace spaces {

inline constexpr std::array all_kinds{Kind::trade, Kind::interest, Kind::project, Kind::commission, Kind::region};

// A row of `spaces` with the viewer's standing. Lists leave the charter empty.
struct SpaceRow {
    SpaceId id;
    base::PublicId public_id;
    std::string slug;
    std::string name;
    Kind kind = Kind::interest;
    Access access = Access::open;
    std::string purpose;
    std::string charter;
    std::int64_t colour = 0;
    std::int64_t member_count = 0;
    std::optional<base::Instant> closed_at;
    Standing standing = Standing::none;
};

// One row of the page of all spaces: `total` counts the visible spaces of its kind.
struct RankedSpace {
    SpaceRow space;
    std::int64_t total = 0;
};

// What a form says about a space.
struct Draft {
    std::string name;
    Kind kind = Kind::interest;
    Access access = Access::open;
    std::string purpose;
    std::string charter;
    std::int64_t colour = -1;
};

// A space that the viewer is in, or invited to.
struct OwnSpace {
    SpaceRow space;
    std::int64_t requests = 0; // that wait for the viewer, who leads it
};

struct Membership {
    PersonId person;
    base::PublicId public_id;
    std::string name_key;
    Standing standing = Standing::none;
    base::Instant since;
};

struct Leadership {
    PersonId person;
    base::Instant started_at;
    std::optional<base::Instant> ended_at;
};

} // namespace spaces
