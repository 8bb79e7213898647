// SPDX-License-Identifier: AGPL-3.0-or-later
// What the house does in the background, and the mails that did not arrive.
#include "rooms/react/machine/pages.hpp"
#include "rooms/react/machine/rules.hpp"
#include <algorithm>
#include <numeric>

namespace machine::pages {

namespace {

constexpr std::int64_t tries_max = 5;

std::string deed_path(const Job& job, const char* deed) {
    return "/console/machine/jobs/" + std::to_string(job.number) + deed;
}

std::string reason(const ui::Frame& frame, const Job& job) {
    const auto& w = frame.w();
    auto out = w.text(rules::reason_of(job.error));
    if (!job.about.empty()) out = w.text("To {who}.", {{"who", job.about}}) + " " + out;
    auto said = rules::without_addresses(job.answer.empty() ? job.error : job.answer);
    return said.empty() ? out : out + " " + w.text("In its own words: {words}", {{"words", said}});
}

html::Html parked_row(const ui::Frame& frame, const Job& job) {
    const auto& w = frame.w();
    auto again = ui::action_form(
        frame,
        {.action = deed_path(job, ""), .label = w.text("Try again"), .icon = "refresh-cw", .size = ui::Size::small});
    auto never = ui::action_form(
        frame, {.action = deed_path(job, "/given-up"),
                .label = w.text("Give up"),
                .kind = ui::Kind::quiet,
                .icon = "x",
                .size = ui::Size::small,
                .confirm = job.about.empty() ? w.text("Give up this work? It will not be done, and cannot be "
                                                      "taken up again.")
                                             : w.text("Give up this message? It will not arrive, and counts "
                                                      "as not reached.")});
    return ui::row(frame,
                   {.title = w.text(rules::work_words(job.kind)),
                    .text = reason(frame, job) + " " + w.text("Given up {ago}.", {{"ago", w.ago(job.at, frame.now)}}),
                    .icon = "circle-alert",
                    .trailing = ui::cluster(again, never)});
}

html::Html retrying_row(const ui::Frame& frame, const Job& job) {
    const auto& w = frame.w();
    auto when = w.text("Tried {n} times of {most}; again at {time}.",
                       {{"n", w.number(job.failures)}, {"most", w.number(tries_max)}, {"time", w.time_of_day(job.at)}});
    return ui::row(
        frame,
        {.title = w.text(rules::work_words(job.kind)), .text = reason(frame, job) + " " + when, .icon = "history"});
}

html::Html counted_table(const ui::Frame& frame, const Work& page) {
    const auto& w = frame.w();
    ui::Table table{.caption = w.text("What waits and what runs"),
                    .columns = {{.label = w.text("What")},
                                {.label = w.text("How many"), .align = ui::Column::Align::end},
                                {.label = w.text("When"), .wrap = ui::Column::Wrap::never}},
                    .caption_hidden = true};
    for (const auto& each : page.running)
        table.rows.push_back({.cells = {ui::cell(w.text(rules::work_words(each.kind))), ui::cell(w.number(each.count)),
                                        ui::cell(w.text("now"))}});
    for (const auto& each : page.waiting) {
        bool is_due = !each.since || *each.since <= frame.now;
        auto when = is_due ? w.text("its turn has come") : w.text("from {moment}", {{"moment", w.moment(*each.since)}});
        table.rows.push_back({.cells = {ui::cell(w.text(rules::work_words(each.kind))), ui::cell(w.number(each.count)),
                                        ui::cell(when)}});
    }
    if (table.rows.empty()) return ui::muted(w.text("Nothing waits: everything is done."));
    return ui::table(frame, table);
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
    return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

html::Html chart(const ui::Frame& frame, std::string title, const Throughput& done) {
    const auto& w = frame.w();
    auto jobs = sum(done.jobs);
    auto mails = sum(done.mails);
    if (jobs == 0 && mails == 0) return ui::stack_tight(ui::heading(3, title), ui::muted(w.text("Nothing was done.")));
    auto said = w.count("{n} task done", "{n} tasks done", jobs) + ", " +
                w.count("{n} message handed over", "{n} messages handed over", mails) + ".";
    return ui::line_chart(frame, {.title = std::move(title),
                                  .summary = said,
                                  .labels = done.labels,
                                  .series = {{.label = w.text("Tasks"), .values = done.jobs},
                                             {.label = w.text("Messages"), .values = done.mails}}});
}

html::Html parked_part(const ui::Frame& frame, const Work& page) {
    const auto& w = frame.w();
    if (page.parked.empty())
        return ui::section(frame, {.title = w.text("Given up after five tries")},
                           ui::muted(w.text("Nothing was given up.")));
    auto all = ui::action_form(frame, {.action = "/console/machine/jobs",
                                       .label = w.text("Try all again"),
                                       .icon = "refresh-cw",
                                       .size = ui::Size::small,
                                       .confirm = w.text("Try all of them again? First mend what made them fail.")});
    return ui::section(frame,
                       {.title = w.text("Given up after five tries"),
                        .actions = all,
                        .help = w.text("It is kept for three months, a message for one.")},
                       ui::list(frame, {.id = "parked",
                                        .label = w.text("Given up after five tries"),
                                        .items = parked_rows(frame, page.parked),
                                        .more = ui::pager(frame, {.next_href = page.more_parked})}));
}

html::Html unreached_part(const ui::Frame& frame, const Work& page) {
    const auto& w = frame.w();
    ui::Section shape{.title = w.text("Messages that did not arrive"),
                      .help = w.text("Of the last thirty days. What they said is wiped; nobody can read it here."),
                      .id = "unreached"};
    if (page.unreached.empty())
        return ui::section(frame, shape, ui::muted(w.text("Every message that left was taken.")));
    return ui::section(frame, shape,
                       ui::list(frame, {.id = "unreached-list",
                                        .label = w.text("Messages that did not arrive"),
                                        .items = unreached_rows(frame, page.unreached),
                                        .more = ui::pager(frame, {.next_href = page.more_unreached})}));
}

} // namespace

std::vector<html::Html> parked_rows(const ui::Frame& frame, const std::vector<Job>& jobs) {
    std::vector<html::Html> rows;
    for (const auto& job : jobs) rows.push_back(parked_row(frame, job));
    return rows;
}

std::vector<html::Html> unreached_rows(const ui::Frame& frame, const std::vector<UnreachedMail>& mails) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& mail : mails) {
        auto refused = rules::refused_because(mail.answer);
        auto text = w.text(rules::mail_words(mail.kind)) + ", " + w.ago(mail.at, frame.now) + ". " +
                    w.text(refused.why) + " " + w.text(refused.advice);
        if (auto said = rules::without_addresses(mail.answer); !said.empty())
            text += " " + w.text("In its own words: {words}", {{"words", said}});
        rows.push_back(ui::row(frame, {.title = mail.who, .href = mail.href, .text = std::move(text), .icon = "mail"}));
    }
    return rows;
}

