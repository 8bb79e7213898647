// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What people publish: an entry of the feed, a whole item, its thread; and the space it stands in.
#include "base/time.hpp"
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include "ui/things.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace ui {

enum class EntryLook { excerpt, whole, compact };

struct Entry {
    std::string id; // of the element: "post-7f3…"; the target of htmx
    Person author;
    base::Instant at;
    std::string edited;      // "edited yesterday"; empty: never
    std::vector<Door> doors; // where it was published
    std::string title;
    std::string href;      // its page
    html::Html body;       // rendered Markdown; cut to three lines in an excerpt
    bool has_more = false; // an excerpt that ends with "read on"
    html::Html badges;     // "Question", "Answered", "Announcement"
    html::Html actions;    // entry_actions(…)
    html::Html menu;
    html::Html note; // above all: "Hidden by …", "Sophie shared this"
    EntryLook look = EntryLook::excerpt;
    bool is_unread = false;
};
html::Html entry(const Frame& frame, const Entry& entry);

// Reactions, reply, share: words with counts, in one row.
html::Html entry_actions(const Frame& frame, const std::vector<html::Html>& actions);

struct Comment {
    std::string id;
    Person author;
    base::Instant at;
    std::string edited;
    html::Html body;
    html::Html badges; // "Accepted answer"
    html::Html actions;
    html::Html menu;
    html::Html replies; // one level
    bool is_accepted = false;
    html::Html note; // instead of the body when it is hidden or deleted
};
html::Html comment(const Frame& frame, const Comment& comment);
html::Html thread(const Frame& frame, std::string_view id, const std::vector<html::Html>& comments);

// Beside every box one writes in: who will read it.
struct Audience {
    std::string sentence;       // "Visible to Binding and Law, 214 people"
    std::vector<Person> people; // a few faces
    bool is_everyone = false;
};
html::Html audience(const Frame& frame, const Audience& audience);

// The top of a space. The name is the page's h1 (Page::heading = hidden).
struct SpaceHeader {
    std::string name;
    std::string purpose; // what it is for, one sentence
    std::int64_t colour = 0;
    std::string seed;        // the cover is drawn from it: the space's public id
    std::string kind;        // "Trade", "Project"
    std::string access;      // "Open", "On request", "Hidden"
    std::string access_icon; // "lock-open", "lock", "eye-off"
    std::string members;     // "214 members"
    std::vector<Person> leaders;
    html::Html actions; // join, leave, menu
};
html::Html space_header(const Frame& frame, const SpaceHeader& header);

struct SpaceCard {
    std::string name;
    std::string href;
    std::string purpose;
    std::int64_t colour = 0;
    std::string seed;
    std::string facts; // "Trade · Open · 214 members"
    std::int64_t unread = 0;
    html::Html action;
};
html::Html space_card(const Frame& frame, const SpaceCard& card);

} // namespace ui
