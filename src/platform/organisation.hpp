// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The organisation's own settings: who it is and how it looks. A few rows, remembered, and read again within a second on
// every node after a change.
#include <memory>
#include <string>

namespace platform {

class Visit;
struct House;

enum class OrganisationKind { employees_union = 1, employers_organisation = 2, professional_association = 3 };

struct Organisation {
    std::string name; // empty: the house is not set up yet
    std::string short_name;
    OrganisationKind kind = OrganisationKind::professional_association;
    std::string language = "fr"; // of the house: mails to people whose language is unknown, public pages
    std::string time_zone = "Europe/Paris";
    std::string brand_colour = "#8c2f39";
    std::string logo;                 // address of the picture ("/files/x7k…"), or empty
    std::string cover;                // the same: above the public page and the door
    std::string typeface = "figtree"; // ui/brand.hpp knows them
    std::string terms;                // what members, trades and spaces are called; empty: as usual (words/terms.hpp)
    std::string tagline;
    std::string welcome;   // Markdown
    std::string charter;   // Markdown
    std::string mail_from; // address mails come from
    std::string mail_url;  // smtp://user:password@host:587; sealed at rest
    std::string dkim_selector;
    bool is_set_up() const { return !name.empty(); }
    // In a union nobody appears in the directory before saying yes, and sender names are neutral.
    bool is_union() const { return kind != OrganisationKind::professional_association; }
};

std::shared_ptr<const Organisation> organisation(Visit& visit);
std::shared_ptr<const Organisation> organisation(House& house);
void update_organisation(Visit& visit, const Organisation& organisation); // inside write()

} // namespace platform
