// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/url.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/pages.hpp"
#include "rooms/people/members/regions.hpp"
#include <algorithm>

namespace members::pages {

namespace {

constexpr std::string_view results_id = "directory-results";

std::string first_words(const std::vector<std::string>& words, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) out += (i == 0 ? "" : ", ") + words[i];
    return out;
}

std::string reason_to_speak(const ui::Frame& frame, const Profile& profile, Audience audience) {
    const auto& record = profile.record;
    std::string out;
    auto add = [&](const std::string& part) { out += (out.empty() ? "" : " · ") + part; };
    if (!record.offers.empty() && may_see(profile, Field::offers, audience))
        add(frame.w().text("Can help: {words}", {{"words", first_words(record.offers, 2)}}));
    if (!record.seeks.empty() && may_see(profile, Field::seeks, audience))
        add(frame.w().text("Seeks: {words}", {{"words", first_words(record.seeks, 2)}}));
    if (out.empty() && !record.interests.empty() && may_see(profile, Field::interests, audience))
        add(frame.w().text("Likes: {words}", {{"words", first_words(record.interests, 3)}}));
    return out;
}

// A chip that turns its filter on, or off when it is on.
ui::Chip chip_for(const Asked& asked, std::string Search::*filter, const Choice& choice) {
    auto other = asked;
    bool is_on = asked.search.*filter == choice.key;
    other.search.*filter = is_on ? std::string() : choice.key;
    return {
        .label = choice.label, .href = directory_path(other), .selected = is_on, .count = choice.people, .icon = {}};
}

html::Html chips_for(const ui::Frame& frame, const Asked& asked, std::string Search::*filter, const std::string& label,
                     const std::vector<Choice>& choices) {
    if (choices.empty()) return {};
    std::vector<ui::Chip> chips;
    for (const auto& choice : choices) chips.push_back(chip_for(asked, filter, choice));
    return ui::filter_chips(frame, {.label = label, .chips = chips, .target = {}});
}

html::Html newcomer_chip(const ui::Frame& frame, const Asked& asked) {
    auto other = asked;
    other.search.newcomers = !asked.search.newcomers;
    return ui::filter_chips(frame, {.label = frame.w().text("Arrival"),
                                    .chips = {{.label = frame.w().text("Newcomers"),
                                               .href = directory_path(other),
                                               .selected = asked.search.newcomers,
                                               .count = -1,
                                               .icon = "sprout"}},
                                    .target = {}});
}

html::Html region_map(const ui::Frame& frame, const Directory& directory) {
    if (directory.filters.regions.empty() || directory.filters.regions.front().people < 0) return {};
    std::vector<ui::RegionCount> counts;
    for (const auto& choice : directory.filters.regions) {
        auto code = region_code(choice.label);
        auto chip = chip_for(directory.asked, &Search::region, choice);
        if (!code.empty()) counts.push_back({.code = std::string(code), .count = choice.people, .href = chip.href});
    }
    return ui::tile_map(frame, {.label = frame.w().text("Members by region"), .regions = counts});
}

html::Html filters(const ui::Frame& frame, const Directory& directory) {
    const auto& w = frame.w();
    const auto& asked = directory.asked;
    const auto& search = asked.search;
    bool is_open = !search.region.empty() || !search.interest.empty() || !search.offer.empty() || !search.seek.empty();
    auto more = ui::stack(region_map(frame, directory),
                          chips_for(frame, asked, &Search::region, w.text("Region"), directory.filters.regions),
                          chips_for(frame, asked, &Search::offer, w.text("Can help with"), directory.filters.offers),
                          chips_for(frame, asked, &Search::seek, w.text("Looks for"), directory.filters.seeks),
                          chips_for(frame, asked, &Search::interest, w.text("Interests"), directory.filters.interests));
    return ui::stack(
        chips_for(frame, asked, &Search::trade, w.text("Trade"), directory.filters.trades), newcomer_chip(frame, asked),
        ui::folded(frame, {.summary = w.text("Region, skills, interests"), .help = {}, .open = is_open}, more));
}

html::Html look_links(const ui::Frame& frame, const Asked& asked) {
    const auto& w = frame.w();
    auto other_look = asked;
    other_look.look = asked.look == Look::cards ? Look::list : Look::cards;
    auto other_sort = asked;
    other_sort.search.sort = asked.search.sort == Sort::name ? Sort::newest : Sort::name;
    auto quiet = [&](std::string label, std::string href, std::string icon) {
        return ui::link_button(frame, {.label = std::move(label),
                                       .href = std::move(href),
                                       .kind = ui::Kind::quiet,
                                       .icon = std::move(icon),
                                       .size = ui::Size::small});
    };
    return ui::cluster(quiet(asked.search.sort == Sort::name ? w.text("Newest first") : w.text("By name"),
                             directory_path(other_sort), "arrow-up-down"),
                       quiet(asked.look == Look::cards ? w.text("As a list") : w.text("As cards"),
                             directory_path(other_look), asked.look == Look::cards ? "list" : "layout-grid"),
                       quiet(w.text("Print"), directory_path(asked, {}, "/members/print"), "printer"));
}

html::Html nobody(const ui::Frame& frame, const Directory& directory) {
    const auto& w = frame.w();
    if (directory.asked.search.is_filtered())
        return ui::empty_state(
            frame, {.title = w.text("Nobody here answers to all of that."),
                    .text = w.text("Try fewer words, or one filter less."),
                    .action = ui::link_button(frame, {.label = w.text("Show everybody"), .href = "/members"}),
                    .icon = "search"});
    return ui::empty_state(
        frame, {.title = w.text("The directory is still empty."),
                .text = w.text("Nobody appears here before saying yes. You may be the first: a name, a trade, what you "
                               "can help with."),
                .action = ui::link_button(
                    frame, {.label = w.text("Appear in the directory"), .href = "/me/profile", .icon = "user-plus"}),
                .icon = "users"});
}

html::Html alone(const ui::Frame& frame, const Directory& directory) {
    bool is_alone = directory.count == 1 && !directory.asked.search.is_filtered() && directory.people.size() == 1 &&
                    directory.people.front().record.person == directory.viewer;
    if (!is_alone) return {};
    return ui::notice(frame, {.title = frame.w().text("You are the first one here."),
                              .text = frame.w().text("As others say yes, you will find them on this page."),
                              .content = {},
                              .id = {}});
}

std::vector<html::Html> items_of(const ui::Frame& frame, const Directory& directory) {
    std::vector<html::Html> out;
    for (const auto& profile : directory.people) {
        auto audience = profile.record.person == directory.viewer ? Audience::self : Audience::member;
        auto card = card_of(frame, profile, audience, directory.today);
        out.push_back(directory.asked.look == Look::cards
                          ? ui::person_card(frame, card)
                          : ui::person_line(frame, card.person, ui::muted(card.reason)));
    }
    return out;
}

ui::List list_of(const ui::Frame& frame, const Directory& directory) {
    auto next = directory.next.empty() ? std::string() : directory_path(directory.asked, directory.next);
    return {.id = "directory-list",
            .label = frame.w().text("Members"),
            .items = items_of(frame, directory),
            .more = ui::pager(frame, {.next_href = next, .label = {}, .end_sentence = {}}),
            .look = directory.asked.look == Look::cards ? ui::List::Look::cards : ui::List::Look::lines};
}

} // namespace

