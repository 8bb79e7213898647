// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/pages.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/web.hpp"
#include <map>

namespace security {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Role;
using platform::Route;
using platform::Visit;

namespace {

constexpr int shown_max = 30;
constexpr const char* own_page = "/console/access";

std::string offices_in_words(const words::Words& words, std::int64_t roles) {
    std::vector<std::string> names;
    auto has = [&](Role role) { return (roles & static_cast<std::int64_t>(role)) != 0; };
    if (has(Role::administrator)) names.push_back(words.text("administration"));
    if (has(Role::treasurer)) names.push_back(words.text("treasury"));
    if (has(Role::facilitator)) names.push_back(words.text("facilitation"));
    return words.list(names);
}

std::map<PersonId, std::string> names_of(Visit& visit, const std::vector<PersonId>& persons) {
    std::map<PersonId, std::string> names;
    for (const auto& person : accounts::list_persons(visit.db(), persons)) names.emplace(person.id, person.name());
    return names;
}

pages::Access access_of(Visit& visit) {
    auto rules = rules_now(visit.db());
    auto officers = accounts::list_officer_accounts(visit.db());
    auto reentries = store::list_reentries(visit.db(), shown_max);
    std::vector<PersonId> persons;
    for (const auto& account : officers) persons.push_back(account.person);
    for (const auto& each : reentries) {
        persons.push_back(each.person);
        persons.push_back(each.asked_by);
        if (each.settled_by) persons.push_back(*each.settled_by);
    }
    auto names = names_of(visit, persons);
    pages::Access page{
        .officers = {}, .reentries = {}, .rules = rules, .may_change_rules = visit.viewer().is_administrator()};
    for (const auto& account : officers) {
        pages::Officer line{.name = names[account.person],
                            .offices = offices_in_words(visit.words(), account.roles),
                            .has_factor = account.second_factors != 0};
        if (account.second_factor_due_at)
            line.days_left = rules::days_until(*account.second_factor_due_at, visit.now());
        page.officers.push_back(std::move(line));
    }
    for (const auto& each : reentries)
        page.reentries.push_back(
            {.reentry = each,
             .name = names[each.person],
             .asked_by = names[each.asked_by],
             .settled_by = each.settled_by ? names[*each.settled_by] : std::string(),
             .may_confirm = each.asked_by != visit.viewer().person && each.person != visit.viewer().person});
    return page;
}

Response show_access(Visit& visit, Request&) {
    auto page = access_of(visit);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::access(frame, page));
}

Response create_reentry(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    ask_reentry(visit, request.field("email"));
    visit.flash(say("It is asked. Now a second officer must agree, within a day."));
    return platform::go_to(visit, own_page);
}

Response update_reentry(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    confirm_reentry(visit, id_of(request));
    visit.flash(say("Done: their keys are forgotten, and a message tells them how to come in."));
    return platform::go_to(visit, own_page);
}

Response remove_reentry(Visit& visit, Request& request) {
    withdraw_reentry(visit, id_of(request));
    visit.flash(say("It is stopped: nothing changes."));
    return platform::go_to(visit, own_page);
}

Response change_rules(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    update_rules(visit, {.includes_facilitators = request.has_field("facilitators"),
                         .grace_days = rules::check_grace_days(request.field("grace_days"))});
    visit.flash(say("Saved."));
    return platform::go_to(visit, own_page);
}

Response show_cancel(Visit& visit, Request& request) {
    auto token = std::string(request.parameter("token"));
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(
        visit, frame,
        pages::cancel_reentry(frame, {.token = token, .is_open = find_reentry_to_cancel(visit, token).has_value()}));
}

Response create_cancel(Visit& visit, Request& request) {
    cancel_reentry(visit, request.parameter("token"));
    visit.flash(say("It is stopped: your keys stay as they are."));
    return platform::go_to(visit, visit.viewer().is_member ? "/me/security" : "/sign-in");
}

} // namespace

std::vector<Route> office_routes() {
    return {
        {.pattern = own_page,
         .policy = Policy::officer,
         .handler = show_access,
         .summary = "Who has an office and what is asked of them; people to let back in"},
        {.method = Method::post,
         .pattern = own_page,
         .policy = Policy::officer,
         .handler = create_reentry,
         .summary = "Asks a second officer to let somebody back in",
         .form = show_access},
        {.method = Method::post,
         .pattern = "/console/access/{id}/confirm",
         .policy = Policy::officer,
         .handler = update_reentry,
         .summary = "Agrees that somebody be let back in"},
        {.method = Method::post,
         .pattern = "/console/access/{id}/withdraw",
         .policy = Policy::officer,
         .handler = remove_reentry,
         .summary = "Stops what was asked"},
        {.method = Method::post,
         .pattern = "/console/access/rules",
         .policy = Policy::administrator,
         .handler = change_rules,
         .summary = "Says who signs in in two steps",
         .form = show_access},
        {.pattern = "/reentry/{token}",
         .policy = Policy::anyone,
         .handler = show_cancel,
         .summary = "The page that stops a demand to forget one's keys"},
        {.method = Method::post,
         .pattern = "/reentry/{token}",
         .policy = Policy::anyone,
         .handler = create_cancel,
         .summary = "Stops a demand to forget one's keys"},
    };
}

} // namespace security
