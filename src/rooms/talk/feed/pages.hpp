// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What lists of items look like.
#include "base/time.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace feed {

struct Stream {
    std::vector<html::Html> cards;
    std::string next_href; // empty: the end
    html::Html empty;      // shown instead when there is nothing
    std::string label;     // said to screen readers
    std::string end;       // the sentence at the end of the list
};
html::Html stream(const ui::Frame& frame, const Stream& stream);
// The next page only, for htmx.
html::Html stream_more(const ui::Frame& frame, const Stream& stream);

// "3 new publications": a line that opens them, fetched again when the event stream wakes it.
struct News {
    std::string topics; // sealed, with blanks between
    std::string refresh_href;
    std::string show_href;
    std::int64_t count = 0;
};
html::Html news(const ui::Frame& frame, const News& news);

// One thing worth doing now.
struct Suggestion {
    std::string sentence;
    std::string label;
    std::string href;
};
// Questions without an accepted answer, as far as they were counted.
struct Waiting {
    std::int64_t count = 0;
    bool is_more = false; // than that
};
struct Greeting {
    std::string first_name;
    std::optional<Suggestion> suggestion;
    Waiting questions;
};
std::string greeting_title(const ui::Frame& frame, const Greeting& greeting, int hour);
html::Html greeting(const ui::Frame& frame, const Greeting& greeting);
// A home where nothing came: with spaces to join, or before the first one is open.
enum class Spaces { none, some };
html::Html empty_home(const ui::Frame& frame, Spaces spaces);
html::Html empty_space(const ui::Frame& frame, std::string_view new_post_href);

html::Html empty_tag(const ui::Frame& frame, const std::string& tag);
ui::Page tag_page(const ui::Frame& frame, const std::string& tag, const Stream& list);
html::Html no_question(const ui::Frame& frame);
ui::Page questions_page(const ui::Frame& frame, const Stream& list);

struct Landing {
    std::string organisation;
    std::string tagline;
    html::Html welcome; // rendered
};
html::Html landing(const ui::Frame& frame, const Landing& landing);

} // namespace feed
