// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/web.hpp"
#include "base/text.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/search/index.hpp"
#include "rooms/react/search/pages.hpp"
#include "rooms/react/search/rules.hpp"
#include "rooms/react/search/search.hpp"
#include "rooms/react/search/store.hpp"
#include <algorithm>

namespace search {

using http::Request;
using http::Response;
using platform::Visit;

namespace {

constexpr int page_size = 20;
constexpr int live_size = 6;
constexpr int others_on_page = 5;
constexpr int others_live = 3;

ui::SearchHit hit_of(const ui::Frame& frame, const ShownHit& shown, const ui::Person& author) {
    const auto& hit = *shown.hit;
    bool is_accepted = hit.doc.subject == Subject::comment && hit.item.accepted_comment == hit.doc.row;
    std::vector<ui::Door> doors;
    if (hit.item.reach == items::Reach::everyone)
        doors.push_back({.name = frame.w().text("Everyone"), .href = {}, .colour = 0});
    for (const auto& space : shown.doors) doors.push_back(items::door_of(frame, space));
    return {.title = shown.title,
            .href = shown.href,
            .excerpt = shown.excerpt,
            .badges = pages::kind_badge(frame, hit.doc.subject, hit.item, is_accepted),
            .author = author,
            .at = hit.doc.at,
            .doors = std::move(doors)};
}

void put_hits(Visit& visit, const ui::Frame& frame, const Results& results, pages::Found& found) {
    std::vector<PersonId> authors;
    for (const auto& hit : results.hits) authors.push_back(hit.doc.author);
    auto lines = members::lines_of(visit, authors);
    for (const auto& shown : list_shown(visit, results))
        found.hits.push_back(hit_of(frame, shown, lines.at(shown.hit->doc.author.number)));
    found.next = results.next;
    found.count = results.count;
    found.has_more_than_counted = results.has_more_than_counted;
}

// What is chosen stays among the choices, or it could not be taken back.
void put_choices(Visit& visit, const Results& results, pages::Found& found) {
    std::vector<spaces::SpaceId> space_ids;
    for (const auto& [id, count] : results.spaces) space_ids.push_back(id);
    for (const auto& space : spaces::list_visible(visit, space_ids)) {
        auto count = std::ranges::find(results.spaces, space.id, [](const auto& each) { return each.first; })->second;
        found.of_spaces.push_back({.label = space.name, .key = space.slug, .count = count});
    }
    const std::string chosen[] = {found.asked.space};
    if (!std::ranges::count(found.of_spaces, found.asked.space, &pages::Choice::key))
        for (const auto& space : spaces::list_by_slug(visit, chosen))
            found.of_spaces.push_back({.label = space.name, .key = space.slug});
    std::vector<PersonId> person_ids;
    for (const auto& [id, count] : results.authors) person_ids.push_back(id);
    if (auto id = base::PublicId::parse(found.asked.author))
        if (auto person = accounts::find_person(visit.db(), *id); person && !std::ranges::count(person_ids, person->id))
            person_ids.push_back(person->id);
    auto lines = members::lines_of(visit, person_ids);
    auto persons = accounts::list_persons(visit.db(), person_ids);
    for (auto id : person_ids) {
        auto person = std::ranges::find(persons, id, &accounts::Person::id);
        const auto& line = lines.at(id.number);
        if (person == persons.end() || line.href.empty()) continue;
        auto count = std::ranges::find(results.authors, id, [](const auto& each) { return each.first; });
        found.of_authors.push_back({.label = line.name,
                                    .key = person->public_id.str(),
                                    .count = count == results.authors.end() ? -1 : count->second});
    }
}

void put_others(Visit& visit, int most, pages::Found& found) {
    const auto& words = found.asked.words;
    found.members = members::list_found(visit, words, most);
    found.spaces = spaces::list_matching(visit, words, most);
    found.watched = watch::list_found(visit, words, most);
    for (auto& use : items::suggest_tags(visit, words, static_cast<std::size_t>(most)))
        found.tags.push_back(std::move(use.tag));
}

// Everything known is something that this reader may see anyway.
std::string hint_for(Visit& visit, std::string_view words) {
    constexpr int known_most = 200;
    auto known = members::list_trades(visit.db(), known_most);
    for (auto& use : items::suggest_tags(visit, base::first_code_points(words, 2), 20))
        known.push_back(std::move(use.label));
    for (const auto& space : spaces::list_visible(visit, spaces::list_readable(visit))) known.push_back(space.name);
    return nearest(words, known);
}

pages::Found found_for(Visit& visit, const ui::Frame& frame, const Request& request) {
    pages::Found found;
    found.asked = asked_of(request);
    if (found.asked.words.empty()) return found;
    auto results = find_hits(visit, found.asked, request.value("cursor"), page_size);
    put_hits(visit, frame, results, found);
    put_choices(visit, results, found);
    bool is_everything = found.asked.kind == Kind::all && found.asked.space.empty() && found.asked.author.empty() &&
                         found.asked.since == Since::ever && request.value("cursor").empty();
    if (is_everything) put_others(visit, others_on_page, found);
    bool is_nothing = found.hits.empty() && found.members.empty() && found.spaces.empty() && found.tags.empty() &&
                      found.watched.empty();
    if (is_nothing) found.hint = hint_for(visit, found.asked.words);
    return found;
}

Response show_search(Visit& visit, Request& request) {
    if (request.wants_fragment()) {
        auto frame = platform::fragment_frame_of(visit);
        auto found = found_for(visit, frame, request);
        return platform::show_fragment(visit, request.value("cursor").empty() ? pages::search_results(frame, found)
                                                                              : pages::search_more(frame, found));
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::search_page(frame, found_for(visit, frame, request)));
}

Response show_live(Visit& visit, Request& request) {
    constexpr std::size_t letters_min = 2;
    auto frame = platform::fragment_frame_of(visit);
    pages::Found found;
    found.asked.words = asked_of(request).words;
    if (base::code_point_count(found.asked.words) < letters_min) return platform::show_fragment(visit, html::Html{});
    put_hits(visit, frame, find_hits(visit, found.asked, {}, live_size), found);
    put_others(visit, others_live, found);
    return platform::show_fragment(visit, pages::search_live(frame, found));
}

} // namespace

Asked asked_of(const Request& request) {
    Asked out;
    out.words = base::first_code_points(base::clean_line(request.value("q")), query_length_max);
    for (auto kind : {Kind::publications, Kind::questions, Kind::announcements, Kind::replies})
        if (request.value("kind") == pages::kind_name(kind)) out.kind = kind;
    for (auto since : {Since::week, Since::month, Since::year})
        if (request.value("since") == pages::since_name(since)) out.since = since;
    out.space = base::first_code_points(request.value("space"), query_length_max);
    out.author = base::first_code_points(request.value("author"), query_length_max);
    if (request.value("sort") == "newest") out.sort = Sort::newest;
    return out;
}

platform::Room room() {
    using platform::Policy;
    platform::Room out{.name = "search",
                       .routes = {{.pattern = "/search",
                                   .policy = Policy::member,
                                   .handler = show_search,
                                   .summary = "Publications, replies, members, spaces and tags that hold these words"},
                                  {.pattern = "/search/live",
                                   .policy = Policy::member,
                                   .handler = show_live,
                                   .summary = "The first of them, as one types"}},
                       .queries = store::queries(),
                       .hears = listeners(),
                       .jobs = job_handlers(),
                       .timers = timers(),
                       .navigation = {{.label = base::mark("Search"),
                                       .href = "/search",
                                       .icon = "search",
                                       .place = ui::NavigationItem::Place::search,
                                       .order = 1}},
                       .personal = {.places = {{"search_docs.author_id", "",
                                                "an index of publications and replies, which are taken away whole",
                                                platform::PersonalPlace::Fate::unnamed}}}};
    for (const auto& route : api_routes()) out.routes.push_back(route);
    return out;
}

} // namespace search
