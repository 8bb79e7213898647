// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/law.hpp"
#include "platform/feature.hpp"
#include "rooms/people/law/rules.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace law {
namespace {

using support::contains;
using support::Fields;

struct Law : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
    void SetUp() override { house.give_role(nadia, platform::Role::facilitator); }

    Fields notice() {
        return {{"form", "association"},
                {"registration", "RNA W000000000"},
                {"address", "12 rue des Relieurs\n00000 Saint-Vélin"},
                {"phone", "01 99 00 12 34"},
                {"email", "bureau@essai.example"},
                {"director", "Claire Fontaine"},
                {"director_office", "présidente"},
                {"host", "Les Machines du Moulin"},
                {"host_address", "3 chemin du Bief"},
                {"host_phone", "01 99 00 56 78"},
                {"notice_fr", "Les photos sont de **nous**."}};
    }
    std::int64_t missing() { return count_missing(*house.system_visit()); }
};

TEST_F(Law, strangers_read_the_three_pages_and_find_them_under_every_page) {
    for (const auto* path : {"/legal/notice", "/legal/privacy", "/legal/accessibility"}) {
        auto page = house.get({}, path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_EQ(house.get({}, std::string(path) + "/print").status, 200) << path;
        for (const auto* from : {"/", "/sign-in", "/nothing-here"})
            EXPECT_NE(house.get({}, from).body.find("href=\"" + std::string(path) + "\""), std::string::npos) << from;
        for (const auto* from : {"/", "/members", "/console"})
            EXPECT_NE(house.get(nadia, from).body.find("href=\"" + std::string(path) + "\""), std::string::npos)
                << from;
    }
    EXPECT_EQ(house.get({}, "/legal/nothing").status, 404);
    EXPECT_EQ(house.get({}, "/legal/nothing/print").status, 404);
}

TEST_F(Law, the_notice_says_what_was_given_and_leaves_out_what_was_not) {
    EXPECT_FALSE(contains(house.get({}, "/legal/notice"), "Qui héberge"));
    EXPECT_EQ(house.post(nadia, "/console/law/notice", notice()).status, 303);
    auto page = house.get({}, "/legal/notice");
    for (const auto* said :
         {"Fédération d’essai", "loi du 1er juillet 1901", "12 rue des Relieurs", "Claire Fontaine, présidente",
          "Les Machines du Moulin", "01 99 00 56 78", "Les photos sont de nous", "article 1-1"})
        EXPECT_TRUE(contains(page, said)) << said;
    EXPECT_NE(page.body.find("mailto:bureau@essai.example"), std::string::npos);
    EXPECT_TRUE(contains(house.get({}, "/legal/notice/print"), "Claire Fontaine"));
}

TEST_F(Law, what_is_missing_is_told_to_facilitators_only) {
    auto before = missing();
    EXPECT_GT(before, 8);
    EXPECT_TRUE(contains(house.get(nadia, "/console"), "renseignements que la loi demande"));
    EXPECT_TRUE(contains(house.get(nadia, "/console/law"), "Il manque encore"));
    EXPECT_TRUE(contains(house.get(nadia, "/legal/notice"), "Il manque des renseignements"));
    for (auto person : {sophie, base::PersonId{}})
        EXPECT_FALSE(contains(house.get(person, "/legal/notice"), "Il manque"));
    house.post(nadia, "/console/law/notice", notice());
    EXPECT_EQ(missing(), before - 9); // those of the notice, and the address for accessibility
    EXPECT_FALSE(contains(house.get(nadia, "/legal/notice"), "Il manque"));
    house.post(nadia, "/console/law/privacy", {{"rights_email", "donnees@essai.example"}, {"former_years", "3"}});
    EXPECT_EQ(missing(), 0);
    EXPECT_FALSE(contains(house.get(nadia, "/console"), "que la loi demande"));
}

TEST_F(Law, a_page_is_seen_before_it_is_kept) {
    auto preview = house.post(nadia, "/console/law/notice/preview", notice());
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(contains(preview, "Ce que dira la page"));
    EXPECT_TRUE(contains(preview, "Claire Fontaine, présidente"));
    EXPECT_EQ(support::input_of(preview, "director"), "Claire Fontaine"); // what was typed stays
    EXPECT_FALSE(contains(house.get({}, "/legal/notice"), "Claire Fontaine"));
}

TEST_F(Law, what_cannot_be_is_refused_and_kept_in_the_form) {
    auto refused = house.post(nadia, "/console/law/privacy", {{"rights_email", "personne"}, {"former_years", "40"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "de 0 à 10"));
    EXPECT_EQ(support::input_of(refused, "rights_email"), "personne");
    EXPECT_EQ(house.post(nadia, "/console/law/accessibility", {{"findings", "Le logo"}}).status, 422);
    EXPECT_EQ(house.post(nadia, "/console/law/accessibility", {{"audited_on", "hier"}}).status, 422);
}

TEST_F(Law, only_facilitators_give_the_facts) {
    EXPECT_EQ(house.get(sophie, "/console/law").status, 404);
    EXPECT_EQ(house.get(sophie, "/console/law/notice").status, 404);
    EXPECT_EQ(house.post(sophie, "/console/law/notice", notice()).status, 404);
    EXPECT_EQ(house.get({}, "/console/law").status, 303);
}

TEST_F(Law, the_privacy_notice_is_made_of_what_the_rooms_keep) {
    house.post(nadia, "/console/law/privacy", {{"rights_email", "donnees@essai.example"}, {"former_years", "3"}});
    auto page = house.get({}, "/legal/privacy");
    for (const auto* said : {"donnees@essai.example", "au bout de 3 ans", "Ce que vous publiez",
                             "quatre-vingt-dix jours", "CNIL", "article 6.1.b", "What I"})
        EXPECT_EQ(contains(page, said), std::string_view(said) != "What I") << said;
    EXPECT_FALSE(contains(page, "filières que vous suivez")); // the watch is closed: it looks as if it did not exist
    EXPECT_FALSE(contains(page, "article 9.2.d"));
    EXPECT_FALSE(contains(page, "Union européenne")); // nothing is claimed before the host is known
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, "watch", true); });
    EXPECT_TRUE(contains(house.get({}, "/legal/privacy"), "filières que vous suivez"));
}

