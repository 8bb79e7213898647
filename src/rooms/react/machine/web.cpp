// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/web.hpp"
#include "http/request.hpp"
#include "platform/backups.hpp"
#include "platform/confirm.hpp"
#include "platform/platform.hpp"
#include "platform/settings.hpp"
#include "rooms/react/machine/actions.hpp"
#include "rooms/react/machine/backup_watch.hpp"
#include "rooms/react/machine/examination.hpp"
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/machine/store.hpp"

namespace machine {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* own_page = "/console/machine";

pages::Asking asking_of(Asked asked) {
    switch (asked) {
        case Asked::no: break;
        case Asked::running: return pages::Asking::running;
        case Asked::unanswered: return pages::Asking::unanswered;
    }
    return pages::Asking::no;
}

std::optional<Backups> backups_of(Visit& visit) {
    auto state = platform::find_backup_state(visit);
    if (!state) return std::nullopt;
    return Backups{.folder = state->folder,
                   .proven_at = state->proven_at,
                   .rows = state->rows,
                   .files = state->files,
                   .error = state->error,
                   .is_late = platform::is_proof_late(*state, visit.now())};
}

Response show_health(Visit& visit, Request&) {
    auto page = health_of(visit);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::health(frame, page));
}
Response show_findings(Visit& visit, Request& request) {
    if (!request.wants_fragment()) return platform::go_to(visit, own_page);
    return platform::show_fragment(visit, pages::findings(platform::fragment_frame_of(visit), health_of(visit)));
}
Response create_examination(Visit& visit, Request&) {
    ask_examination(visit);
    return platform::go_to(visit, own_page);
}
Response create_recovery_confirmation(Visit& visit, Request&) {
    confirm_recovery_code(visit);
    visit.flash(say("Thank you: whoever comes after you will be glad."));
    return platform::go_to(visit, own_page);
}

// On the home and in the console, not on the page that it leads to.
std::vector<html::Html> fill_banner(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out(persons.size());
    bool is_here = visit.path == "/" || visit.path.starts_with("/console");
    if (out.empty() || !is_here || visit.path.starts_with(own_page) || !visit.viewer().is_administrator()) return out;
    if (auto examination = find_examination(visit))
        out.front() = pages::banner(platform::fragment_frame_of(visit), *examination);
    return out;
}

std::vector<platform::Route> routes() {
    auto page = [](std::string_view pattern, platform::Handler handler, std::string_view summary) {
        return platform::Route{
            .pattern = pattern, .policy = Policy::administrator, .handler = handler, .summary = summary};
    };
    auto deed = [&](std::string_view pattern, platform::Handler handler, std::string_view summary) {
        auto route = page(pattern, handler, summary);
        route.method = Method::post;
        return route;
    };
    std::vector<platform::Route> out{
        page(own_page, show_health, "Whether the house is well, and what to do"),
        page("/console/machine/findings", show_findings, "What the last examination found"),
        deed("/console/machine/examinations", create_examination, "Examines the house now"),
        deed("/console/machine/recovery", create_recovery_confirmation,
             "Says that the recovery code was written down")};
    for (auto* more : {work_routes, storage_routes})
        for (auto& route : more()) out.push_back(std::move(route));
    return out;
}

} // namespace

pages::Health health_of(Visit& visit) {
    pages::Health page{.examination = find_examination(visit),
                       .asking = pages::Asking::no,
                       .is_code_confirmed = platform::find_setting(visit, "house.recovery_code_confirmed").has_value(),
                       .backups = backups_of(visit)};
    page.asking = asking_of(find_asked(visit, page.examination));
    return page;
}

platform::Room room() {
    return {.name = "machine",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {job_retried, job_given_up, recovery_code_confirmed},
            .timers = {{.name = "machine.watch_backups", .every = std::chrono::hours(1), .run = watch_backups},
                       {.name = measure_timer, .every = std::chrono::hours(24), .run = measure}},
            .fills = {{.slot = platform::banner_slot, .fill = fill_banner}},
            .navigation = {{.label = base::mark("The machine"),
                            .href = own_page,
                            .icon = "settings",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::administrator,
                            .order = 53,
                            .chapter = platform::Chapter::house}}};
}

} // namespace machine
