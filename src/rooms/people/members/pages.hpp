// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is shown: pure, from structs to Html.
#include "rooms/people/members/directory.hpp"
#include "rooms/people/members/model.hpp"
#include "rooms/people/members/rules.hpp"
#include "ui/ui.hpp"

namespace members::pages {

// pages_directory.cpp ------------------------------------------------------------------------------------------------
enum class Look { cards, list };

// One value of a filter: "Reliure", 214 people. Below nought: not counted, for another filter is on.
struct Choice {
    std::string label;
    std::string key;
    std::int64_t people = 0;
};
struct Filters {
    std::vector<Choice> trades;
    std::vector<Choice> regions;
    std::vector<Choice> interests;
    std::vector<Choice> offers;
    std::vector<Choice> seeks;
};
// What is searched, with the labels of the filters that are on.
struct Asked {
    Search search;
    Look look = Look::cards;
    std::string trade, region, interest, offer, seek; // labels
};
struct Directory {
    Asked asked;
    Filters filters;
    std::vector<Profile> people;
    std::string next; // cursor
    std::int64_t count = 0;
    Found::Count count_is = Found::Count::exact;
    base::Day today;
    bool viewer_is_listed = false;
    PersonId viewer;
};
std::string directory_path(const Asked& asked, std::string_view cursor = {}, std::string_view path = "/members");
ui::PersonCard card_of(const ui::Frame& frame, const Profile& profile, Audience audience, base::Day today);
html::Html directory_results(const ui::Frame& frame, const Directory& directory);
html::Html directory_more(const ui::Frame& frame, const Directory& directory); // the next page, for htmx
ui::Page directory_page(const ui::Frame& frame, const Directory& directory);
ui::Page directory_paper(const ui::Frame& frame, const Directory& directory);
std::string count_sentence(const ui::Frame& frame, const Directory& directory);

// pages_profile.cpp --------------------------------------------------------------------------------------------------
struct ProfileView {
    Profile profile;
    Audience audience = Audience::member;
    base::Day today;
    bool has_card = true;    // to save as a contact
    html::Html sections;     // of other rooms
    std::string record_href; // for officers: the whole record
    std::string handle;      // "sophie-marchand"
};
ui::Page profile_page(const ui::Frame& frame, const ProfileView& view);
std::string freshness(const ui::Frame& frame, const Profile& profile);

// pages_own.cpp: what one changes about oneself ----------------------------------------------------------------------
html::Html account_section(const ui::Frame& frame, const Profile& profile);
html::Html directory_question(const ui::Frame& frame, const Profile& profile);
ui::Page edit_page(const ui::Frame& frame, const Profile& profile);

// pages_console.cpp --------------------------------------------------------------------------------------------------
struct ConsoleList {
    Search search;
    std::vector<Profile> people;
    std::string next;
    std::int64_t count = 0;
    Found::Count count_is = Found::Count::exact;
    base::Day today;
};
std::string console_path(const Search& search, std::string_view cursor = {});
ui::Page console_list_page(const ui::Frame& frame, const ConsoleList& list);
html::Html console_results(const ui::Frame& frame, const ConsoleList& list);
html::Html console_more(const ui::Frame& frame, const ConsoleList& list);

struct RecordView {
    Profile profile;
    base::Day today;
    std::string account; // "Signed in for the first time in March", "Never came" …
    bool has_account = false;
    bool is_suspended = false;
    std::int64_t roles = 0;
    bool may_give_roles = false;
    bool may_suspend = false;
};
ui::Page record_page(const ui::Frame& frame, const RecordView& view);
// `same_address`: who has the address that was typed for somebody new.
ui::Page record_form_page(const ui::Frame& frame, const Record& record, bool is_new,
                          const std::vector<Record>& same_address = {});
std::string label_of(const ui::Frame& frame, Field field);

} // namespace members::pages
