// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/invitations/model.hpp"
#include "ui/mail.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace invitations::pages {

struct WaveLine {
    Wave wave;
    WaveCounts counts;
};
struct Overview {
    Counts counts;
    std::vector<WaveLine> waves;
    bool has_letters = true;
};
ui::Page overview(const ui::Frame& frame, const Overview& page);

struct Line {
    Invitation invitation;
    base::PublicId public_id;
    ui::Person person;
    bool asks_first = false; // an employer may read the address
};
struct BucketPage {
    Bucket bucket = Bucket::waiting;
    std::vector<Line> lines;
    std::string next_href;
    bool has_letters = true;
};
std::string bucket_path(Bucket bucket);
ui::Page bucket(const ui::Frame& frame, const BucketPage& page);
html::Html bucket_more(const ui::Frame& frame, const BucketPage& page);

// pages_wave.cpp ------------------------------------------------------------------------------------------------------
struct ChoicePage {
    Counts counts;
    std::vector<Group> trades;
    std::vector<Group> regions;
};
ui::Page choice(const ui::Frame& frame, const ChoicePage& page);

struct Sample { // the mail, in one language
    std::string language;
    std::string subject;
    std::string text;
};
struct ReviewPage {
    Choice choice;
    std::string label;         // the trade's or the region's name
    std::vector<Line> offered; // pilots
    std::int64_t count = 0;
    std::int64_t work_addresses = 0;
    base::Instant last_new;
    base::Instant last_known;
    std::vector<Sample> samples;
};
ui::Page review(const ui::Frame& frame, const ReviewPage& page);

ui::Page invitation(const ui::Frame& frame, const Line& line); // of one person

struct WavePage {
    Wave wave;
    WaveCounts counts;
};
ui::Page wave(const ui::Frame& frame, const WavePage& page);

// pages_letters.cpp ---------------------------------------------------------------------------------------------------
struct LettersPage {
    std::vector<Line> lines;
    std::string next_href;
};
ui::Page letters(const ui::Frame& frame, const LettersPage& page);

struct Letter {
    std::vector<std::string> recipient;
    std::string first_name;
    std::string href;
    std::string code;
};
struct PrintPage {
    std::string organisation;
    std::string address; // where the code is typed
    base::Day today;
    base::Day expires_on;
    std::vector<Letter> letters;
};
ui::Page print(const ui::Frame& frame, const PrintPage& page);

struct DeclinePage {
    std::string action;
    std::string organisation;
    enum class Step { asked, done } step = Step::asked;
};
ui::Page decline(const ui::Frame& frame, const DeclinePage& page);

} // namespace invitations::pages
