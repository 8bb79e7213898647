// SPDX-License-Identifier: AGPL-3.0-or-later
// What an import would do, line by line, and what it did.
#include "rooms/belong/imports/pages.hpp"
#include "rooms/belong/imports/words_of.hpp"
#include <array>

namespace imports::pages {

namespace {

struct Named {
    Show show;
    std::string_view name;
    const char* label;
    std::int64_t Counts::*count;
};
constexpr std::array<Named, 12> shows{{
    {Show::added, "new", base::mark("New"), &Counts::added},
    {Show::changed, "changed", base::mark("Changes"), &Counts::changed},
    {Show::returned, "back", base::mark("Is back"), &Counts::returned},
    {Show::question, "questions", base::mark("To decide"), &Counts::question},
    {Show::problem, "problems", base::mark("Left aside"), &Counts::problem},
    {Show::absent, "absent", base::mark("Not in the file"), &Counts::absent},
    {Show::repeated, "repeated", base::mark("Twice in the file"), &Counts::repeated},
    {Show::unchanged, "unchanged", base::mark("No change"), &Counts::unchanged},
    {Show::kept, "kept", base::mark("Kept as the member wrote"), &Counts::kept},
    {Show::letter, "letters", base::mark("By letter"), &Counts::letter},
    {Show::shared_email, "shared", base::mark("Shared address"), &Counts::shared_email},
    {Show::odd_value, "odd", base::mark("Odd value"), &Counts::odd_value},
}};

html::Html filters(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    std::vector<ui::Chip> chips{
        {.label = w.text("All lines"), .href = import_path(page.import), .selected = page.show == Show::everything}};
    for (const auto& each : shows) {
        auto count = page.import.counts.*each.count;
        if (count == 0) continue;
        chips.push_back({.label = w.text(each.label),
                         .href = import_path(page.import, "?show=" + std::string(each.name)),
                         .selected = page.show == each.show,
                         .count = count});
    }
    return ui::filter_chips(frame, {.label = w.text("Show"), .chips = chips});
}

ui::TableRow::Mark mark_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::added: return ui::TableRow::Mark::added;
        case Verdict::changed:
        case Verdict::returned:
        case Verdict::question: return ui::TableRow::Mark::changed;
        case Verdict::problem: return ui::TableRow::Mark::problem;
        default: return ui::TableRow::Mark::none;
    }
}

bool is_open(const Report& page) {
    return page.import.state == State::checked;
}

html::Html decision_cell(const ui::Frame& frame, const Report& page, const Line& line) {
    const auto& w = frame.w();
    auto name = "line_" + std::to_string(line.ordinal);
    if (!is_open(page)) return {};
    if (line.verdict == Verdict::question)
        return ui::select_field(frame, {.name = name,
                                        .label = w.text("Who is {name}?", {{"name", line.name}}),
                                        .value = line.decision == Decision::same ? "same" : "other",
                                        .options = {{.value = "same", .label = w.text("The same person")},
                                                    {.value = "other", .label = w.text("Somebody else")}},
                                        .label_shown = ui::Label::hidden});
    if (line.verdict == Verdict::absent)
        return html::group(ui::hidden_field("shown", std::to_string(line.ordinal)),
                           ui::check_box(frame, {.name = name,
                                                 .label = w.text("Has left"),
                                                 .checked = line.decision == Decision::left,
                                                 .value = "left"}));
    return {};
}