std::string directory_path(const Asked& asked, std::string_view cursor, std::string_view path) {
    const auto& search = asked.search;
    std::vector<parse::Pair> pairs;
    auto add = [&](const char* name, std::string_view value) {
        if (!value.empty()) pairs.push_back({name, std::string(value)});
    };
    add("q", search.words);
    add("trade", search.trade);
    add("region", search.region);
    add("interest", search.interest);
    add("offer", search.offer);
    add("seek", search.seek);
    add("new", search.newcomers ? "yes" : "");
    add("sort", search.sort == Sort::newest ? "newest" : "");
    add("view", asked.look == Look::list ? "list" : "");
    add("cursor", cursor);
    return parse::with_query(path, pairs);
}

std::string freshness(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    if (profile.confirmed_at)
        return w.text("Confirmed in {month}", {{"month", w.month(w.local_day(*profile.confirmed_at))}});
    if (profile.record.joined_on)
        return w.text("Member since {month}", {{"month", w.month(*profile.record.joined_on)}});
    return {};
}

ui::PersonCard card_of(const ui::Frame& frame, const Profile& profile, Audience audience, base::Day today) {
    const auto& record = profile.record;
    ui::PersonCard card{.person = person_of(profile, audience),
                        .facts = {},
                        .reason = reason_to_speak(frame, profile, audience),
                        .freshness = freshness(frame, profile),
                        .badges = {},
                        .action = {}};
    for (auto field : {Field::job, Field::employer, Field::city})
        if (auto line = get_line(record, field); !line.empty() && may_see(profile, field, audience))
            card.facts.push_back(line);
    if (is_newcomer(record, today))
        card.badges = ui::badge(frame, frame.w().text("Newcomer"), ui::Tone::accent, "sprout");
    return card;
}

