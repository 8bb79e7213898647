// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house with people and spaces, for the tests of this room.
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace spaces {

struct SpacesHouse : support::TestHouse {
    PersonId nadia, sophie, pierre, karim; // facilitator, then members

    SpacesHouse()
        : nadia(add_member("Nadia", "Benali", "nadia@village.example")),
          sophie(add_member("Sophie", "Martin", "sophie@village.example")),
          pierre(add_member("Pierre", "Lefèvre", "pierre@village.example")),
          karim(add_member("Karim", "Haddad", "karim@village.example")) {
        give_role(nadia, platform::Role::facilitator);
    }

    SpaceId add_space(const std::string& name, Access access, PersonId leader = {}, Kind kind = Kind::trade) {
        auto visit = system_visit();
        return platform::write(*visit, [&] {
            auto id =
                create_space(*visit, {.name = name, .kind = kind, .access = access, .purpose = "Parler de " + name},
                             platform::Tense::live, visit->now());
            if (leader) add_member_to(*visit, id, leader, Standing::leader);
            return id;
        });
    }
    void put(SpaceId space, PersonId person, Standing standing) {
        auto visit = system_visit();
        platform::write(*visit, [&] { add_member_to(*visit, space, person, standing); });
    }
    Space seen_by(PersonId person, SpaceId space) {
        auto visit = visit_as(person);
        return access_space(*visit, space, Need::see);
    }
    std::string id_of(PersonId person) {
        auto visit = system_visit();
        return accounts::find_person(visit->db(), person)->public_id.str();
    }
    // With the standing read anew.
    std::int64_t count_of(SpaceId space) {
        auto visit = system_visit();
        const SpaceId ids[] = {space};
        return count_members(*visit, ids);
    }
    static void add_member_to(platform::Visit& visit, SpaceId space, PersonId person, Standing standing) {
        spaces::add_member(visit, space, person, standing, platform::Tense::live);
    }
};

template <class Act>
base::RefusalKind refusal_of(Act act) {
    try {
        act();
    } catch (const base::Refusal& refusal) {
        return refusal.kind;
    }
    ADD_FAILURE() << "nothing was refused";
    return base::RefusalKind::too_large;
}

} // namespace spaces
