// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/pages.hpp"

namespace moderation::pages {

namespace {

html::Html excerpt(const ui::Frame& frame, const Thing& thing) {
    return ui::stack_tight(ui::person_line(frame, thing.author), ui::quotation(thing.text));
}

html::Html reason_form(const ui::Frame& frame, const std::string& action, const ui::TextArea& field,
                       const ui::SubmitRow& row) {
    return ui::form(frame, {.action = action}, ui::text_area(frame, field), ui::submit_row(frame, row));
}

html::Html suspension_notice(const ui::Frame& frame, const Moderation& latest) {
    const auto& w = frame.w();
    return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                              .title = w.text("Suspended on {day}", {{"day", w.day(w.local_day(latest.at))}}),
                              .text = latest.reason});
}

std::string waiting_text(const ui::Frame& frame, std::int64_t count) {
    return frame.w().count("{n} report waits to be read", "{n} reports wait to be read", count);
}

std::string outcome_text(const ui::Frame& frame, ReportState state) {
    const auto& w = frame.w();
    switch (state) {
        case ReportState::open: return w.text("Reported, waiting");
        case ReportState::hidden: return w.text("Reported, and hidden");
        case ReportState::left: return w.text("Reported, read and left as it is");
    }
    return {};
}

std::string verb_text(const ui::Frame& frame, Verb verb) {
    const auto& w = frame.w();
    switch (verb) {
        case Verb::hid: return w.text("Hidden");
        case Verb::showed: return w.text("Shown again");
        case Verb::left: return w.text("Left as it is");
        case Verb::suspended: return w.text("Suspended");
        case Verb::let_back: return w.text("Let back in");
    }
    return {};
}

ui::List log_list(const ui::Frame& frame, const std::vector<LogLine>& lines, std::string_view next_href) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& line : lines) {
        const auto& m = line.moderation;
        auto text = w.text("By {name}, {when}", {{"name", line.moderator.name}, {"when", w.ago(m.at, frame.now)}});
        if (!m.reason.empty()) text += " · " + m.reason;
        if (!m.reply.empty()) text += " · " + w.text("The author answers: {reply}", {{"reply", m.reply}});
        rows.push_back(ui::row(frame, {.title = verb_text(frame, m.verb) + " · " + line.author.name,
                                       .href = line.href,
                                       .text = text,
                                       .icon = m.verb == Verb::hid || m.verb == Verb::suspended ? "eye-off" : "eye"}));
    }
    return {.items = std::move(rows), .more = ui::pager(frame, {.next_href = std::string(next_href)})};
}

} // namespace

html::Html menu(const ui::Frame& frame, const Entries& entries) {
    const auto& w = frame.w();
    ui::Menu menu{.label = w.text("Look after this"), .icon = "flag", .items = {}};
    if (entries.is_hidden && (entries.is_author || entries.may_moderate))
        menu.items.push_back({.label = w.text("Why it is hidden"), .href = entries.path, .icon = "info"});
    if (entries.may_report && !entries.reported)
        menu.items.push_back({.label = w.text("Report"), .href = entries.path + "/report", .icon = "flag"});
    if (entries.reported)
        menu.items.push_back({.label = outcome_text(frame, *entries.reported), .href = "/reports", .icon = "flag"});
    if (entries.may_moderate && !entries.is_hidden)
        menu.items.push_back({.label = w.text("Hide"), .href = entries.path + "/hide", .icon = "eye-off"});
    if (entries.may_moderate && entries.is_hidden)
        menu.items.push_back({.label = w.text("Show again"), .href = entries.path + "/show", .icon = "eye"});
    return ui::menu(frame, menu);
}

html::Html outcome(const ui::Frame& frame, ReportState reported) {
    return ui::badge(frame, outcome_text(frame, reported), ui::Tone::neutral, "flag");
}

