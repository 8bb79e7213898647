// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a person could do on a page of the house: its links, and its forms with what they hold. Reads only HTML that the
// house writes itself: well formed, attributes in double quotes.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace journeys {

struct Link {
    std::string label;
    std::string href;
};

struct Field {
    enum class Kind { text, box, radio, choice, hidden } kind = Kind::text; // choice: a select
    std::string name;
    std::string value; // of a box: what is sent when it is ticked
    bool is_ticked = false;
    std::string label = {}; // of boxes and radio buttons: what stands beside

    bool is_box() const { return kind == Kind::box || kind == Kind::radio; }
};

struct Button {
    std::string label;
    std::string name;
    std::string value;
};

struct Form {
    std::string action;
    bool posts = false;
    std::vector<Field> fields;
    std::vector<Button> buttons;

    Field* find(std::string_view name);
    const Button* find_button(std::string_view label) const;
    std::vector<std::pair<std::string, std::string>> sent(const Button& button) const;
};

struct Page {
    std::string text; // as read: no tags, white space and French typography folded
    std::vector<Link> links;
    std::vector<Form> forms;
};

Page read_page(std::string_view html);

// One kind of space and of apostrophe, so that a journey can be typed on any keyboard.
std::string plain(std::string_view text);

} // namespace journeys
