// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/jobs.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/people/members/store.hpp"

namespace members {

platform::Room room() {
    return {
        .name = "members",
        .queries = store::queries(),
        .tells = {member_added, member_updated, member_corrected, member_left, member_returned, record_confirmed,
                  directory_joined, directory_left},
        .hears = listeners(),
        .line_of_viewer = line_of_viewer,
    };
}

} // namespace members