ui::Page report_form(const ui::Frame& frame, const Thing& thing) {
    const auto& w = frame.w();
    return {
        .title = w.text("Report"),
        .content = ui::stack(
            excerpt(frame, thing),
            reason_form(frame, thing.path + "/report",
                        {.name = "reason",
                         .label = w.text("What is wrong?"),
                         .help = w.text("Those who look after this place read it. The author never learns who wrote."),
                         .required = true,
                         .max_length = 1000},
                        {.label = w.text("Report"), .icon = "flag", .cancel_href = thing.href}))};
}

ui::Page change_form(const ui::Frame& frame, const Thing& thing, Change change) {
    const auto& w = frame.w();
    bool hides = change == Change::hide;
    return {.title = hides ? w.text("Hide this?") : w.text("Show this again?"),
            .content = ui::stack(excerpt(frame, thing),
                                 reason_form(frame, thing.path + (hides ? "/hide" : "/show"),
                                             {.name = "reason",
                                              .label = w.text("Why"),
                                              .help = w.text("The author reads this sentence, and may answer once."),
                                              .required = true,
                                              .max_length = 1000},
                                             {.label = hides ? w.text("Hide") : w.text("Show again"),
                                              .kind = hides ? ui::Kind::danger : ui::Kind::primary,
                                              .cancel_href = thing.href}))};
}

ui::Page why(const ui::Frame& frame, const Why& page) {
    const auto& w = frame.w();
    html::Html answer;
    if (!page.latest.reply.empty())
        answer = ui::section(frame, {.title = w.text("What its author answers")}, ui::quotation(page.latest.reply));
    else if (page.may_contest)
        answer = reason_form(frame, page.thing.path + "/reply",
                             {.name = "reply",
                              .label = w.text("You do not agree?"),
                              .help = w.text("One answer, read by those who look after this place."),
                              .required = true,
                              .max_length = 1000},
                             {.label = w.text("Answer")});
    auto back =
        page.may_moderate
            ? ui::link_button(frame, {.label = w.text("Show again"), .href = page.thing.path + "/show", .icon = "eye"})
            : html::Html{};
    return {.title = w.text("Why it is hidden"),
            .content = ui::stack(
                excerpt(frame, page.thing),
                ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                   .title = w.text("Hidden {when}", {{"when", w.ago(page.latest.at, frame.now)}}),
                                   .text = page.latest.reason}),
                answer, back)};
}

ui::Page queue(const ui::Frame& frame, const std::vector<Queued>& queued) {
    const auto& w = frame.w();
    std::vector<html::Html> cards;
    for (const auto& each : queued) {
        auto reasons = html::each(each.reasons, [](const std::string& reason) { return ui::paragraph(reason); });
        auto actions = ui::cluster(
            ui::link_button(frame, {.label = w.text("Read it there"), .href = each.thing.href}),
            ui::link_button(frame, {.label = w.text("Hide"), .href = each.thing.path + "/hide", .icon = "eye-off"}),
            ui::action_form(frame,
                            {.action = each.thing.path + "/leave", .label = w.text("Leave as it is"), .icon = "check"}),
            html::when(!each.suspend_href.empty(), [&] {
                return ui::link_button(
                    frame, {.label = w.text("Suspend"), .href = each.suspend_href, .kind = ui::Kind::quiet});
            }));
        cards.push_back(ui::card(frame, {},
                                 ui::stack(excerpt(frame, each.thing),
                                           ui::muted(w.count("{n} report", "{n} reports", std::ssize(each.reasons)),
                                                     " · ", ui::time(frame, each.first_at)),
                                           reasons, actions)));
    }
    auto content =
        cards.empty()
            ? ui::empty_state(frame, {.title = w.text("Nothing was reported"),
                                      .text = w.text("When somebody reports something in a place you look after, "
                                                     "it waits here."),
                                      .icon = "shield"})
            : ui::list(frame, {.label = w.text("Reports"), .items = std::move(cards), .look = ui::List::Look::plain});
    return {.title = w.text("Reports"), .content = content};
}

