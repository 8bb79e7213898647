// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <chrono>

namespace setup {
namespace {

using support::Fields;
using support::HouseOptions;
using support::TestHouse;
using namespace std::chrono_literals;

class Setup : public ::testing::Test {
protected:
    TestHouse house{HouseOptions{.start = HouseOptions::Start::empty}};
    std::string link = make_link();

    std::string make_link() {
        auto visit = house.system_visit();
        return platform::write(*visit, [&] { return accounts::issue_setup_link(*visit); });
    }
    static Fields good() {
        return {{"name", "Fédération des métiers du livre"},
                {"short_name", "FML"},
                {"kind", "employees_union"},
                {"language", "fr"},
                {"brand_colour", "#2f6b5a"},
                {"first_name", "Claire"},
                {"last_name", "Noël"},
                {"email", "claire@village.example"}};
    }
    static Fields with(const std::string& name, const std::string& value) {
        auto fields = good();
        for (auto& field : fields)
            if (field.first == name) field.second = value;
        return fields;
    }
};

TEST_F(Setup, OpensTheHouseAndSignsItsAdministratorIn) {
    EXPECT_EQ(house.get({}, link).status, 200);
    auto answer = house.post({}, link, good());
    ASSERT_EQ(answer.status, 303) << support::body_text(answer);
    EXPECT_EQ(support::location_of(answer), "/console");
    EXPECT_TRUE(house.stranger_cookies.contains("__Host-guilde_session"));
    EXPECT_EQ(house.get({}, "/me").status, 200);
    auto visit = house.system_visit();
    auto organisation = platform::organisation(*visit);
    EXPECT_EQ(organisation->name, "Fédération des métiers du livre");
    EXPECT_TRUE(organisation->is_union());
    EXPECT_EQ(organisation->brand_colour, "#2f6b5a");
    auto account = accounts::find_account_by_email(visit->db(), "claire@village.example");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->roles, 4);
    EXPECT_EQ(account->state, accounts::AccountState::active);
}

TEST_F(Setup, KeepsTheMailServerThatCameBefore) {
    auto visit = house.system_visit();
    auto before = *platform::organisation(*visit);
    before.mail_from = "maison@village.example";
    before.mail_url = "smtp://smtp.example:587";
    platform::write(*visit, [&] { platform::update_organisation(*visit, before); });
    house.clock().advance(5s);
    EXPECT_EQ(house.post({}, link, good()).status, 303);
    house.clock().advance(5s);
    auto after = platform::organisation(*house.system_visit());
    EXPECT_TRUE(after->is_set_up());
    EXPECT_EQ(after->mail_from, "maison@village.example");
    EXPECT_EQ(after->mail_url, "smtp://smtp.example:587");
}

TEST_F(Setup, TheLinkWorksOnceAndTheLatestIsTheOnlyOne) {
    auto latest = make_link();
    EXPECT_EQ(house.get({}, link).status, 404);
    EXPECT_EQ(house.post({}, link, good()).status, 404);
    EXPECT_EQ(house.post({}, latest, good()).status, 303);
    house.stranger_cookies.clear();
    EXPECT_EQ(house.get({}, latest).status, 404);
    EXPECT_NE(house.post({}, latest, with("email", "thief@village.example")).status, 303);
    EXPECT_THROW(make_link(), base::Refusal);
}

TEST_F(Setup, TheLinkGrowsOld) {
    house.clock().advance(24h * 8);
    EXPECT_EQ(house.get({}, link).status, 404);
    EXPECT_EQ(house.post({}, link, good()).status, 404);
}

TEST_F(Setup, WhatWasTypedStaysWhenSomethingMustBeCorrected) {
    for (const auto& [name, value] : Fields{{"name", " "},
                                            {"kind", "club"},
                                            {"language", "xx"},
                                            {"brand_colour", "red"},
                                            {"last_name", ""},
                                            {"email", "claire"},
                                            {"name", std::string(121, 'a')}}) {
        auto answer = house.post({}, link, with(name, value));
        EXPECT_EQ(answer.status, 422) << name;
        EXPECT_EQ(support::input_of(answer, "first_name"), "Claire");
    }
    EXPECT_EQ(house.post({}, link, good()).status, 303) << "a refusal does not use the link up";
}

TEST_F(Setup, ABrokenLogoIsRefusedInWords) {
    auto answer = house.post_files({}, link, good(), {{"logo", "logo.png", "image/png", "not a picture"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(support::input_of(answer, "name"), "Fédération des métiers du livre");
}

TEST_F(Setup, AnEmptyHouseShowsNothingElse) {
    for (const auto* path : {"/", "/sign-in", "/me", "/members"}) EXPECT_NE(house.get({}, path).status, 200) << path;
}

} // namespace
} // namespace setup
