// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Shared by this room's tests.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/actions.hpp"
#include "rooms/people/members/directory.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/rules.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace members {

using support::TestHouse;

inline base::PublicId public_id(TestHouse& house, PersonId person) {
    auto visit = house.system_visit();
    return accounts::find_person(visit->db(), person)->public_id;
}
inline std::string path_of(TestHouse& house, PersonId person) {
    return member_path(public_id(house, person));
}
inline Profile profile_of(TestHouse& house, PersonId person) {
    auto visit = house.system_visit();
    return *find_profile(*visit, person);
}
inline PersonId add(TestHouse& house, Record record) {
    auto visit = house.system_visit();
    return platform::write(*visit, [&] { return add_member(*visit, record); });
}
inline Record full_record() {
    Record out;
    out.first_name = "Élodie";
    out.last_name = "Marchand";
    out.email = "elodie@village.example";
    out.trade = "Reliure";
    out.job = "Relieuse";
    out.employer = "Atelier du Marais";
    out.postal_code = "35000";
    out.city = "Rennes";
    out.phone = "+33612345678";
    out.address = "3 rue des Lices";
    out.birth_date = base::Day::of(1987, 3, 9);
    out.member_number = "A-0042";
    out.joined_on = base::Day::of(2024, 2, 1);
    out.paid_until = base::Day::of(2026, 12, 31);
    out.interests = {"Typographie"};
    out.offers = {"Marbrure"};
    out.seeks = {"Un imprimeur à Lyon"};
    out.story = "Née à **Rennes**.";
    out.links = {"https://atelier.example"};
    out.extra = {{"Observations", "a payé par chèque"}};
    return out;
}
inline std::vector<std::string> names_found(TestHouse& house, PersonId viewer, const Search& search) {
    auto visit = house.visit_as(viewer);
    std::vector<std::string> out;
    for (auto person : find_people(*visit, search, {}, 100).persons)
        out.push_back(full_name(profile_of(house, person).record));
    return out;
}

} // namespace members
