// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/pages.hpp"
#include "rooms/talk/mailings/rules.hpp"

namespace mailings::pages {

namespace {

html::Html breadcrumb(const ui::Frame& frame, const MailingPage& page, std::string label = {}) {
    std::vector<ui::Crumb> crumbs{
        {.label = title_of(frame, page.item), .href = items::item_path(page.item.public_id)},
        {.label = frame.w().text("By mail"), .href = label.empty() ? "" : mailing_path(page.mailing.public_id)}};
    if (!label.empty()) crumbs.push_back({.label = std::move(label), .href = {}});
    return ui::breadcrumb(frame, crumbs);
}

std::string state_sentence(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    switch (page.mailing.state) {
        case State::running:
            if (page.mailing.starts_at > frame.now)
                return w.text("It leaves on {moment}, on the clocks of {zone}.",
                              {{"moment", page.starts}, {"zone", page.zone}});
            if (!page.mailing.is_gathered) return w.text("Its readers are being gathered.");
            return w.text("It is on its way. The last one leaves on {moment}.", {{"moment", page.last}});
        case State::paused: return w.text("It is paused: nothing leaves until you go on.");
        case State::stopped: return w.text("It was stopped. Those who have not received it can be written to again.");
        case State::over: return w.text("All its messages have left.");
    }
    return {};
}

html::Html actions(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    if (page.mailing.state >= State::stopped) return {};
    auto path = mailing_path(page.mailing.public_id);
    auto first =
        page.mailing.state == State::running
            ? ui::action_form(frame, {.action = path + "/pause", .label = w.text("Pause")})
            : ui::action_form(frame, {.action = path + "/resume", .label = w.text("Go on"), .kind = ui::Kind::primary});
    return html::group(first,
                       ui::action_form(frame, {.action = path + "/stop",
                                               .label = w.text("Stop"),
                                               .kind = ui::Kind::danger,
                                               .confirm = w.text("Stop it? What has not left will not leave.")}));
}

std::string audience_sentence(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    if (page.mailing.audience == Audience::everyone) return w.text("To all members");
    return w.text("To the members of {spaces}", {{"spaces", w.list(page.spaces)}});
}

bool is_listed(const MailingPage& page, Outcome outcome) {
    bool is_private = outcome == Outcome::unsubscribed || outcome == Outcome::suspended;
    return page.sight == Sight::facilitator || !is_private;
}

html::Html unreached_section(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    std::int64_t kept_back = 0;
    for (auto outcome : mailings::unreached) {
        auto count = page.counts.at(outcome);
        if (count == 0) continue;
        if (!is_listed(page, outcome)) {
            kept_back += count;
            continue;
        }
        rows.push_back(ui::row(frame, {.title = w.text(outcome_words(outcome)),
                                       .href = unreached_path(page.mailing.public_id, outcome),
                                       .icon = "user-round",
                                       .trailing = html::group(w.number(count))}));
    }
    if (kept_back > 0)
        rows.push_back(ui::row(frame, {.title = w.text("Receive no announcements by mail"),
                                       .icon = "user-round",
                                       .trailing = html::group(w.number(kept_back))}));
    if (rows.empty()) return {};
    html::Html take;
    if (page.sight == Sight::facilitator)
        take = ui::action_form(frame, {.action = mailing_path(page.mailing.public_id) + "/unreached/export",
                                       .label = w.text("Take the list (CSV)"),
                                       .icon = "download",
                                       .size = ui::Size::small});
    return ui::section(frame, {.title = w.text("Those it did not reach"), .actions = take},
                       ui::list(frame, {.label = w.text("Those it did not reach"), .items = rows}));
}

std::vector<html::Html> people_rows(const ui::Frame& frame, const UnreachedPage& page) {
    std::vector<html::Html> rows;
    for (const auto& each : page.people)
        rows.push_back(ui::person_line(frame, each.person, ui::muted(each.recipient.answer)));
    return rows;
}

ui::List people_list(const ui::Frame& frame, const UnreachedPage& page) {
    return {.id = "unreached",
            .label = frame.w().text(outcome_words(page.outcome)),
            .items = people_rows(frame, page),
            .more = ui::pager(frame, {.next_href = page.next_href})};
}

} // namespace

const char* outcome_words(Outcome outcome) {
    switch (outcome) {
        case Outcome::waiting: return base::mark("Waits for its turn");
        case Outcome::handed: return base::mark("Handed to the mail server");
        case Outcome::accepted: return base::mark("Received");
        case Outcome::refused: return base::mark("The mail server refused it");
        case Outcome::no_address: return base::mark("No address: a letter reaches them");
        case Outcome::unsubscribed: return base::mark("Want no announcements by mail");
        case Outcome::suspended: return base::mark("Suspended");
        case Outcome::gone: return base::mark("Left, or may not read it any more");
        case Outcome::shared: return base::mark("Share the mailbox of somebody who received it");
    }
    return "";
}

std::string unreached_path(base::PublicId mailing, Outcome outcome) {
    return mailing_path(mailing) + "/unreached?reason=" + std::string(rules::outcome_name(outcome));
}

html::Html progress(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    const auto& c = page.counts;
    auto left = c.sent() + c.at(Outcome::refused);
    auto all = left + c.at(Outcome::waiting);
    auto bar =
        ui::progress(frame, {.label = w.text("Messages that left"),
                             .value = left,
                             .max = all,
                             .text = w.text("{left} of {all}", {{"left", w.number(left)}, {"all", w.number(all)}})});
    std::vector<ui::Stat> stats{
        {.label = w.text("The mail server took it"), .value = w.number(c.at(Outcome::accepted))},
        {.label = w.text("On their way"), .value = w.number(c.at(Outcome::handed))},
        {.label = w.text("The mail server refused it"), .value = w.number(c.at(Outcome::refused))}};
    if (page.unanswered > 0)
        stats.push_back({.label = w.text("Without an answer for a day"), .value = w.number(page.unanswered)});
    auto content = ui::stack(ui::paragraph(state_sentence(frame, page)), bar, ui::stat_list(frame, stats),
                             unreached_section(frame, page));
    bool goes_on = page.mailing.state <= State::paused || c.at(Outcome::handed) > page.unanswered;
    return goes_on ? ui::lazy(frame,
                              {.id = "mailing-progress",
                               .href = mailing_path(page.mailing.public_id) + "/progress",
                               .every_s = 5},
                              content)
                   : content;
}

ui::Page mailing(const ui::Frame& frame, const MailingPage& page) {
    const auto& w = frame.w();
    return {.title = w.text("By mail: {title}", {{"title", title_of(frame, page.item)}}),
            .content = progress(frame, page),
            .lead = audience_sentence(frame, page),
            .actions = actions(frame, page),
            .above = breadcrumb(frame, page),
            .section = "/"};
}

ui::Page unreached(const ui::Frame& frame, const UnreachedPage& page) {
    const auto& w = frame.w();
    std::string title = w.text(outcome_words(page.outcome));
    auto id = page.of.mailing.public_id;
    html::Html actions;
    if (!page.people.empty()) {
        actions = ui::link_button(
            frame,
            {.label = w.text("Print the list"),
             .href = mailing_path(id) + "/unreached/print?reason=" + std::string(rules::outcome_name(page.outcome)),
             .icon = "printer"});
        if (page.outcome == Outcome::no_address && page.of.sight == Sight::facilitator)
            actions += ui::action_form(frame, {.action = mailing_path(id) + "/letters",
                                               .label = w.text("Print the letters"),
                                               .kind = ui::Kind::primary,
                                               .icon = "printer"});
    }
    auto content = page.people.empty()
                       ? ui::empty_state(frame, {.title = w.text("Nobody"),
                                                 .text = w.text("Everybody of this kind was reached."),
                                                 .action = ui::link_button(frame, {.label = w.text("See how it goes"),
                                                                                   .href = mailing_path(id)}),
                                                 .icon = "mail"})
                       : ui::list(frame, people_list(frame, page));
    return {.title = title,
            .content = content,
            .actions = actions,
            .above = breadcrumb(frame, page.of, title),
            .section = "/"};
}

html::Html unreached_more(const ui::Frame& frame, const UnreachedPage& page) {
    return ui::list_items(frame, people_list(frame, page));
}

ui::Page unreached_print(const ui::Frame& frame, const UnreachedPage& page) {
    const auto& w = frame.w();
    ui::Table table{.caption = w.text(outcome_words(page.outcome)),
                    .columns = {{.label = w.text("Name")}, {.label = w.text("What the mail server answered")}},
                    .rows = {}};
    if (page.outcome != Outcome::refused) table.columns.pop_back();
    for (const auto& each : page.people) {
        ui::TableRow row{.cells = {ui::cell(each.person.name)}};
        if (page.outcome == Outcome::refused) row.cells.push_back(ui::cell(each.recipient.answer));
        table.rows.push_back(std::move(row));
    }
    auto next = page.next_href.empty()
                    ? html::Html{}
                    : ui::link_button(frame, {.label = w.text("The following ones"), .href = page.next_href});
    return {.title = w.text("By mail: {title}", {{"title", title_of(frame, page.of.item)}}),
            .content = ui::stack(ui::table(frame, table), next)};
}

ui::Page letters(const ui::Frame& frame, const LettersPage& page) {
    const auto& w = frame.w();
    auto content = html::each(page.letters, [&](const PrintedLetter& letter) {
        return ui::letter(frame, {.recipient = letter.recipient,
                                  .place_and_day = w.day(page.today),
                                  .subject = title_of(frame, page.item),
                                  .body = ui::prose(page.body),
                                  .qr = {.text = page.href, .label = w.text("The announcement on the site")},
                                  .address = page.href,
                                  .signature = page.organisation});
    });
    return {.title = w.count("{n} letter", "{n} letters", std::ssize(page.letters)),
            .content = content,
            .heading = ui::Heading::hidden};
}

} // namespace mailings::pages
