// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/pages.hpp"
#include <algorithm>

namespace machine::pages {

namespace {

constexpr const char* own_page = "/console/machine";

html::Html finding_row(const ui::Frame& frame, const Finding& finding) {
    const auto& w = frame.w();
    auto text = say_sentence(w, finding.means);
    if (auto advice = say_sentence(w, finding.advice); !advice.empty()) text += (text.empty() ? "" : " ") + advice;
    auto icon = finding.verdict == Verdict::good  ? "circle-check"
                : finding.verdict == Verdict::bad ? "triangle-alert"
                                                  : "circle-alert";
    html::Html way;
    if (!finding.href.empty() && finding.href != own_page)
        way = ui::link_button(frame, {.label = w.text("Go there"),
                                      .href = finding.href,
                                      .kind = ui::Kind::quiet,
                                      .icon = "arrow-right",
                                      .size = ui::Size::small});
    return ui::row(frame,
                   {.title = say_sentence(w, finding.what), .text = std::move(text), .icon = icon, .trailing = way});
}

html::Html rows_of(const ui::Frame& frame, const Examination& examination, Verdict verdict) {
    std::vector<html::Html> rows;
    for (const auto& finding : examination.findings)
        if (finding.verdict == verdict) rows.push_back(finding_row(frame, finding));
    return rows.empty() ? html::Html{} : ui::list(frame, {.items = std::move(rows)});
}

std::int64_t count_of(const Examination& examination, Verdict verdict) {
    return std::ranges::count(examination.findings, verdict, &Finding::verdict);
}

html::Html verdict_notice(const ui::Frame& frame, const Examination& examination) {
    const auto& w = frame.w();
    auto wrong = count_of(examination, Verdict::bad);
    auto open = count_of(examination, Verdict::advice);
    auto when = examination.host.empty()
                    ? w.text("Examined {ago}.", {{"ago", w.ago(examination.at, frame.now)}})
                    : w.text("Examined {ago}, on the machine {host}.",
                             {{"ago", w.ago(examination.at, frame.now)}, {"host", examination.host}});
    if (wrong > 0)
        return ui::notice(frame, {.kind = ui::NoticeKind::error,
                                  .title = w.count("{n} thing is to be mended", "{n} things are to be mended", wrong),
                                  .text = when});
    if (open > 0)
        return ui::notice(
            frame, {.kind = ui::NoticeKind::information,
                    .title = w.count("It works. {n} thing is left to do", "It works. {n} things are left to do", open),
                    .text = when});
    return ui::notice(frame, {.kind = ui::NoticeKind::success, .title = w.text("All is well"), .text = when});
}

html::Html asked_notice(const ui::Frame& frame, Asking asking) {
    const auto& w = frame.w();
    if (asking == Asking::running)
        return ui::stack_tight(
            ui::progress(frame, {.label = w.text("The house is being examined"),
                                 .text = w.text("Half a minute at most: the name servers may be slow to answer.")}),
            ui::cluster(ui::link_button(
                frame,
                {.label = w.text("Look again"), .href = own_page, .kind = ui::Kind::quiet, .icon = "refresh-cw"})));
    if (asking == Asking::unanswered)
        return ui::notice(frame,
                          {.kind = ui::NoticeKind::error,
                           .title = w.text("The examination did not come back"),
                           .text = w.text("Nothing in the background answers. On the machine, type: systemctl status "
                                          "guilde, then guilde doctor")});
    return {};
}

html::Html code_part(const ui::Frame& frame, const Health& page) {
    const auto& w = frame.w();
    if (page.is_code_confirmed)
        return ui::notice(frame,
                          {.kind = ui::NoticeKind::success, .title = w.text("The recovery code was written down")});
    return ui::stack(
        ui::paragraph(w.text("Phones, addresses and birth dates are sealed with a key that no backup holds. "
                             "Without it they are lost. On the server, type this, and keep on "
                             "paper what it answers:")),
        ui::copy_line(frame, "guilde key code"),
        ui::action_form(frame, {.action = "/console/machine/recovery",
                                .label = w.text("It is written down, in a safe place"),
                                .kind = ui::Kind::primary,
                                .icon = "key-round"}));
}

html::Html backups_part(const ui::Frame& frame, const std::optional<Backups>& backups) {
    const auto& w = frame.w();
    if (!backups)
        return ui::stack(
            ui::paragraph(w.text("No backup is made every night. On the server, add this to the command that "
                                 "serves, with a folder on another disk if you can:")),
            ui::copy_line(frame, "guilde serve --backups /var/backups/guilde"));
    ui::Notice notice{.kind = backups->is_late ? ui::NoticeKind::error : ui::NoticeKind::success};
    notice.title = backups->proven_at ? w.text("The last backup proven by a restore is of {moment}",
                                               {{"moment", w.moment(*backups->proven_at)}})
                                      : w.text("No backup was proven by a restore yet");
    if (backups->proven_at)
        notice.text = w.text("It was restored beside the house and compared: {rows} rows, {files} files.",
                             {{"rows", w.number(backups->rows)}, {"files", w.number(backups->files)}});
    if (!backups->error.empty())
        return ui::stack(ui::notice(frame, notice),
                         ui::muted(w.text("The last try failed: {error}", {{"error", backups->error}})));
    return ui::notice(frame, notice);
}

html::Html deeds(const ui::Frame& frame, const Health& page) {
    const auto& w = frame.w();
    auto examine = page.asking == Asking::running ? html::Html{}
                                                  : ui::action_form(frame, {.action = "/console/machine/examinations",
                                                                            .label = w.text("Examine now"),
                                                                            .kind = ui::Kind::primary,
                                                                            .icon = "refresh-cw"});
    return ui::cluster(examine, ui::action_form(frame, {.action = "/console/mail/test",
                                                        .label = w.text("Send me a test message"),
                                                        .icon = "send"}));
}

} // namespace

html::Html part_tabs(const ui::Frame& frame, Part current) {
    const auto& w = frame.w();
    auto tab = [&](Part part, std::string label, const char* href) {
        return ui::Tab{.label = std::move(label), .href = href, .current = part == current};
    };
    return ui::tabs(frame, {.label = w.text("The machine"),
                            .tabs = {tab(Part::health, w.text("Health"), own_page),
                                     tab(Part::work, w.text("Work and mails"), "/console/machine/work"),
                                     tab(Part::storage, w.text("Storage"), "/console/machine/storage")}});
}

html::Html findings(const ui::Frame& frame, const Health& page) {
    const auto& w = frame.w();
    html::Html found;
    if (page.examination) {
        const auto& last = *page.examination;
        auto well = count_of(last, Verdict::good);
        auto fold = [&] {
            return ui::folded(frame, {.summary = w.count("{n} thing is in order", "{n} things are in order", well)},
                              rows_of(frame, last, Verdict::good));
        };
        found = ui::stack(verdict_notice(frame, last), rows_of(frame, last, Verdict::bad),
                          rows_of(frame, last, Verdict::advice), html::when(well > 0, fold));
    } else if (page.asking == Asking::no) {
        found = ui::empty_state(
            frame, {.title = w.text("Not examined yet"),
                    .text = w.text("The program that serves looks by itself every hour. Ask it to look now."),
                    .icon = "gauge"});
    }
    auto all = ui::stack(asked_notice(frame, page.asking), found, deeds(frame, page));
    if (page.asking != Asking::running) return all;
    return ui::lazy(frame, {.id = "machine-findings", .href = "/console/machine/findings", .every_s = 2}, all);
}

ui::Page health(const ui::Frame& frame, const Health& page) {
    const auto& w = frame.w();
    return {
        .title = w.text("The machine"),
        .content = ui::stack_loose(part_tabs(frame, Part::health), findings(frame, page),
                                   ui::section(frame, {.title = w.text("Recovery code")}, code_part(frame, page)),
                                   ui::section(frame, {.title = w.text("Backups")}, backups_part(frame, page.backups)),
                                   ui::section(frame,
                                               {.title = w.text("The same on the machine"),
                                                .help = w.text("When these pages do not open, this says the same.")},
                                               ui::copy_line(frame, "guilde doctor"))),
        .lead = w.text("What is wrong comes first, with what it means and what to do."),
        .section = own_page};
}

html::Html banner(const ui::Frame& frame, const Examination& examination) {
    const auto& w = frame.w();
    auto wrong = count_of(examination, Verdict::bad);
    if (wrong == 0) return {};
    auto first = std::ranges::find(examination.findings, Verdict::bad, &Finding::verdict);
    auto more = wrong == 1 ? std::string() : " " + w.count("And {n} more.", "And {n} more.", wrong - 1);
    return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                              .title = {},
                              .text = say_sentence(w, first->what) + "." + more,
                              .content = ui::link(w.text("See what to do"), own_page)});
}

} // namespace machine::pages
