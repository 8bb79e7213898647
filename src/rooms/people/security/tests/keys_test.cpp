// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/tests/keys.hpp"
#include <thread>

namespace security::testing {
namespace {

using support::contains;
using support::location_of;

struct OwnKeys : WithKeys {};

TEST_F(OwnKeys, several_passkeys_have_names_and_go_away) {
    EXPECT_EQ(add_passkey(sophie_at, "Mon téléphone").size(), 10U) << "the first key brings codes along";
    device = Device();
    EXPECT_TRUE(add_passkey(sophie_at, "L’ordinateur").empty());
    auto page = sophie_at.get("/me/security");
    EXPECT_TRUE(contains(page, "Mon téléphone"));
    EXPECT_TRUE(contains(page, "L’ordinateur"));
    auto at = page.body.find("/me/security/passkeys/");
    at = page.body.find("/name\"", at);
    auto begin = page.body.rfind("/me/security/passkeys/", at);
    auto path = page.body.substr(begin, at - begin);
    EXPECT_EQ(sophie_at.post("/me/security", path + "/name", {{"label", "Le vieux téléphone"}}).status, 303);
    EXPECT_TRUE(contains(sophie_at.get("/me/security"), "Le vieux téléphone"));
    EXPECT_EQ(sophie_at.post("/me/security", path + "/name", {{"label", ""}}).status, 422);
    EXPECT_EQ(sophie_at.post("/me/security", path + "/remove", {}).status, 303);
    EXPECT_FALSE(contains(sophie_at.get("/me/security"), "Le vieux téléphone"));
    EXPECT_EQ(sophie_at.post("/me/security", path + "/remove", {}).status, 404);
    Browser karim_at(house);
    karim_at.enter(karim);
    EXPECT_EQ(karim_at.post("/me/security", path + "/remove", {}).status, 404);
}

TEST_F(OwnKeys, one_passkey_opens_one_account) {
    add_passkey(sophie_at);
    Browser karim_at(house);
    karim_at.enter(karim);
    auto challenge = karim_at.challenge("/me/security", "/me/security/passkeys/challenge");
    auto answer =
        karim_at.post("/me/security", "/me/security/passkeys", {{"label", "x"}, {"passkey", device.make(challenge)}});
    EXPECT_EQ(answer.status, 422);
    auto elsewhere = sophie_at.challenge("/me/security", "/me/security/passkeys/challenge");
    device = Device();
    answer =
        karim_at.post("/me/security", "/me/security/passkeys", {{"label", "x"}, {"passkey", device.make(elsewhere)}});
    EXPECT_EQ(answer.status, 422) << "a question put to somebody else";
}

TEST_F(OwnKeys, a_code_app_counts_once_it_has_shown_a_right_code) {
    sophie_at.post("/me/security/app", "/me/security/app", {});
    EXPECT_EQ(sophie_at.post("/me/security/app", "/me/security/app/check", {{"code", "000000"}}).status, 422);
    Browser phone(house);
    EXPECT_EQ(location_of(phone.enter(sophie)), "/");
    EXPECT_EQ(link_app(sophie_at).size(), 10U);
    EXPECT_FALSE(phone.is_in()) << "other devices sign in anew";
    EXPECT_TRUE(sophie_at.is_in());
    EXPECT_EQ(sophie_at.post("/me/security", "/me/security/app/remove", {}).status, 303);
    EXPECT_EQ(location_of(phone.enter(sophie)), "/");
}

TEST_F(OwnKeys, a_secret_is_sealed_at_rest) {
    link_app(sophie_at);
    auto visit = house.system_visit();
    auto row = store::find_app(visit->db(), sophie).value();
    EXPECT_EQ(row.secret.value.find(secret_of(sophie)), std::string::npos);
    EXPECT_ANY_THROW(open_secret(*visit, karim, row.secret)) << "moved to somebody else, it does not open";
}

TEST_F(OwnKeys, codes_are_made_anew_and_the_former_ones_open_nothing) {
    auto former = link_app(sophie_at);
    auto page = sophie_at.post("/me/security", "/me/security/codes", {{"key", "k1"}});
    auto codes = codes_in(page);
    ASSERT_EQ(codes.size(), 10U);
    EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), 10U);
    EXPECT_NE(codes, former);
    Browser phone(house);
    phone.enter(sophie);
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"recovery_code", former[0]}}).status, 422);
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"recovery_code", codes[0]}}).status, 303);
    EXPECT_TRUE(codes_in(sophie_at.get("/me/security")).empty()) << "shown once";
}

