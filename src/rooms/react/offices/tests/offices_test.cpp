// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/members.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace offices {
namespace {

using platform::Role;
using support::contains;

class Offices : public ::testing::Test {
protected:
    Offices() {
        claire = house.add_member("Claire", "Moreau", "claire@essai.example");
        house.give_role(claire, Role::administrator);
        nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
        house.give_role(nadia, Role::facilitator);
        sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
        house.run_jobs();
        house.mails();
    }
    std::int64_t roles(base::PersonId person) {
        return accounts::find_account(house.system_visit()->db(), person)->roles;
    }
    std::string public_id(base::PersonId person) {
        return accounts::find_person(house.system_visit()->db(), person)->public_id.str();
    }
    std::string end_of(const char* office, base::PersonId person) {
        return std::string("/console/offices/") + office + "/" + public_id(person) + "/end";
    }
    std::int64_t entries(audit::Act act) {
        auto visit = house.system_visit();
        auto all = audit::list_entries(*visit, {}, {}, 100);
        return std::ranges::count(all.items, act, &audit::Entry::act);
    }
    int give(base::PersonId by, const std::string& who, const std::string& office) {
        return house.post(by, "/console/offices", {{"person", who}, {"office", office}}).status;
    }

    support::TestHouse house;
    base::PersonId claire, nadia, sophie;
};
constexpr auto facilitator = static_cast<std::int64_t>(Role::facilitator);
constexpr auto treasurer = static_cast<std::int64_t>(Role::treasurer);

TEST_F(Offices, officers_read_who_holds_what_and_administrators_change_it) {
    auto page = house.get(nadia, "/console/offices");
    EXPECT_TRUE(contains(page, "Claire Moreau")) << support::body_text(page);
    EXPECT_FALSE(contains(page, "Confier ce rôle"));
    EXPECT_TRUE(contains(house.get(claire, "/console/offices"), "Confier ce rôle"));
    EXPECT_EQ(house.get(sophie, "/console/offices").status, 404);
    EXPECT_EQ(give(nadia, "@sophie-martin", "treasurer"), 404);
    EXPECT_EQ(house.post(nadia, end_of("administrator", claire), {}).status, 404);
}

TEST_F(Offices, an_office_is_given_by_name_or_address_and_told_by_mail) {
    auto before = entries(audit::Act::role_given);
    EXPECT_EQ(give(claire, "@sophie-martin", "facilitator"), 303);
    EXPECT_EQ(give(claire, " Sophie@essai.example ", "treasurer"), 303);
    EXPECT_EQ(roles(sophie), facilitator | treasurer);
    EXPECT_EQ(entries(audit::Act::role_given), before + 2);
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_EQ(mails[0].to_address, "sophie@essai.example");
    EXPECT_EQ(mails[0].subject, "À propos de votre compte") << "nothing of the organisation, nor of the office";
    EXPECT_NE(mails[0].text.find("Claire Moreau vous a confié un rôle"), std::string::npos) << mails[0].text;
    EXPECT_NE(mails[0].text.find("Animation"), std::string::npos);
    EXPECT_EQ(give(claire, "@sophie-martin", "facilitator"), 303) << "she has it already";
    house.run_jobs();
    EXPECT_TRUE(house.mails().empty());
}

TEST_F(Offices, an_office_is_taken_back_at_once_and_told_by_mail) {
    EXPECT_EQ(house.get(nadia, "/console").status, 200);
    EXPECT_EQ(house.post(claire, end_of("facilitator", nadia), {}).status, 303);
    EXPECT_EQ(roles(nadia), 0);
    EXPECT_EQ(house.get(nadia, "/console").status, 404);
    EXPECT_EQ(entries(audit::Act::role_taken), 1);
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "nadia@essai.example");
    EXPECT_NE(mails[0].text.find("a repris ce rôle"), std::string::npos) << mails[0].text;
}

TEST_F(Offices, the_last_administrator_keeps_the_office) {
    EXPECT_FALSE(contains(house.get(claire, "/console/offices"), "Reprendre ce rôle à Claire"));
    EXPECT_TRUE(contains(house.get(claire, "/console/offices"), "nommez-en une deuxième"));
    EXPECT_EQ(house.post(claire, end_of("administrator", claire), {}).status, 409);
    EXPECT_EQ(give(claire, "@nadia-benali", "administrator"), 303);
    auto gone = house.post(claire, end_of("administrator", claire), {});
    EXPECT_EQ(gone.status, 303);
    EXPECT_EQ(support::location_of(gone), "/");
    house.run_jobs();
    for (const auto& mail : house.mails()) EXPECT_NE(mail.to_address, "claire@essai.example") << "it was her own doing";
}

TEST_F(Offices, what_is_typed_wrong_is_given_back) {
    auto unknown = house.post(claire, "/console/offices", {{"person", "@personne"}, {"office", "treasurer"}});
    EXPECT_EQ(unknown.status, 422);
    EXPECT_NE(unknown.body.find("@personne"), std::string::npos);
    EXPECT_EQ(give(claire, "@sophie-martin", "king"), 422);
    EXPECT_EQ(give(claire, "@sophie-martin", ""), 422);
    EXPECT_EQ(house.post(claire, end_of("king", sophie), {}).status, 404);
    EXPECT_EQ(house.post(claire, "/console/offices/treasurer/0000000000000/end", {}).status, 404);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::suspend_account(*visit, sophie); });
    EXPECT_EQ(give(claire, "sophie@essai.example", "treasurer"), 422);
}

TEST_F(Offices, who_changes_offices_shows_again_who_they_are) {
    house.get(claire, "/console/offices");
    house.clock().advance(std::chrono::hours(1));
    give(claire, "@sophie-martin", "treasurer");
    EXPECT_EQ(roles(sophie), 0);
    house.post(claire, end_of("facilitator", nadia), {});
    EXPECT_EQ(roles(nadia), facilitator);
}

TEST_F(Offices, the_house_itself_writes_to_nobody) {
    house.give_role(sophie, Role::treasurer);
    house.run_jobs();
    EXPECT_TRUE(house.mails().empty());
}

} // namespace
} // namespace offices
