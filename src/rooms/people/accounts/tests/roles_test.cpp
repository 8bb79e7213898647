// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/tests/people.hpp"
#include <gtest/gtest.h>

namespace accounts::testing {
namespace {

using platform::Role;

TEST(Roles, TheLastAdministratorIsKept) {
    TestHouse house;
    auto claire = add_account(house, "Claire", "Noël", "claire@village.example");
    auto nadia = add_account(house, "Nadia", "Benali", "nadia@village.example");
    write_in(house, [&](auto& visit) { give_role(visit, claire, Role::administrator); });
    EXPECT_THROW(write_in(house, [&](auto& visit) { take_role(visit, claire, Role::administrator); }), base::Refusal);
    EXPECT_THROW(write_in(house, [&](auto& visit) { suspend_account(visit, claire); }), base::Refusal);
    EXPECT_THROW(write_in(house, [&](auto& visit) { delete_account(visit, claire); }), base::Refusal);
    write_in(house, [&](auto& visit) {
        give_role(visit, nadia, Role::administrator);
        give_role(visit, nadia, Role::facilitator);
        take_role(visit, claire, Role::administrator);
    });
    auto visit = house.system_visit();
    EXPECT_EQ(list_officers(visit->db(), Role::administrator), std::vector{nadia});
    EXPECT_EQ(account_of(house, nadia).roles, 5);
    EXPECT_EQ(account_of(house, claire).roles, 0);
}

TEST(Roles, SuspensionEndsEverythingAtOnce) {
    TestHouse house;
    auto leo = add_account(house, "Léo", "Petit", "leo@village.example");
    auto way = make_way_in(house, leo, WayInPurpose::invitation, 24h);
    ASSERT_EQ(house.get(leo, "/me").status, 200);
    ASSERT_EQ(house.api(leo, "GET", "/api/v1/me").status, 200);
    write_in(house, [&](auto& visit) { suspend_account(visit, leo); });
    EXPECT_NE(house.get(leo, "/me").status, 200);
    EXPECT_EQ(house.api(leo, "GET", "/api/v1/me").status, 401);
    EXPECT_EQ(house.get({}, way_in_path(way.token)).status, 404);
    EXPECT_EQ(house.post({}, way_in_path(way.token), {}).status, 404);
    write_in(house, [&](auto& visit) { restore_account(visit, leo); });
    EXPECT_EQ(account_of(house, leo).state, AccountState::active);
    auto fresh = make_way_in(house, leo, WayInPurpose::sign_in, 24h);
    EXPECT_EQ(house.post({}, way_in_path(fresh.token), {}).status, 303);
}

TEST(Roles, SomebodySuspendedStaysOutsideAndReadsSo) {
    TestHouse house;
    auto leo = add_account(house, "Léo", "Petit", "leo@village.example");
    write_in(house, [&](auto& visit) { suspend_account(visit, leo); });
    house.post({}, "/sign-in", {{"email", "leo@village.example"}});
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    auto path = path_of(mails[0], "/enter/");
    for (const auto& answer : {house.post({}, "/sign-in/code", {{"code", code_of(mails[0])}}), house.post({}, path, {}),
                               house.post({}, path, {})}) {
        EXPECT_EQ(answer.status, 403);
        EXPECT_EQ(session_cookie(answer), "");
        EXPECT_TRUE(support::contains(answer, "Votre accès est fermé")) << support::body_text(answer);
    }
    EXPECT_EQ(house.get({}, "/me").status, 303) << "to the sign-in page";
    write_in(house, [&](auto& visit) { restore_account(visit, leo); });
    EXPECT_EQ(house.post({}, path, {}).status, 303);
    EXPECT_EQ(house.get({}, "/me").status, 200);
}

TEST(Roles, AddressesAreUniqueHoweverTheyAreWritten) {
    TestHouse house;
    auto leo = add_account(house, "Léo", "Petit", "Leo@Village.example");
    EXPECT_THROW(add_account(house, "Léon", "Petit", "leo@village.EXAMPLE"), base::Refusal);
    write_in(house, [&](auto& visit) { update_account_email(visit, leo, "leo@atelier.example"); });
    EXPECT_EQ(account_of(house, leo).email, "leo@atelier.example");
    house.get(leo, "/me");
    EXPECT_THROW(write_in(house, [&](auto& visit) { update_account_email(visit, leo, "x@atelier.example"); }),
                 base::Refusal);
    EXPECT_THROW(write_in(house, [&](auto& visit) { delete_person(visit, leo); }), base::Refusal);
}

TEST(Roles, APersonWhoNeverCameCanBeUndone) {
    TestHouse house;
    auto leo = add_account(house, "Léo", "Petit", "leo@village.example");
    make_way_in(house, leo, WayInPurpose::invitation, 24h);
    write_in(house, [&](auto& visit) { delete_person(visit, leo); });
    auto visit = house.system_visit();
    EXPECT_FALSE(find_person(visit->db(), leo));
    EXPECT_FALSE(find_account_by_email(visit->db(), "leo@village.example"));
}

TEST(Roles, PersonsAreListedByTheHundred) {
    TestHouse house;
    std::vector<PersonId> people;
    for (int i = 0; i < 30; ++i)
        people.push_back(add_account(house, "Membre", std::to_string(i), "m" + std::to_string(i) + "@village.example"));
    auto visit = house.system_visit();
    EXPECT_EQ(list_persons(visit->db(), people).size(), 30U);
    EXPECT_EQ(list_accounts(visit->db(), people).size(), 30U);
    EXPECT_TRUE(list_persons(visit->db(), {}).empty());
}

} // namespace
} // namespace accounts::testing
