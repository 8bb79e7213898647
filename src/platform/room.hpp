// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a room tells the house about itself. Nothing registers itself by magic: app/rooms.cpp lists the rooms, lowest
// first, and boot refuses to start when two routes collide, a route has no policy, a fact is heard that no room tells,
// or a query does not prepare.
#include "db/query.hpp"
#include "html/html.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/fact.hpp"
#include "platform/personal.hpp"
#include "platform/visit.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

// Who may call a route. What a policy forbids looks like what does not exist, except that somebody who is not signed in
// is sent to the sign-in page. Finer rights (leader of this space, author of this post) are access_x()'s business.
enum class Policy { unset, anyone, member, facilitator, treasurer, officer, administrator };

using Handler = http::Response (*)(Visit&, http::Request&);

struct Route {
    http::Method method = http::Method::get;
    std::string_view pattern; // "/spaces/{slug}"; under /api/v1 it is an API route: bearer token, JSON, problem+json
    Policy policy = Policy::unset;
    Handler handler = nullptr;
    std::string_view summary; // one English sentence: `guilde routes --json`, and the API's documentation
    // When a form is refused as invalid, this shows it again (status 422) with what was typed in visit.entered.
    Handler form = nullptr;
    std::string_view feature = {};                            // closed feature: the route does not exist
    std::size_t body_bytes_max = 0;                           // 0: the usual 1 MiB
    enum class Csrf { checked, exempt } csrf = Csrf::checked; // exempt: one-click unsubscribe (RFC 8058) only
};

struct JobHandler {
    std::string_view kind;
    void (*run)(Visit&, const std::string& payload) = nullptr; // the viewer is the system
    int at_once = 4;
};
struct Timer {
    std::string_view name;
    base::Milliseconds every{};
    void (*run)(Visit&) = nullptr;
};

// A place where a low room shows something of a high one. Filled per page, for all ids at once, in their order.
struct SlotFill {
    std::string_view slot; // a constant of the low room's front door: "items.thread"
    std::vector<html::Html> (*fill)(Visit&, std::span<const std::int64_t> ids) = nullptr;
};

// Under which heading an entry of the console stands; orders: 10 to 19 for what stands above, 20s people, 30s …
enum class Chapter { none, people, conversation, opening, house, trust };

struct NavigationEntry {
    const char* label = ""; // English; translated when shown
    std::string_view href;
    std::string_view icon;
    ui::NavigationItem::Place place = ui::NavigationItem::Place::main;
    Policy policy = Policy::member;
    int order = 100;
    std::string_view feature = {};
    Chapter chapter = Chapter::none;
};

struct Feature {
    std::string_view name; // "posts"
    const char* label = "";
    enum class Start { open, closed } start = Start::open;
    const char* purpose = ""; // what it is for, one sentence; for the facilitator who opens it
    const char* advice = "";  // what to do before it is opened, one sentence
};

struct Room {
    std::string_view name;
    std::vector<Route> routes = {};
    std::vector<const db::Query*> queries = {};
    std::vector<std::string_view> tells = {};
    std::vector<Listener> hears = {};
    std::vector<JobHandler> jobs = {};
    std::vector<Timer> timers = {};
    std::vector<SlotFill> fills = {};
    std::vector<NavigationEntry> navigation = {};
    std::vector<Feature> features = {};
    // More entries of the side bar for this viewer (their spaces).
    std::vector<ui::NavigationItem> (*navigation_of)(Visit&) = nullptr;
    // Topics of the event stream that the viewer may hear ("space:12").
    std::vector<std::string> (*topics_of)(Visit&) = nullptr;
    // Only accounts: from a cookie's or a bearer's token to a viewer.
    std::optional<Viewer> (*viewer_of_session)(Visit&, std::string_view token) = nullptr;
    std::optional<Viewer> (*viewer_of_token)(Visit&, std::string_view token) = nullptr;
    // Only rollout: is a feature that is closed for the house open for this viewer already?
    bool (*is_open_for)(Visit&, std::string_view feature) = nullptr;
    // Only members: the line shown about the viewer.
    std::optional<ui::Person> (*line_of_viewer)(Visit&) = nullptr;
    Personal personal = {}; // what it keeps about people
};

// Everything that fills a slot, one Html an id (empty where nobody has anything to show).
std::vector<html::Html> fill_slot(Visit& visit, std::string_view slot, std::span<const std::int64_t> ids);

} // namespace platform
