// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/moderation/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace moderation::pages {

// What one may do about a publication or a comment.
struct Entries {
    std::string path; // "/moderation/posts/x7k…"
    bool may_report = false;
    bool has_reported = false;
    bool may_moderate = false;
    bool is_author = false;
    bool is_hidden = false;
};
html::Html menu(const ui::Frame& frame, const Entries& entries);

struct Thing {
    std::string path; // of its moderation
    std::string href; // of itself
    std::string text; // an excerpt
    ui::Person author;
};
ui::Page report_form(const ui::Frame& frame, const Thing& thing);
enum class Change { hide, show };
ui::Page change_form(const ui::Frame& frame, const Thing& thing, Change change);

struct Why { // a hidden thing, for its author and those who moderate
    Thing thing;
    Moderation latest;
    bool may_contest = false;
    bool may_moderate = false;
};
ui::Page why(const ui::Frame& frame, const Why& page);

struct Queued {
    Thing thing;
    std::vector<std::string> reasons; // without their authors
    base::Instant first_at;
    std::string suspend_href; // empty: not for this viewer
};
ui::Page queue(const ui::Frame& frame, const std::vector<Queued>& queued);

struct OwnReport {
    std::string reason;
    std::string href; // empty: no longer to be read
    ReportState state = ReportState::open;
    base::Instant at;
};
ui::Page own_reports(const ui::Frame& frame, const std::vector<OwnReport>& reports);

struct LogLine {
    Moderation moderation;
    ui::Person author;
    ui::Person moderator;
    std::string href;
};
ui::Page log(const ui::Frame& frame, const std::vector<LogLine>& lines, std::string_view next_href);
html::Html log_more(const ui::Frame& frame, const std::vector<LogLine>& lines, std::string_view next_href);

enum class Standing { active, suspended };
ui::Page suspension(const ui::Frame& frame, std::string_view action, const ui::Person& person, Standing standing);

} // namespace moderation::pages
