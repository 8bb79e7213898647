// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/pages.hpp"
#include "rooms/people/invitations/rules.hpp"

namespace invitations::pages {

namespace {

std::string bucket_title(const ui::Frame& frame, Bucket bucket) {
    const auto& w = frame.w();
    switch (bucket) {
        case Bucket::waiting: return w.text("Not invited yet");
        case Bucket::invited: return w.text("Invited");
        case Bucket::bounced: return w.text("The message came back");
        case Bucket::arrived: return w.text("Arrived");
        case Bucket::never_came: return w.text("Never came");
    }
    return {};
}

std::string bucket_lead(const ui::Frame& frame, Bucket bucket) {
    const auto& w = frame.w();
    switch (bucket) {
        case Bucket::waiting: return w.text("They are in the register and know nothing of the house.");
        case Bucket::invited: return w.text("Their message or letter left within the last two weeks.");
        case Bucket::bounced: return w.text("Their mail server refused. Correct the address, then invite again.");
        case Bucket::arrived: return w.text("They have come in at least once.");
        case Bucket::never_came: return w.text("Invited more than two weeks ago. A word by telephone often helps.");
    }
    return {};
}

std::string wave_state(const ui::Frame& frame, const WaveLine& line) {
    const auto& w = frame.w();
    if (line.wave.state == WaveState::stopped) return w.text("Stopped");
    if (line.counts.planned == 0) return w.text("All have left");
    if (line.wave.state == WaveState::paused) return w.text("Paused");
    return w.text("The last one leaves on {moment}", {{"moment", w.moment(*line.counts.last_leaves_at)}});
}

html::Html waves_list(const ui::Frame& frame, const Overview& page) {
    const auto& w = frame.w();
    if (page.waves.empty())
        return ui::empty_state(frame, {.title = w.text("No wave has left yet"),
                                       .text = w.text("Begin with twenty people you know well. They find what is "
                                                      "missing, and welcome the others."),
                                       .action = ui::link_button(frame, {.label = w.text("Choose twenty pilots"),
                                                                         .href = "/console/invitations/new"}),
                                       .icon = "send"});
    std::vector<html::Html> rows;
    for (const auto& line : page.waves)
        rows.push_back(ui::row(
            frame, {.title = line.wave.name,
                    .href = "/console/invitations/waves/" + line.wave.public_id.str(),
                    .text = w.count("{n} person", "{n} people", line.wave.people) + " · " + wave_state(frame, line),
                    .icon = "send"}));
    return ui::list(frame, {.label = w.text("Waves"), .items = std::move(rows)});
}

std::string state_text(const ui::Frame& frame, const Line& line) {
    const auto& w = frame.w();
    const auto& it = line.invitation;
    if (it.leaves_at) return w.text("Leaves on {moment}", {{"moment", w.moment(*it.leaves_at)}});
    if (it.state == State::bounced)
        return w.text("{address}: {answer}", {{"address", it.email}, {"answer", it.answer}});
    if (it.state == State::invited && it.expires_at && *it.expires_at <= frame.now)
        return w.text("Its invitation has expired");
    if (it.state == State::invited && it.invited_at)
        return it.means == Means::mail ? w.text("Invited {when}", {{"when", w.ago(*it.invited_at, frame.now)}})
                                       : w.text("Letter printed {when}", {{"when", w.ago(*it.invited_at, frame.now)}});
    if (it.state == State::waiting && it.means == Means::letter) return w.text("No address of their own");
    return {};
}

html::Html line_action(const ui::Frame& frame, const BucketPage& page, const Line& line) {
    const auto& w = frame.w();
    const auto& it = line.invitation;
    if (it.state == State::arrived || it.leaves_at) return {};
    if (it.means == Means::letter && !page.has_letters) return {};
    if (it.means == Means::letter)
        return ui::link_button(frame, {.label = w.text("Letter"),
                                       .href = "/console/invitations/letters?person=" + line.public_id.str(),
                                       .kind = ui::Kind::quiet,
                                       .icon = "printer",
                                       .size = ui::Size::small});
    auto path = "/console/invitations/people/" + line.public_id.str() + "/invitations";
    if (line.asks_first)
        return ui::link_button(frame, {.label = w.text("Invite now"),
                                       .href = path,
                                       .kind = ui::Kind::quiet,
                                       .icon = "send",
                                       .size = ui::Size::small});
    return ui::action_form(frame, {.action = path,
                                   .label = it.state == State::waiting ? w.text("Invite now") : w.text("Invite again"),
                                   .kind = ui::Kind::quiet,
                                   .icon = "send",
                                   .size = ui::Size::small});
}

html::Html bucket_row(const ui::Frame& frame, const BucketPage& page, const Line& line) {
    return ui::person_line(frame, line.person,
                           ui::cluster(ui::muted(state_text(frame, line)), line_action(frame, page, line)));
}

ui::List bucket_list(const ui::Frame& frame, const BucketPage& page) {
    std::vector<html::Html> rows;
    for (const auto& line : page.lines) rows.push_back(bucket_row(frame, page, line));
    return {.id = "people",
            .label = bucket_title(frame, page.bucket),
            .items = std::move(rows),
            .more = ui::pager(frame, {.next_href = page.next_href})};
}

} // namespace

std::string bucket_path(Bucket bucket) {
    return "/console/invitations/people?state=" + std::string(rules::bucket_name(bucket));
}

ui::Page overview(const ui::Frame& frame, const Overview& page) {
    const auto& w = frame.w();
    const auto& c = page.counts;
    auto figure = [&](std::string sentence, Bucket bucket, std::string note = {}) {
        return ui::figure_sentence(
            frame, {.sentence = std::move(sentence), .href = bucket_path(bucket), .note = std::move(note)});
    };
    auto letters_note = c.letters == 0 || !page.has_letters
                            ? std::string()
                            : w.count("{n} of them needs a letter", "{n} of them need a letter", c.letters);
    auto figures = ui::stack(
        figure(w.count("{n} person is not invited yet", "{n} people are not invited yet", c.waiting), Bucket::waiting,
               letters_note),
        figure(w.count("{n} person is invited and expected", "{n} people are invited and expected", c.invited),
               Bucket::invited),
        figure(w.count("{n} message came back", "{n} messages came back", c.bounced), Bucket::bounced),
        figure(w.count("{n} person has arrived", "{n} people have arrived", c.arrived), Bucket::arrived),
        figure(w.count("{n} person never came", "{n} people never came", c.never_came), Bucket::never_came));
    auto declined = html::when(c.declined > 0, [&] {
        return ui::muted(w.count("{n} person asked not to be invited again.",
                                 "{n} people asked not to be invited again.", c.declined));
    });
    return {.title = w.text("Invitations"),
            .content = ui::stack_loose(figures, declined,
                                       ui::section(frame, {.title = w.text("Waves")}, waves_list(frame, page))),
            .lead = w.text("Members come in by waves: each wave welcomes the next."),
            .actions = html::group(ui::link_button(frame, {.label = w.text("Prepare a wave"),
                                                           .href = "/console/invitations/new",
                                                           .kind = ui::Kind::primary,
                                                           .icon = "send"}),
                                   html::when(page.has_letters, [&] {
                                       return ui::link_button(frame, {.label = w.text("Print letters"),
                                                                      .href = "/console/invitations/letters",
                                                                      .icon = "printer"});
                                   }))};
}

ui::Page bucket(const ui::Frame& frame, const BucketPage& page) {
    const auto& w = frame.w();
    std::vector<ui::Tab> tabs;
    for (auto each : {Bucket::waiting, Bucket::invited, Bucket::bounced, Bucket::arrived, Bucket::never_came})
        tabs.push_back({.label = bucket_title(frame, each), .href = bucket_path(each), .current = each == page.bucket});
    auto content = page.lines.empty() ? ui::empty_state(frame, {.title = w.text("Nobody here"),
                                                                .text = w.text("This list is empty for now."),
                                                                .icon = "users"})
                                      : ui::list(frame, bucket_list(frame, page));
    return {.title = bucket_title(frame, page.bucket),
            .content = ui::stack(ui::tabs(frame, {.label = w.text("Invitations"), .tabs = std::move(tabs)}), content),
            .lead = bucket_lead(frame, page.bucket),
            .above = ui::breadcrumb(frame, {{.label = w.text("Invitations"), .href = "/console/invitations"},
                                            {.label = bucket_title(frame, page.bucket)}}),
            .section = "/console/invitations"};
}

html::Html bucket_more(const ui::Frame& frame, const BucketPage& page) {
    return ui::list_items(frame, bucket_list(frame, page));
}

} // namespace invitations::pages