html::Html lines_table(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    ui::Table table{.caption = w.text("Line by line"),
                    .columns = {{.label = w.text("Name")},
                                {.label = w.text("Line"), .align = ui::Column::Align::end},
                                {.label = w.text("What happens")},
                                {.label = w.text("Remarks")}},
                    .id = "import-lines"};
    for (const auto& line : page.lines) {
        html::Html remarks;
        for (const auto& remark : line_remarks(w, line)) remarks += ui::small_print(remark);
        remarks += decision_cell(frame, page, line);
        table.rows.push_back({.cells = {ui::cell(line.name.empty() ? std::string("?") : line.name),
                                        ui::cell(line.line == 0 ? std::string("–") : w.number(line.line)),
                                        ui::cell(w.text(verdict_label(line.verdict))), ui::stack_tight(remarks)},
                              .id = {},
                              .mark = mark_of(line.verdict)});
    }
    table.more = ui::pager(frame, {.next_href = page.next_href});
    table.empty = ui::muted(w.text("No such line."));
    return ui::table(frame, table);
}

// With boxes to tick where there is something to decide; the answers of one page are kept together.
html::Html lines_part(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    bool decides = is_open(page) && (page.show == Show::question || page.show == Show::absent) && !page.lines.empty();
    if (!decides) return lines_table(frame, page);
    std::string help =
        page.show == Show::absent
            ? w.text("Nobody leaves by itself. Tick those who have; their account closes with the import.")
            : w.text("In doubt, two persons: two records can become one later, the reverse is harder.");
    return ui::form(
        frame,
        {.action = import_path(page.import, "/decisions"), .hidden = {{"show", std::string(show_name(page.show))}}},
        ui::muted(help), lines_table(frame, page), ui::submit_row(frame, {.label = w.text("Keep these answers")}));
}

html::Html domains_notice(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    if (page.import.domains.empty()) return {};
    html::Html lines;
    for (const auto& domain : page.import.domains)
        lines += ui::paragraph(w.count("{n} address at {domain}: probably the employer’s.",
                                       "{n} addresses at {domain}: probably the employer’s.", domain.addresses,
                                       {{"domain", domain.name}}));
    auto text = page.is_union
                    ? w.text(
                          "An invitation sent to work can tell an employer who is a member. Prefer a letter, or "
                          "ask for another address first.")
                    : w.text("Look before inviting: mail sent to work may be read there.");
    return ui::notice(
        frame, {.kind = ui::NoticeKind::warning, .title = w.text("Addresses at work"), .text = text, .content = lines});
}

html::Html start_form(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    const auto& counts = page.import.counts;
    html::Html leaving;
    if (page.leaving > 0)
        leaving = ui::paragraph(
            w.count("{n} person will be marked as left.", "{n} persons will be marked as left.", page.leaving));
    bool has_work = counts.added + counts.changed + counts.returned + counts.question + page.leaving > 0;
    auto nothing = has_work ? html::Html{}
                            : ui::notice(frame, {.kind = ui::NoticeKind::success,
                                                 .title = w.text("Nothing changes: the register says the same."),
                                                 .text = w.text("You may still make spaces from it.")});
    return html::group(
        nothing,
        ui::form(
            frame, {.action = import_path(page.import, "/start")}, leaving,
            ui::check_list(frame,
                           {.name = "options",
                            .label = w.text("Make spaces too, silently"),
                            .help = w.text("Each person joins the spaces of their trade and region. Nobody is told."),
                            .options = {{.value = "1", .label = w.text("One space per trade")},
                                        {.value = "2", .label = w.text("One space per region")}}}),
            ui::submit_row(frame, {.label = w.text("Import"),
                                   .icon = "check",
                                   .note = w.text("Nothing is mailed. The whole import can be undone for a month.")})),
        ui::cluster(ui::action_form(frame, {.action = import_path(page.import, "/reopen"),
                                            .label = w.text("Back to the columns"),
                                            .kind = ui::Kind::quiet,
                                            .icon = "arrow-left"}),
                    ui::action_form(frame, {.action = import_path(page.import, "/discard"),
                                            .label = w.text("Throw this file away"),
                                            .kind = ui::Kind::quiet,
                                            .icon = "trash-2"})));
}

void add_stat(std::vector<ui::Stat>& out, const words::Words& w, std::string label, std::int64_t value) {
    if (value > 0) out.push_back({.label = std::move(label), .value = w.number(value)});
}

