// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/pages.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "rooms/belong/imports/words_of.hpp"

namespace imports::pages {

namespace {

const char* state_label(State state) {
    switch (state) {
        case State::mapping: return base::mark("Columns to check");
        case State::checking: return base::mark("Being read");
        case State::checked: return base::mark("Ready");
        case State::running: return base::mark("Under way");
        case State::finished: return base::mark("Done");
        case State::undoing: return base::mark("Being undone");
        case State::undone: return base::mark("Undone");
    }
    return "";
}

ui::Tone state_tone(State state) {
    if (state == State::finished) return ui::Tone::success;
    if (state == State::mapping || state == State::checked) return ui::Tone::warning;
    return ui::Tone::neutral;
}

html::Html upload_form(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::form(
        frame, {.action = "/console/imports", .multipart = true},
        ui::file_field(frame, {.name = "file",
                               .label = w.text("The file of your members"),
                               .help = w.text("CSV or XLSX, 32 MB at most. Galette, CiviCRM, hitobito and "
                                              "HelloAsso are recognised; any other works too."),
                               .accept = ".csv,.txt,.xlsx",
                               .required = true,
                               .bytes_max = 32 << 20}),
        ui::submit_row(frame, {.label = w.text("Read this file"),
                               .icon = "upload",
                               .note = w.text("Nothing changes yet and nothing is mailed: you first see what "
                                              "it would do, line by line.")}));
}

html::Html imports_table(const ui::Frame& frame, const Home& page) {
    const auto& w = frame.w();
    ui::Table table{.caption = w.text("Your imports"),
                    .columns = {{.label = w.text("File")},
                                {.label = w.text("By")},
                                {.label = w.text("When")},
                                {.label = w.text("Lines"), .align = ui::Column::Align::end},
                                {.label = w.text("State")}}};
    for (const auto& row : page.imports)
        table.rows.push_back(
            {.cells = {ui::link(row.import.file_name, import_path(row.import)), ui::cell(row.by),
                       ui::time(frame, row.import.made_at), ui::cell(w.number(row.import.row_count)),
                       ui::badge(frame, w.text(state_label(row.import.state)), state_tone(row.import.state))}});
    table.more = ui::pager(frame, {.next_href = page.next_href});
    return ui::table(frame, table);
}

std::vector<ui::Option> target_options(const words::Words& w, bool is_own) {
    std::vector<ui::Option> out;
    auto add = [&](std::string_view name) {
        out.push_back({.value = std::string(name), .label = target_label(w, name)});
    };
    for (auto field : members::list_fields()) {
        add(members::field_name(field));
        if (field == members::Field::last_name) add(target::full_name);
    }
    add(target::extra);
    add(target::ignored);
    if (is_own) {
        add(target::record);
        add(target::state);
    }
    return out;
}

html::Html columns_table(const ui::Frame& frame, const Columns& page) {
    const auto& w = frame.w();
    const auto& mapping = page.import.mapping;
    ui::Table table{
        .caption = w.text("What each column is"),
        .columns = {{.label = w.text("Column")}, {.label = w.text("It holds")}, {.label = w.text("This is")}}};
    auto options = target_options(w, mapping.preset == own_preset);
    for (std::size_t i = 0; i < mapping.header.size(); ++i) {
        html::Html samples;
        for (const auto& each : page.samples[i]) samples += ui::small_print(each);
        table.rows.push_back(
            {.cells = {ui::cell(mapping.header[i]), ui::stack_tight(samples),
                       ui::select_field(frame, {.name = "column_" + std::to_string(i),
                                                .label = w.text("What “{column}” is", {{"column", mapping.header[i]}}),
                                                .value = mapping.targets[i],
                                                .options = options,
                                                .label_shown = ui::Label::hidden})},
             .id = {},
             .mark = mapping.targets[i] == target::extra || mapping.targets[i] == target::ignored
                         ? ui::TableRow::Mark::none
                         : ui::TableRow::Mark::changed});
    }
    return ui::table(frame, table);
}

html::Html preview_table(const ui::Frame& frame, const Columns& page) {
    const auto& w = frame.w();
    std::vector<std::string_view> shown;
    ui::Table table{.caption = w.text("The first lines, as they are understood"),
                    .columns = {{.label = w.text("Name")}}};
    for (const auto& name : page.import.mapping.targets)
        if (members::parse_field(name) && name != "first_name" && name != "last_name" && shown.size() < 6) {
            shown.push_back(name);
            table.columns.push_back({.label = target_label(w, name)});
        }
    for (const auto& row : page.preview) {
        ui::TableRow out;
        for (const auto& each : row) out.cells.push_back(ui::cell(each));
        table.rows.push_back(std::move(out));
    }
    return ui::table(frame, table);
}

html::Html preset_notice(const ui::Frame& frame, const Import& import) {
    const auto& w = frame.w();
    const auto& preset = import.mapping.preset;
    if (preset.empty())
        return ui::notice(frame,
                          {.title = w.text("Please check what each column is"),
                           .text = w.text("What we know is chosen already. What nobody knows is kept for officers, "
                                          "so nothing of your file is lost.")});
    return ui::notice(frame,
                      {.kind = ui::NoticeKind::success,
                       .title = w.text("This file is known: {name}", {{"name", std::string(preset_label(preset))}}),
                       .text = w.text("The columns are chosen. You may change them before going on.")});
}

html::Html step_bar(const ui::Frame& frame, std::size_t current) {
    const auto& w = frame.w();
    return ui::steps(frame, {.labels = {w.text("File"), w.text("Columns"), w.text("Line by line"), w.text("Import")},
                             .current = current});
}

html::Html discard_form(const ui::Frame& frame, const Import& import) {
    const auto& w = frame.w();
    return ui::action_form(frame, {.action = import_path(import, "/discard"),
                                   .label = w.text("Throw this file away"),
                                   .kind = ui::Kind::quiet,
                                   .icon = "trash-2"});
}

} // namespace

std::string import_path(const Import& import, std::string_view rest) {
    return "/console/imports/" + import.public_id.str() + std::string(rest);
}

ui::Page home(const ui::Frame& frame, const Home& page) {
    const auto& w = frame.w();
    html::Html list = page.imports.empty() ? html::Html{} : imports_table(frame, page);
    return {
        .title = w.text("Bring members in"),
        .content = ui::stack_loose(upload_form(frame), list),
        .width = ui::Width::wide,
        .lead = w.text("Import the same file every week if you like: it shows what changes and never overwrites what "
                       "members wrote themselves."),
        .actions = ui::link_button(
            frame, {.label = w.text("Export the register"), .href = "/console/export", .icon = "download"})};
}

ui::Page columns(const ui::Frame& frame, const Columns& page) {
    const auto& w = frame.w();
    const auto& mapping = page.import.mapping;
    auto dates = ui::radio_group(frame, {.name = "dates",
                                         .label = w.text("Dates are written"),
                                         .value = mapping.dates == DateOrder::month_first ? "2" : "1",
                                         .options = {{.value = "1", .label = w.text("Day first: 25/12/2026")},
                                                     {.value = "2", .label = w.text("Month first: 12/25/2026")}},
                                         .look = ui::RadioGroup::Look::inline_});
    auto name = ui::text_field(frame, {.name = "preset_name",
                                       .label = w.text("Keep these choices under a name"),
                                       .help = w.text("Next time, a file with the same columns is recognised."),
                                       .max_length = 60});
    auto form = ui::form(frame, {.action = import_path(page.import, "/columns"), .confirm_leave = true},
                         columns_table(frame, page), dates, name,
                         ui::submit_row(frame, {.label = w.text("See what it would do"), .icon = "arrow-right"}));
    return {.title = page.import.file_name,
            .content = ui::stack_loose(step_bar(frame, 1), preset_notice(frame, page.import), form,
                                       preview_table(frame, page), discard_form(frame, page.import)),
            .width = ui::Width::wide,
            .lead = w.count("{n} line", "{n} lines", page.import.row_count)};
}

html::Html progress_piece(const ui::Frame& frame, const Import& import) {
    const auto& w = frame.w();
    bool has_count = import.state == State::running;
    auto label = import.state == State::running   ? w.text("Importing")
                 : import.state == State::undoing ? w.text("Undoing")
                                                  : w.text("Reading the file and comparing it with the register");
    std::string text;
    if (has_count)
        text = w.text("{done} of {total} lines",
                      {{"done", w.number(import.progress)}, {"total", w.number(import.progress_max)}});
    return ui::lazy(frame, {.id = "import-progress", .href = import_path(import, "/progress"), .every_s = 2},
                    ui::progress(frame, {.label = label,
                                         .value = has_count ? import.progress : 0,
                                         .max = has_count ? import.progress_max : 0,
                                         .text = text}));
}

ui::Page progress(const ui::Frame& frame, const Import& import) {
    const auto& w = frame.w();
    auto again = ui::cluster(
        ui::link_button(frame, {.label = w.text("Look again"), .href = import_path(import), .icon = "refresh-cw"}),
        ui::action_form(frame, {.action = import_path(import, "/continue"),
                                .label = w.text("It was stopped: go on"),
                                .kind = ui::Kind::quiet}));
    return {.title = import.file_name,
            .content = ui::stack_loose(step_bar(frame, import.state == State::checking ? 2 : 3),
                                       progress_piece(frame, import), again),
            .lead = w.text("You may leave this page: the work goes on without you.")};
}

} // namespace imports::pages
