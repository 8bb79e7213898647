// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/pages.hpp"
#include "rooms/react/rollout/rules.hpp"
#include <algorithm>

namespace rollout::pages {

namespace {

constexpr std::string_view home = "/console/rollout";

std::string path_of(const Feature& feature) {
    return std::string(home) + "/" + feature.name;
}

std::string cohort_text(const words::Words& w, const Opening& opening) {
    switch (opening.cohort) {
        case Cohort::everyone: return w.text("everyone");
        case Cohort::space:
            return opening.who.empty() ? w.text("a space that you do not see")
                                       : w.text("the space {name}", {{"name", opening.who}});
        case Cohort::trade: return w.text("the trade {name}", {{"name", opening.who}});
        case Cohort::arrived: return w.text("those who arrived before {day}", {{"day", w.day_short(opening.before)}});
        case Cohort::people: return w.count("{n} chosen person", "{n} chosen people", opening.people);
    }
    return {};
}

html::Html undo_form(const ui::Frame& frame, const Opening& opening) {
    const auto& w = frame.w();
    return ui::action_form(
        frame, {.action = std::string(home) + "/steps/" + opening.id.str() + "/undo",
                .label = w.text("Undo"),
                .kind = ui::Kind::quiet,
                .icon = "undo-2",
                .size = ui::Size::small,
                .confirm = opening.is_due ? w.text("Close it for them? It disappears from their pages at once; what "
                                                   "they wrote is kept.")
                                          : std::string()});
}

html::Html opening_row(const ui::Frame& frame, const Opening& opening) {
    const auto& w = frame.w();
    auto who = cohort_text(w, opening);
    auto day = w.day_short(opening.opens_on);
    auto title = opening.is_due ? w.text("Open for {who} since {day}", {{"who", who}, {"day", day}})
                                : w.text("Opens for {who} on {day}", {{"who", who}, {"day", day}});
    auto text =
        opening.planned_by.empty() ? std::string() : w.text("Planned by {name}", {{"name", opening.planned_by}});
    return ui::row(frame, {.title = std::move(title),
                           .text = std::move(text),
                           .icon = opening.is_due ? "circle-check" : "calendar",
                           .trailing = undo_form(frame, opening)});
}

html::Html deeds(const ui::Frame& frame, const Feature& feature) {
    const auto& w = frame.w();
    auto plan = ui::link_button(
        frame, {.label = feature.is_open ? w.text("Take it back step by step") : w.text("Open it for some"),
                .href = path_of(feature),
                .kind = ui::Kind::secondary,
                .icon = "calendar",
                .size = ui::Size::small});
    if (feature.is_open)
        return ui::cluster(
            plan, ui::action_form(frame, {.action = path_of(feature) + "/close",
                                          .label = w.text("Close it"),
                                          .kind = ui::Kind::quiet,
                                          .size = ui::Size::small,
                                          .confirm = w.text("Close it for everyone? It disappears from their pages at "
                                                            "once; what they wrote is kept.")}));
    return ui::cluster(plan, ui::action_form(frame, {.action = path_of(feature) + "/open",
                                                     .label = w.text("Open it for everyone now"),
                                                     .kind = ui::Kind::quiet,
                                                     .size = ui::Size::small}));
}

html::Html feature_block(const ui::Frame& frame, const Feature& feature) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& opening : feature.openings) rows.push_back(opening_row(frame, opening));
    return ui::stack(
        ui::heading(3, feature.label), feature.purpose.empty() ? html::Html{} : ui::paragraph(feature.purpose),
        feature.advice.empty() || feature.is_open
            ? html::Html{}
            : ui::muted(w.text("Before it opens: {advice}", {{"advice", feature.advice}})),
        feature.is_open ? ui::cluster(ui::badge(frame, w.text("Open for everyone"), ui::Tone::success, "circle-check"))
                        : html::Html{},
        rows.empty() ? html::Html{} : ui::list(frame, {.items = std::move(rows)}), deeds(frame, feature));
}

