// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/oversight/pages.hpp"
#include "parse/url.hpp"
#include "platform/viewer.hpp"
#include "rooms/react/oversight/rules.hpp"

namespace oversight::pages {

namespace {

html::Html view_line(const ui::Frame& frame, const Line& line) {
    const auto& w = frame.w();
    auto from = page_of(frame, line);
    auto moment = w.moment(line.at);
    auto text = from.empty() ? moment : w.text("{moment}, from {page}", {{"moment", moment}, {"page", from}});
    auto name = line.actor.is == Somebody::Is::house ? w.text("The house itself") : name_of(frame, line.actor);
    ui::Person shown = line.actor.person;
    if (shown.name.empty()) shown.name = name;
    return ui::row(frame, {.title = w.text(told_to_them(line.act, name)),
                           .href = shown.href,
                           .text = text,
                           .leading = ui::avatar(frame, shown)});
}

ui::List views_list(const ui::Frame& frame, const Views& page) {
    ui::List list{.id = "views", .label = frame.w().text("Who looked at my record")};
    for (const auto& line : page.lines) list.items.push_back(view_line(frame, line));
    list.more = ui::pager(frame, {.next_href = page.next_href});
    return list;
}

html::Html somebody_cell(const ui::Frame& frame, const Somebody& somebody) {
    auto name = name_of(frame, somebody);
    if (somebody.is != Somebody::Is::person || somebody.person.href.empty()) return ui::cell(name);
    return ui::link(name, "/console/members/" + somebody.public_id.str());
}

html::Html actor_cell(const ui::Frame& frame, const Somebody& actor) {
    if (actor.is != Somebody::Is::person) return ui::cell(name_of(frame, actor));
    Asked theirs{.who = actor.public_id.str(), .what = {}, .from = {}, .until = {}};
    return ui::link(name_of(frame, actor), journal_href(theirs));
}

ui::Table journal_table(const ui::Frame& frame, const Journal& page) {
    const auto& w = frame.w();
    using Wrap = ui::Column::Wrap;
    ui::Table table{.caption = w.text("Journal of acts"),
                    .columns = {{.label = w.text("When"), .wrap = Wrap::never},
                                {.label = w.text("Who")},
                                {.label = w.text("What")},
                                {.label = w.text("About whom")},
                                {.label = w.text("From where")}},
                    .rows = {},
                    .id = "acts",
                    .caption_hidden = true,
                    .more = ui::pager(frame, {.next_href = page.next_href})};
    for (const auto& line : page.lines) {
        auto what = w.text(act_words(line.act));
        auto detail = detail_of(frame, line);
        if (!detail.empty()) what = w.text("{act}: {detail}", {{"act", what}, {"detail", detail}});
        table.rows.push_back({.cells = {ui::moment(frame, line.at), actor_cell(frame, line.actor), ui::cell(what),
                                        somebody_cell(frame, line.about), ui::cell(page_of(frame, line))}});
    }
    table.empty = ui::empty_state(
        frame,
        {.title = w.text("Nothing of the kind"),
         .text = w.text("What officers do and open will stand here. Try other dates, or all of the journal."),
         .action = ui::link_button(frame, {.label = w.text("The whole journal"), .href = std::string(journal_path)}),
         .icon = "history"});
    return table;
}

html::Html filters(const ui::Frame& frame, const Journal& page) {
    const auto& w = frame.w();
    std::vector<ui::Option> people;
    for (const auto& actor : page.actors) people.push_back({.value = actor.value, .label = actor.name});
    std::vector<ui::Option> kinds;
    for (auto kind : list_kinds())
        kinds.push_back({.value = std::to_string(static_cast<int>(kind)), .label = w.text(kind_words(kind))});
    auto fields =
        ui::columns(ui::select_field(frame, {.name = "who",
                                             .label = w.text("Who"),
                                             .value = page.asked.who,
                                             .options = std::move(people),
                                             .empty_label = w.text("Everybody")}),
                    ui::select_field(frame, {.name = "what",
                                             .label = w.text("What"),
                                             .value = page.asked.what,
                                             .options = std::move(kinds),
                                             .empty_label = w.text("Everything")}),
                    ui::date_field(frame, {.name = "from", .label = w.text("From the"), .value = page.asked.from}),
                    ui::date_field(frame, {.name = "until", .label = w.text("Until the"), .value = page.asked.until}));
    return ui::form(frame, {.action = std::string(journal_path), .method = ui::Form::Method::get, .id = "acts-filter"},
                    fields, ui::submit_row(frame, {.label = w.text("Show these acts"), .icon = "list-filter"}));
}

html::Html take_out(const ui::Frame& frame, const Asked& asked) {
    std::vector<std::pair<std::string, std::string>> kept{{"who", asked.who}, {"what", asked.what}};
    if (asked.from) kept.emplace_back("from", asked.from->iso());
    if (asked.until) kept.emplace_back("until", asked.until->iso());
    return ui::action_form(frame, {.action = std::string(journal_path) + "/export",
                                   .label = frame.w().text("Take out as CSV"),
                                   .icon = "download",
                                   .hidden = std::move(kept)});
}

} // namespace

std::string name_of(const ui::Frame& frame, const Somebody& somebody) {
    const auto& w = frame.w();
    switch (somebody.is) {
        case Somebody::Is::person: return somebody.person.name;
        case Somebody::Is::house: return w.text("The house itself");
        case Somebody::Is::everybody: return w.text("All members");
        case Somebody::Is::forgotten: return w.text("Somebody who was forgotten");
        case Somebody::Is::nobody: break;
    }
    return {};
}

std::string page_of(const ui::Frame& frame, const Line& line) {
    const char* words = page_words(line.page);
    return *words == '\0' ? std::string() : frame.w().text(words);
}

std::string detail_of(const ui::Frame& frame, const Line& line) {
    const auto& w = frame.w();
    if (line.act != audit::Act::role_given && line.act != audit::Act::role_taken) return {};
    if (line.object == static_cast<std::int64_t>(platform::Role::facilitator)) return w.text("facilitator");
    if (line.object == static_cast<std::int64_t>(platform::Role::treasurer)) return w.text("treasurer");
    if (line.object == static_cast<std::int64_t>(platform::Role::administrator)) return w.text("administrator");
    return {};
}

html::Html door(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::list(frame, {.label = w.text("Who looked at my record"),
                            .items = {ui::row(frame, {.title = w.text("Who looked at my record"),
                                                      .href = std::string(views_path),
                                                      .text = w.text("Each time an officer opened, changed or took out "
                                                                     "what is kept about you."),
                                                      .icon = "eye"})}});
}

html::Html views_part(const ui::Frame& frame, const Views& page) {
    return ui::list_items(frame, views_list(frame, page));
}

ui::Page views(const ui::Frame& frame, const Views& page) {
    const auto& w = frame.w();
    auto list = page.lines.empty()
                    ? ui::empty_state(frame, {.title = w.text("Nobody has looked at your record."),
                                              .text = w.text("When an officer does, their name, the moment and the "
                                                             "page will stand here."),
                                              .action = ui::link_button(frame, {.label = w.text("Read my own record"),
                                                                                .href = "/me/profile"}),
                                              .icon = "eye"})
                    : ui::list(frame, views_list(frame, page));
    return {.title = w.text("Who looked at my record"),
            .content = list,
            .lead = w.text("Officers may open the records they need for their work. Each time is written down in a "
                           "journal that nobody can change."),
            .section = "/me"};
}

html::Html journal_part(const ui::Frame& frame, const Journal& page) {
    return ui::table_rows(frame, journal_table(frame, page));
}

ui::Page journal(const ui::Frame& frame, const Journal& page) {
    const auto& w = frame.w();
    return {.title = w.text("Journal of acts"),
            .content = ui::stack_loose(filters(frame, page), ui::table(frame, journal_table(frame, page))),
            .width = ui::Width::wide,
            .lead = w.text("What officers did and opened. Each line is sealed with the one before it: `guilde audit "
                           "verify` tells whether one was changed or is missing."),
            .actions = take_out(frame, page.asked),
            .section = std::string(journal_path)};
}

std::string journal_href(const Asked& asked, std::string_view cursor) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        query += query.empty() ? '?' : '&';
        query.append(name).append("=").append(parse::percent_encode(value));
    };
    add("who", asked.who);
    add("what", asked.what);
    if (asked.from) add("from", asked.from->iso());
    if (asked.until) add("until", asked.until->iso());
    add("after", cursor);
    return std::string(journal_path) + query;
}

} // namespace oversight::pages