ui::Page work(const ui::Frame& frame, const Work& page) {
    const auto& w = frame.w();
    auto count = [](const std::vector<Counted>& all) {
        return std::accumulate(all.begin(), all.end(), std::int64_t{0},
                               [](std::int64_t before, const Counted& each) { return before + each.count; });
    };
    auto figures = ui::stat_list(frame, {{.label = w.text("Waiting"), .value = w.number(count(page.waiting))},
                                         {.label = w.text("Running"), .value = w.number(count(page.running))},
                                         {.label = w.text("Tried again"), .value = w.number(page.retrying_count)},
                                         {.label = w.text("Given up"), .value = w.number(page.parked_count)}});
    std::vector<html::Html> retrying;
    for (const auto& job : page.retrying) retrying.push_back(retrying_row(frame, job));
    auto tried = html::when(!retrying.empty(), [&] {
        return ui::section(frame,
                           {.title = w.text("Failed, and tried again by itself"),
                            .help = w.text("After ten seconds, a minute, ten minutes and an hour.")},
                           ui::list(frame, {.label = w.text("Failed, and tried again by itself"), .items = retrying}));
    });
    return {.title = w.text("Work and mails"),
            .content = ui::stack_loose(
                part_tabs(frame, Part::work), figures, parked_part(frame, page), tried,
                ui::section(frame, {.title = w.text("What waits and what runs")}, counted_table(frame, page)),
                unreached_part(frame, page),
                ui::section(frame, {.title = w.text("What was done")},
                            ui::stack_loose(chart(frame, w.text("The last hour"), page.hour),
                                            chart(frame, w.text("The last day"), page.day)))),
            .lead = w.text("What the house does while nobody looks: messages, notices, imports."),
            .section = "/console/machine"};
}

} // namespace machine::pages
