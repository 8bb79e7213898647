// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/grow/handbook/model.hpp"
#include "ui/ui.hpp"
#include <string>

namespace handbook::pages {

std::string page_path(PageName page); // "/handbook/guide"

ui::Page contents(const ui::Frame& frame);
// In one’s account: a telephone has no side bar.
html::Html account_row(const ui::Frame& frame);

struct Shown {
    PageName page = PageName::guide;
    html::Html text; // rendered
    bool may_adapt = false;
    std::string adapted; // "Adapted by Nadia on …"; for facilitators
};
ui::Page page(const ui::Frame& frame, const Shown& shown);
// For paper: the text, the mark of the house, a code to scan.
ui::Page sheet(const ui::Frame& frame, const Shown& shown, const std::string& address);

struct Form {
    PageName page = PageName::guide;
    std::string fr;
    std::string en;
    std::string seen;
    bool is_adapted = false;
};
ui::Page form(const ui::Frame& frame, const Form& form);

} // namespace handbook::pages
