// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "platform/asked.hpp"
#include "platform/house.hpp"
#include "platform/platform.hpp"
#include "rooms/react/offices/actions.hpp"
#include "rooms/react/offices/mails.hpp"
#include "rooms/react/offices/offices.hpp"
#include "rooms/react/offices/pages.hpp"
#include "rooms/react/offices/rights.hpp"
#include <algorithm>

namespace offices {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Role;
using platform::Visit;

namespace {

constexpr const char* own_page = "/console/offices";

std::string translate(const words::Words& w, std::string_view id) {
    return w.text(base::Message{.id = id, .arguments = {}});
}

std::vector<pages::Holder> holders_of(Visit& visit, Role role) {
    const auto& w = visit.words();
    auto ids = accounts::list_officers(visit.db(), role);
    auto all = accounts::list_accounts(visit.db(), ids);
    auto is_active = [](const accounts::Account& account) {
        return account.state != accounts::AccountState::suspended;
    };
    bool is_alone = role == Role::administrator && std::ranges::count_if(all, is_active) == 1;
    std::vector<pages::Holder> out;
    for (const auto& person : accounts::list_persons(visit.db(), ids)) {
        auto account = std::ranges::find(all, person.id, &accounts::Account::person);
        if (account == all.end()) continue;
        pages::Holder holder{.name = person.name(),
                             .public_id = person.public_id.str(),
                             .note = {},
                             .is_last = is_alone && is_active(*account)};
        if (!is_active(*account)) holder.note = w.text("Suspended: the office is at rest.");
        if (account->state == accounts::AccountState::invited) holder.note = w.text("Has not signed in yet.");
        out.push_back(std::move(holder));
    }
    std::ranges::sort(out, {}, &pages::Holder::name);
    return out;
}

pages::Office office_of(Visit& visit, Role role) {
    const auto& w = visit.words();
    pages::Office out{.role = role,
                      .name = std::string(role_name(role)),
                      .holders = holders_of(visit, role),
                      .deeds = {},
                      .areas = {},
                      .has_everything = role == Role::administrator};
    if (role == Role::facilitator)
        for (auto deed : deeds) out.deeds.push_back(w.text(deed_words(deed)));
    for (const auto& area : list_areas(visit.house().rooms, role)) {
        pages::Area shown{.title = translate(w, area.title), .sentences = {}};
        for (auto sentence : area.sentences) shown.sentences.push_back(translate(w, sentence));
        out.areas.push_back(std::move(shown));
    }
    return out;
}

Response show_offices(Visit& visit, Request&) {
    pages::Offices page{.offices = {}, .may_change = visit.viewer().is_administrator()};
    for (auto role : all_roles) page.offices.push_back(office_of(visit, role));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::offices(frame, page));
}

Response create_holder(Visit& visit, Request& request) {
    auto office = request.field("office");
    if (std::ranges::find(all_roles, office, role_name) == std::end(all_roles))
        throw Refusal::invalid("office", say("Choose an office."));
    give_office(visit, request.field("person"), access_role(office));
    visit.flash(say("The office is given, and a message says so."));
    return platform::go_to(visit, own_page);
}

Response remove_holder(Visit& visit, Request& request) {
    auto role = access_role(request.parameter("office"));
    auto person = platform::id_of(request, "person");
    take_office(visit, person, role);
    visit.flash(say("The office has ended."));
    bool is_own = person == visit.viewer().public_id; // whoever gave up their own may not read this page any more
    return platform::go_to(visit, is_own ? "/" : own_page);
}

} // namespace

platform::Room room() {
    return {.name = "offices",
            .routes = {{.pattern = own_page,
                        .policy = Policy::officer,
                        .handler = show_offices,
                        .summary = "Who holds which office, and what it may do"},
                       {.method = Method::post,
                        .pattern = own_page,
                        .policy = Policy::administrator,
                        .handler = create_holder,
                        .summary = "Gives an office",
                        .form = show_offices},
                       {.method = Method::post,
                        .pattern = "/console/offices/{office}/{person}/end",
                        .policy = Policy::administrator,
                        .handler = remove_holder,
                        .summary = "Takes an office back"}},
            .hears = listeners(),
            .navigation = {{.label = base::mark("Roles"),
                            .href = own_page,
                            .icon = "user-check",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::officer,
                            .order = 59,
                            .chapter = platform::Chapter::trust}}};
}

} // namespace offices
