// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/web.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/jobs.hpp"
#include "rooms/people/accounts/store.hpp"
#include "rooms/people/accounts/store_personal.hpp"

namespace accounts {

using Place = ui::NavigationItem::Place;

platform::Room room() {
    platform::Room room{
        .name = "accounts",
        .routes = sign_in_routes(),
        .queries = store::queries(),
        .tells = {person_created, account_opened, signed_in, device_added, email_changed, password_changed, role_given,
                  role_taken, account_suspended, account_restored},
        .jobs = job_handlers(),
        .timers = timers(),
        .navigation =
            {{.label = base::mark("My account"), .href = "/me", .icon = "user", .place = Place::account, .order = 50},
             {.label = base::mark("Me"), .href = "/me", .icon = "user", .place = Place::phone_bar, .order = 50},
             {.label = base::mark("Leave the simple mode"),
              .href = "/me/mode",
              .icon = "layout-grid",
              .place = Place::leave_simple}},
        .viewer_of_session = viewer_of_session,
        .viewer_of_token = viewer_of_token,
        .personal = store::personal(),
    };
    for (auto& route : account_routes()) room.routes.push_back(route);
    for (auto& route : api_routes()) room.routes.push_back(route);
    return room;
}

} // namespace accounts
