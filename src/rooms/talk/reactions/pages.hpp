// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What reactions look like. Pure.
#include "rooms/talk/reactions/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace reactions::pages {

struct Choice {
    Kind kind = Kind::like;
    std::int64_t count = 0;
    bool is_own = false;
};
struct Bar {
    base::PublicId item;
    std::vector<Choice> choices; // one of each kind
    std::int64_t comment_count = 0;
    std::string share_title;
    std::string share_href; // whole address
};
// Reactions, replies, share: under an item, in lists and on its page.
html::Html bar(const ui::Frame& frame, const Bar& bar);

struct Who {
    ui::Person person;
    Kind kind = Kind::like;
};
struct Reactors {
    items::Item item;
    std::vector<Who> people;
    std::string next_href;
};
html::Html reactors_part(const ui::Frame& frame, const Reactors& reactors);
ui::Page reactors(const ui::Frame& frame, const Reactors& reactors);

} // namespace reactions::pages
