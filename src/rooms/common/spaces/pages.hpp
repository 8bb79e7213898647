// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Components of the spaces room: a frame and structs in, Html out.
#include "rooms/common/spaces/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <utility>
#include <vector>

namespace spaces {

std::string kind_name(const words::Words& w, Kind kind);     // "Trade"
std::string kinds_heading(const words::Words& w, Kind kind); // "Trades"
std::string access_name(const words::Words& w, Access access);
ui::Door door_of(const Space& space);

html::Html place(const std::string& id, const html::Html& content); // what htmx fills anew

// One card a space, with the one thing the viewer can do about it.
html::Html card_of(const ui::Frame& frame, const SpaceRow& space);

// All the ways in, on one page: /spaces.
struct Overview {
    std::vector<SpaceRow> invitations;
    std::vector<OwnSpace> waiting; // spaces the viewer leads where somebody asks to join
    std::vector<SpaceRow> mine;
    std::vector<RankedSpace> by_kind; // the first ones of each kind
};
html::Html overview(const ui::Frame& frame, const Overview& overview);

// One kind, or what a search found.
struct Found {
    std::vector<SpaceRow> spaces;
    std::int64_t count = 0;
    std::string query;
    std::string next_href;
};
html::Html found_list(const ui::Frame& frame, const Found& found); // what the search field replaces
html::Html found_items(const ui::Frame& frame, const Found& found);
html::Html search_box(const ui::Frame& frame, const std::string& query, const std::string& kind);

// A space's own pages.
enum class Tab { publications, members, about };
struct SpaceView {
    SpaceRow space;
    std::vector<ui::Person> leaders;
    std::int64_t requests = 0; // that wait
    Tab tab = Tab::publications;
    bool may_lead = false;
    bool may_close = false;
};
// Header, what to know, tabs, then `content`. Somebody who may not read gets no tabs and no content.
html::Html space_page(const ui::Frame& frame, const SpaceView& view, const html::Html& content);
html::Html nothing_published(const ui::Frame& frame, const SpaceView& view);
std::string sharing_sentence(const words::Words& w, Access access); // what it shares with others

struct PersonView {
    ui::Person line;
    Membership membership;
};
struct MembersView {
    SpaceView space;
    std::vector<PersonView> people;
    std::string query;
    std::string next_href;
};
html::Html members_tab(const ui::Frame& frame, const MembersView& view);
html::Html members_list(const ui::Frame& frame, const MembersView& view);
html::Html members_items(const ui::Frame& frame, const MembersView& view);

struct AboutView {
    SpaceView space;
    html::Html charter; // rendered
    std::vector<std::pair<ui::Person, Leadership>> leaderships;
};
html::Html about_tab(const ui::Frame& frame, const AboutView& view);
html::Html requests_list(const ui::Frame& frame, const SpaceRow& space, const std::vector<PersonView>& people);

// Forms.
html::Html space_form(const ui::Frame& frame, const SpaceRow& space);
html::Html new_space_form(const ui::Frame& frame, const std::string& own_name);
html::Html invite_form(const ui::Frame& frame, const SpaceRow& space);
html::Html first_leader_form(const ui::Frame& frame, const SpaceRow& space);

// Console.
struct ConsoleView {
    std::vector<SpaceRow> spaces; // not hidden
    std::vector<std::int64_t> without_leader;
    std::vector<SpaceRow> closed;
    std::int64_t hidden_count = 0; // those the viewer belongs to
    std::string next_href;
};
html::Html console_list(const ui::Frame& frame, const ConsoleView& view);
html::Html console_rows(const ui::Frame& frame, const ConsoleView& view);

// Under a profile.
html::Html profile_section(const ui::Frame& frame, const std::vector<Space>& spaces);

} // namespace spaces
