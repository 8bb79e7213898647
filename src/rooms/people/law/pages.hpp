// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/people/law/criteria.hpp"
#include "rooms/people/law/model.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace law::pages {

std::string page_path(PageName page); // "/legal/notice"
std::string form_path(PageName page); // "/console/law/notice"
std::string page_title(const words::Words& w, PageName page);

struct KeptLine {
    Purpose purpose = Purpose::membership;
    std::string data;
    std::string kept;
};
struct ListLine { // of the copy that everybody may take away
    std::string title;
    std::string about;
};

struct Known {
    std::string organisation;
    std::string address; // of the house: "https://maison.example"
    Facts facts;
    bool is_union = false;
    html::Html more;    // what the organisation adds, rendered
    html::Html outside; // where data leave the European Union, rendered
    std::vector<KeptLine> kept;
    std::vector<ListLine> lists;
    std::vector<criteria::Theme> themes;
    std::vector<criteria::Finding> findings;
    std::string missing_href; // for a facilitator while facts are missing: where they are given
};
// The page that anyone reads. Facts that are not given yet are left out.
ui::Page page(const ui::Frame& frame, PageName page, const Known& known);
html::Html notice(const ui::Frame& frame, const Known& known);
html::Html privacy(const ui::Frame& frame, const Known& known);
html::Html accessibility(const ui::Frame& frame, const Known& known);

// The console ---------------------------------------------------------------------------------------------------------
struct PageState {
    PageName page = PageName::notice;
    std::vector<const char*> missing; // English
};
ui::Page contents(const ui::Frame& frame, const std::vector<PageState>& states);
struct FormPage {
    PageName page = PageName::notice;
    Facts facts;
    std::vector<const char*> missing;
    html::Html preview; // empty: none asked for
};
ui::Page form(const ui::Frame& frame, const FormPage& form);

} // namespace law::pages