std::string count_sentence(const ui::Frame& frame, const Directory& directory) {
    const auto& w = frame.w();
    const auto& asked = directory.asked;
    auto out = asked.search.newcomers ? w.count("{n} newcomer", "{n} newcomers", directory.count)
                                      : w.count("{n} member", "{n} members", directory.count);
    if (directory.count_is == Found::Count::at_least) out = w.text("More than {people}", {{"people", out}});
    if (!asked.trade.empty()) out = w.text("{people} in {trade}", {{"people", out}, {"trade", asked.trade}});
    if (!asked.region.empty()) out = w.text("{people}, region {region}", {{"people", out}, {"region", asked.region}});
    if (!asked.offer.empty())
        out = w.text("{people} who can help with: {word}", {{"people", out}, {"word", asked.offer}});
    if (!asked.seek.empty()) out = w.text("{people} looking for: {word}", {{"people", out}, {"word", asked.seek}});
    if (!asked.interest.empty()) out = w.text("{people} who like: {word}", {{"people", out}, {"word", asked.interest}});
    if (!asked.search.words.empty())
        out = w.text("{people} for “{words}”", {{"people", out}, {"words", asked.search.words}});
    return out;
}

html::Html directory_results(const ui::Frame& frame, const Directory& directory) {
    auto content = directory.people.empty() ? nobody(frame, directory)
                                            : ui::stack(alone(frame, directory),
                                                        ui::spread(ui::heading(2, count_sentence(frame, directory)),
                                                                   look_links(frame, directory.asked)),
                                                        ui::list(frame, list_of(frame, directory)));
    bool has_filters = !directory.filters.trades.empty() || !directory.filters.regions.empty();
    return html::tags::div_(html::tags::_id = results_id,
                            ui::stack_loose(has_filters ? filters(frame, directory) : html::Html{}, content));
}

html::Html directory_more(const ui::Frame& frame, const Directory& directory) {
    return ui::list_items(frame, list_of(frame, directory));
}

ui::Page directory_page(const ui::Frame& frame, const Directory& directory) {
    const auto& w = frame.w();
    std::vector<std::pair<std::string, std::string>> kept;
    auto plain = directory.asked;
    plain.search.words.clear();
    auto path = directory_path(plain);
    if (auto query = parse::read_target(path))
        for (const auto& pair : query->query.pairs) kept.emplace_back(pair.name, pair.value);
    auto search = ui::search_field(frame, {.action = "/members",
                                           .label = w.text("Find somebody"),
                                           .value = directory.asked.search.words,
                                           .placeholder = w.text("A name, a trade, a town, a skill"),
                                           .target = {.selector = "#" + std::string(results_id)},
                                           .hidden = kept});
    return {.title = w.text("Directory"),
            .content = ui::stack(search, directory_results(frame, directory)),
            .width = ui::Width::wide,
            .lead = w.text("Who is who, who can help, who is looking for what.")};
}

ui::Page directory_paper(const ui::Frame& frame, const Directory& directory) {
    const auto& w = frame.w();
    std::vector<ui::TableRow> rows;
    for (const auto& profile : directory.people) {
        auto card = card_of(frame, profile, Audience::member, directory.today);
        rows.push_back(
            {.cells = {ui::cell(card.person.name), ui::cell(profile.record.trade), ui::cell(profile.record.region),
                       ui::cell(first_words(card.facts, 3)), ui::cell(card.reason)},
             .id = {}});
    }
    auto caption = frame.organisation + " · " + w.day(directory.today) + " · " + count_sentence(frame, directory);
    return {
        .title = w.text("Directory"),
        .content = ui::stack(
            ui::table(frame, {.caption = caption,
                              .columns = {{.label = w.text("Name")},
                                          {.label = w.text("Trade")},
                                          {.label = w.text("Region")},
                                          {.label = w.text("Work")},
                                          {.label = w.text("A reason to speak")}},
                              .rows = rows,
                              .id = {},
                              .caption_hidden = false,
                              .more = {},
                              .empty = nobody(frame, directory)}),
            directory.next.empty()
                ? html::Html{}
                : ui::muted(w.text("Only the first names are here: choose a trade or a region to print the rest.")))};
}

} // namespace members::pages
