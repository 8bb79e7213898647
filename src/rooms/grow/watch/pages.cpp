// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/pages.hpp"
#include "parse/url.hpp"
#include <algorithm>

namespace watch::pages {

namespace {

constexpr std::string_view list_id = "watch-list";
constexpr std::string_view results_id = "watch-results";

bool is_filtered(const Asked& asked) {
    return asked.whom == Asked::Whom::me || !asked.words.empty() || !asked.trade.empty() || !asked.source.empty() ||
           !asked.month.empty();
}

html::Html applies_badge(const ui::Frame& frame, const Shown& shown) {
    if (!shown.entry.applies_on) return {};
    auto text = frame.w().text("From {day}", {{"day", frame.w().day_short(*shown.entry.applies_on)}});
    return ui::badge(frame, text, ui::Tone::warning, "calendar");
}

html::Html entry_card(const ui::Frame& frame, const Shown& shown) {
    auto mine = shown.is_for_reader ? ui::badge(frame, frame.w().text("Concerns you"), ui::Tone::accent, "user-check")
                                    : html::Html{};
    return ui::card(frame,
                    {.id = "entry-" + shown.entry.public_id.str(),
                     .title = shown.entry.title,
                     .href = entry_path(shown.entry.public_id)},
                    ui::stack(ui::small_print(origin_text(frame, shown)), ui::paragraph(shown.note_text),
                              ui::cluster(mine, applies_badge(frame, shown), trade_chips(frame, shown))));
}

ui::List list_of(const ui::Frame& frame, const Archive& archive) {
    std::vector<html::Html> items;
    for (const auto& shown : archive.entries) items.push_back(entry_card(frame, shown));
    return {.id = std::string(list_id),
            .label = frame.w().text("Texts of the watch"),
            .items = std::move(items),
            .more = ui::pager(frame, {.next_href = archive.next_href, .label = {}, .end_sentence = {}}),
            .look = ui::List::Look::plain};
}

html::Html nothing(const ui::Frame& frame, const Archive& archive) {
    const auto& w = frame.w();
    if (archive.asked.whom == Asked::Whom::me && !archive.has_keys)
        return ui::empty_state(
            frame,
            {.title = w.text("The house does not know your trade"),
             .text = w.text("Write it in your profile, or choose the trades to follow: what concerns them is "
                            "then gathered here."),
             .action = ui::cluster(
                 ui::link_button(frame,
                                 {.label = w.text("Write my trade"), .href = "/me/profile", .kind = ui::Kind::primary}),
                 ui::link_button(frame, {.label = w.text("Choose trades to follow"), .href = "/me#watch"})),
             .icon = "briefcase"});
    if (is_filtered(archive.asked))
        return ui::empty_state(frame, {.title = w.text("Nothing here for these filters"),
                                       .text = w.text("Try fewer words, another month, or look at everything."),
                                       .action = ui::link_button(
                                           frame, {.label = w.text("See everything"), .href = std::string(watch_path)}),
                                       .icon = "search"});
    auto step = archive.parts.has_desk
                    ? ui::link_button(
                          frame, {.label = w.text("Go to the desk"), .href = "/watch/desk", .kind = ui::Kind::primary})
                    : ui::link_button(
                          frame, {.label = w.text("Propose a text"), .href = "/watch/new", .kind = ui::Kind::primary});
    return ui::empty_state(frame, {.title = w.text("Nothing has been published yet"),
                                   .text = w.text("What referees read and annotate comes here, with what it changes "
                                                  "for us and for whom."),
                                   .action = std::move(step),
                                   .icon = "scale"});
}

html::Html whom_chips(const ui::Frame& frame, const Archive& archive) {
    auto other = archive.asked;
    bool is_me = archive.asked.whom == Asked::Whom::me;
    other.whom = is_me ? Asked::Whom::all : Asked::Whom::me;
    if (!is_me) other.trade.clear();
    return ui::filter_chips(frame, {.label = frame.w().text("For whom"),
                                    .chips = {{.label = frame.w().text("Does it concern me?"),
                                               .href = archive_path(other),
                                               .selected = is_me,
                                               .icon = "user-check"}},
                                    .target = {.selector = "#" + std::string(results_id)}});
}

html::Html filter_form(const ui::Frame& frame, const Archive& archive) {
    const auto& w = frame.w();
    const auto& asked = archive.asked;
    std::vector<ui::Option> trades, sources, months;
    for (const auto& trade : archive.trades) trades.push_back({.value = trade.key, .label = trade.label});
    for (const auto& source : archive.sources)
        sources.push_back({.value = source.public_id.str(), .label = source_name(source)});
    for (auto month : archive.months) months.push_back({.value = month.iso().substr(0, 7), .label = w.month(month)});
    ui::Form form{.action = std::string(watch_path), .method = ui::Form::Method::get, .hidden = {}};
    if (asked.whom == Asked::Whom::me) form.hidden.emplace_back("whom", "me");
    bool is_open = !asked.trade.empty() || !asked.source.empty() || !asked.month.empty();
    auto choices = ui::grid(ui::select_field(frame, {.name = "trade",
                                                     .label = w.text("Trade concerned"),
                                                     .value = asked.trade,
                                                     .options = std::move(trades),
                                                     .empty_label = w.text("All trades")}),
                            ui::select_field(frame, {.name = "source",
                                                     .label = w.text("Source"),
                                                     .value = asked.source,
                                                     .options = std::move(sources),
                                                     .empty_label = w.text("All sources")}),
                            ui::select_field(frame, {.name = "month",
                                                     .label = w.text("Month"),
                                                     .value = asked.month,
                                                     .options = std::move(months),
                                                     .empty_label = w.text("All months")}));
    return ui::form(frame, form,
                    ui::text_field(frame, {.name = "q",
                                           .label = w.text("Search the archive"),
                                           .value = asked.words,
                                           .max_length = 200,
                                           .placeholder = w.text("Title, note or text")}),
                    ui::folded(frame, {.summary = w.text("Trade, source, month"), .open = is_open}, choices),
                    ui::submit_row(frame, {.label = w.text("Search"), .kind = ui::Kind::secondary, .icon = "search"}));
}

html::Html concern_sentence(const ui::Frame& frame, const EntryPage& page) {
    const auto& w = frame.w();
    if (page.shown.entry.concerns_all)
        return ui::notice(frame, {.kind = ui::NoticeKind::information,
                                  .title = {},
                                  .text = w.text("It concerns you: it is for everybody, whatever the trade."),
                                  .id = {}});
    if (page.shown.is_for_reader)
        return ui::notice(frame, {.kind = ui::NoticeKind::information,
                                  .title = {},
                                  .text = w.text("It concerns you: your trade, or one that you follow, is among those "
                                                 "named."),
                                  .id = {}});
    if (page.reader_trade.empty()) return {};
    return ui::muted(w.text("Your trade ({trade}) is not among those named.", {{"trade", page.reader_trade}}));
}

html::Html entry_deeds(const ui::Frame& frame, const EntryPage& page) {
    const auto& w = frame.w();
    const auto& entry = page.shown.entry;
    html::Html read, ask;
    if (!entry.address.empty())
        read = ui::link_button(frame, {.label = w.text("Read the text at its source"),
                                       .href = entry.address,
                                       .kind = ui::Kind::primary,
                                       .icon = "globe"});
    if (page.may_ask)
        ask = ui::link_button(frame,
                              {.label = w.text("Ask a question about it"),
                               .href = parse::with_query("/posts/new", {{"kind", "question"}, {"title", entry.title}}),
                               .icon = "circle-help"});
    return ui::cluster(read, ask);
}

html::Html referee_menu(const ui::Frame& frame, const EntryPage& page) {
    if (!page.may_annotate) return {};
    const auto& w = frame.w();
    auto desk = "/watch/desk/" + page.shown.entry.public_id.str();
    return ui::cluster(
        ui::link_button(frame, {.label = w.text("Edit the note"), .href = desk, .icon = "pencil"}),
        ui::action_form(frame, {.action = desk + "/withdraw",
                                .label = w.text("Withdraw"),
                                .kind = ui::Kind::quiet,
                                .icon = "undo-2",
                                .confirm = w.text("Take it out of the archive? It goes back to the desk with its note, "
                                                  "and can be published again.")}));
}

} // namespace

html::Html part_tabs(const ui::Frame& frame, const Parts& parts, Part current) {
    if (!parts.has_desk) return {};
    const auto& w = frame.w();
    std::vector<ui::Tab> tabs{
        {.label = w.text("Archive"), .href = std::string(watch_path), .current = current == Part::archive},
        {.label = w.text("To annotate"),
         .href = "/watch/desk",
         .current = current == Part::desk,
         .count = parts.waiting},
        {.label = w.text("Sources"), .href = "/watch/sources", .current = current == Part::sources}};
    if (parts.has_referees)
        tabs.push_back({.label = w.text("Referees"), .href = "/watch/referees", .current = current == Part::referees});
    return ui::tabs(frame, {.label = w.text("The watch"), .tabs = std::move(tabs)});
}

std::string source_name(const Source& source) {
    if (!source.name.empty()) return source.name;
    auto rest = std::string_view(source.address);
    if (auto at = rest.find("://"); at != rest.npos) rest.remove_prefix(at + 3);
    return std::string(rest.substr(0, rest.find('/')));
}

std::string origin_text(const ui::Frame& frame, const Shown& shown) {
    const auto& w = frame.w();
    auto name = shown.source.empty() ? w.text("Proposed by a member") : shown.source;
    auto at = shown.entry.written_at.value_or(shown.entry.decided_at);
    return name + " · " + w.day(w.local_day(at));
}

html::Html trade_chips(const ui::Frame& frame, const Shown& shown) {
    std::vector<ui::Chip> chips;
    if (shown.entry.concerns_all) chips.push_back({.label = frame.w().text("Everybody"), .href = {}, .icon = "users"});
    for (const auto& trade : shown.trades) chips.push_back({.label = trade, .href = {}, .icon = "briefcase"});
    return chips.empty() ? html::Html{} : ui::chips(frame, chips);
}

std::string archive_path(const Asked& asked, std::string_view cursor) {
    std::vector<parse::Pair> query;
    auto add = [&](std::string name, std::string_view value) {
        if (!value.empty()) query.push_back({std::move(name), std::string(value)});
    };
    add("whom", asked.whom == Asked::Whom::me ? "me" : "");
    add("q", asked.words);
    add("trade", asked.trade);
    add("source", asked.source);
    add("month", asked.month);
    add("cursor", cursor);
    return parse::with_query(watch_path, query);
}

html::Html archive_results(const ui::Frame& frame, const Archive& archive) {
    using namespace html::tags;
    auto found = archive.entries.empty() ? nothing(frame, archive)
                                         : ui::section(frame, {.title = frame.w().text("Texts of the watch")},
                                                       ui::list(frame, list_of(frame, archive)));
    return div_(_id = results_id,
                ui::stack_loose(ui::stack(whom_chips(frame, archive), filter_form(frame, archive)), found));
}

html::Html archive_more(const ui::Frame& frame, const Archive& archive) {
    return ui::list_items(frame, list_of(frame, archive));
}

ui::Page archive(const ui::Frame& frame, const Archive& archive) {
    const auto& w = frame.w();
    return {
        .title = w.text("The watch"),
        .content = ui::stack(part_tabs(frame, archive.parts, Part::archive), archive_results(frame, archive)),
        .lead = w.text("Laws, agreements and news, read by our referees: what each changes for us, and for whom."),
        .actions = ui::link_button(frame, {.label = w.text("Propose a text"), .href = "/watch/new", .icon = "plus"}),
        .section = std::string(watch_path)};
}

ui::Page entry(const ui::Frame& frame, const EntryPage& page) {
    const auto& w = frame.w();
    const auto& shown = page.shown;
    html::Html edited;
    if (shown.entry.edited_at)
        edited = ui::small_print(w.text("Edited {ago}", {{"ago", w.ago(*shown.entry.edited_at, frame.now)}}));
    auto summary = shown.entry.summary.empty() ? html::Html{}
                                               : ui::section(frame,
                                                             {.title = w.text("What the source says"),
                                                              .help = w.text("The beginning, as its site gives it.")},
                                                             ui::quotation(ui::prose(shown.summary)));
    return {.title = shown.entry.title,
            .content = ui::stack_loose(
                ui::stack(ui::small_print(origin_text(frame, shown)),
                          ui::cluster(applies_badge(frame, shown), trade_chips(frame, shown)),
                          concern_sentence(frame, page)),
                ui::section(
                    frame, {.title = w.text("What it changes for us")},
                    ui::stack(ui::prose(shown.note), page.beside_note,
                              ui::person_line(frame, shown.referee, ui::time(frame, shown.entry.decided_at)), edited)),
                summary, ui::stack(entry_deeds(frame, page), referee_menu(frame, page))),
            .above = ui::breadcrumb(frame, {{.label = w.text("The watch"), .href = std::string(watch_path)}}),
            .section = std::string(watch_path)};
}

ui::Page propose(const ui::Frame& frame) {
    const auto& w = frame.w();
    return {.title = w.text("Propose a text"),
            .content = ui::form(
                frame,
                {.action = std::string(watch_path), .confirm_leave = true, .draft_key = "watch-propose", .hidden = {}},
                ui::text_field(frame, {.name = "title", .label = w.text("Title"), .required = true, .max_length = 200}),
                ui::url_field(frame, {.name = "address",
                                      .label = w.text("Its address"),
                                      .help = w.text("Where it can be read: a law, a circular, an agreement, a page."),
                                      .placeholder = "https://"}),
                ui::text_area(frame, {.name = "reason",
                                      .label = w.text("Why it matters"),
                                      .help = w.text("One sentence is enough. The referees read it."),
                                      .max_length = 500}),
                ui::submit_row(frame, {.label = w.text("Propose it"),
                                       .cancel_href = std::string(watch_path),
                                       .note = w.text("Referees read it, say what it changes and for whom, and publish "
                                                      "it; or set it aside.")})),
            .above = ui::breadcrumb(frame, {{.label = w.text("The watch"), .href = std::string(watch_path)},
                                            {.label = w.text("Propose a text"), .href = {}}}),
            .section = std::string(watch_path)};
}

} // namespace watch::pages
