// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/pages.hpp"
#include "rooms/people/invitations/rules.hpp"

namespace invitations::pages {

namespace {

std::vector<ui::Option> group_options(const ui::Frame& frame, const std::vector<Group>& groups) {
    std::vector<ui::Option> out;
    for (const auto& group : groups)
        out.push_back({.value = group.label, .label = group.label + " (" + frame.w().number(group.count) + ")"});
    return out;
}

html::Html breadcrumb(const ui::Frame& frame, std::string label) {
    return ui::breadcrumb(
        frame, {{.label = frame.w().text("Invitations"), .href = "/console/invitations"}, {.label = std::move(label)}});
}

html::Html pilots_field(const ui::Frame& frame, const ReviewPage& page) {
    std::vector<ui::Option> options;
    std::vector<std::string> ticked;
    for (const auto& line : page.offered) {
        options.push_back({.value = line.public_id.str(), .label = line.person.name, .help = line.person.line});
        if (ticked.size() < pilots_count) ticked.push_back(line.public_id.str());
    }
    return ui::check_list(
        frame, {.name = "person",
                .label = frame.w().text("The pilots"),
                .help = frame.w().text("Officers first, then those whose records say most. Keep about twenty."),
                .values = std::move(ticked),
                .options = std::move(options)});
}

std::string suggested_name(const ui::Frame& frame, const ReviewPage& page) {
    switch (page.choice.who) {
        case Choice::Who::pilots: return frame.w().text("The pilots");
        case Choice::Who::everyone: return frame.w().text("All the others");
        default: return page.label;
    }
}

html::Html pace_field(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    auto last = [&](base::Instant at) { return w.text("The last one leaves on {moment}", {{"moment", w.moment(at)}}); };
    return ui::radio_group(
        frame,
        {.name = "pace",
         .label = w.text("At what pace"),
         .value = std::string(rules::pace_name(Pace::new_server)),
         .options = {{.value = std::string(rules::pace_name(Pace::new_server)),
                      .label = w.text("Our mail server is new: 50 on the first day, twice as many each day after"),
                      .help = last(page.last_new)},
                     {.value = std::string(rules::pace_name(Pace::known_server)),
                      .label = w.text("Our mail server already sends to our members: 500 an hour"),
                      .help = last(page.last_known)}},
         .required = true});
}

html::Html samples(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    return html::each(page.samples, [&](const Sample& sample) {
        auto summary = sample.language == "fr" ? w.text("The message in French") : w.text("The message in English");
        return ui::folded(frame, {.summary = summary, .help = sample.subject, .open = sample.language == w.code()},
                          ui::code_block(frame, sample.text));
    });
}

html::Html work_confirmation(const ui::Frame& frame, std::int64_t addresses) {
    const auto& w = frame.w();
    if (addresses == 0) return {};
    return ui::stack(
        ui::notice(frame, {.kind = ui::NoticeKind::warning,
                           .title = w.count("{n} address may be an employer’s", "{n} addresses may be an employer’s",
                                            addresses),
                           .text = w.text("An employer can read what arrives there, and learn who is a member.")}),
        ui::check_box(frame, {.name = "work_addresses",
                              .label = w.count("Its owner gave us this address to be written to",
                                               "Their owners gave us these addresses to be written to", addresses)}));
}

} // namespace

ui::Page choice(const ui::Frame& frame, const ChoicePage& page) {
    const auto& w = frame.w();
    auto title = w.text("Prepare a wave");
    auto by_mail = page.counts.waiting - page.counts.letters;
    using Who = Choice::Who;
    auto option = [&](Who who, std::string label, std::string help) {
        return ui::Option{
            .value = std::string(rules::who_name(who)), .label = std::move(label), .help = std::move(help)};
    };
    auto form = ui::form(
        frame, {.action = "/console/invitations/review", .method = ui::Form::Method::get},
        ui::radio_group(
            frame,
            {.name = "who",
             .label = w.text("Whom do you invite?"),
             .value = "pilots",
             .options = {option(Who::pilots, w.text("Twenty pilots"),
                                w.text("People you know, who try the house and say what is missing.")),
                         option(Who::trade, w.text("A trade"), w.text("They find each other at once.")),
                         option(Who::region, w.text("A region"), w.text("Before a meeting there, for instance.")),
                         option(Who::everyone, w.text("All the others"),
                                w.count("{n} person who has an address", "{n} people who have an address", by_mail))},
             .required = true}),
        ui::select_field(frame, {.name = "trade",
                                 .label = w.text("Trade"),
                                 .options = group_options(frame, page.trades),
                                 .empty_label = w.text("Choose…")}),
        ui::select_field(frame, {.name = "region",
                                 .label = w.text("Region"),
                                 .options = group_options(frame, page.regions),
                                 .empty_label = w.text("Choose…")}),
        ui::submit_row(frame, {.label = w.text("See the message"),
                               .cancel_href = "/console/invitations",
                               .note = w.text("Nothing leaves yet.")}));
    return {.title = title, .content = form, .above = breadcrumb(frame, title), .section = "/console/invitations"};
}

ui::Page review(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    auto title = w.text("Before it leaves");
    bool is_pilots = page.choice.who == Choice::Who::pilots;
    if (is_pilots ? page.offered.empty() : page.count == 0)
        return {
            .title = title,
            .content = ui::empty_state(frame, {.title = w.text("Nobody to invite by mail"),
                                               .text = w.text("Everybody of these is invited, or has no address of "
                                                              "their own."),
                                               .action = ui::link_button(frame, {.label = w.text("Choose others"),
                                                                                 .href = "/console/invitations/new"}),
                                               .icon = "mail"}),
            .above = breadcrumb(frame, title),
            .section = "/console/invitations"};
    auto who = is_pilots ? pilots_field(frame, page)
                         : ui::paragraph(ui::strong(
                               w.count("{n} person will be invited.", "{n} people will be invited.", page.count)));
    std::vector<std::pair<std::string, std::string>> hidden{{"who", std::string(rules::who_name(page.choice.who))}};
    if (page.choice.who == Choice::Who::trade) hidden.emplace_back("trade", page.label);
    if (page.choice.who == Choice::Who::region) hidden.emplace_back("region", page.label);
    auto form = ui::form(
        frame, {.action = "/console/invitations/waves", .hidden = std::move(hidden)}, who,
        ui::text_field(frame, {.name = "name",
                               .label = w.text("Name of the wave"),
                               .help = w.text("Only you and the other officers see it."),
                               .value = suggested_name(frame, page),
                               .required = true,
                               .max_length = 80}),
        pace_field(frame, page), samples(frame, page), work_confirmation(frame, page.work_addresses),
        ui::submit_row(frame,
                       {.label = w.text("Start the wave"),
                        .icon = "send",
                        .cancel_href = "/console/invitations/new",
                        .note = w.text("You can pause or stop it at any time: what has not left does not leave.")}));
    return {.title = title, .content = form, .above = breadcrumb(frame, title), .section = "/console/invitations"};
}

ui::Page invitation(const ui::Frame& frame, const Line& line) {
    const auto& w = frame.w();
    auto title = w.text("Invite {name}", {{"name", line.person.name}});
    auto action = "/console/invitations/people/" + line.public_id.str() + "/invitations";
    return {.title = title,
            .content = ui::stack(ui::person_line(frame, line.person, ui::muted(line.invitation.email)),
                                 ui::form(frame, {.action = action}, work_confirmation(frame, line.asks_first ? 1 : 0),
                                          ui::submit_row(frame, {.label = w.text("Invite now"),
                                                                 .icon = "send",
                                                                 .cancel_href = bucket_path(Bucket::waiting)}))),
            .above = breadcrumb(frame, title),
            .section = "/console/invitations"};
}

namespace {

html::Html wave_actions(const ui::Frame& frame, const WavePage& page) {
    const auto& w = frame.w();
    if (page.wave.state == WaveState::stopped || page.counts.planned == 0) return {};
    auto path = "/console/invitations/waves/" + page.wave.public_id.str();
    auto first =
        page.wave.state == WaveState::running
            ? ui::action_form(frame, {.action = path + "/pause", .label = w.text("Pause")})
            : ui::action_form(frame, {.action = path + "/resume", .label = w.text("Go on"), .kind = ui::Kind::primary});
    return html::group(
        first, ui::action_form(frame, {.action = path + "/stop",
                                       .label = w.text("Stop"),
                                       .kind = ui::Kind::danger,
                                       .confirm = w.text("Stop this wave? What has not left will not leave.")}));
}

std::string wave_sentence(const ui::Frame& frame, const WavePage& page) {
    const auto& w = frame.w();
    if (page.wave.state == WaveState::stopped)
        return w.text("This wave was stopped. Those who were not written to can be invited again.");
    if (page.counts.planned == 0) return w.text("All the messages of this wave have left.");
    if (page.wave.state == WaveState::paused) return w.text("This wave is paused: nothing leaves until you go on.");
    return w.text("The last one leaves on {moment}", {{"moment", w.moment(*page.counts.last_leaves_at)}});
}

} // namespace

ui::Page wave(const ui::Frame& frame, const WavePage& page) {
    const auto& w = frame.w();
    const auto& c = page.counts;
    auto left = page.wave.people - c.planned;
    auto progress = ui::progress(
        frame, {.label = w.text("Messages that left"),
                .value = left,
                .max = page.wave.people,
                .text = w.text("{left} of {all}", {{"left", w.number(left)}, {"all", w.number(page.wave.people)}})});
    auto stats = ui::stat_list(frame, {{.label = w.text("Planned"), .value = w.number(c.planned)},
                                       {.label = w.text("Invited"), .value = w.number(c.invited)},
                                       {.label = w.text("The message came back"), .value = w.number(c.bounced)},
                                       {.label = w.text("Arrived"), .value = w.number(c.arrived)}});
    return {.title = page.wave.name,
            .content = ui::stack(html::when(page.wave.state != WaveState::stopped, [&] { return progress; }), stats),
            .lead = wave_sentence(frame, page),
            .actions = wave_actions(frame, page),
            .above = breadcrumb(frame, page.wave.name),
            .section = "/console/invitations"};
}

} // namespace invitations::pages
