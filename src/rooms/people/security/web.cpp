// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/web.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/jobs.hpp"
#include "rooms/people/security/pages.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/store_personal.hpp"
#include "rooms/people/security/webauthn.hpp"

namespace security {

namespace {

// One's own page has one viewer.
std::vector<html::Html> fill_keys(platform::Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out;
    for (auto id : ids) {
        PersonId person{id};
        auto app = store::find_app(visit.db(), person);
        pages::Keys page{.passkeys = store::list_passkeys(visit.db(), person),
                         .may_have_passkeys = webauthn::party_of(visit.house().origin).has_value(),
                         .app = std::nullopt,
                         .codes = store::count_codes(visit.db(), person),
                         .days_left = std::nullopt};
        if (app)
            page.app = App{.secret = {},
                           .last_step = app->last_step,
                           .created_at = app->created_at,
                           .last_used_at = app->last_used_at};
        auto account = accounts::find_account(visit.db(), person);
        if (account && account->second_factor_due_at && account->second_factors == 0)
            page.days_left = rules::days_until(*account->second_factor_due_at, visit.now());
        out.push_back(pages::keys(platform::fragment_frame_of(visit), page));
    }
    return out;
}

} // namespace

platform::Room room() {
    platform::Room room{
        .name = "security",
        .routes = own_routes(),
        .queries = store::queries(),
        .tells = {passkey_added, passkey_removed, app_added, app_removed, codes_made, code_used, reentry_asked,
                  reentry_done, reentry_withdrawn, rules_changed, keys_forgotten},
        .hears = listeners(),
        .timers = timers(),
        .fills = {{.slot = accounts::security_page_slot, .fill = fill_keys}},
        .navigation = {{.label = base::mark("Keys and access"),
                        .href = "/console/access",
                        .icon = "shield",
                        .place = ui::NavigationItem::Place::console,
                        .policy = platform::Policy::officer,
                        .order = 60,
                        .chapter = platform::Chapter::trust}},
        .personal = store::personal(),
    };
    for (auto& fill : guard_fills()) room.fills.push_back(fill);
    for (auto& route : proof_routes()) room.routes.push_back(route);
    for (auto& route : office_routes()) room.routes.push_back(route);
    return room;
}

} // namespace security