TEST_F(Law, strangers_learn_nothing_about_people) {
    auto before = house.get({}, "/legal/privacy").body.size();
    house.add_member("Iris", "Delmas", "iris@essai.example");
    EXPECT_EQ(house.get({}, "/legal/privacy").body.size(), before);
    for (const auto* path : {"/legal/notice", "/legal/privacy", "/legal/accessibility"})
        for (const auto* name : {"Iris", "Benali", "nadia@"}) EXPECT_FALSE(contains(house.get({}, path), name)) << path;
}

TEST_F(Law, a_union_says_on_what_ground_it_keeps_membership) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        auto organisation = *platform::organisation(*visit);
        organisation.kind = platform::OrganisationKind::employees_union;
        platform::update_organisation(*visit, organisation);
    });
    EXPECT_TRUE(contains(house.get({}, "/legal/privacy"), "article 9.2.d"));
}

TEST_F(Law, the_accessibility_statement_counts_what_an_audit_found) {
    auto page = house.get({}, "/legal/accessibility");
    for (const auto* said : {"conformité partielle", "68 le sont, 3 ne le sont pas", "Défenseur des droits",
                             "Voies de recours", "12.10 Dans chaque page web"})
        EXPECT_TRUE(contains(page, said)) << said;
    house.post(
        nadia, "/console/law/accessibility",
        {{"audited_by", "Cabinet d’essai"}, {"audited_on", "2026-11-02"}, {"findings", "3.2 Le logo est trop pâle"}});
    auto audited = house.get({}, "/legal/accessibility");
    for (const auto* said : {"67 le sont, 4 ne le sont pas", "Cabinet d’essai a audité cette maison le 2 novembre 2026",
                             "Le logo est trop pâle"})
        EXPECT_TRUE(contains(audited, said)) << said;
}

TEST_F(Law, the_pages_speak_english_too) {
    auto request = support::request_for(http::Method::get, "/legal/accessibility");
    request.headers.emplace_back("accept-language", "en");
    EXPECT_TRUE(contains(house.answer(std::move(request)), "conforms partly"));
}

TEST(LawRules, AnEmptyFormIsAccepted) {
    for (auto page : all_pages) EXPECT_NO_THROW(rules::check_facts({}, page));
    EXPECT_FALSE(rules::parse_years(""));
    EXPECT_FALSE(rules::parse_years("11"));
    EXPECT_FALSE(rules::parse_years("-1"));
    EXPECT_EQ(rules::parse_years("0"), 0);
}

} // namespace
} // namespace law
