// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/search/web.hpp"
#include "rooms/talk/posts/posts.hpp"

namespace search {

namespace {

using parse::Json;

constexpr int page_size = 20;

std::string plain(const std::vector<ui::Piece>& pieces) {
    std::string out;
    for (const auto& piece : pieces) out += piece.text;
    return out;
}

// The words that were asked for, as they stand in the snippet.
Json words_found(const std::vector<ui::Piece>& pieces) {
    Json out = Json::array();
    for (const auto& piece : pieces)
        if (piece.is_marked) out.push(piece.text);
    return out;
}

Json to_json(platform::Visit& visit, const ShownHit& shown, Json author) {
    const auto& hit = *shown.hit;
    return Json::object(
        {{"kind", hit.doc.subject == Subject::item ? "publication" : "reply"},
         {"post", hit.item.public_id.str()},
         {"title", plain(shown.title)},
         {"snippet", plain(shown.excerpt)},
         {"found", words_found(shown.excerpt)},
         {"author", std::move(author)},
         {"spaces", Json::array_of(shown.doors,
                                   [](const auto& space) {
                                       return Json::object({{"slug", space.slug}, {"name", space.name}});
                                   })},
         {"everyone", hit.item.reach == items::Reach::everyone},
         {"at", hit.doc.at.iso()},
         {"url", platform::absolute(visit.house(), shown.href)}});
}

Json people_json(platform::Visit& visit, const std::vector<ui::Person>& people) {
    return Json::array_of(people, [&](const ui::Person& person) {
        return Json::object({{"name", person.name}, {"url", platform::absolute(visit.house(), person.href)}});
    });
}

http::Response search_json(platform::Visit& visit, http::Request& request) {
    constexpr int others_most = 5;
    auto asked = asked_of(request);
    auto results = find_hits(visit, asked, request.value("cursor"), page_size);
    std::vector<PersonId> authors;
    for (const auto& hit : results.hits) authors.push_back(hit.doc.author);
    auto people = posts::authors_to_json(visit, authors);
    Json items = Json::array();
    for (const auto& shown : list_shown(visit, results))
        items.push(to_json(visit, shown, people[shown.hit->doc.author.number]));
    auto out =
        Json::object({{"items", std::move(items)}, {"next", results.next.empty() ? Json() : Json(results.next)}});
    if (request.value("cursor").empty()) {
        out.set("count", results.count);
        out.set("has_more_than_counted", results.has_more_than_counted);
        out.set("members", people_json(visit, members::list_found(visit, asked.words, others_most)));
        out.set("spaces", Json::array_of(spaces::list_matching(visit, asked.words, others_most), [](const auto& space) {
                    return Json::object({{"slug", space.slug}, {"name", space.name}});
                }));
        out.set("watch", Json::array_of(watch::list_found(visit, asked.words, others_most), [](const auto& text) {
                    return Json::object(
                        {{"title", text.title}, {"path", text.href}, {"published_at", text.published_at.iso()}});
                }));
        out.set("tags", Json::array_of(items::suggest_tags(visit, asked.words, others_most),
                                       [](const auto& use) { return Json(use.tag); }));
    }
    return http::Response::json(out.serialise());
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {{.pattern = "/api/v1/search",
             .policy = platform::Policy::member,
             .handler = search_json,
             .summary = "What holds these words: q, kind, space, author, since (week, month, year), sort (newest), "
                        "cursor; members, spaces, texts of the watch and tags with the first page."}};
}

} // namespace search