html::Html undone_notices(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    html::Html acted;
    if (auto n = page.import.outcome.acted; n > 0)
        acted = ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                   .text = w.count("{n} person has used the house since: their record stays.",
                                                   "{n} persons have used the house since: their records stay.", n)});
    html::Html kept;
    if (!page.kept_spaces.empty()) {
        std::vector<ui::Chip> links;
        for (const auto& space : page.kept_spaces) links.push_back({.label = space.name, .href = space.href});
        kept = ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                  .title = w.text("These spaces stay: they have been used since."),
                                  .content = ui::chips(frame, links)});
    }
    return html::group(ui::notice(frame, {.kind = ui::NoticeKind::success, .title = w.text("This import is undone.")}),
                       acted, kept);
}

html::Html result_part(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    const auto& o = page.import.outcome;
    std::vector<ui::Stat> stats;
    add_stat(stats, w, w.text("New members"), o.added);
    add_stat(stats, w, w.text("Members changed"), o.changed);
    add_stat(stats, w, w.text("Members back"), o.returned);
    add_stat(stats, w, w.text("Marked as left"), o.left);
    add_stat(stats, w, w.text("Spaces made"), o.spaces);
    add_stat(stats, w, w.text("Memberships of spaces"), o.memberships);
    add_stat(stats, w, w.text("Lines that failed"), o.failed);
    add_stat(stats, w, w.text("Removed again"), o.removed);
    add_stat(stats, w, w.text("Given back as they were"), o.restored);
    add_stat(stats, w, w.text("Spaces removed again"), o.spaces_removed);
    auto numbers = stats.empty() ? ui::paragraph(w.text("Nothing has changed.")) : ui::stat_list(frame, stats);
    if (page.import.state == State::undone) return ui::stack(undone_notices(frame, page), numbers);
    html::Html undo;
    if (page.import.has_file)
        undo =
            ui::action_form(frame, {.action = import_path(page.import, "/undo"),
                                    .label = w.text("Undo this import"),
                                    .kind = ui::Kind::danger,
                                    .icon = "undo-2",
                                    .confirm = w.text("Give former values back and remove those who came with it?")});
    return ui::stack(ui::notice(frame, {.kind = ui::NoticeKind::success,
                                        .title = w.text("The import is done. Nothing was mailed."),
                                        .text = w.text("Invite people when you are ready.")}),
                     numbers, undo);
}

} // namespace

std::string_view show_name(Show show) {
    for (const auto& each : shows)
        if (each.show == show) return each.name;
    return {};
}

std::optional<Show> parse_show(std::string_view name) {
    if (name.empty()) return Show::everything;
    for (const auto& each : shows)
        if (each.name == name) return each.show;
    return std::nullopt;
}

std::int64_t count_of(const Counts& counts, Show show) {
    for (const auto& each : shows)
        if (each.show == show) return counts.*each.count;
    return 0;
}

ui::Page report(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    bool open = is_open(page);
    html::Html lines;
    if (page.import.has_file) lines = ui::stack(filters(frame, page), lines_part(frame, page));
    html::Html actions;
    if (page.import.has_file)
        actions = ui::link_button(frame, {.label = w.text("Download the report"),
                                          .href = import_path(page.import, "/report.csv"),
                                          .icon = "download",
                                          .download = "report.csv"});
    auto steps =
        ui::steps(frame, {.labels = {w.text("File"), w.text("Columns"), w.text("Line by line"), w.text("Import")},
                          .current = open ? 2U : 3U});
    auto top = open ? ui::stack_loose(steps, domains_notice(frame, page), start_form(frame, page))
                    : ui::stack_loose(result_part(frame, page), domains_notice(frame, page));
    return {.title = page.import.file_name,
            .content = ui::stack_loose(top, lines),
            .width = ui::Width::wide,
            .lead = w.count("{n} line", "{n} lines", page.import.row_count),
            .actions = actions};
}

} // namespace imports::pages
