// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/belong/communities/actions.hpp"
#include "rooms/belong/communities/pages.hpp"
#include "rooms/belong/communities/rules.hpp"
#include "rooms/belong/communities/store.hpp"
#include "rooms/belong/communities/store_personal.hpp"
#include "rooms/common/spaces/spaces.hpp"

namespace communities {

using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

Response show_communities(Visit& visit, Request&) {
    std::vector<pages::Line> lines;
    for (auto& community : list_communities(visit)) {
        auto href = community_path(community.public_id);
        lines.push_back({.community = std::move(community), .href = std::move(href)});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::list(frame, lines));
}

Response show_community(Visit& visit, Request& request) {
    pages::Report page{.community = access_community(visit, id_of(request))};
    page.path = community_path(page.community.public_id);
    auto counts = read_counts(page.community.report);
    if (page.community.state == State::undone) {
        page.kept = say_kept(counts);
    } else {
        page.brought = say_brought(counts);
        page.left_out = say_left_out(counts);
    }
    const spaces::SpaceId space{page.community.space};
    for (const auto& visible : spaces::list_visible(visit, std::span(&space, 1)))
        page.space_href = spaces::space_path(visible.slug);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::report(frame, page));
}

Response create_undo(Visit& visit, Request& request) {
    auto id = id_of(request);
    undo_community(visit, id);
    visit.flash(base::say("It is being taken out. This page says when it is done."));
    return platform::go_to(visit, community_path(id));
}

void undo(Visit& visit, const std::string& payload) {
    run_undo(visit, {parse_number(payload).value_or(0)});
}

} // namespace

platform::Room room() {
    return {.name = "communities",
            .routes = {{.pattern = "/console/communities",
                        .policy = Policy::officer,
                        .handler = show_communities,
                        .summary = "Communities that came from elsewhere"},
                       {.pattern = "/console/communities/{id}",
                        .policy = Policy::officer,
                        .handler = show_community,
                        .summary = "What came with one of them, and what did not"},
                       {.method = Method::post,
                        .pattern = "/console/communities/{id}/undo",
                        .policy = Policy::officer,
                        .handler = create_undo,
                        .summary = "Takes one of them out again"}},
            .queries = store::queries(),
            .tells = {community_imported, community_undone},
            .jobs = {{.kind = undo_job, .run = undo, .at_once = 1}},
            .navigation = {{.label = base::mark("Communities"),
                            .href = "/console/communities",
                            .icon = "messages-square",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::officer,
                            .order = 23,
                            .chapter = platform::Chapter::people}},
            .personal = store::personal()};
}

} // namespace communities
