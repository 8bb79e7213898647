// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The pages of an import: pure.
#include "rooms/belong/imports/model.hpp"
#include "ui/ui.hpp"

namespace imports::pages {

struct ImportRow {
    Import import;
    std::string by;
};
struct Home {
    std::vector<ImportRow> imports;
    std::string next_href;
};
ui::Page home(const ui::Frame& frame, const Home& page);

// What each column is.
struct Columns {
    Import import;
    std::vector<std::vector<std::string>> samples; // three values of each column
    std::vector<std::vector<std::string>> preview; // the first rows: name, e-mail, and what the mapping makes of them
};
ui::Page columns(const ui::Frame& frame, const Columns& page);

// While it works in the background.
ui::Page progress(const ui::Frame& frame, const Import& import);
html::Html progress_piece(const ui::Frame& frame, const Import& import);

enum class Show {
    everything,
    added,
    changed,
    returned,
    question,
    problem,
    absent,
    repeated,
    unchanged,
    kept,
    letter,
    shared_email,
    odd_value
};
std::string_view show_name(Show show); // in addresses
std::optional<Show> parse_show(std::string_view name);
std::int64_t count_of(const Counts& counts, Show show);

struct Report {
    Import import;
    Show show = Show::everything;
    std::vector<Line> lines;
    std::string next_href;
    std::int64_t leaving = 0; // marked as left so far
    bool is_union = false;
    struct KeptSpace {
        std::string name;
        std::string href;
    };
    std::vector<KeptSpace> kept_spaces; // of an undone import: made by it, used since
};
ui::Page report(const ui::Frame& frame, const Report& page); // before: what it would do; after: what it did

std::string import_path(const Import& import, std::string_view rest = {});

} // namespace imports::pages
