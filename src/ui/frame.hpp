// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a component may know of the request: the reader's words, the house's looks, the tokens that
// forms carry. A plain struct, so that pages are pure and golden tests can fix every value.
// platform/ fills it from a Visit.
#include "base/id.hpp"
#include "base/refusal.hpp"
#include "base/time.hpp"
#include "words/words.hpp"
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ui {

enum class Theme { automatic, light, dark };
// simple: three large buttons, large type, one button to leave it; on every page.
enum class Mode { full, simple };

// What the person typed, and what is wrong with it, when a form comes back.
struct Entered {
    std::map<std::string, std::vector<std::string>> values;
    base::FieldErrors errors;
    bool empty() const { return values.empty() && errors.empty(); }
};

struct NavigationItem {
    std::string label; // already in the reader's language
    std::string href;
    std::string icon; // a name in web/icons.txt
    std::int64_t unread = 0;
    // top: notifications, at the top of a phone's screen. phone_bar: the five at its bottom. search: the one box for
    // everything, which the rail, the top bar and a dialog show. simple: the buttons of the simple mode. leave_simple: a
    // form of one button that leaves it.
    enum class Place {
        main,
        phone_bar,
        spaces,
        console,
        account,
        top,
        search,
        simple,
        leave_simple
    } place = Place::main;
    std::string group;        // of spaces and the console: the heading they stand under ("Trades", "Regions")
    std::int64_t colour = -1; // of a space, 0 to 11: its dot instead of the icon
};

struct Person { // the one line about somebody that every page can show
    std::string name;
    std::string href;                   // their page; empty: no page (former member)
    std::string line;                   // "Reliure · Bretagne"
    std::optional<std::string> picture; // address of the photo
    std::int64_t colour = 0;            // stable per person, 0 to 11
};

struct Frame {
    const words::Words* words = nullptr;
    base::Instant now;
    std::string nonce; // of this answer's CSP; stamped on what htmx drives
    std::string csrf_token;
    std::function<std::string()> new_key; // mints an idempotency key per form
    std::string path;                     // of the page being shown, to mark the current entry
    std::string organisation = "Guilde";
    std::string organisation_short = "Guilde";
    std::optional<std::string> logo; // address of the picture
    std::string brand_style;         // address of the brand's style sheet (/brand-HASH.css); empty: the
                                     // default theme
    Theme theme = Theme::automatic;
    Mode mode = Mode::full;
    bool has_search_key = true; // "/" opens the search; Ctrl+K always does
    std::vector<NavigationItem> navigation;
    std::optional<Person> viewer;       // nobody is signed in: empty
    bool is_simple = false;             // no navigation: sign-in, setup, error pages
    std::vector<base::Message> flashes; // what was just done ("Your post is published."), shown once
    Entered entered;
    std::function<std::string(std::string_view)> asset; // "app.js" → "/static/app-4f2c.js"
    std::string icons;                                  // address of the sprite; empty: asked of asset
    std::string stream;   // address of the event stream; empty: none (nobody is signed in)
    std::string manifest; // address of the web app manifest; empty: none
    const words::Words& w() const { return *words; }
};

} // namespace ui
