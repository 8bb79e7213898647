// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What sending an announcement by mail looks like. Pure.
#include "rooms/talk/mailings/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace mailings::pages {

inline constexpr std::string_view list_path = "/console/mailings";
std::string mailing_path(base::PublicId mailing);
std::string new_path(base::PublicId item); // "/posts/x7k…/mailings/new"
const char* outcome_words(Outcome outcome);
std::string title_of(const ui::Frame& frame, const items::Item& item);

// Under the announcement, for who may send it.
struct Line {
    Mailing mailing;
    Counts counts;
    std::string title; // of the announcement, in the list of all
};
struct Offer {
    base::PublicId item;
    std::vector<Line> lines;
    bool may_send = true;
};
html::Html offer(const ui::Frame& frame, const Offer& offer);

struct ChoicePage {
    items::Item item;
    Choices choices;
    Plan plan;
};
ui::Page choice(const ui::Frame& frame, const ChoicePage& page);

struct Sample { // the letter, in one language
    std::string language;
    std::string subject;
    std::string text;
};
enum class Sight { leader, facilitator }; // facilitators see why somebody is not reached; leaders that they are not
struct ReviewPage {
    items::Item item;
    Plan plan;
    std::vector<std::string> spaces; // names
    Reach reach;
    std::vector<Sample> samples;
    std::string address; // of the viewer, where the test goes; empty: none
    std::string day, time;
    std::string zone; // of the house
    Sight sight = Sight::leader;
};
ui::Page review(const ui::Frame& frame, const ReviewPage& page);

// pages_mailing.cpp ---------------------------------------------------------------------------------------------------
struct MailingPage {
    Mailing mailing;
    items::Item item;
    std::vector<std::string> spaces; // names; none: everyone
    Counts counts;
    std::int64_t unanswered = 0; // handed over since more than a day
    std::string starts, last;    // on the clocks of the house
    std::string zone;
    Sight sight = Sight::leader;
};
ui::Page mailing(const ui::Frame& frame, const MailingPage& page);
html::Html progress(const ui::Frame& frame, const MailingPage& page); // fetched again while it goes on

struct Somebody {
    Recipient recipient;
    ui::Person person;
};
struct UnreachedPage {
    MailingPage of;
    Outcome outcome = Outcome::refused;
    std::vector<Somebody> people;
    std::string next_href;
};
std::string unreached_path(base::PublicId mailing, Outcome outcome);
ui::Page unreached(const ui::Frame& frame, const UnreachedPage& page);
html::Html unreached_more(const ui::Frame& frame, const UnreachedPage& page);
ui::Page unreached_print(const ui::Frame& frame, const UnreachedPage& page);

struct PrintedLetter {
    std::vector<std::string> recipient; // lines of the address window
};
struct LettersPage {
    items::Item item;
    html::Html body;
    std::string organisation;
    std::string href; // of the announcement
    base::Day today;
    std::vector<PrintedLetter> letters;
};
ui::Page letters(const ui::Frame& frame, const LettersPage& page);

struct ListPage {
    std::vector<Line> lines;
    std::string next_href;
};
ui::Page list(const ui::Frame& frame, const ListPage& page);
html::Html list_more(const ui::Frame& frame, const ListPage& page);

} // namespace mailings::pages
