// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/pages.hpp"
#include "rooms/grow/watch/rules.hpp"

namespace watch::pages {

namespace {

std::string state_text(const ui::Frame& frame, const Source& source) {
    const auto& w = frame.w();
    if (source.state == SourceState::stopped && source.trouble == Trouble::none) return w.text("No longer followed.");
    if (source.trouble != Trouble::none) {
        auto text = w.text(trouble_text(source.trouble));
        if (source.state == SourceState::stopped) return text;
        return text + " " + w.text("Next try: {moment}.", {{"moment", w.moment(source.next_at)}});
    }
    if (!source.read_at) return w.text("Will be read within a few minutes.");
    return w.text("Read {ago}.", {{"ago", w.ago(*source.read_at, frame.now)}});
}

html::Html source_deeds(const ui::Frame& frame, const Source& source) {
    const auto& w = frame.w();
    auto path = "/watch/sources/" + source.public_id.str();
    bool is_stopped = source.state == SourceState::stopped;
    auto follow = ui::action_form(frame, {.action = path + "/follow",
                                          .label = is_stopped ? w.text("Follow again") : w.text("Read it now"),
                                          .kind = ui::Kind::quiet,
                                          .icon = "refresh-cw",
                                          .size = ui::Size::small});
    if (is_stopped) return follow;
    return ui::cluster(follow, ui::action_form(frame, {.action = path + "/stop",
                                                       .label = w.text("Stop following"),
                                                       .kind = ui::Kind::quiet,
                                                       .icon = "x",
                                                       .size = ui::Size::small}));
}

html::Html source_card(const ui::Frame& frame, const Source& source) {
    const auto& w = frame.w();
    html::Html badge;
    if (source.state == SourceState::stopped)
        badge = ui::badge(frame, w.text("Stopped"), ui::Tone::neutral);
    else if (source.trouble != Trouble::none)
        badge = ui::badge(frame, w.text("Does not answer"), ui::Tone::warning, "triangle-alert");
    return ui::card(frame,
                    {.id = "source-" + source.public_id.str(),
                     .title = source_name(source),
                     .href = {},
                     .footer = source_deeds(frame, source)},
                    ui::stack(badge, ui::small_print(source.address), ui::paragraph(state_text(frame, source))));
}

html::Html add_form(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::section(
        frame, {.title = w.text("Add a source"), .id = "add"},
        ui::form(frame, {.action = "/watch/sources", .hidden = {}},
                 ui::url_field(frame, {.name = "address",
                                       .label = w.text("Address of the site, or of its feed"),
                                       .help = w.text("The house finds the feed (RSS, Atom) that the site announces."),
                                       .required = true,
                                       .placeholder = "https://"}),
                 ui::text_field(frame, {.name = "name",
                                        .label = w.text("Name"),
                                        .help = w.text("Leave it empty to take the name its feed gives."),
                                        .max_length = static_cast<std::int64_t>(title_length_max)}),
                 ui::submit_row(frame, {.label = w.text("Add this source"), .icon = "plus"})));
}

html::Html referee_row(const ui::Frame& frame, const Named& named) {
    const auto& w = frame.w();
    auto dismiss = ui::action_form(frame, {.action = "/watch/referees/" + named.public_id.str() + "/dismiss",
                                           .label = w.text("End"),
                                           .kind = ui::Kind::quiet,
                                           .icon = "user-minus",
                                           .size = ui::Size::small,
                                           .confirm = w.text("End the charge of {name}? What they published stays.",
                                                             {{"name", named.person.name}})});
    return ui::stack_tight(
        ui::person_line(frame, named.person, dismiss),
        ui::small_print(w.text("Named by {name} on {day}",
                               {{"name", named.named_by}, {"day", w.day(w.local_day(named.named_at))}})));
}

} // namespace

ui::Page sources(const ui::Frame& frame, const Sources& sources) {
    const auto& w = frame.w();
    std::vector<html::Html> items;
    for (auto state : {SourceState::followed, SourceState::stopped})
        for (const auto& source : sources.sources)
            if (source.state == state) items.push_back(source_card(frame, source));
    auto nothing = ui::empty_state(frame, {.title = w.text("No source is followed yet"),
                                           .text = w.text("Official journals, ministries, federations, law firms: most "
                                                          "have a feed."),
                                           .action = {},
                                           .icon = "scale"});
    auto listed = ui::list(
        frame, {.id = "watch-sources", .label = w.text("Sources"), .items = items, .look = ui::List::Look::plain});
    auto list = items.empty() ? nothing : ui::section(frame, {.title = w.text("Where the house looks")}, listed);
    return {.title = w.text("Sources"),
            .content = ui::stack_loose(part_tabs(frame, sources.parts, Part::sources), list, add_form(frame)),
            .lead = w.text("The sites that are read for us, every three hours. Nothing of them is shown before a "
                           "referee has read it."),
            .section = std::string(watch_path)};
}

ui::Page referees(const ui::Frame& frame, const Referees& referees) {
    const auto& w = frame.w();
    std::vector<html::Html> items;
    for (const auto& named : referees.referees) items.push_back(referee_row(frame, named));
    auto nothing = ui::empty_state(frame, {.title = w.text("No referee yet"),
                                           .text = w.text("Two or three people who read the law anyway are enough. "
                                                          "Until then, facilitators annotate."),
                                           .action = {},
                                           .icon = "user-check"});
    auto list = items.empty() ? nothing : ui::list(frame, {.label = w.text("Referees"), .items = items});
    auto form =
        ui::section(frame, {.title = w.text("Name a referee"), .id = "name"},
                    ui::form(frame, {.action = "/watch/referees", .hidden = {}},
                             ui::person_picker(frame, {.name = "person",
                                                       .label = w.text("Member"),
                                                       .required = true,
                                                       .autocomplete = "off",
                                                       .suggestions_href = "/spaces/people"}),
                             ui::submit_row(frame, {.label = w.text("Name this person"), .icon = "user-plus"})));
    return {.title = w.text("Referees"),
            .content = ui::stack_loose(part_tabs(frame, referees.parts, Part::referees), list, form),
            .lead = w.text("They look after the sources, say what each text changes for us, and for which trades."),
            .section = std::string(watch_path)};
}

html::Html choice_section(const ui::Frame& frame, const Choice& choice) {
    const auto& w = frame.w();
    std::string follows;
    for (const auto& trade : choice.follows) follows += (follows.empty() ? "" : ", ") + trade.label;
    auto help = choice.trade.empty()
                    ? w.text("Your profile names no trade: you receive what concerns everybody, and the trades below.")
                    : w.text("You receive what concerns everybody, your trade ({trade}), and the trades below.",
                             {{"trade", choice.trade}});
    return ui::section(
        frame, {.title = w.text("The watch in my mailbox"), .help = help, .id = "watch"},
        ui::form(frame, {.action = "/me/watch", .hidden = {}},
                 ui::radio_group(
                     frame, {.name = "pace",
                             .label = w.text("How often"),
                             .value = pace_name(choice.pace),
                             .options = {{.value = "weekly", .label = w.text("Every Monday"), .help = {}, .icon = {}},
                                         {.value = "monthly", .label = w.text("Once a month"), .help = {}, .icon = {}},
                                         {.value = "never", .label = w.text("Never"), .help = {}, .icon = {}}},
                             .look = ui::RadioGroup::Look::inline_}),
                 ui::tag_input(frame, {.name = "follows",
                                       .label = w.text("Other trades that I follow"),
                                       .help = w.text("With commas between."),
                                       .value = follows,
                                       .max_length = 600}),
                 ui::submit_row(frame, {.label = w.text("Save"), .kind = ui::Kind::secondary})));
}

ui::Page stop(const ui::Frame& frame, const std::string& path, Stopped stopped) {
    const auto& w = frame.w();
    if (stopped == Stopped::yes)
        return {.title = w.text("These messages have stopped"),
                .content = ui::stack(
                    ui::paragraph(w.text("You will receive no more of them. The watch stays on the site.")),
                    ui::action_form(frame, {.action = path + "/start", .label = w.text("Receive them again")}))};
    return {.title = w.text("Stop these messages?"),
            .content = ui::stack(
                ui::paragraph(w.text("One tap, and you receive no more messages of this kind.")),
                ui::action_form(frame, {.action = path, .label = w.text("Stop"), .kind = ui::Kind::primary}))};
}

} // namespace watch::pages
