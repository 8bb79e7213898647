// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/pages.hpp"
#include "parse/url.hpp"
#include <algorithm>

namespace search::pages {

namespace {

constexpr std::string_view results_id = "search-results";

template <class Change>
ui::Chip chip(const Found& found, std::string label, bool is_on, std::int64_t count, Change change) {
    auto other = found.asked;
    change(other);
    return {.label = std::move(label), .href = search_path(other), .selected = is_on, .count = count, .icon = {}};
}

html::Html kind_chips(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    std::vector<ui::Chip> chips;
    auto add = [&](Kind kind, std::string label) {
        bool is_on = found.asked.kind == kind;
        chips.push_back(
            chip(found, std::move(label), is_on, -1, [&](Asked& other) { other.kind = is_on ? Kind::all : kind; }));
    };
    add(Kind::publications, w.text("Publications"));
    add(Kind::questions, w.text("Questions"));
    add(Kind::announcements, w.text("Announcements"));
    add(Kind::replies, w.text("Replies"));
    return ui::filter_chips(frame, {.label = w.text("What"), .chips = chips, .target = {}});
}

html::Html since_chips(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    std::vector<ui::Chip> chips;
    auto add = [&](Since since, std::string label) {
        bool is_on = found.asked.since == since;
        chips.push_back(
            chip(found, std::move(label), is_on, -1, [&](Asked& other) { other.since = is_on ? Since::ever : since; }));
    };
    add(Since::week, w.text("Last seven days"));
    add(Since::month, w.text("Last month"));
    add(Since::year, w.text("Last year"));
    return ui::filter_chips(frame, {.label = w.text("When"), .chips = chips, .target = {}});
}

html::Html choice_chips(const ui::Frame& frame, const Found& found, std::string Asked::*filter, std::string label,
                        const std::vector<Choice>& choices) {
    if (choices.empty()) return {};
    std::vector<ui::Chip> chips;
    for (const auto& choice : choices) {
        bool is_on = found.asked.*filter == choice.key;
        chips.push_back(chip(found, choice.label, is_on, choice.count,
                             [&](Asked& other) { other.*filter = is_on ? std::string() : choice.key; }));
    }
    return ui::filter_chips(frame, {.label = std::move(label), .chips = chips, .target = {}});
}

bool is_filtered(const Asked& asked) {
    return asked.kind != Kind::all || asked.since != Since::ever || !asked.space.empty() || !asked.author.empty();
}

html::Html filters(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    const auto& asked = found.asked;
    bool is_open = asked.since != Since::ever || !asked.space.empty() || !asked.author.empty();
    return ui::stack(
        kind_chips(frame, found),
        ui::folded(frame, {.summary = w.text("When, where, by whom"), .help = {}, .open = is_open},
                   ui::stack(since_chips(frame, found),
                             choice_chips(frame, found, &Asked::space, w.text("Where"), found.of_spaces),
                             choice_chips(frame, found, &Asked::author, w.text("By whom"), found.of_authors))));
}

html::Html sort_link(const ui::Frame& frame, const Found& found) {
    auto other = found.asked;
    bool is_newest = other.sort == Sort::newest;
    other.sort = is_newest ? Sort::relevance : Sort::newest;
    return ui::link_button(frame, {.label = is_newest ? frame.w().text("Best first") : frame.w().text("Latest first"),
                                   .href = search_path(other),
                                   .kind = ui::Kind::quiet,
                                   .icon = "arrow-up-down",
                                   .size = ui::Size::small});
}

std::string count_sentence(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    auto out = w.count("{n} result", "{n} results", found.count);
    if (found.has_more_than_counted) out = w.text("More than {results}", {{"results", out}});
    return w.text("{results} for “{words}”", {{"results", out}, {"words", found.asked.words}});
}

// Members, spaces, texts of the watch and tags: a few lines each, before the publications.
html::Html sections(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    html::Html out;
    if (!found.members.empty()) {
        std::vector<html::Html> lines;
        for (const auto& person : found.members) lines.push_back(ui::person_line(frame, person));
        auto all = parse::with_query("/members", {{"q", found.asked.words}});
        out += ui::section(frame, {.title = w.text("Members"), .actions = ui::link(w.text("In the directory"), all)},
                           ui::list(frame, {.label = w.text("Members"), .items = lines}));
    }
    if (!found.spaces.empty()) {
        std::vector<html::Html> lines;
        for (const auto& space : found.spaces)
            lines.push_back(ui::row(frame, {.title = space.name,
                                            .href = spaces::space_path(space.slug),
                                            .text = space.purpose,
                                            .icon = "layout-grid"}));
        out += ui::section(frame, {.title = w.text("Spaces")},
                           ui::list(frame, {.label = w.text("Spaces"), .items = lines}));
    }
    if (!found.watched.empty()) {
        std::vector<html::Html> lines;
        for (const auto& text : found.watched)
            lines.push_back(ui::row(frame, {.title = text.title,
                                            .href = text.href,
                                            .text = w.day(w.local_day(text.published_at)),
                                            .icon = "scale"}));
        auto all = parse::with_query(watch::watch_path, {{"q", found.asked.words}});
        out += ui::section(frame, {.title = w.text("The watch"), .actions = ui::link(w.text("In the archive"), all)},
                           ui::list(frame, {.label = w.text("The watch"), .items = lines}));
    }
    if (!found.tags.empty()) {
        std::vector<ui::Chip> chips;
        for (const auto& tag : found.tags) chips.push_back({.label = "#" + tag, .href = "/tags/" + tag, .icon = {}});
        out += ui::section(frame, {.title = w.text("Tags")}, ui::chips(frame, chips));
    }
    return out;
}

ui::List list_of(const ui::Frame& frame, const Found& found) {
    std::vector<html::Html> items;
    for (const auto& hit : found.hits) items.push_back(ui::search_hit(frame, hit));
    auto next = found.next.empty() ? std::string() : search_path(found.asked, found.next);
    return {.id = "search-list",
            .label = frame.w().text("Publications and replies"),
            .items = std::move(items),
            .more = ui::pager(frame, {.next_href = next, .label = {}, .end_sentence = {}})};
}

html::Html to_begin(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::empty_state(frame,
                           {.title = w.text("What are you looking for?"),
                            .text = w.text("Publications, replies, members, spaces, tags. Accents and plurals do "
                                           "not matter; put words between quotes when they must follow each "
                                           "other. What you type here is kept nowhere."),
                            .action = {},
                            .icon = "search"});
}

html::Html nothing(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    html::Html hint;
    if (!found.hint.empty()) {
        Asked other{.words = found.hint};
        hint = ui::paragraph(w.text("Did you mean:"), " ", ui::link(found.hint, search_path(other)));
    }
    Asked plain{.words = found.asked.words};
    auto wider = is_filtered(found.asked)
                     ? ui::link_button(frame, {.label = w.text("Search everywhere"), .href = search_path(plain)})
                     : html::Html{};
    auto ask = ui::link_button(
        frame, {.label = w.text("Ask the question"),
                .href = parse::with_query("/posts/new", {{"kind", "question"}, {"title", found.asked.words}}),
                .kind = ui::Kind::primary,
                .icon = "circle-help"});
    return ui::empty_state(frame,
                           {.title = w.text("Nothing found for “{words}”", {{"words", found.asked.words}}),
                            .text = w.text("Try fewer words, or another way to say it. Or ask: somebody here knows."),
                            .action = ui::stack(hint, ui::cluster(wider, ask)),
                            .icon = "search"});
}

} // namespace

std::string kind_name(Kind kind) {
    switch (kind) {
        case Kind::all: return {};
        case Kind::publications: return "publications";
        case Kind::questions: return "questions";
        case Kind::announcements: return "announcements";
        case Kind::replies: return "replies";
    }
    return {};
}

std::string since_name(Since since) {
    switch (since) {
        case Since::ever: return {};
        case Since::week: return "week";
        case Since::month: return "month";
        case Since::year: return "year";
    }
    return {};
}

std::string search_path(const Asked& asked, std::string_view cursor, std::string_view path) {
    std::vector<parse::Pair> pairs;
    auto add = [&](const char* name, std::string_view value) {
        if (!value.empty()) pairs.push_back({name, std::string(value)});
    };
    add("q", asked.words);
    add("kind", kind_name(asked.kind));
    add("since", since_name(asked.since));
    add("space", asked.space);
    add("author", asked.author);
    add("sort", asked.sort == Sort::newest ? "newest" : "");
    add("cursor", cursor);
    return parse::with_query(path, pairs);
}

html::Html kind_badge(const ui::Frame& frame, Subject subject, const items::Summary& item, bool is_accepted) {
    const auto& w = frame.w();
    if (subject == Subject::comment)
        return is_accepted ? ui::badge(frame, w.text("Accepted answer"), ui::Tone::success, "circle-check")
                           : ui::badge(frame, w.text("A reply"), ui::Tone::neutral);
    if (item.kind == items::Kind::announcement)
        return ui::badge(frame, w.text("Announcement"), ui::Tone::accent, "megaphone");
    if (item.kind != items::Kind::question) return {};
    if (item.accepted_comment != 0) return ui::badge(frame, w.text("Answered"), ui::Tone::success, "circle-check");
    return ui::badge(frame, w.text("Question"), ui::Tone::neutral, "circle-help");
}

html::Html search_results(const ui::Frame& frame, const Found& found) {
    using namespace html::tags;
    const auto& w = frame.w();
    if (found.asked.words.empty()) return div_(_id = results_id, to_begin(frame));
    auto others = sections(frame, found);
    html::Html content;
    auto said = div_(data("announce") = true, ui::screen_reader_only(count_sentence(frame, found)));
    if (!found.hits.empty())
        content = ui::section(frame, {.title = count_sentence(frame, found), .actions = sort_link(frame, found)},
                              ui::list(frame, list_of(frame, found)));
    else if (others.empty() || is_filtered(found.asked))
        content = nothing(frame, found);
    else
        content = ui::muted(w.text("No publication and no reply holds these words."));
    return div_(_id = results_id, ui::stack_loose(filters(frame, found), others, content), said);
}

html::Html search_more(const ui::Frame& frame, const Found& found) {
    return ui::list_items(frame, list_of(frame, found));
}

html::Html search_live(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    if (found.asked.words.empty()) return {};
    ui::SearchGroup members{.title = w.text("Members"), .lines = {}}, places{.title = w.text("Spaces"), .lines = {}},
        tags{.title = w.text("Tags"), .lines = {}}, texts{.title = w.text("The watch"), .lines = {}},
        hits{.title = w.text("Publications and replies"), .lines = {}}, all{.title = w.text("Everything"), .lines = {}};
    for (const auto& person : found.members)
        members.lines.push_back({.title = {{person.name}},
                                 .href = person.href,
                                 .text = person.line,
                                 .icon = {},
                                 .leading = ui::avatar(frame, person, ui::AvatarSize::small)});
    for (const auto& space : found.spaces)
        places.lines.push_back({.title = {{space.name}},
                                .href = spaces::space_path(space.slug),
                                .text = space.purpose,
                                .icon = "layout-grid",
                                .leading = {}});
    for (const auto& tag : found.tags)
        tags.lines.push_back(
            {.title = {{"#" + tag}}, .href = "/tags/" + tag, .text = {}, .icon = "tag", .leading = {}});
    for (const auto& text : found.watched)
        texts.lines.push_back({.title = {{text.title}},
                               .href = text.href,
                               .text = w.day_short(w.local_day(text.published_at)),
                               .icon = "scale",
                               .leading = {}});
    for (const auto& hit : found.hits)
        hits.lines.push_back({.title = hit.title,
                              .href = hit.href,
                              .text = hit.author.name + ", " + w.ago(hit.at, frame.now),
                              .icon = "message-circle",
                              .leading = {}});
    all.lines.push_back({.title = {{w.text("All results for “{words}”", {{"words", found.asked.words}})}},
                         .href = search_path(found.asked),
                         .text = {},
                         .icon = "search",
                         .leading = {}});
    auto count = found.count + static_cast<std::int64_t>(found.members.size() + found.spaces.size() +
                                                         found.tags.size() + found.watched.size());
    auto said = found.has_more_than_counted
                    ? w.text("More than {results}", {{"results", w.count("{n} result", "{n} results", found.count)}})
                    : w.count("{n} result", "{n} results", count);
    return ui::search_found(frame, {members, places, texts, tags, hits, all}, said);
}

ui::Page search_page(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    std::vector<std::pair<std::string, std::string>> kept;
    auto plain = found.asked;
    plain.words.clear();
    auto path = search_path(plain); // lives as long as what is read from it
    if (auto query = parse::read_target(path))
        for (const auto& pair : query->query.pairs) kept.emplace_back(pair.name, pair.value);
    auto field = ui::search_field(frame, {.action = "/search",
                                          .label = w.text("Search the house"),
                                          .value = found.asked.words,
                                          .placeholder = w.text("A word, a name, a subject"),
                                          .target = {.selector = "#" + std::string(results_id)},
                                          .hidden = kept,
                                          .autofocus = found.asked.words.empty()});
    return {.title = w.text("Search"), .content = ui::stack(field, search_results(frame, found)), .section = "/search"};
}

} // namespace search::pages
