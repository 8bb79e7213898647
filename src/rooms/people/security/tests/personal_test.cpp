// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace security {
namespace {

struct PersonalSecurity : testing::Test {
    support::TestHouse house;
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
    base::PersonId karim = house.add_member("Karim", "Benali", "karim@essai.example");

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

TEST_F(PersonalSecurity, gives_names_and_dates_of_keys_and_forgets_them) {
    auto visit = house.system_visit();
    auto now = visit->now();
    platform::write(*visit, [&] {
        store::insert_passkey(visit->db(), {.public_id = base::PublicId::random(),
                                            .person = sophie,
                                            .credential_id = "one",
                                            .public_key = "key",
                                            .algorithm = -7,
                                            .label = "Mon téléphone",
                                            .created_at = now});
        store::insert_handle(visit->db(), sophie, "handle");
        store::insert_code(visit->db(), sophie, "hash");
    });
    auto keys = taken(sophie, "passkeys");
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0][0].text, "Mon téléphone");
    EXPECT_TRUE(keys[0][2].is_null);
    auto codes = taken(sophie, "recovery_codes");
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0][0].number, 1);
    forget(sophie);
    EXPECT_EQ(store::count_passkeys(house.system_visit()->db(), sophie), 0);
    EXPECT_FALSE(store::find_handle(house.system_visit()->db(), sophie));
    EXPECT_EQ(store::count_codes(house.system_visit()->db(), sophie).all, 0);
}

TEST_F(PersonalSecurity, keeps_what_an_officer_did_without_the_name) {
    auto visit = house.system_visit();
    auto now = visit->now();
    auto later = now + reentry_lifetime;
    auto ask = [&](base::PersonId person, base::PersonId officer, const std::string& hash) {
        return store::insert_reentry(visit->db(), {.public_id = base::PublicId::random(),
                                                   .person = person,
                                                   .asked_by = officer,
                                                   .asked_at = now,
                                                   .expires_at = later,
                                                   .cancel_hash = hash});
    };
    platform::write(*visit, [&] {
        ask(sophie, karim, "one");
        store::settle_reentry(visit->db(), ask(karim, sophie, "two"), ReentryState::withdrawn, sophie, now);
    });
    EXPECT_EQ(taken(sophie, "reentries").size(), 1U);
    EXPECT_EQ(taken(sophie, "reentries_asked").size(), 1U);
    EXPECT_EQ(taken(sophie, "reentries_settled").size(), 1U);
    forget(sophie);
    auto left = store::list_reentries(house.system_visit()->db(), 10);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].person, karim);
    EXPECT_NE(left[0].asked_by, sophie);
    EXPECT_NE(left[0].settled_by, sophie);
}

} // namespace
} // namespace security
