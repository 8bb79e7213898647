// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/pages.hpp"
#include "rooms/talk/mailings/rules.hpp"

namespace mailings::pages {

namespace {

std::vector<ui::Option> space_options(const ui::Frame& frame, const std::vector<spaces::Space>& list) {
    std::vector<ui::Option> out;
    for (const auto& space : list)
        out.push_back({.value = space.slug,
                       .label = space.name,
                       .help = frame.w().count("{n} member", "{n} members", space.member_count)});
    return out;
}

html::Html breadcrumb(const ui::Frame& frame, const items::Item& item, std::string label) {
    return ui::breadcrumb(frame, {{.label = title_of(frame, item), .href = items::item_path(item.public_id)},
                                  {.label = std::move(label), .href = {}}});
}

std::string line_text(const ui::Frame& frame, const Line& line) {
    const auto& w = frame.w();
    auto sent = w.count("{n} message left", "{n} messages left", line.counts.sent());
    switch (line.mailing.state) {
        case State::running:
            if (line.mailing.starts_at > frame.now)
                return w.text("Leaves on {moment}", {{"moment", w.moment(line.mailing.starts_at)}});
            return w.text("On its way: {sent}", {{"sent", sent}});
        case State::paused: return w.text("Paused: {sent}", {{"sent", sent}});
        case State::stopped: return w.text("Stopped: {sent}", {{"sent", sent}});
        case State::over: return w.text("Sent: {sent}", {{"sent", sent}});
    }
    return sent;
}

std::vector<html::Html> line_rows(const ui::Frame& frame, const std::vector<Line>& lines) {
    std::vector<html::Html> out;
    for (const auto& line : lines)
        out.push_back(ui::row(frame, {.title = line.title.empty() ? frame.w().text("By mail") : line.title,
                                      .href = mailing_path(line.mailing.public_id),
                                      .text = line_text(frame, line),
                                      .icon = "mail"}));
    return out;
}

html::Html reach_stats(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    const auto& r = page.reach;
    std::vector<ui::Stat> stats{
        {.label = w.text("Will receive it"), .value = w.number(r.by_mail)},
        {.label = w.text("No address: a letter reaches them"), .value = w.number(r.no_address)}};
    auto add = [&](std::string label, std::int64_t count) {
        if (count > 0) stats.push_back({.label = std::move(label), .value = w.number(count)});
    };
    if (page.sight == Sight::facilitator) {
        add(w.text("Want no announcements by mail"), r.unsubscribed);
        add(w.text("Suspended"), r.suspended);
    } else {
        add(w.text("Receive no announcements by mail"), r.unsubscribed + r.suspended);
    }
    add(w.text("Have left: not written to"), r.left);
    add(w.text("Have received it before: not again"), r.already);
    return ui::stat_list(frame, stats);
}

std::vector<std::pair<std::string, std::string>> plan_fields(const Plan& plan) {
    std::vector<std::pair<std::string, std::string>> out{
        {"audience", std::string(rules::audience_name(plan.audience))}};
    for (const auto& slug : plan.spaces) out.emplace_back("spaces", slug);
    return out;
}

html::Html samples(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    return html::each(page.samples, [&](const Sample& sample) {
        auto summary = sample.language == "fr" ? w.text("In French") : w.text("In English");
        return ui::folded(frame, {.summary = summary, .help = sample.subject}, ui::code_block(frame, sample.text));
    });
}

html::Html test_form(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    if (page.address.empty()) return ui::muted(w.text("To receive a test, give an address in your account first."));
    return ui::stack_tight(
        ui::muted(w.text("The letter as it will be, to {address} alone.", {{"address", page.address}})),
        ui::action_form(frame, {.action = items::item_path(page.item.public_id) + "/mailings/test",
                                .label = w.text("Send me a test"),
                                .icon = "send",
                                .hidden = plan_fields(page.plan)}));
}

html::Html hour_fields(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    ui::SelectField times{.name = "starts_time",
                          .label = w.text("Hour"),
                          .help = w.text("On the clocks of {zone}.", {{"zone", page.zone}}),
                          .value = page.time,
                          .options = {}};
    for (int minutes = 0; minutes < 24 * 60; minutes += 15) {
        auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        auto text = two(minutes / 60) + ":" + two(minutes % 60);
        times.options.push_back({.value = text, .label = text});
    }
    return ui::folded(
        frame,
        {.summary = w.text("Send later"), .help = w.text("At the day and hour you choose"), .open = !page.day.empty()},
        ui::columns(ui::date_field(
                        frame, {.name = "starts_on", .label = w.text("Day"), .value = base::Day::parse_iso(page.day)}),
                    ui::select_field(frame, times)));
}

// How long it takes, in words that a volunteer can plan with.
std::string duration_words(const ui::Frame& frame, std::int64_t people, std::int64_t per_minute) {
    const auto& w = frame.w();
    auto span = rules::last_departure({}, people, per_minute).milliseconds;
    auto minutes = span / 60'000;
    if (minutes < 2) return w.text("All leave within two minutes.");
    if (minutes < 120)
        return w.count("The last leaves after {n} minute.", "The last leaves after {n} minutes.", minutes);
    if (minutes < 48 * 60)
        return w.count("The last leaves after {n} hour.", "The last leaves after {n} hours.", minutes / 60);
    return w.count("The last leaves after {n} day.", "The last leaves after {n} days.", minutes / (24 * 60));
}

html::Html pace_field(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    ui::RadioGroup group{.name = "pace",
                         .label = w.text("At what pace"),
                         .help = w.text("A mail server that sends much more than usual is taken for a nuisance."),
                         .value = std::to_string(page.plan.per_minute),
                         .options = {},
                         .required = true};
    for (auto pace : paces)
        group.options.push_back({.value = std::to_string(pace),
                                 .label = w.count("{n} message a minute", "{n} messages a minute", pace),
                                 .help = duration_words(frame, page.reach.by_mail, pace)});
    return ui::radio_group(frame, group);
}

std::string audience_sentence(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    if (page.plan.audience == Audience::everyone) return w.text("To all members, those who never signed in included.");
    return w.text("To the members of {spaces}, those who never signed in included.", {{"spaces", w.list(page.spaces)}});
}

} // namespace

std::string mailing_path(base::PublicId mailing) {
    return "/mailings/" + mailing.str();
}

std::string new_path(base::PublicId item) {
    return items::item_path(item) + "/mailings/new";
}

std::string title_of(const ui::Frame& frame, const items::Item& item) {
    return item.title.empty() ? frame.w().text("An announcement") : item.title;
}

html::Html offer(const ui::Frame& frame, const Offer& offer) {
    const auto& w = frame.w();
    html::Html out;
    if (!offer.lines.empty())
        out += ui::list(frame, {.label = w.text("Sent by mail"), .items = line_rows(frame, offer.lines)});
    if (offer.may_send)
        out += ui::cluster(ui::link_button(
            frame, {.label = offer.lines.empty() ? w.text("Also send it by mail") : w.text("Send it to others by mail"),
                    .href = new_path(offer.item),
                    .icon = "mail",
                    .size = ui::Size::small}));
    return out;
}

ui::Page choice(const ui::Frame& frame, const ChoicePage& page) {
    const auto& w = frame.w();
    auto title = w.text("Send by mail");
    const auto& c = page.choices;
    auto path = items::item_path(page.item.public_id) + "/mailings/review";
    html::Html who;
    if (c.has_everyone)
        who = ui::radio_group(frame,
                              {.name = "audience",
                               .label = w.text("Who should receive it?"),
                               .value = std::string(rules::audience_name(page.plan.audience)),
                               .options = {{.value = "everyone",
                                            .label = w.text("Everyone"),
                                            .help = w.text("All members, those who never signed in included.")},
                                           {.value = "spaces",
                                            .label = w.text("The members of some spaces"),
                                            .help = w.text("Tick them below. Who is in several receives it once.")}},
                               .required = true});
    else
        who = ui::hidden_field("audience", "spaces");
    auto near = c.near.empty() ? html::Html{}
                               : ui::check_list(frame, {.name = "spaces",
                                                        .label = w.text("Spaces"),
                                                        .values = page.plan.spaces,
                                                        .options = space_options(frame, c.near)});
    auto others = c.others.empty() ? html::Html{}
                                   : ui::folded(frame, {.summary = w.text("Other spaces")},
                                                ui::check_list(frame, {.name = "other_spaces",
                                                                       .label = w.text("Other spaces"),
                                                                       .values = page.plan.spaces,
                                                                       .options = space_options(frame, c.others)}));
    auto form = ui::form(frame, {.action = path, .method = ui::Form::Method::get}, who, near, others,
                         ui::submit_row(frame, {.label = w.text("See the letter and the numbers"),
                                                .cancel_href = items::item_path(page.item.public_id),
                                                .note = w.text("Nothing leaves yet.")}));
    return {.title = title,
            .content = form,
            .lead = w.text("For those who do not open the site every week. What is said in reply stays here."),
            .above = breadcrumb(frame, page.item, title),
            .section = "/"};
}

ui::Page review(const ui::Frame& frame, const ReviewPage& page) {
    const auto& w = frame.w();
    auto title = w.text("Before it leaves");
    auto path = items::item_path(page.item.public_id) + "/mailings";
    auto numbers = ui::section(frame, {.title = w.text("Who will receive it"), .help = audience_sentence(frame, page)},
                               reach_stats(frame, page));
    auto letter =
        ui::section(frame, {.title = w.text("The letter")}, ui::stack(samples(frame, page), test_form(frame, page)));
    html::Html form;
    if (page.reach.by_mail == 0)
        form = ui::empty_state(
            frame, {.title = w.text("Nobody of these can be written to"),
                    .text = w.text("They have no address, want no announcements, or have received this one."),
                    .action = ui::link_button(
                        frame, {.label = w.text("Choose others"), .href = new_path(page.item.public_id)}),
                    .icon = "mail"});
    else
        form = ui::form(
            frame, {.action = path, .hidden = plan_fields(page.plan)}, pace_field(frame, page),
            hour_fields(frame, page),
            ui::submit_row(frame, {.label = w.count("Send to {n} person", "Send to {n} people", page.reach.by_mail),
                                   .icon = "send",
                                   .cancel_href = new_path(page.item.public_id),
                                   .cancel_label = w.text("Choose others"),
                                   .note = w.text("You can pause or stop it: what has not left does not "
                                                  "leave. Nobody receives it twice.")}));
    return {
        .title = title,
        .content = ui::stack_loose(numbers, letter, ui::section(frame, {.title = w.text("When and how fast")}, form)),
        .above = breadcrumb(frame, page.item, title),
        .section = "/"};
}

ui::Page list(const ui::Frame& frame, const ListPage& page) {
    const auto& w = frame.w();
    auto rows = line_rows(frame, page.lines);
    auto content =
        rows.empty()
            ? ui::empty_state(
                  frame,
                  {.title = w.text("No announcement was sent by mail yet"),
                   .text = w.text("Publish an announcement: under it stands a button to send it by mail as well."),
                   .action = ui::link_button(
                       frame, {.label = w.text("Write an announcement"), .href = "/posts/new?kind=announcement"}),
                   .icon = "mail"})
            : ui::list(frame, {.id = "mailings",
                               .label = w.text("Announcements by mail"),
                               .items = std::move(rows),
                               .more = ui::pager(frame, {.next_href = page.next_href})});
    return {.title = w.text("Announcements by mail"), .content = content, .section = std::string(list_path)};
}

html::Html list_more(const ui::Frame& frame, const ListPage& page) {
    return ui::list_items(frame, {.id = "mailings",
                                  .label = {},
                                  .items = line_rows(frame, page.lines),
                                  .more = ui::pager(frame, {.next_href = page.next_href})});
}

} // namespace mailings::pages
