// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/store.hpp"
#include "rooms/people/accounts/web.hpp"

namespace accounts {

using parse::Json;

namespace {

Json roles_of(const platform::Viewer& viewer) {
    auto roles = Json::array();
    if (viewer.has(platform::Role::facilitator)) roles.push("facilitator");
    if (viewer.has(platform::Role::treasurer)) roles.push("treasurer");
    if (viewer.has(platform::Role::administrator)) roles.push("administrator");
    return roles;
}

http::Response show_own_account(platform::Visit& visit, http::Request&) {
    const auto& viewer = visit.viewer();
    auto account = store::find_account(visit.db(), viewer.person);
    if (!account) throw base::Refusal::not_found();
    return http::Response::json(Json::object({{"id", viewer.public_id.str()},
                                              {"name", viewer.name},
                                              {"email", account->email},
                                              {"roles", roles_of(viewer)},
                                              {"language", account->language},
                                              {"time_zone", account->time_zone}})
                                    .serialise());
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {{.pattern = "/api/v1/me",
             .policy = platform::Policy::member,
             .handler = show_own_account,
             .summary = "Who the token belongs to"}};
}

} // namespace accounts
