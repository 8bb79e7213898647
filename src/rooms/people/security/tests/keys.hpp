// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house where Sophie is signed in in one browser and makes keys.
#include "rooms/people/security/keys.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/tests/browser.hpp"
#include "rooms/people/security/totp.hpp"
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace security::testing {

struct WithKeys : ::testing::Test {
    TestHouse house;
    PersonId sophie = house.add_member("Sophie", "Martin", "sophie@village.example");
    PersonId karim = house.add_member("Karim", "Benali", "karim@village.example");
    Browser sophie_at{house};
    Device device;

    WithKeys() { sophie_at.enter(sophie); }

    void pass(base::Milliseconds time) { house.clock().advance(time); }
    std::string secret_of(PersonId person) {
        auto visit = house.system_visit();
        return open_secret(*visit, person, store::find_app(visit->db(), person).value().secret);
    }
    // What Sophie's app shows now.
    std::string app_code(PersonId person) {
        return totp::code_at(secret_of(person), totp::step_of(house.clock().now()));
    }
    std::string app_code() { return app_code(sophie); }

    static std::vector<std::string> codes_in(const http::Response& page) {
        std::vector<std::string> out;
        std::regex pattern("<code>([0-9a-z]{4}-[0-9a-z]{4})</code>");
        for (auto it = std::sregex_iterator(page.body.begin(), page.body.end(), pattern); it != std::sregex_iterator();
             ++it)
            out.push_back((*it)[1]);
        return out;
    }
    // Gives the recovery codes, when the page shows some.
    std::vector<std::string> link_app(Browser& browser) {
        browser.post("/me/security/app", "/me/security/app", {});
        auto page = support::body_text(browser.get("/me/security/app"));
        std::smatch match;
        std::regex pattern("((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})");
        if (!std::regex_search(page, match, pattern)) throw std::runtime_error("no secret: " + page);
        std::string secret;
        for (char c : match[1].str())
            if (c != ' ') secret += c;
        auto code = totp::code_at(from_base32(secret), totp::step_of(house.clock().now()));
        auto answer = browser.post("/me/security/app", "/me/security/app/check", {{"code", code}});
        if (answer.status != 200 && answer.status != 303) throw std::runtime_error(support::body_text(answer));
        return codes_in(answer);
    }
    std::vector<std::string> add_passkey(Browser& browser, const std::string& label = "Mon téléphone") {
        auto question = browser.post("/me/security", "/me/security/passkeys/challenge", {});
        auto json = parse::Json::parse(question.body);
        device.handle = json->find("user")->find_string("id").value();
        auto answer = browser.post(
            "/me/security", "/me/security/passkeys",
            {{"label", label}, {"passkey", device.make(std::string(json->find_string("challenge").value()))}});
        if (answer.status != 200 && answer.status != 303) throw std::runtime_error(support::body_text(answer));
        return codes_in(answer);
    }
    http::Response sign_in_with_passkey(Browser& browser) {
        auto challenge = browser.challenge("/sign-in", "/sign-in/passkey/challenge");
        return browser.post("/sign-in", "/sign-in/passkey", {{"passkey", device.use(challenge)}});
    }
    std::multiset<std::string> subjects_of_mails() {
        std::multiset<std::string> out;
        for (const auto& mail : house.mails()) out.insert(mail.subject);
        return out;
    }

    static std::string from_base32(const std::string& text) {
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        std::string out;
        unsigned bits = 0;
        int count = 0;
        for (char c : text) {
            bits = bits << 5 | static_cast<unsigned>(letters.find(c));
            count += 5;
            if (count < 8) continue;
            count -= 8;
            out += static_cast<char>(bits >> count & 0xff);
        }
        return out;
    }
};

} // namespace security::testing