enum class When { now, next, later };

When when_of(const Feature& feature) {
    if (feature.is_open || std::ranges::any_of(feature.openings, &Opening::is_due)) return When::now;
    return feature.openings.empty() ? When::later : When::next;
}

html::Html part(const ui::Frame& frame, const Plan& plan, When when, const ui::Section& section) {
    html::Html blocks;
    for (const auto& feature : plan.features)
        if (when_of(feature) == when) blocks += feature_block(frame, feature);
    if (blocks.empty()) blocks = ui::muted(frame.w().text("Nothing."));
    return ui::section(frame, section, ui::stack_loose(blocks));
}

html::Html history_of(const ui::Frame& frame, const std::vector<Opening>& history) {
    const auto& w = frame.w();
    if (history.empty()) return {};
    std::vector<html::Html> rows;
    for (const auto& opening : history) {
        auto text = opening.state == State::undone ? w.text("Undone by {name}", {{"name", opening.ended_by}})
                                                   : w.text("Over: opened for everyone");
        rows.push_back(
            ui::row(frame, {.title = opening.feature + ": " + cohort_text(w, opening),
                            .text = w.text("Planned by {name}", {{"name", opening.planned_by}}) + " · " + text,
                            .icon = "history"}));
    }
    return ui::folded(frame, {.summary = w.text("What was done before")}, ui::list(frame, {.items = std::move(rows)}));
}

html::Html cohort_fields(const ui::Frame& frame, const Choices& page) {
    const auto& w = frame.w();
    std::vector<ui::Option> trades;
    for (const auto& trade : page.trades) trades.push_back({.value = trade, .label = trade});
    auto option = [](Cohort cohort, std::string label, std::string help) {
        return ui::Option{
            .value = std::string(rules::cohort_name(cohort)), .label = std::move(label), .help = std::move(help)};
    };
    return html::group(
        ui::radio_group(frame,
                        {.name = "cohort",
                         .label = w.text("Who comes first?"),
                         .value = page.spaces.empty() ? "arrived" : "space",
                         .options = {option(Cohort::space, w.text("A space"), w.text("Who joins it later is in too.")),
                                     option(Cohort::trade, w.text("A trade"), w.text("Those whose profile says so.")),
                                     option(Cohort::arrived, w.text("Those who arrived first"),
                                            w.text("Your pilots, for example.")),
                                     option(Cohort::people, w.text("Chosen people"), w.text("By their @names.")),
                                     option(Cohort::everyone, w.text("Everyone"), w.text("From that day on."))},
                         .required = true}),
        ui::fieldset(
            frame, {.legend = w.text("Which ones?"), .help = w.text("Only what belongs to your answer above.")},
            ui::stack(ui::select_field(frame, {.name = "space",
                                               .label = w.text("A space"),
                                               .options = page.spaces,
                                               .empty_label = w.text("Choose…")}),
                      ui::select_field(frame, {.name = "trade",
                                               .label = w.text("Trade"),
                                               .options = std::move(trades),
                                               .empty_label = w.text("Choose…")}),
                      ui::date_field(frame, {.name = "arrived_before",
                                             .label = w.text("Arrived before"),
                                             .value = page.today,
                                             .max = page.today}),
                      ui::text_field(frame, {.name = "people",
                                             .label = w.text("Chosen people"),
                                             .help = w.text("Their @names, with commas: @sophie-martin, @karim-haddad"),
                                             .max_length = 4000}))));
}

html::Html crumbs(const ui::Frame& frame, const std::string& title) {
    return ui::breadcrumb(frame, {{.label = frame.w().text("Opening step by step"), .href = std::string(home)},
                                  {.label = title, .href = {}}});
}

} // namespace

