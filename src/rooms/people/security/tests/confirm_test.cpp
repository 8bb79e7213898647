// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/tests/keys.hpp"

namespace security::testing {
namespace {

using support::contains;
using support::input_of;
using support::location_of;

constexpr const char* password = "une colle qui sent bon";

struct Confirmation : WithKeys {
    // A form that matters, sent by a session that is no longer fresh; the page that asks comes back.
    http::Response interrupted(const Fields& fields = {{"email", "sophie@atelier.example"}}) {
        return sophie_at.post("/me", "/me/email", fields);
    }
    static std::string sealed_in(const http::Response& page) { return input_of(page, "interrupted"); }
    // The page that asks posts its proof; the browser is then sent on with the form.
    static http::Response prove_at(Browser& browser, const std::string& sealed, Fields proof,
                                   const std::string& target = "/me/email") {
        proof.emplace_back("interrupted", sealed);
        proof.emplace_back("target", target);
        return browser.post("/me", "/me/confirm", proof);
    }
    http::Response prove(const std::string& sealed, Fields proof) { return prove_at(sophie_at, sealed, proof); }
    bool changes_address() {
        for (const auto& mail : house.mails())
            if (mail.to_address == "sophie@atelier.example") return true;
        return false;
    }
    std::string mailed_digits() {
        for (const auto& mail : house.mails()) {
            std::smatch match;
            if (mail.subject == "Votre code, pour continuer" &&
                std::regex_search(mail.text, match, std::regex("([0-9]{3})[^0-9A-Za-z]{0,3}([0-9]{3})")))
                return match[1].str() + match[2].str();
        }
        return {};
    }
    void set_password() { sophie_at.post("/me/security", "/me/password", {{"new_password", password}}); }
};

TEST_F(Confirmation, is_not_asked_in_the_first_quarter_of_an_hour) {
    pass(14min);
    EXPECT_EQ(interrupted().status, 303);
    pass(2min);
    EXPECT_EQ(interrupted().status, 403);
}

TEST_F(Confirmation, goes_on_with_the_form_that_was_interrupted) {
    set_password();
    pass(20min);
    auto page = interrupted();
    EXPECT_EQ(page.status, 403);
    EXPECT_TRUE(contains(page, "Est-ce bien vous"));
    EXPECT_EQ(page.body.find("atelier.example"), std::string::npos) << "what was typed is sealed";
    EXPECT_FALSE(changes_address());
    auto sealed = sealed_in(page);
    auto wrong = prove(sealed, {{"confirm_password", "not this one"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_FALSE(changes_address());
    sealed = sealed_in(wrong);
    auto done = prove(sealed, {{"confirm_password", password}});
    EXPECT_EQ(done.status, 303);
    EXPECT_TRUE(changes_address());
    EXPECT_EQ(interrupted({{"email", "sophie@papier.example"}}).status, 303) << "a quarter of an hour of peace";
}

TEST_F(Confirmation, takes_a_passkey_or_the_app_once_each) {
    add_passkey(sophie_at);
    link_app(sophie_at);
    pass(20min);
    auto sealed = sealed_in(interrupted());
    auto challenge = sophie_at.challenge("/me", "/me/confirm/challenge");
    auto answer = device.use(challenge);
    EXPECT_EQ(prove(sealed, {{"passkey", answer}}).status, 303);
    pass(20min);
    sealed = sealed_in(interrupted());
    EXPECT_EQ(prove(sealed, {{"passkey", answer}}).status, 422);
    auto code = app_code();
    EXPECT_EQ(prove(sealed, {{"code", code}}).status, 303);
    pass(20min);
    sealed = sealed_in(interrupted());
    EXPECT_EQ(prove(sealed, {{"code", code}}).status, 422);
}

TEST_F(Confirmation, takes_a_mailed_code_of_who_has_nothing_else) {
    house.mails();
    pass(20min);
    auto page = interrupted();
    auto sent = prove(sealed_in(page), {{"send", "mail"}});
    EXPECT_EQ(sent.status, 200);
    auto digits = mailed_digits();
    ASSERT_EQ(digits.size(), 6U);
    auto wrong = digits == "000000" ? "111111" : "000000";
    auto sealed = sealed_in(sent);
    EXPECT_EQ(prove(sealed, {{"mail_code", wrong}}).status, 422);
    Browser other(house);
    other.enter(sophie);
    pass(16min);
    auto elsewhere = other.post("/me", "/me/email", {{"email", "x@y.example"}});
    EXPECT_EQ(prove_at(other, sealed_in(elsewhere), {{"mail_code", digits}}).status, 422) << "another session’s code";
    sent = prove(sealed, {{"send", "mail"}});
    digits = mailed_digits();
    EXPECT_EQ(prove(sealed_in(sent), {{"mail_code", digits}}).status, 303);
    EXPECT_TRUE(changes_address());
}

TEST_F(Confirmation, sends_no_code_to_who_has_a_password) {
    set_password();
    pass(20min);
    auto page = interrupted();
    EXPECT_FALSE(contains(page, "M’envoyer un code"));
    EXPECT_EQ(prove(sealed_in(page), {{"send", "mail"}}).status, 404);
}

TEST_F(Confirmation, of_one_session_or_form_opens_no_other) {
    set_password();
    pass(20min);
    auto sealed = sealed_in(interrupted());
    Browser karim_at(house);
    karim_at.enter(karim);
    EXPECT_EQ(prove_at(karim_at, sealed, {{"confirm_password", password}}).status, 409);
    EXPECT_EQ(prove_at(sophie_at, sealed, {{"confirm_password", password}}, "/me/password/remove").status, 409);
    EXPECT_EQ(prove_at(sophie_at, sealed, {{"confirm_password", password}}, "//evil.example").status, 303);
    pass(61min);
    EXPECT_EQ(prove(sealed, {{"confirm_password", password}}).status, 409);
    EXPECT_EQ(prove("junk", {{"confirm_password", password}}).status, 409);
}

TEST_F(Confirmation, slows_down_who_guesses) {
    set_password();
    pass(20min);
    auto sealed = sealed_in(interrupted());
    int judged = 0;
    for (int i = 0; i < 7; ++i) judged += prove(sealed, {{"confirm_password", "wrong"}}).status == 422;
    EXPECT_EQ(judged, 4);
    EXPECT_EQ(prove(sealed, {{"confirm_password", password}}).status, 429);
}

TEST_F(Confirmation, sends_who_wants_to_read_a_page_there_and_back) {
    set_password();
    pass(20min);
    auto asked = sophie_at.get("/me/security/app");
    EXPECT_EQ(asked.status, 303);
    EXPECT_EQ(location_of(asked), "/me/confirm?next=%2Fme%2Fsecurity%2Fapp");
    auto done = sophie_at.post(location_of(asked), "/me/confirm",
                               {{"next", "/me/security/app"}, {"confirm_password", password}});
    EXPECT_EQ(location_of(done), "/me/security/app");
    EXPECT_EQ(sophie_at.get("/me/security/app").status, 200);
    EXPECT_EQ(location_of(sophie_at.get("/me/confirm?next=//evil.example")), "/");
}

TEST_F(Confirmation, comes_before_exports_offices_and_their_invitations) {
    house.give_role(sophie, platform::Role::administrator);
    auto karims = accounts::find_person(house.system_visit()->db(), karim)->public_id.str();
    pass(20min);
    EXPECT_EQ(location_of(sophie_at.get("/console/export")), "/me/confirm?next=%2Fconsole%2Fexport");
    auto answer = sophie_at.post("/me", "/console/members/" + karims + "/roles", {{"roles", "treasurer"}});
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(accounts::find_account(house.system_visit()->db(), karim)->roles, 0);
    EXPECT_EQ(sophie_at.post("/console/mail", "/console/mail", {{"mail_url", "smtp://x"}}).status, 403);
    EXPECT_EQ(sophie_at.post("/me/tokens", "/me/tokens", {{"label", "x"}}).status, 403);
}

} // namespace
} // namespace security::testing
