// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/findings.hpp"
#include "rooms/react/machine/pages.hpp"
#include "rooms/react/machine/rules.hpp"
#include <algorithm>

namespace machine::pages {

namespace {

constexpr std::int64_t megabyte = 1'000'000;

std::optional<std::int64_t> find_size(const Storage& page, Kind kind) {
    auto found = std::ranges::find(page.sizes, kind, &Size::kind);
    return found == page.sizes.end() ? std::nullopt : std::optional(found->bytes);
}

struct Shown {
    Kind kind;
    std::string label;
    std::string note;
};

std::vector<Shown> list_shown(const words::Words& w) {
    return {{Kind::database, w.text("Database"), w.text("Members, publications, replies, the index of the search")},
            {Kind::journal, w.text("Journal of the database"), w.text("What has still to be put in its place")},
            {Kind::pictures, w.text("Pictures"), w.text("In texts, portraits, covers, the logo")},
            {Kind::documents, w.text("Documents"), w.text("Attached to publications, former versions included")},
            {Kind::other_files, w.text("Other files"), w.text("Lists being imported, copies of one’s data")},
            {Kind::backups, w.text("Backups"), w.text("On the same disk as the house")},
            {Kind::mails, w.text("Messages kept in a folder"), w.text("As long as there is no mail server")},
            {Kind::backups_elsewhere, w.text("Backups on another disk"), w.text("They take nothing from the house")}};
}

html::Html size_table(const ui::Frame& frame, const Storage& page) {
    const auto& w = frame.w();
    ui::Table table{.caption = w.text("What takes room"),
                    .columns = {{.label = w.text("What")},
                                {.label = w.text("Size"), .align = ui::Column::Align::end},
                                {.label = w.text("What it is")}},
                    .caption_hidden = true};
    for (const auto& each : list_shown(w)) {
        auto bytes = find_size(page, each.kind);
        if (!bytes || (*bytes == 0 && each.kind != Kind::database)) continue;
        table.rows.push_back(
            {.cells = {ui::cell(each.label), ui::cell(rules::size_text(w, *bytes)), ui::cell(each.note)}});
    }
    return ui::table(frame, table);
}

html::Html room_notice(const ui::Frame& frame, const Storage& page) {
    const auto& w = frame.w();
    auto free = find_size(page, Kind::free);
    auto whole = find_size(page, Kind::capacity);
    if (!free || !whole) return {};
    bool is_growing = page.forecast.outlook == Forecast::Outlook::growing;
    bool is_bad = *free < free_bytes_needed;
    bool is_short = is_bad || *free < free_bytes_wanted || (is_growing && page.forecast.months_left < months_wanted);
    auto kind = is_bad ? ui::NoticeKind::error : is_short ? ui::NoticeKind::warning : ui::NoticeKind::success;
    auto text = w.text(rules::forecast_words(page.forecast));
    if (is_growing)
        text += " " + w.text("The house grows by {size} a month.",
                             {{"size", rules::size_text(w, page.forecast.bytes_a_month)}});
    return ui::notice(frame, {.kind = kind,
                              .title = w.text("{free} are free, of {whole}", {{"free", rules::size_text(w, *free)},
                                                                              {"whole", rules::size_text(w, *whole)}}),
                              .text = text});
}

html::Html advice_part(const ui::Frame& frame, const Storage& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    auto add = [&](std::string title, std::string text, const char* icon) {
        rows.push_back(ui::row(frame, {.title = std::move(title), .text = std::move(text), .icon = icon}));
    };
    if (find_size(page, Kind::backups).value_or(0) > 0)
        add(w.text("Put the backups on another disk"),
            w.text("They would then survive this one. Name its folder with --backups; --backup-days says how long they "
                   "are kept."),
            "folder");
    add(w.text("Ask your host for a larger disk"),
        w.text("It is the usual way, and costs less than an evening of cleaning."), "layers");
    add(w.text("Look at what else stands on the machine"),
        w.text("Old logs and packages: journalctl --vacuum-size=200M, then apt clean"), "search");
    return ui::section(frame, {.title = w.text("When room is short")}, ui::list(frame, {.items = std::move(rows)}));
}

html::Html history_part(const ui::Frame& frame, const Storage& page) {
    const auto& w = frame.w();
    if (page.history.size() < 2) return {};
    ui::Chart chart{
        .title = w.text("What the house takes, in megabytes"),
        .summary = w.text("From {first} to {last}.", {{"first", rules::size_text(w, page.history.front().bytes)},
                                                      {"last", rules::size_text(w, page.history.back().bytes)}}),
        .labels = {},
        .series = {{.label = w.text("Megabytes"), .values = {}}}};
    for (const auto& each : page.history) {
        chart.labels.push_back(w.day_short(each.day));
        chart.series.front().values.push_back((each.bytes + megabyte / 2) / megabyte);
    }
    return ui::line_chart(frame, chart);
}

} // namespace

ui::Page storage(const ui::Frame& frame, const Storage& page) {
    const auto& w = frame.w();
    auto measure = ui::action_form(
        frame, {.action = "/console/machine/measures", .label = w.text("Measure now"), .icon = "refresh-cw"});
    html::Html content;
    if (page.sizes.empty())
        content = ui::empty_state(frame, {.title = w.text("Not measured yet"),
                                          .text = w.text("The program that serves measures once a day."),
                                          .action = measure,
                                          .icon = "layers"});
    else
        content =
            ui::stack_loose(room_notice(frame, page),
                            ui::section(frame,
                                        {.title = w.text("What takes room"),
                                         .help = w.text("By kind: nobody’s own part is measured. Measured on {day}.",
                                                        {{"day", w.day(page.sizes.front().day)}})},
                                        ui::stack(size_table(frame, page), ui::cluster(measure))),
                            history_part(frame, page), advice_part(frame, page));
    return {.title = w.text("Storage"),
            .content = ui::stack_loose(part_tabs(frame, Part::storage), content),
            .lead = w.text("How much room the house takes, and for how long there is some."),
            .section = "/console/machine"};
}

} // namespace machine::pages
