// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What can be done: buttons, one-button forms, menus, tabs, chips, "show more".
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

enum class Kind { primary, secondary, quiet, danger }; // one primary a screen
enum class Size { small, medium, large };

// Where htmx puts the answer. No selector: the browser follows the answer as a page.
struct Target {
    std::string selector; // "#post-7f3"
    enum class Swap { replace, inside, append, before, morph, remove } swap = Swap::replace;
};

html::Html icon(const Frame& frame, std::string_view name); // decorative: a word stands beside it

struct Button {
    std::string label;
    Kind kind = Kind::secondary;
    std::string icon;
    Size size = Size::medium;
    bool icon_only = false;  // the label is then said, not shown
    bool submits = true;     // else a plain button for a behaviour
    std::string name, value; // which button was pressed
    std::string opens;       // id of the dialog it opens; implies that it does not submit
    std::string confirm;     // a question asked first
    std::string form_action; // another address than the form's
};
html::Html button(const Frame& frame, const Button& button);

struct LinkButton {
    std::string label;
    std::string href;
    Kind kind = Kind::secondary;
    std::string icon;
    Size size = Size::medium;
    bool icon_only = false;
    Target target;        // with a selector: fetched by htmx, the link still works without
    std::string download; // name of the file: the link saves instead of opening
};
html::Html link_button(const Frame& frame, const LinkButton& button);

// A form of one button: react, join, leave, follow. Carries the tokens; works without JavaScript.
struct ActionForm {
    std::string action;
    std::string label;
    Kind kind = Kind::secondary;
    std::string icon;
    Size size = Size::medium;
    bool icon_only = false;
    std::optional<bool> pressed;       // a toggle: on or off
    std::optional<std::int64_t> count; // shown after the label
    std::string confirm;
    std::vector<std::pair<std::string, std::string>> hidden;
    Target target;
};
html::Html action_form(const Frame& frame, const ActionForm& form);

struct MenuItem {
    std::string label;
    std::string href;               // a link; or
    std::optional<ActionForm> form; // a deed
    std::string icon;
    bool current = false;
};
struct Menu {
    std::string label;
    std::string icon = "ellipsis";
    bool icon_only = true;
    std::vector<MenuItem> items;
};
html::Html menu(const Frame& frame, const Menu& menu); // nothing when it has no items

struct Tab {
    std::string label;
    std::string href;
    bool current = false;
    std::int64_t count = 0; // shown when not 0
};
struct Tabs {
    std::string label; // what the tabs are of, said to screen readers
    std::vector<Tab> tabs;
};
html::Html tabs(const Frame& frame, const Tabs& tabs); // links: each tab is a page

struct Chip {
    std::string label;
    std::string href; // empty: text only
    bool selected = false;
    std::int64_t count = -1; // shown from 0 on
    std::string icon;
};
html::Html chips(const Frame& frame, const std::vector<Chip>& chips); // tags, skills
struct FilterChips {
    std::string label; // "Trade"
    std::vector<Chip> chips;
    Target target; // what the filtered list is
};
html::Html filter_chips(const Frame& frame, const FilterChips& filter);

struct Crumb {
    std::string label;
    std::string href; // empty for the last: this page
};
html::Html breadcrumb(const Frame& frame, const std::vector<Crumb>& crumbs);

// The end of a list: a link to what follows, which htmx replaces by it; or the sentence that says
// it is the end.
struct Pager {
    std::string next_href;
    std::string label;        // default: "Show more"
    std::string end_sentence; // shown when there is no more; empty: nothing
    bool alone = false;       // stands neither in List::more nor in Table::more
};
html::Html pager(const Frame& frame, const Pager& pager);

struct CopyField {
    std::string label;
    std::string value;
    std::string help;
};
html::Html copy_field(const Frame& frame,
                      const CopyField& field); // an address or a code to hand on

struct Share {
    std::string title;
    std::string href; // whole address
};
html::Html share_button(const Frame& frame,
                        const Share& share); // the system's sheet, or copies the address

} // namespace ui
