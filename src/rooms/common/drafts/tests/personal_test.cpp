// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/common/drafts/model.hpp"
#include "rooms/common/drafts/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace drafts {
namespace {

struct PersonalDrafts : testing::Test {
    support::TestHouse house;
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");

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

TEST_F(PersonalDrafts, are_taken_away_open_and_forgotten) {
    auto visit = house.visit_as(sophie);
    Fields fields;
    fields["body"].emplace_back("Entre nous");
    platform::write(
        *visit, [&] { insert_draft(*visit, {.kind = Kind::post, .name = "new-post", .path = "/posts/new"}, fields); });
    auto rows = taken(sophie, "drafts");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][2].text, "Entre nous");
    forget(sophie);
    EXPECT_EQ(store::count_open(house.system_visit()->db(), sophie), 0);
}

} // namespace
} // namespace drafts