ui::Page own_reports(const ui::Frame& frame, const std::vector<OwnReport>& reports) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& each : reports) {
        auto outcome = each.state == ReportState::open
                           ? each.href.empty() ? w.text("It can no longer be read") : w.text("Waiting to be read")
                       : each.state == ReportState::hidden ? w.text("What you reported was hidden")
                                                           : w.text("It was read, and left as it is");
        rows.push_back(ui::row(frame, {.title = outcome,
                                       .href = each.href,
                                       .text = each.reason,
                                       .icon = "flag",
                                       .trailing = ui::time(frame, each.at)}));
    }
    auto content = rows.empty()
                       ? ui::empty_state(frame, {.title = w.text("You have reported nothing"),
                                                 .text = w.text("What you report, and what became of it, stands here."),
                                                 .icon = "flag"})
                       : ui::list(frame, {.items = std::move(rows)});
    return {.title = w.text("Your reports"), .content = content};
}

ui::Page log(const ui::Frame& frame, const std::vector<LogLine>& lines, std::string_view next_href) {
    const auto& w = frame.w();
    auto content =
        lines.empty()
            ? ui::empty_state(frame, {.title = w.text("Nothing yet"),
                                      .text = w.text("Each decision of those who look after the house stands here."),
                                      .icon = "shield"})
            : ui::list(frame, log_list(frame, lines, next_href));
    return {.title = w.text("Decisions"),
            .content = content,
            .lead = w.text("Who decided what, and why."),
            .section = "/console/moderation"};
}

html::Html log_more(const ui::Frame& frame, const std::vector<LogLine>& lines, std::string_view next_href) {
    return ui::list_items(frame, log_list(frame, lines, next_href));
}

ui::Page suspension(const ui::Frame& frame, const Access& access) {
    const auto& w = frame.w();
    const base::Arguments first{{"name", access.first_name}};
    const base::Arguments whole{{"name", access.name}};
    bool suspends = !access.is_suspended;
    auto former = access.is_suspended && access.latest ? suspension_notice(frame, *access.latest) : html::Html{};
    auto form = reason_form(
        frame, access.action + (suspends ? "" : "/end"),
        {.name = "reason",
         .label = w.text("Why"),
         .help = suspends ? w.text("{name} reads this sentence when trying to come in. It is kept among the decisions.",
                                   first)
                          : w.text("Kept among the decisions."),
         .required = true,
         .max_length = 1000},
        {.label = suspends ? w.text("Suspend {name}", first) : w.text("Let {name} back in", first),
         .kind = suspends ? ui::Kind::danger : ui::Kind::primary,
         .cancel_href = access.record_href,
         .note = suspends ? w.text("Signed out everywhere at once; what they wrote stays.") : std::string()});
    return {.title = suspends ? w.text("Suspend {name}?", whole) : w.text("Let {name} back in?", whole),
            .content = ui::stack(former, form),
            .section = "/console/members"};
}

html::Html suspension_reason(const ui::Frame& frame, const Moderation& latest) {
    const auto& w = frame.w();
    return ui::stack(
        suspension_notice(frame, latest),
        ui::paragraph(w.text("What you wrote stays. To talk about it, turn to those who run {organisation}: "
                             "they can let you back in.",
                             {{"organisation", frame.organisation}})));
}

html::Html doors(const ui::Frame& frame, const Doors& doors) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    if (doors.looks_after)
        rows.push_back(ui::row(
            frame, {.title = w.text("Reports"),
                    .href = "/moderation",
                    .text = doors.waiting == 0 ? w.text("Nothing waits for you.") : waiting_text(frame, doors.waiting),
                    .icon = "shield"}));
    if (doors.has_reported)
        rows.push_back(ui::row(frame, {.title = w.text("Your reports"),
                                       .href = "/reports",
                                       .text = w.text("What became of what you reported."),
                                       .icon = "flag"}));
    return html::when(!rows.empty(),
                      [&] { return ui::list(frame, {.label = w.text("Reports"), .items = std::move(rows)}); });
}

html::Html waiting_here(const ui::Frame& frame, std::int64_t count) {
    return html::when(count > 0, [&] {
        return ui::notice(
            frame,
            {.title = waiting_text(frame, count),
             .content = ui::link_button(
                 frame, {.label = frame.w().text("Read them"), .href = "/moderation", .size = ui::Size::small})});
    });
}

} // namespace moderation::pages
