// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/pages.hpp"
#include "rooms/grow/watch/rules.hpp"
#include <algorithm>

namespace watch::pages {

namespace {

std::string desk_path(const Shown& shown) {
    return "/watch/desk/" + shown.entry.public_id.str();
}

html::Html put_back(const ui::Frame& frame, const std::string& path, ui::Kind kind) {
    return ui::action_form(frame, {.action = path + "/back",
                                   .label = frame.w().text("Put it back"),
                                   .kind = kind,
                                   .icon = "undo-2",
                                   .size = ui::Size::small});
}

html::Html deeds(const ui::Frame& frame, const Shown& shown) {
    const auto& w = frame.w();
    if (shown.entry.state == State::aside) return put_back(frame, desk_path(shown), ui::Kind::secondary);
    return ui::cluster(
        ui::link_button(
            frame,
            {.label = w.text("Annotate"), .href = desk_path(shown), .icon = "square-pen", .size = ui::Size::small}),
        ui::action_form(frame, {.action = desk_path(shown) + "/aside",
                                .label = w.text("Set it aside"),
                                .kind = ui::Kind::quiet,
                                .icon = "x",
                                .size = ui::Size::small}));
}

std::string origin_of(const ui::Frame& frame, const Shown& shown) {
    if (!shown.entry.proposed_by) return origin_text(frame, shown);
    const auto& w = frame.w();
    return w.text("Proposed by {name}", {{"name", shown.proposer.name}}) + " · " +
           w.day(w.local_day(shown.entry.decided_at));
}

html::Html desk_card(const ui::Frame& frame, const Shown& shown) {
    auto text = shown.summary_text.empty() ? html::Html{} : ui::paragraph(shown.summary_text);
    return ui::card(frame,
                    {.id = "entry-" + shown.entry.public_id.str(),
                     .title = shown.entry.title,
                     .href = shown.entry.state == State::proposed ? desk_path(shown) : std::string(),
                     .footer = deeds(frame, shown)},
                    ui::stack(ui::small_print(origin_of(frame, shown)), text));
}

ui::List list_of(const ui::Frame& frame, const Desk& desk) {
    std::vector<html::Html> items;
    for (const auto& shown : desk.entries) items.push_back(desk_card(frame, shown));
    return {.id = "watch-desk",
            .label = frame.w().text("Texts to annotate"),
            .items = std::move(items),
            .more = ui::pager(frame, {.next_href = desk.next_href, .label = {}, .end_sentence = {}}),
            .look = ui::List::Look::plain};
}

html::Html nothing(const ui::Frame& frame, const Desk& desk) {
    const auto& w = frame.w();
    if (desk.state == State::aside)
        return ui::empty_state(
            frame, {.title = w.text("Nothing is set aside"),
                    .text = w.text("What you set aside stays here for half a year."),
                    .action = ui::link_button(frame, {.label = w.text("Back to the desk"), .href = "/watch/desk"}),
                    .icon = "inbox"});
    if (!desk.has_sources)
        return ui::empty_state(frame, {.title = w.text("No source is followed yet"),
                                       .text = w.text("Add the sites you read anyway: their new texts then come here."),
                                       .action = ui::link_button(frame, {.label = w.text("Add a source"),
                                                                         .href = "/watch/sources",
                                                                         .kind = ui::Kind::primary,
                                                                         .icon = "plus"}),
                                       .icon = "scale"});
    return ui::empty_state(frame,
                           {.title = w.text("Everything is read"),
                            .text = w.text("The sources are read every three hours; what is new comes here."),
                            .action = ui::link_button(frame, {.label = w.text("Propose a text"), .href = "/watch/new"}),
                            .icon = "circle-check"});
}

html::Html original(const ui::Frame& frame, const Shown& shown) {
    const auto& w = frame.w();
    html::Html link, reason, text;
    if (!shown.entry.address.empty())
        link = ui::link_button(
            frame, {.label = w.text("Read the text at its source"), .href = shown.entry.address, .icon = "globe"});
    if (!shown.entry.reason.empty())
        reason = ui::stack_tight(ui::strong(w.text("Why {name} proposes it", {{"name", shown.proposer.name}})),
                                 ui::prose(shown.reason));
    if (!shown.entry.summary.empty()) text = ui::quotation(ui::prose(shown.summary));
    return ui::stack(ui::small_print(origin_of(frame, shown)), reason, text, ui::cluster(link));
}

html::Html whom_fields(const ui::Frame& frame, const Annotating& page) {
    const auto& w = frame.w();
    const auto& shown = page.shown;
    std::vector<ui::Option> options;
    std::vector<std::string> chosen;
    auto all = page.trades;
    for (const auto& trade : shown.trades) {
        if (!std::ranges::count(all, trade)) all.push_back(trade);
        chosen.push_back(trade);
    }
    for (const auto& trade : all) options.push_back({.value = trade, .label = trade, .help = {}, .icon = {}});
    auto everybody = ui::check_box(
        frame,
        {.name = "everybody", .label = w.text("Everybody, whatever the trade"), .checked = shown.entry.concerns_all});
    auto trades = options.empty() ? html::Html{}
                                  : ui::check_list(frame, {.name = "trades",
                                                           .label = w.text("Or these trades"),
                                                           .values = std::move(chosen),
                                                           .options = std::move(options),
                                                           .look = ui::CheckList::Look::chips});
    auto others = ui::text_field(frame, {.name = "other_trades",
                                         .label = w.text("Other trades"),
                                         .help = w.text("With commas between."),
                                         .max_length = 400});
    return ui::fieldset(frame, {.legend = w.text("Whom it concerns")}, ui::stack(everybody, trades, others));
}

} // namespace

ui::Page desk(const ui::Frame& frame, const Desk& desk) {
    const auto& w = frame.w();
    html::Html undo;
    if (!desk.set_aside.empty())
        undo = ui::notice(frame, {.kind = ui::NoticeKind::success,
                                  .title = w.text("It is set aside."),
                                  .text = {},
                                  .content = put_back(frame, "/watch/desk/" + desk.set_aside, ui::Kind::secondary),
                                  .id = {}});
    bool is_aside = desk.state == State::aside;
    auto chips = ui::filter_chips(frame, {.label = w.text("Which"),
                                          .chips = {{.label = w.text("What was set aside"),
                                                     .href = is_aside ? "/watch/desk" : "/watch/desk?show=aside",
                                                     .selected = is_aside,
                                                     .icon = {}}},
                                          .target = {}});
    auto title = is_aside ? w.text("What was set aside") : w.text("Waiting");
    auto list = desk.entries.empty() ? nothing(frame, desk)
                                     : ui::section(frame, {.title = title}, ui::list(frame, list_of(frame, desk)));
    return {
        .title = w.text("To annotate"),
        .content = ui::stack(part_tabs(frame, desk.parts, Part::desk), undo, chips, list),
        .lead = w.text("Say what it changes for us and whom it concerns; set aside what changes nothing."),
        .actions = ui::link_button(frame, {.label = w.text("Propose a text"), .href = "/watch/new", .icon = "plus"}),
        .section = std::string(watch_path)};
}

html::Html desk_more(const ui::Frame& frame, const Desk& desk) {
    return ui::list_items(frame, list_of(frame, desk));
}

ui::Page annotate(const ui::Frame& frame, const Annotating& page) {
    const auto& w = frame.w();
    const auto& entry = page.shown.entry;
    bool is_published = entry.state == State::published;
    auto back = is_published ? entry_path(entry.public_id) : std::string("/watch/desk");
    auto title = is_published ? w.text("Edit the note") : w.text("Annotate");
    auto form = ui::form(
        frame,
        {.action = desk_path(page.shown),
         .confirm_leave = true,
         .draft_key = "watch-note-" + entry.public_id.str(),
         .hidden = {{"revision", std::to_string(entry.revision)}}},
        ui::text_field(frame, {.name = "title",
                               .label = w.text("Title"),
                               .help = w.text("As the source gives it; make it plainer where you can."),
                               .value = entry.title,
                               .required = true,
                               .max_length = static_cast<std::int64_t>(title_length_max)}),
        ui::markdown_editor(frame, {.name = "note",
                                    .label = w.text("What it changes for us"),
                                    .help = w.text("In plain words: what must be done, by whom, from when."),
                                    .value = entry.note,
                                    .required = true,
                                    .max_length = static_cast<std::int64_t>(note_length_max),
                                    .rows = 6,
                                    .preview_href = "/posts/preview"}),
        whom_fields(frame, page),
        ui::date_field(frame, {.name = "applies_on",
                               .label = w.text("It applies from"),
                               .help = w.text("Leave it empty when the text does not say."),
                               .value = entry.applies_on}),
        ui::submit_row(frame, {.label = is_published ? w.text("Save") : w.text("Publish"),
                               .cancel_href = back,
                               .note = w.text("All members may read it; those concerned find it in their digest.")}));
    return {.title = title,
            .content = ui::stack_loose(ui::section(frame, {.title = entry.title}, original(frame, page.shown)), form),
            .above = ui::breadcrumb(frame, {{.label = w.text("The watch"), .href = std::string(watch_path)},
                                            {.label = w.text("To annotate"), .href = "/watch/desk"},
                                            {.label = title, .href = {}}}),
            .section = std::string(watch_path)};
}

} // namespace watch::pages
