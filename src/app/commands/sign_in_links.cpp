// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/sign_in_links.hpp"
#include "app/commands/commands.hpp"
#include "platform/organisation.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/security/security.hpp"
#include <chrono>
#include <iostream>
#include <optional>

namespace app {

namespace {

struct Demo {
    const char* key;
    const char* who;
};
constexpr Demo demo_people[] = {
    {"sophie", "Sophie, graphic designer, very active"},
    {"pierre", "Pierre, retired, fond of history"},
    {"nadia", "Nadia, facilitator"},
    {"bernard", "Bernard, treasurer"},
    {"claire", "Claire, administrator"},
    {"leo", "Léo, newcomer"},
    {"helene", "Hélène, dormant member"},
    {"karim", "Karim, outside the hidden space"},
};

std::optional<std::string> sign_in_link(platform::Visit& visit, const std::string& email) {
    auto account = accounts::find_account_by_email(visit.db(), email);
    if (!account) return std::nullopt;
    auto way_in = platform::write(visit, [&] {
        return accounts::issue_way_in(visit, account->person, accounts::WayInPurpose::sign_in, std::chrono::hours(24))
            .token;
    });
    return visit.house().origin + accounts::way_in_path(way_in);
}

} // namespace

void print_sign_in_links(platform::House& house, const std::string& which) {
    platform::Visit visit(house, system_viewer());
    if (!platform::organisation(visit)->is_set_up()) {
        if (which != "empty") return;
        auto link = platform::write(visit, [&] { return accounts::issue_setup_link(visit); });
        std::cout << "Open this link, once, to set up your house:\n  " << house.origin << link << "\n";
        return;
    }
    if (which != "village") return;
    std::cout << "Sign in as (each link works once; start again for new ones):\n";
    for (const auto& person : demo_people)
        if (auto link = sign_in_link(visit, std::string(person.key) + "@village.example"))
            std::cout << "  " << person.who << "\n    " << *link << "\n";
}

int print_links(const Settings& settings, const std::vector<std::string>& emails) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    for (const auto& email : emails) {
        auto link = sign_in_link(visit, email);
        if (!link) throw BootError("no account has the address " + email);
        std::cout << *link << "\n";
    }
    return 0;
}

// For whoever owns the machine: the last officer may have lost every key.
int let_in(const Settings& settings, const std::string& email) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    auto account = accounts::find_account_by_email(visit.db(), email);
    if (!account) throw BootError("no account has the address " + email);
    platform::write(visit, [&] { security::let_in_from_the_machine(visit, account->person); });
    std::cout << "Their keys, password and sessions are forgotten. This link lets them in, once:\n"
              << sign_in_link(visit, email).value() << "\n";
    return 0;
}

int print_setup_link(const Settings& settings) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    if (platform::organisation(visit)->is_set_up()) throw BootError("this house is set up already");
    std::cout << house->origin << platform::write(visit, [&] { return accounts::issue_setup_link(visit); }) << "\n";
    return 0;
}

int print_tokens(const Settings& settings, const std::vector<std::string>& emails) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    for (const auto& email : emails) {
        auto account = accounts::find_account_by_email(visit.db(), email);
        if (!account) throw BootError("no account has the address " + email);
        std::cout << platform::write(visit, [&] {
            return accounts::issue_api_token(visit, account->person, "command line");
        }) << "\n";
    }
    return 0;
}

} // namespace app