TEST_F(OwnKeys, codes_are_the_same_when_their_form_is_sent_again) {
    link_app(sophie_at);
    auto csrf = support::input_of(sophie_at.get("/me/security"), "csrf");
    auto first = codes_in(sophie_at.post_with(csrf, "/me/security/codes", {{"key", "lost-answer"}}));
    auto second = codes_in(sophie_at.post_with(csrf, "/me/security/codes", {{"key", "lost-answer"}}));
    EXPECT_EQ(first, second);
    EXPECT_EQ(first.size(), 10U);
}

TEST_F(OwnKeys, codes_are_saved_as_a_file_by_the_page_that_shows_them) {
    auto codes = link_app(sophie_at);
    support::Fields fields;
    for (const auto& code : codes) fields.emplace_back("codes", code);
    auto file = sophie_at.post("/me/security", "/me/security/codes/file", fields);
    EXPECT_EQ(file.status, 200);
    for (const auto& code : codes) EXPECT_NE(file.body.find(code), std::string::npos);
    EXPECT_NE(support::header_of(file, "Content-Disposition").find("codes-de-secours.txt"), std::string::npos);
    fields.back().second = "aaaa-aaaa";
    EXPECT_EQ(sophie_at.post("/me/security", "/me/security/codes/file", fields).status, 404);
}

TEST_F(OwnKeys, nobody_without_a_key_has_codes) {
    EXPECT_EQ(sophie_at.post("/me/security", "/me/security/codes", {}).status, 404);
    link_app(sophie_at);
    sophie_at.post("/me/security", "/me/security/app/remove", {});
    auto visit = house.system_visit();
    EXPECT_EQ(store::count_codes(visit->db(), sophie).all, 0);
}

TEST_F(OwnKeys, each_change_is_told_by_mail_in_neutral_words) {
    add_passkey(sophie_at);
    link_app(sophie_at);
    sophie_at.post("/me/security", "/me/security/codes", {});
    sophie_at.post("/me/security", "/me/security/app/remove", {});
    Browser phone(house);
    sign_in_with_passkey(phone);
    auto subjects = subjects_of_mails();
    for (const auto* subject :
         {"Une clé d’accès a été ajoutée à votre compte", "Une application de codes a été reliée à votre compte",
          "De nouveaux codes de secours ont été faits pour votre compte",
          "Votre compte ne demande plus le code d’une application", "Un nouvel appareil s’est connecté à votre compte"})
        EXPECT_GE(subjects.count(subject), 1U) << subject;
    for (const auto& subject : subjects) EXPECT_EQ(subject.find("Fédération"), std::string::npos) << subject;
}

TEST_F(OwnKeys, a_known_device_is_no_news) {
    house.mails();
    Browser phone(house);
    phone.enter(sophie);
    EXPECT_EQ(subjects_of_mails().count("Un nouvel appareil s’est connecté à votre compte"), 1U);
    phone.enter(sophie);
    EXPECT_EQ(subjects_of_mails().count("Un nouvel appareil s’est connecté à votre compte"), 0U);
    auto cookies = phone.cookies;
    phone.enter(karim);
    EXPECT_EQ(subjects_of_mails().count("Un nouvel appareil s’est connecté à votre compte"), 1U)
        << "known to Sophie is not known to Karim";
}

TEST_F(OwnKeys, pages_show_nothing_without_an_address_that_has_a_name) {
    house.house().origin = "http://127.0.0.1:8080";
    Browser here(house);
    here.enter(sophie);
    EXPECT_FALSE(contains(here.get("/me/security"), "Ajouter une clé d’accès"));
}

} // namespace
} // namespace security::testing
