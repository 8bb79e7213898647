// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/pages.hpp"
#include "rooms/react/welcome/rules.hpp"

namespace welcome::pages {

namespace {

constexpr std::int64_t words_length_max = 300;
constexpr std::int64_t message_length_max = 5000;

html::Html progress_of(const ui::Frame& frame, Step step) {
    const auto& w = frame.w();
    return ui::steps(frame, {.labels = {w.text("You"), w.text("The others"), w.text("Hello")},
                             .current = static_cast<std::size_t>(step) - 1});
}

html::Html ways_out(const ui::Frame& frame, Step step, std::string label) {
    return ui::cluster(ui::action_form(frame, {.action = step_path(step) + "/skip",
                                               .label = std::move(label),
                                               .kind = ui::Kind::quiet,
                                               .icon = "chevron-right"}),
                       ui::link_button(frame, {.label = frame.w().text("Later, from my home page"),
                                               .href = "/",
                                               .kind = ui::Kind::quiet,
                                               .icon = "clock"}));
}

struct Asked {
    std::string name; // of the fields: "seeks", "seeks_chosen"
    std::string label;
    std::string help;
};

html::Html question(const ui::Frame& frame, const Question& question, const Asked& asked) {
    const auto& w = frame.w();
    std::vector<ui::Option> options;
    for (const auto& word : question.offered) options.push_back({.value = word, .label = word});
    ui::TextField others{.name = asked.name,
                         .label = options.empty() ? asked.label : w.text("Others, with commas between"),
                         .help = options.empty() ? asked.help : std::string(),
                         .value = question.others,
                         .max_length = words_length_max};
    if (options.empty()) return ui::tag_input(frame, others);
    others.id = "field-" + asked.name;
    return ui::stack(ui::check_list(frame, {.name = asked.name + "_chosen",
                                            .label = asked.label,
                                            .help = asked.help,
                                            .values = question.chosen,
                                            .options = std::move(options),
                                            .look = ui::CheckList::Look::chips}),
                     ui::tag_input(frame, others));
}

std::string reason_of(const words::Words& w, const SpaceProposal& proposal) {
    using Reason = SpaceProposal::Reason;
    switch (proposal.reason) {
        case Reason::trade: return w.text("For your trade");
        case Reason::word: return w.text("It speaks of “{word}”", {{"word", proposal.word}});
        case Reason::region: return w.text("For your region");
        case Reason::lively: return w.text("Many people meet there");
    }
    return {};
}

std::string reason_of(const words::Words& w, const Acquaintance& other) {
    using Reason = Acquaintance::Reason;
    switch (other.reason) {
        case Reason::offers: return w.text("Can help you: {word}", {{"word", other.word}});
        case Reason::seeks: return w.text("Seeks what you offer: {word}", {{"word", other.word}});
        case Reason::interest: return w.text("Likes this too: {word}", {{"word", other.word}});
        case Reason::region: return w.text("Is near you: {word}", {{"word", other.word}});
    }
    return {};
}

html::Html people_section(const ui::Frame& frame, const Meet& page) {
    const auto& w = frame.w();
    if (page.people.empty()) return {};
    std::vector<html::Html> cards;
    for (const auto& other : page.people)
        cards.push_back(ui::person_card(frame, {.person = other.person, .reason = reason_of(w, other)}));
    return ui::section(
        frame, {.title = w.text("People to know"), .help = w.text("Other trades first: they have what yours lacks.")},
        ui::list(frame, {.label = w.text("People to know"), .items = std::move(cards), .look = ui::List::Look::cards}));
}

html::Html spaces_form(const ui::Frame& frame, const Meet& page) {
    const auto& w = frame.w();
    constexpr std::size_t ticked_max = 2;
    std::vector<ui::Option> options;
    std::vector<std::string> ticked;
    for (const auto& proposal : page.spaces) {
        options.push_back({.value = proposal.space.slug,
                           .label = proposal.space.name,
                           .help = reason_of(w, proposal) + " · " + proposal.space.purpose});
        bool is_for_them = proposal.reason != SpaceProposal::Reason::lively;
        if (is_for_them && ticked.size() < ticked_max) ticked.push_back(proposal.space.slug);
    }
    auto rest = page.spaces.empty()
                    ? ui::muted(w.text("No space waits for you yet: you are among the first. Go on and say hello."))
                    : ui::check_list(frame, {.name = "spaces",
                                             .label = w.text("Spaces to join"),
                                             .help = w.text("What is said there will come to your home page. You leave "
                                                            "whenever you like."),
                                             .values = std::move(ticked),
                                             .options = std::move(options),
                                             .look = ui::CheckList::Look::cards});
    return ui::form(
        frame, {.action = step_path(Step::meet)}, rest,
        ui::submit_row(frame, {.label = page.spaces.empty() ? w.text("Continue") : w.text("Join and go on")}));
}

html::Html place_field(const ui::Frame& frame, const Hello& page) {
    const auto& w = frame.w();
    std::vector<ui::Option> options;
    for (const auto& place : page.places) {
        auto members = w.count("{n} member", "{n} members", place.space.member_count);
        auto help = place.leaders.empty()
                        ? members
                        : w.text("Led by {names}", {{"names", w.list(place.leaders)}}) + " · " + members;
        options.push_back({.value = place.space.slug, .label = place.space.name, .help = std::move(help)});
    }
    return ui::radio_group(frame, {.name = "space",
                                   .label = w.text("Who reads it?"),
                                   .value = page.places.front().space.slug,
                                   .options = std::move(options),
                                   .required = true});
}

} // namespace

std::string step_path(Step step) {
    return "/welcome/" + std::string(rules::step_name(step));
}

ui::Page about(const ui::Frame& frame, const About& page) {
    const auto& w = frame.w();
    auto form = ui::form(
        frame, {.action = step_path(Step::about), .draft_key = "welcome-about"},
        question(frame, page.seeks,
                 {.name = "seeks",
                  .label = w.text("What do you seek?"),
                  .help = w.text("An answer, a tool, a person. Tap what suits you.")}),
        question(frame, page.offers,
                 {.name = "offers",
                  .label = w.text("What could you offer?"),
                  .help = w.text("What you do without thinking is precious to somebody.")}),
        question(
            frame, page.interests,
            {.name = "interests", .label = w.text("What interests you?"), .help = w.text("Outside your trade too.")}),
        ui::submit_row(frame, {.label = w.text("Continue"),
                               .note = w.text("Your answers go into your profile: change or hide them there.")}));
    return {.title = w.text("Three questions to begin"),
            .content = ui::stack_loose(form, ways_out(frame, Step::about, w.text("Skip this"))),
            .lead = w.text("One word for each is enough: the house then knows whom to introduce to you."),
            .above = progress_of(frame, Step::about),
            .section = "/"};
}

ui::Page meet(const ui::Frame& frame, const Meet& page) {
    const auto& w = frame.w();
    return {.title = w.text("Whom you may meet"),
            .content = ui::stack_loose(spaces_form(frame, page), people_section(frame, page),
                                       ways_out(frame, Step::meet, w.text("Skip this"))),
            .lead = w.text("Chosen from what you said."),
            .above = progress_of(frame, Step::meet),
            .section = "/"};
}

ui::Page hello(const ui::Frame& frame, const Hello& page) {
    const auto& w = frame.w();
    ui::Page out{.title = w.text("Say hello in two lines"),
                 .lead = w.text("Written from your answers: change what you like. Somebody will answer."),
                 .above = progress_of(frame, Step::hello),
                 .section = "/"};
    if (page.places.empty()) {
        out.lead.clear();
        out.content = ui::stack_loose(
            ui::empty_state(frame, {.title = w.text("No space is open yet"),
                                    .text = w.text("Your answers are kept. This page will wait for you at home until a "
                                                   "first space opens."),
                                    .action = ui::link_button(frame, {.label = w.text("Go home"), .href = "/"})}),
            ways_out(frame, Step::hello, w.text("I will do without")));
        return out;
    }
    auto form = ui::form(frame, {.action = step_path(Step::hello), .draft_key = "welcome-hello"},
                         ui::text_area(frame, {.name = "body",
                                               .label = w.text("Your message"),
                                               .value = page.draft,
                                               .required = true,
                                               .max_length = message_length_max,
                                               .rows = 7}),
                         place_field(frame, page),
                         ui::check_box(frame, {.name = "greet",
                                               .label = w.text("Tell those who lead this space that I have arrived"),
                                               .help = w.text("They are greeted by name under your message."),
                                               .checked = true}),
                         ui::submit_row(frame, {.label = w.text("Publish my hello"), .icon = "send"}));
    out.content = ui::stack_loose(form, ways_out(frame, Step::hello, w.text("I prefer to read first")));
    return out;
}

std::string draft_text(const words::Words& w, const Introduction& person) {
    std::vector<std::string> known;
    for (const auto* fact : {&person.trade, &person.region})
        if (!fact->empty()) known.push_back(*fact);
    std::string out;
    if (known.empty())
        out = w.text("Hello everyone! I am {name} and I have just arrived.", {{"name", person.name}});
    else {
        auto facts = known.size() == 1 ? known[0] : known[0] + ", " + known[1];
        out = w.text("Hello everyone! I am {name} ({facts}) and I have just arrived.",
                     {{"name", person.name}, {"facts", facts}});
    }
    auto add = [&](const std::string& line) { out += "\n" + line; };
    out += "\n";
    if (!person.seeks.empty()) add(w.text("What I seek: {words}.", {{"words", w.list(person.seeks)}}));
    if (!person.offers.empty()) add(w.text("I can help with: {words}.", {{"words", w.list(person.offers)}}));
    if (!person.interests.empty()) add(w.text("What interests me: {words}.", {{"words", w.list(person.interests)}}));
    if (out.ends_with("\n")) add(w.text("I am here to listen, and to learn who does what."));
    return out + "\n\n" + w.text("Who has met the same, or would simply say hello?");
}

html::Html home_card(const ui::Frame& frame, Step step) {
    const auto& w = frame.w();
    auto number = std::to_string(static_cast<int>(step));
    std::string title, text;
    switch (step) {
        case Step::about:
            title = w.text("Two minutes to feel at home");
            text = w.text("Three questions, then the house introduces you to the right people.");
            break;
        case Step::meet:
            title = w.text("People are waiting to meet you");
            text = w.text("The spaces and the people that fit your answers.");
            break;
        case Step::hello:
            title = w.text("One hello, and somebody answers");
            text = w.text("Your first message is already written: two lines to read over.");
            break;
    }
    auto buttons = ui::cluster(
        ui::link_button(frame, {.label = w.text("Go on (step {n} of 3)", {{"n", number}}),
                                .href = step_path(step),
                                .kind = ui::Kind::primary}),
        ui::action_form(frame,
                        {.action = "/welcome/aside", .label = w.text("No, thank you"), .kind = ui::Kind::quiet}));
    return ui::notice(frame, {.title = std::move(title), .text = std::move(text), .content = buttons, .id = "welcome"});
}

html::Html account_row(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::list(frame, {.label = w.text("First steps in the house"),
                            .items = {ui::row(frame, {.title = w.text("First steps in the house"),
                                                      .href = "/welcome",
                                                      .text = w.text("Three questions, people to meet, a first hello."),
                                                      .icon = "sprout"})}});
}

} // namespace welcome::pages
