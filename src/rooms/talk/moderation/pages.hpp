// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/moderation/model.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace moderation::pages {

// What one may do about a publication or a comment.
struct Entries {
    std::string path; // "/moderation/posts/x7k…"
    bool may_report = false;
    std::optional<ReportState> reported; // by the viewer, and what became of it
    bool may_moderate = false;
    bool is_author = false;
    bool is_hidden = false;
};
html::Html menu(const ui::Frame& frame, const Entries& entries);
// What whoever reported it sees beside it.
html::Html outcome(const ui::Frame& frame, ReportState reported);

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

struct Access { // of somebody to the house
    std::string name;
    std::string first_name;
    std::string action;
    std::string record_href;
    bool is_suspended = false;
    std::optional<Moderation> latest; // what was decided last
};
ui::Page suspension(const ui::Frame& frame, const Access& access);
// What somebody suspended reads instead of coming in.
html::Html suspension_reason(const ui::Frame& frame, const Moderation& latest);

// Where one finds what waits: on one's own page, and above a space one leads.
struct Doors {
    bool looks_after = false; // leads a space, or holds an office
    std::int64_t waiting = 0;
    bool has_reported = false;
};
html::Html doors(const ui::Frame& frame, const Doors& doors);
html::Html waiting_here(const ui::Frame& frame, std::int64_t count);

} // namespace moderation::pages
