// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "rooms/belong/communities/communities.hpp"
#include "rooms/belong/communities/store.hpp"
#include "rooms/belong/communities/tests/dumps.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace communities {
namespace {

struct PersonalCommunities : ::testing::Test {
    support::TestHouse house;

    void bring() { import_dump(*house.system_visit(), testing::dump_of(testing::small_files()), {}); }
    std::vector<store::SourceRow> rows(Became kind) {
        auto visit = house.system_visit();
        auto community = store::find_community(visit->db(), base::fold("Colles anciennes"));
        return store::list_rows(visit->db(), community->id, kind, 0, 100);
    }

    std::vector<std::vector<platform::PersonalCell>> taken(base::PersonId person, std::string_view list) {
        auto visit = house.system_visit();
        auto copy = platform::take_out_personal(*visit, person);
        for (auto& table : copy.tables)
            if (table.list->name == list) return std::move(table.rows);
        return {};
    }
    void forget(base::PersonId person) {
        auto visit = house.system_visit();
        platform::Forgetting forgetting{.person = person,
                                        .public_id = accounts::find_person(visit->db(), person)->public_id,
                                        .make_nobody = [&] { return accounts::create_nobody(*visit); }};
        platform::write(*visit, [&] { platform::forget_personal(*visit, forgetting); });
    }
};

TEST_F(PersonalCommunities, are_left_for_good_by_whoever_is_forgotten) {
    bring();
    auto persons = rows(Became::person);
    auto reactions = rows(Became::reaction);
    ASSERT_EQ(reactions.size(), 1U);
    const base::PersonId louis{reactions[0].row}; // who gave the favourite
    auto lists = taken(louis, "communities");
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(lists[0][0].text, "Colles anciennes");
    EXPECT_EQ(lists[0][1].number, 4);
    forget(louis);
    bring(); // the same dump does not bring them back
    EXPECT_EQ(rows(Became::person).size(), persons.size());
    for (const auto& row : rows(Became::person)) EXPECT_NE(row.row, louis.number);
    ASSERT_EQ(rows(Became::reaction).size(), 1U);
    EXPECT_NE(rows(Became::reaction)[0].row, louis.number);
}

} // namespace
} // namespace communities
