// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/common/spaces/store.hpp"

namespace spaces {

platform::Room room() {
    return {.name = "spaces",
            .queries = store::queries(),
            .tells = {space_created, space_updated, space_joined, space_left, join_requested, join_refused,
                      member_invited, space_closed}};
}

} // namespace spaces
