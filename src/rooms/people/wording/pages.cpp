// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/wording/pages.hpp"
#include "rooms/people/wording/rules.hpp"

namespace wording::pages {

namespace {

constexpr auto word_max = static_cast<std::int64_t>(rules::word_max);

struct Asked {
    std::string legend;
    std::string examples_fr;
    std::string examples_en;
};
// The usual words come in as arguments: what the organisation says instead would replace them in a text.
Asked asked(const words::Words& w, std::string_view name) {
    auto usually = [&](std::string usual, std::string others) {
        return w.text("Usually “{usual}”. Elsewhere: {others}.",
                      {{"usual", std::move(usual)}, {"others", std::move(others)}});
    };
    if (name == "member")
        return {w.text("The people who belong to you"), usually("adhérent, membre", "collègue, syndiqué, sociétaire"),
                usually("member", "colleague, affiliate")};
    if (name == "trade")
        return {w.text("What they do"), usually("filière, métier", "branche, profession, secteur"),
                usually("trade", "branch, profession, sector")};
    return {w.text("Where they meet"), usually("espace", "groupe, communauté, section"),
            usually("space", "group, section")};
}

html::Html noun_fields(const ui::Frame& frame, const std::string& name, const words::Noun& noun,
                       const std::string& help) {
    const auto& w = frame.w();
    return ui::columns(
        ui::text_field(frame, {.name = name + "_one",
                               .label = w.text("For one"),
                               .help = help,
                               .value = noun.one,
                               .max_length = word_max}),
        ui::text_field(
            frame,
            {.name = name + "_many", .label = w.text("For several"), .value = noun.many, .max_length = word_max}));
}

html::Html term_fields(const ui::Frame& frame, const rules::Field& field, const words::Term& term) {
    const auto& w = frame.w();
    const std::string name(field.name);
    auto question = asked(w, name);
    bool is_she = term.fr.gender == words::Gender::feminine;
    auto gender =
        ui::radio_group(frame, {.name = name + "_fr_gender",
                                .label = w.text("In French"),
                                .value = is_she ? "f" : "m",
                                .options = {{.value = "m", .label = "un, le"}, {.value = "f", .label = "une, la"}},
                                .look = ui::RadioGroup::Look::inline_});
    auto other = ui::folded(frame, {.summary = w.text("The same in English"), .open = !term.en.one.empty()},
                            noun_fields(frame, name + "_en", term.en, question.examples_en));
    return ui::fieldset(frame, {.legend = question.legend},
                        ui::stack(noun_fields(frame, name + "_fr", term.fr, question.examples_fr), gender, other));
}

html::Html sentences(const ui::Frame& frame, const Samples& samples) {
    auto list = [](const std::vector<std::string>& lines) {
        html::Html out;
        for (const auto& line : lines) out += html::tags::li(line);
        return ui::prose(html::tags::ul(out));
    };
    return ui::section(frame, {.title = frame.w().text("How it reads"), .id = "samples"},
                       ui::columns(ui::stack(ui::strong("Français"), list(samples.fr)),
                                   ui::stack(ui::strong("English"), list(samples.en))));
}

} // namespace

ui::Page form(const ui::Frame& frame, const words::Terms& terms, const Samples& samples) {
    const auto& w = frame.w();
    std::vector<html::Html> parts;
    for (const auto& field : rules::fields) parts.push_back(term_fields(frame, field, terms.*field.term));
    auto form = ui::form(
        frame, {.action = "/console/words", .confirm_leave = true}, ui::stack_loose(parts),
        ui::submit_row(frame, {.label = w.text("Save"),
                               .cancel_href = "/console",
                               .more = ui::button(frame, {.label = w.text("See how it reads"),
                                                          .icon = "eye",
                                                          .form_action = "/console/words/preview"}),
                               .note = w.text("What you leave empty keeps its usual word. What people wrote is never "
                                              "touched.")}));
    return {.title = w.text("Our words"),
            .content = ui::stack_loose(form, sentences(frame, samples)),
            .lead = w.text("Every page, mail and answer then says your words, and what stands around them agrees."),
            .section = "/console/words"};
}

} // namespace wording::pages
