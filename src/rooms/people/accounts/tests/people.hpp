// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// People and browsers for the tests of the accounts room.
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <chrono>
#include <regex>
#include <stdexcept>
#include <string>

namespace accounts::testing {

using namespace std::chrono_literals;
using support::TestHouse;

inline PersonId add_account(TestHouse& house, const std::string& first_name, const std::string& last_name,
                            const std::string& email) {
    auto visit = house.system_visit();
    return platform::write(*visit, [&] {
        auto person = create_person(*visit, first_name, last_name);
        if (!email.empty()) create_account(*visit, person, email);
        return person;
    });
}

inline WayIn make_way_in(TestHouse& house, PersonId person, WayInPurpose purpose, base::Milliseconds lifetime) {
    auto visit = house.system_visit();
    WayIn way;
    platform::write(*visit, [&] { way = issue_way_in(*visit, person, purpose, lifetime); });
    return way;
}

template <class F>
void write_in(TestHouse& house, F act) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] { act(*visit); });
}

inline Account account_of(TestHouse& house, PersonId person) {
    auto visit = house.system_visit();
    return find_account(visit->db(), person).value();
}

// What stands behind `begin` in the plain text of a mail.
inline std::string found_in(const net::Mail& mail, const std::string& pattern) {
    std::smatch match;
    if (!std::regex_search(mail.text, match, std::regex(pattern)))
        throw std::runtime_error("not in the mail: " + pattern + "\n" + mail.text);
    return match[1];
}
inline std::string code_of(const net::Mail& mail) {
    auto code = found_in(mail, "(?:^|[^0-9])([0-9]{3}[^0-9A-Za-z]{0,3}[0-9]{3})(?:[^0-9]|$)");
    std::string digits;
    for (char c : code)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}
inline std::string path_of(const net::Mail& mail, const std::string& begin) {
    return found_in(mail, "(" + begin + "[A-Za-z0-9_-]{43})");
}

// The Set-Cookie header of the session; empty when there is none.
inline std::string session_cookie(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Set-Cookie" && value.starts_with("__Host-guilde_session=")) return value;
    return {};
}

// Another browser, with cookies of its own.
inline void change_browser(TestHouse& house) {
    house.stranger_cookies.clear();
}

} // namespace accounts::testing
