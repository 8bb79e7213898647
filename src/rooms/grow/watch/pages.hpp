// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the watch looks like. Pure.
#include "rooms/grow/watch/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace watch::pages {

enum class Part { archive, desk, sources, referees };
// Which parts the viewer has; members have the archive alone.
struct Parts {
    bool has_desk = false;
    bool has_referees = false;
    std::int64_t waiting = 0;
};

// An entry with what stands around it.
struct Shown {
    Entry entry;
    std::string source; // its name; empty: somebody's proposal
    std::vector<std::string> trades;
    html::Html note;    // rendered, safe
    html::Html summary; // the same
    html::Html reason;
    std::string note_text; // plain, in short
    std::string summary_text;
    ui::Person referee;
    ui::Person proposer;
    bool is_for_reader = false;
};

struct Archive {
    Parts parts;
    Asked asked;
    std::vector<Shown> entries;
    std::string next_href;
    std::vector<TradeCount> trades;
    std::vector<Source> sources;
    std::vector<base::Day> months; // first days, newest first
    std::string reader_trade;      // empty: none written in the profile
    bool has_keys = false;         // a trade, or one that is followed
};
std::string archive_path(const Asked& asked, std::string_view cursor = {});
ui::Page archive(const ui::Frame& frame, const Archive& archive);
html::Html archive_results(const ui::Frame& frame, const Archive& archive); // changes with the filters
html::Html archive_more(const ui::Frame& frame, const Archive& archive);    // the next page

struct EntryPage {
    Shown shown;
    html::Html beside_note = {}; // what other rooms show under it
    bool may_annotate = false;
    bool may_ask = false; // publications are open
    std::string reader_trade;
};
ui::Page entry(const ui::Frame& frame, const EntryPage& page);
ui::Page propose(const ui::Frame& frame);

// pages_desk.cpp
struct Desk {
    Parts parts;
    State state = State::proposed; // or aside
    std::vector<Shown> entries;
    std::string next_href;
    std::string set_aside; // public id of what was just set aside: it can be put back
    bool has_sources = false;
};
ui::Page desk(const ui::Frame& frame, const Desk& desk);
html::Html desk_more(const ui::Frame& frame, const Desk& desk);
struct Annotating {
    Shown shown;
    std::vector<std::string> trades; // offered
};
ui::Page annotate(const ui::Frame& frame, const Annotating& annotating);

// pages_sources.cpp
struct Sources {
    Parts parts;
    std::vector<Source> sources;
};
ui::Page sources(const ui::Frame& frame, const Sources& sources);
struct Named {
    ui::Person person;
    PublicId public_id;
    std::string named_by;
    base::Instant named_at;
};
struct Referees {
    Parts parts;
    std::vector<Named> referees;
};
ui::Page referees(const ui::Frame& frame, const Referees& referees);
struct Choice {
    Pace pace = Pace::weekly;
    std::string trade; // the reader's
    std::vector<Trade> follows;
};
html::Html choice_section(const ui::Frame& frame, const Choice& choice); // in one's account
enum class Stopped { no, yes };
ui::Page stop(const ui::Frame& frame, const std::string& path, Stopped stopped);

// Shared by the pages of this room.
html::Html part_tabs(const ui::Frame& frame, const Parts& parts, Part current);
std::string source_name(const Source& source);
std::string origin_text(const ui::Frame& frame, const Shown& shown); // "Légifrance · 12 November 2026"
html::Html trade_chips(const ui::Frame& frame, const Shown& shown);

} // namespace watch::pages
