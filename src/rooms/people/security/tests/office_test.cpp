// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/tests/keys.hpp"

namespace security::testing {
namespace {

using platform::Role;
using support::contains;
using support::location_of;

struct Requirement : WithKeys {
    void make_officer(Role role) {
        house.give_role(sophie, role);
        house.run_jobs();
    }
};

TEST_F(Requirement, counts_down_on_every_page_then_only_the_set_up_opens) {
    make_officer(Role::treasurer);
    EXPECT_TRUE(contains(sophie_at.get("/members"), "Il vous reste 14 jours"));
    pass(24h * 13);
    EXPECT_TRUE(contains(sophie_at.get("/members"), "Il vous reste 1 jour"));
    EXPECT_EQ(sophie_at.get("/console").status, 200);
    pass(25h);
    for (const auto* path : {"/", "/members", "/console", "/me", "/console/export"}) {
        auto answer = sophie_at.get(path);
        EXPECT_EQ(location_of(answer), "/me/security") << path;
    }
    EXPECT_EQ(sophie_at.post("/me/security", "/me/preferences", {{"language", "en"}}).status, 403);
    EXPECT_TRUE(contains(sophie_at.get("/me/security"), "seule cette page s’ouvre"));
    EXPECT_EQ(house.api(sophie, "GET", "/api/v1/me").status, 403) << "a token is no way round";
    sophie_at.enter(sophie);
    link_app(sophie_at);
    EXPECT_EQ(sophie_at.get("/members").status, 200);
    EXPECT_FALSE(contains(sophie_at.get("/members"), "Il vous reste"));
    EXPECT_EQ(house.api(sophie, "GET", "/api/v1/me").status, 200);
}

TEST_F(Requirement, ends_with_the_office_and_is_for_facilitators_when_one_says_so) {
    make_officer(Role::facilitator);
    EXPECT_FALSE(contains(sophie_at.get("/members"), "Il vous reste"));
    house.give_role(karim, Role::administrator);
    Browser karim_at(house);
    karim_at.enter(karim);
    auto saved =
        karim_at.post("/console/access", "/console/access/rules", {{"facilitators", "yes"}, {"grace_days", "3"}});
    EXPECT_EQ(saved.status, 303);
    EXPECT_TRUE(contains(sophie_at.get("/members"), "Il vous reste 3 jours"));
    EXPECT_EQ(karim_at.post("/console/access", "/console/access/rules", {{"grace_days", "400"}}).status, 422);
    EXPECT_EQ(sophie_at.post("/console/access", "/console/access/rules", {{"grace_days", "3"}}).status, 404);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::take_role(*visit, sophie, Role::facilitator); });
    EXPECT_FALSE(contains(sophie_at.get("/members"), "Il vous reste"));
}

TEST_F(Requirement, finds_officers_of_before) {
    house.give_role(sophie, Role::treasurer);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::update_second_factor_due(*visit, sophie, std::nullopt); });
    require_of_all(*visit);
    EXPECT_TRUE(accounts::find_account(visit->db(), sophie)->second_factor_due_at);
}

struct Reentries : WithKeys {
    PersonId claire = house.add_member("Claire", "Morel", "claire@village.example");
    PersonId nina = house.add_member("Nina", "Roux", "nina@village.example");
    Browser karim_at{house}, claire_at{house};

    Reentries() {
        house.give_role(karim, Role::administrator);
        house.give_role(claire, Role::facilitator);
        link_app(sophie_at);
        karim_at.enter(karim);
        claire_at.enter(claire);
        house.mails();
    }
    http::Response ask(Browser& officer, const std::string& email = "sophie@village.example") {
        return officer.post("/console/access", "/console/access", {{"email", email}});
    }
    std::string path() {
        auto visit = house.system_visit();
        return "/console/access/" + store::list_reentries(visit->db(), 1).at(0).public_id.str();
    }
    bool is_let_in() {
        Browser phone(house);
        return location_of(phone.enter(sophie)) == "/";
    }
    int count_facts(std::string_view kind) {
        auto visit = house.system_visit();
        static constexpr db::Query count{.name = "test.count_facts",
                                         .text = "SELECT COUNT(*) FROM facts WHERE kind = $1"};
        return static_cast<int>(visit->db().get<std::int64_t>(count, kind));
    }
};

