// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/page.hpp"
#include "base/random.hpp"
#include "http/csrf.hpp"
#include "platform/brand.hpp"
#include "platform/confirm.hpp"
#include "platform/feature.hpp"
#include "platform/house.hpp"
#include "platform/policy.hpp"
#include "ui/house_cover.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace platform {

namespace {

struct Ordered {
    int order = 0;
    ui::NavigationItem item;
};

std::string heading_of(const words::Words& w, Chapter chapter) {
    switch (chapter) {
        case Chapter::none: break;
        case Chapter::people: return w.text("The people");
        case Chapter::conversation: return w.text("Conversation");
        case Chapter::opening: return w.text("Opening");
        case Chapter::house: return w.text("The house");
        case Chapter::trust: return w.text("Trust");
    }
    return {};
}

std::vector<ui::NavigationItem> navigation_for(Visit& visit) {
    std::vector<Ordered> entries;
    for (const auto& room : visit.house().rooms)
        for (const auto& entry : room.navigation) {
            if (!may_call(visit.viewer(), entry.policy)) continue;
            if (!entry.feature.empty() && !is_feature_open(visit, entry.feature)) continue;
            entries.push_back({entry.order,
                               {.label = visit.words().text(entry.label),
                                .href = std::string(entry.href),
                                .icon = std::string(entry.icon),
                                .unread = 0,
                                .place = entry.place,
                                .group = heading_of(visit.words(), entry.chapter)}});
        }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    std::vector<ui::NavigationItem> out;
    for (auto& entry : entries) out.push_back(std::move(entry.item));
    if (!visit.viewer().is_member) return out;
    for (const auto& room : visit.house().rooms)
        if (room.navigation_of)
            for (auto& item : room.navigation_of(visit)) out.push_back(std::move(item));
    return out;
}

std::optional<ui::Person> viewer_line(Visit& visit) {
    if (!visit.viewer().is_member) return std::nullopt;
    for (const auto& room : visit.house().rooms)
        if (room.line_of_viewer)
            if (auto line = room.line_of_viewer(visit)) return line;
    return ui::Person{.name = visit.viewer().name,
                      .href = {},
                      .line = {},
                      .picture = std::nullopt,
                      .colour = visit.viewer().person.number % 12};
}

} // namespace

ui::Frame fragment_frame_of(Visit& visit) {
    auto house = organisation(visit);
    ui::Frame frame;
    frame.words = &visit.words();
    frame.now = visit.now();
    frame.nonce = visit.nonce;
    // A session that was just renewed: what this page holds is sent with the new cookie.
    frame.csrf_token = visit.new_session_token
                           ? http::csrf_token(visit.house().key.derive("csrf"), *visit.new_session_token)
                           : visit.csrf_token;
    frame.new_key = [] { return base::random_key(); };
    frame.path = visit.path;
    if (house->is_set_up()) {
        frame.organisation = house->name;
        frame.organisation_short = house->short_name.empty() ? house->name : house->short_name;
    }
    if (!house->logo.empty()) frame.logo = house->logo;
    frame.brand_style = brand_path(*house);
    frame.theme = visit.viewer().theme;
    frame.mode = visit.viewer().mode;
    frame.has_search_key = visit.viewer().has_search_key;
    frame.flashes = visit.flashes_to_show;
    frame.entered = visit.entered;
    frame.asset = visit.house().asset;
    if (frame.asset) frame.icons = frame.asset("icons.svg");
    return frame;
}

ui::Frame frame_of(Visit& visit) {
    auto frame = fragment_frame_of(visit);
    frame.navigation = navigation_for(visit);
    frame.viewer = viewer_line(visit);
    frame.manifest = "/manifest.webmanifest";
    if (frame.viewer) frame.stream = "/stream";
    frame.is_simple = !visit.viewer().is_member;
    return frame;
}

http::Response show(Visit& visit, const ui::Frame& frame, const ui::Page& asked, int status) {
    auto page = asked;
    if (auto cover = organisation(visit)->cover; frame.is_simple && !cover.empty())
        page.above = html::group(ui::house_cover(cover), page.above);
    if (visit.viewer().is_officer() && !frame.is_simple)
        page.above =
            html::group(fill_slot(visit, banner_slot, std::array{visit.viewer().person.number}).front(), page.above);
    bool in_console = visit.path == "/console" || visit.path.starts_with("/console/");
    auto document = in_console && !frame.is_simple ? ui::console_page(frame, page) : ui::page(frame, page);
    http::Response response;
    response.status = status;
    response.body = std::move(document).str();
    return response;
}

http::Response show_fragment(Visit& visit, const html::Html& fragment, int status) {
    // What was just done is told here, not on the next page.
    for (auto& message : std::exchange(visit.new_flashes, {})) visit.flashes_to_show.push_back(std::move(message));
    http::Response response;
    response.status = status;
    response.body = ui::fragment(fragment_frame_of(visit), fragment).str();
    return response;
}

http::Response go_to(Visit&, std::string path) {
    bool is_ours = path.starts_with("/") && !path.starts_with("//") && !path.starts_with("/\\");
    if (!is_ours) path = "/";
    return http::Response::see_other(std::move(path));
}

std::string absolute(const House& house, std::string_view path) {
    if (path.starts_with("https://") || path.starts_with("http://")) return std::string(path);
    return house.origin + std::string(path);
}

} // namespace platform
