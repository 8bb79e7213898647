// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/web.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/jobs.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/store_personal.hpp"

namespace members {

namespace {

std::vector<platform::Route> routes() {
    std::vector<platform::Route> out;
    for (auto part : {directory_routes, profile_routes, own_routes, console_routes, api_routes})
        for (auto& route : part()) out.push_back(route);
    return out;
}

} // namespace

platform::Room room() {
    using Place = ui::NavigationItem::Place;
    return {
        .name = "members",
        .routes = routes(),
        .queries = store::queries(),
        .tells = {member_added, member_updated, member_corrected, member_left, member_returned, record_confirmed,
                  directory_joined, directory_left, record_opened},
        .hears = listeners(),
        .timers = timers(),
        .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
        .navigation = {{.label = base::mark("People"),
                        .href = "/members",
                        .icon = "users",
                        .place = Place::main,
                        .policy = platform::Policy::member,
                        .order = 30},
                       {.label = base::mark("People"),
                        .href = "/members",
                        .icon = "users",
                        .place = Place::phone_bar,
                        .policy = platform::Policy::member,
                        .order = 40},
                       {.label = base::mark("Members"),
                        .href = "/console/members",
                        .icon = "users",
                        .place = Place::console,
                        .policy = platform::Policy::officer,
                        .order = 20,
                        .chapter = platform::Chapter::people}},
        .features = {{.name = contact_cards_feature,
                      .label = base::mark("Contact cards: save a member in one’s telephone"),
                      .purpose = base::mark("One tap keeps in a telephone what a member decided to show."),
                      .advice = base::mark("Remind everybody where they choose what the others see.")}},
        .line_of_viewer = line_of_viewer,
        .personal = store::personal(),
    };
}

} // namespace members