TEST_F(Reentries, need_two_officers_and_tell_the_person_each_time) {
    EXPECT_EQ(ask(claire_at).status, 303);
    EXPECT_EQ(subjects_of_mails().count("À propos des clés de votre compte"), 1U);
    EXPECT_FALSE(is_let_in());
    EXPECT_EQ(claire_at.post("/console/access", path() + "/confirm", {}).status, 409) << "nobody counts twice";
    EXPECT_FALSE(is_let_in());
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 303);
    EXPECT_FALSE(sophie_at.is_in()) << "all sessions are over";
    EXPECT_TRUE(is_let_in());
    EXPECT_EQ(subjects_of_mails().count("À propos des clés de votre compte"), 1U);
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 409);
    EXPECT_TRUE(contains(karim_at.get("/console/access"), "Porte rouverte par Claire Morel et Karim Benali"));
    EXPECT_EQ(count_facts(reentry_asked), 1);
    EXPECT_EQ(count_facts(reentry_done), 1);
}

TEST_F(Reentries, need_an_administrator_among_the_two) {
    house.give_role(nina, Role::treasurer);
    Browser nina_at(house);
    nina_at.enter(nina);
    ask(claire_at);
    EXPECT_EQ(nina_at.post("/console/access", path() + "/confirm", {}).status, 409);
    EXPECT_FALSE(is_let_in());
}

TEST_F(Reentries, need_a_fresh_proof_of_each) {
    pass(20min);
    EXPECT_EQ(ask(claire_at).status, 403);
    claire_at.enter(claire);
    EXPECT_EQ(ask(claire_at).status, 303);
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 403);
    EXPECT_FALSE(is_let_in());
}

TEST_F(Reentries, last_a_day_and_can_be_stopped) {
    ask(claire_at);
    pass(25h);
    karim_at.enter(karim);
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 409);
    claire_at.enter(claire);
    EXPECT_EQ(ask(claire_at).status, 303) << "it may be asked again";
    EXPECT_EQ(ask(claire_at).status, 422) << "once at a time";
    EXPECT_EQ(claire_at.post("/console/access", path() + "/withdraw", {}).status, 303);
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 409);
    EXPECT_FALSE(is_let_in());
}

TEST_F(Reentries, are_stopped_by_whom_they_are_about) {
    ask(claire_at);
    std::string link;
    for (const auto& mail : house.mails()) {
        std::smatch match;
        if (std::regex_search(mail.text, match, std::regex("(/reentry/[A-Za-z0-9_-]{43})"))) link = match[1];
    }
    ASSERT_FALSE(link.empty());
    Browser anywhere(house);
    EXPECT_EQ(anywhere.get(link).status, 200);
    auto csrf = support::input_of(anywhere.get(link), "csrf");
    EXPECT_EQ(anywhere.post_with(csrf, link, {}).status, 303);
    EXPECT_EQ(karim_at.post("/console/access", path() + "/confirm", {}).status, 409);
    EXPECT_EQ(anywhere.post_with(csrf, link, {}).status, 404);
    EXPECT_FALSE(is_let_in());
}

TEST_F(Reentries, are_nobodys_own_and_of_nobody_unknown) {
    EXPECT_EQ(ask(karim_at, "karim@village.example").status, 422);
    EXPECT_EQ(ask(karim_at, "nobody@village.example").status, 422);
    Browser nina_at(house);
    nina_at.enter(nina);
    EXPECT_EQ(nina_at.get("/console/access").status, 404);
}

} // namespace
} // namespace security::testing