ui::Page plan(const ui::Frame& frame, const Plan& plan) {
    const auto& w = frame.w();
    ui::Page page{
        .title = w.text("Opening step by step"),
        .lead = w.text("Begin with what is needed to speak. Open the rest for a few, look how they take it, then for "
                       "everyone. Who is not concerned yet sees nothing of it."),
        .actions = ui::link_button(
            frame, {.label = w.text("A suggested plan"), .href = std::string(home) + "/suggested", .icon = "rocket"}),
        .section = std::string(home)};
    page.content = ui::stack_loose(
        part(frame, plan, When::now, {.title = w.text("Now"), .help = w.text("Open, for everyone or for some.")}),
        part(frame, plan, When::next,
             {.title = w.text("Next"), .help = w.text("Planned, and not open to anybody yet.")}),
        part(frame, plan, When::later, {.title = w.text("Later"), .help = w.text("Closed until you decide.")}),
        history_of(frame, plan.history));
    return page;
}

ui::Page step_form(const ui::Frame& frame, const Choices& page) {
    const auto& w = frame.w();
    const auto& feature = page.feature;
    auto closing = html::when(feature.is_open, [&] {
        return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                  .text = w.text("It is open for everyone today. As soon as you plan a step, it closes "
                                                 "for all the others; what was written is kept.")});
    });
    auto form = ui::form(frame, {.action = path_of(feature)}, cohort_fields(frame, page),
                         ui::date_field(frame, {.name = "opens_on",
                                                .label = w.text("From which day?"),
                                                .help = w.text("It is there from midnight on, without anybody pressing "
                                                               "anything."),
                                                .value = page.today,
                                                .min = page.today,
                                                .required = true}),
                         ui::submit_row(frame, {.label = w.text("Plan this step"),
                                                .cancel_href = std::string(home),
                                                .note = w.text("You can undo it at any time. Nobody is mailed.")}));
    auto advice = feature.advice.empty()
                      ? html::Html{}
                      : ui::notice(frame, {.text = w.text("Before it opens: {advice}", {{"advice", feature.advice}})});
    return {.title = feature.label,
            .content = ui::stack(advice, closing, form),
            .lead = feature.purpose,
            .above = crumbs(frame, feature.label),
            .section = std::string(home)};
}

ui::Page suggested(const ui::Frame& frame, const SuggestedPlan& page) {
    const auto& w = frame.w();
    html::Html rows;
    for (const auto& feature : page.features)
        rows += ui::fieldset(frame, {.legend = feature.label, .help = feature.purpose},
                             ui::columns(ui::check_box(frame, {.name = "plan-" + feature.name,
                                                               .label = feature.is_open ? w.text("Close it until then")
                                                                                        : w.text("In the plan"),
                                                               .checked = !feature.is_open}),
                                         ui::date_field(frame, {.name = "day-" + feature.name,
                                                                .label = w.text("For everyone on"),
                                                                .value = feature.opens_on,
                                                                .min = page.today})));
    auto title = w.text("A suggested plan");
    auto form = ui::form(
        frame, {.action = std::string(home) + "/suggested"}, ui::stack_loose(rows),
        ui::check_box(frame, {.name = "pilots",
                              .label = w.text("Those who have already arrived see each one a week earlier"),
                              .help = w.text("They try it, you mend what surprises them, then the others come."),
                              .checked = true}),
        ui::submit_row(frame, {.label = w.text("Use this plan"), .cancel_href = std::string(home)}));
    auto content = page.features.empty()
                       ? ui::empty_state(frame, {.title = w.text("Everything is planned"),
                                                 .text = w.text("No part of the house waits for a day."),
                                                 .icon = "circle-check"})
                       : form;
    return {.title = title,
            .content = content,
            .lead = w.text("One new thing a week: people take it in, and you have time to answer. Change the days as "
                           "you like."),
            .above = crumbs(frame, title),
            .section = std::string(home)};
}

} // namespace rollout::pages
