// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/organisation.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace console::pages {

// The way in from one's own page: where the phone has no side bar.
html::Html door(const ui::Frame& frame);

struct Totals {
    std::int64_t publications = 0;
    std::int64_t comments = 0;
    std::int64_t arrivals = 0;
};
struct Home {
    std::int64_t arrived = 0;
    std::int64_t not_arrived = 0;
    std::optional<std::int64_t> questions; // none: they are closed
    std::int64_t reports = 0;              // that wait for the viewer
    std::int64_t law_missing = 0;          // facts that the law asks for
    Totals week;
    Totals month;
    html::Html first_steps;
    bool sees_people = false; // a treasurer sees members and imports only
    bool runs_machine = false;
};
ui::Page home(const ui::Frame& frame, const Home& page);
ui::Page questions(const ui::Frame& frame, const std::vector<html::Html>& cards, std::string_view next_href);

ui::Page identity(const ui::Frame& frame, const platform::Organisation& organisation);
struct Looks {
    std::string colour;
    std::string logo;  // address, or empty
    std::string cover; // the same
    std::string typeface;
};
ui::Page looks(const ui::Frame& frame, const Looks& page);
// What the colour comes to by day and by night; while it is typed, what a colour looks like.
html::Html colour_preview(const ui::Frame& frame, std::string_view colour);
struct FeatureLine {
    std::string name;
    std::string label;
    bool is_open = true;
    std::string purpose;
    std::string advice;              // before it is opened
    std::vector<std::string> hidden; // what disappears with it, a sentence each
};
ui::Page features(const ui::Frame& frame, const std::vector<FeatureLine>& features);

// pages_mail.cpp ------------------------------------------------------------------------------------------------------
struct Mail {
    std::string from;
    std::string server; // without its password
    std::string selector;
    bool has_password = false;
    std::int64_t waiting = 0;
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    std::string test_answer; // of the test just made; empty: none
    bool test_accepted = false;
};
ui::Page mail(const ui::Frame& frame, const Mail& page);
enum class Finding { good, missing, wrong, unknown };
struct DomainReport {
    Finding spf = Finding::unknown;
    Finding dkim = Finding::unknown;
    Finding dmarc = Finding::unknown;
};
ui::Page mail_domain(const ui::Frame& frame, std::string_view domain, const DomainReport& report);

} // namespace console::pages
