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
    std::string topic;
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
struct Greeting {
    std::string first_name;
    std::optional<Suggestion> suggestion;
};
std::string greeting_title(const ui::Frame& frame, const Greeting& greeting, int hour);
html::Html greeting(const ui::Frame& frame, const Greeting& greeting);
html::Html empty_home(const ui::Frame& frame);
html::Html empty_space(const ui::Frame& frame, std::string_view new_post_href);

struct Landing {
    std::string organisation;
    std::string tagline;
    html::Html welcome; // rendered
};
html::Html landing(const ui::Frame& frame, const Landing& landing);

} // namespace feed
