// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/editing.hpp"
#include "rooms/common/editing/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/talk_house.hpp"

namespace editing {
namespace {

struct PersonalEditing : testing::Test {
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

TEST_F(PersonalEditing, is_forgotten_with_the_person) {
    auto item = house.publish(house.sophie, "Bonjour", {house.binding});
    auto visit = house.system_visit();
    auto now = visit->now();
    platform::write(*visit, [&] {
        for (auto person : {house.sophie, house.pierre})
            store::put_editor(visit->db(), item,
                              {.device = base::PublicId::random(), .person = person, .begun_at = now}, now);
    });
    forget(house.sophie);
    auto left = store::list_editors(house.system_visit()->db(), item, base::Instant{0}, base::PublicId::random());
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].person, house.pierre);
}

} // namespace
} // namespace editing
