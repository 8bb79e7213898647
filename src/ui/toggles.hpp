// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Several toggles that belong together, in one form: the reactions to a publication.
#include "ui/actions.hpp"

namespace ui {

// The name of the button that was pressed says what is wished, its value of what. Pressing
// says how it should be, not that it should change, so the form may be sent twice and carries no key.
struct Toggle {
    std::string value; // "like"
    std::string label;
    std::string icon;
    bool pressed = false;   // "remove", else "add", is the name of the button
    std::int64_t count = 0; // shown when not 0
};
struct Toggles {
    std::string action;
    std::string id; // what the ids of the buttons begin with: htmx gives the focus back to the one of the same id
    std::vector<Toggle> shown;
    std::vector<Toggle> folded; // behind a button
    std::string folded_label;
    std::string folded_icon = "smile";
    Target target;
};
html::Html toggles(const Frame& frame, const Toggles& toggles);

} // namespace ui
