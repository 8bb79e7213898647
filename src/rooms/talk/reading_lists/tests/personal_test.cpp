// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/reading_lists/reading_lists.hpp"
#include "rooms/talk/reading_lists/store.hpp"
#include "support/talk_house.hpp"

namespace reading_lists {
namespace {

struct PersonalReadingLists : testing::Test {
    items::TalkHouse house;

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

TEST_F(PersonalReadingLists, are_taken_away_and_forgotten) {
    auto item = house.publish(house.sophie, "Un texte à relire", {house.binding});
    auto visit = house.system_visit();
    auto add = [&](base::PersonId owner) {
        auto list = store::insert_list(visit->db(), {.public_id = base::PublicId::random(),
                                                     .owner = owner,
                                                     .name = "Pour l’hiver",
                                                     .is_shared = true,
                                                     .made_at = visit->now()});
        store::insert_entry(visit->db(), list, item, visit->now());
        return list;
    };
    ListId list;
    platform::write(*visit, [&] {
        list = add(house.pierre);
        add(house.karim);
    });
    auto lists = taken(house.pierre, "reading_lists");
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(lists[0][1].text, "Pour l’hiver");
    EXPECT_EQ(taken(house.pierre, "put_aside").size(), 1U);
    forget(house.pierre);
    auto after = house.system_visit();
    EXPECT_TRUE(store::list_lists(after->db(), house.pierre).empty());
    EXPECT_TRUE(store::list_entries(after->db(), list, store::top, 10).empty());
    EXPECT_EQ(store::count_entries(after->db(), house.karim).at(0).all, 1);
}

} // namespace
} // namespace reading_lists
