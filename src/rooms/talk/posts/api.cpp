// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/posts/actions.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/rules.hpp"
#include "rooms/talk/posts/web.hpp"
#include <algorithm>

namespace posts {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::json_of;
using platform::Policy;
using platform::text_of;
using platform::texts_of;
using platform::Visit;

namespace {

Draft draft_of(const Json& json) {
    auto kind_text = text_of(json, "kind");
    auto kind = parse_kind(kind_text.empty() ? "message" : kind_text);
    if (!kind) throw Refusal::invalid("kind", say("This must be message, question or announcement."));
    Draft draft{.kind = *kind,
                .title = text_of(json, "title"),
                .body = text_of(json, "body"),
                .spaces = texts_of(json, "spaces")};
    if (const auto* everyone = json.find("everyone"); everyone && !everyone->is_null()) {
        auto wanted = everyone->as_bool();
        if (!wanted) throw Refusal::invalid("everyone", say("This must be true or false."));
        if (*wanted) draft.reach = items::Reach::everyone;
    }
    return draft;
}

items::ListedItem listed_of(Visit& visit, const items::Item& item) {
    return {.item = item, .doors = items::list_doors(visit, item.id), .tags = items::list_tags(visit.db(), item.id)};
}

Response answer(Visit& visit, base::PublicId id, int status) {
    const items::ListedItem listed[] = {listed_of(visit, items::access_item(visit, id, items::Need::read))};
    return Response::json(to_json(visit, listed).front().serialise(), status);
}

Response create_post_json(Visit& visit, Request& request) {
    auto made = publish_post(visit, draft_of(json_of(request)));
    auto response = answer(visit, made.public_id, 201);
    response.set_header("Location", "/api/v1/posts/" + made.public_id.str());
    return response;
}

Response show_post_json(Visit& visit, Request& request) {
    return answer(visit, id_of(request), 200);
}

Response update_post_json(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), items::Need::edit);
    auto json = json_of(request);
    editing::Change change{.text = {.title = json.find("title") ? text_of(json, "title") : item.title,
                                    .body = json.find("body") ? text_of(json, "body") : item.body},
                           .revision = json.find_int("revision")};
    edit_post(visit, item.public_id, change);
    return answer(visit, item.public_id, 200);
}

Response remove_post_json(Visit& visit, Request& request) {
    delete_post(visit, id_of(request));
    return Response::no_content();
}

std::string_view state_name(items::State state) {
    switch (state) {
        case items::State::published: return "published";
        case items::State::deleted:
        case items::State::withdrawn:
        case items::State::cancelled: return "deleted";
        case items::State::hidden: return "hidden";
        case items::State::proposed: return "proposed";
        case items::State::scheduled: return "scheduled";
        case items::State::declined: return "declined";
    }
    return "published";
}

Json post_json(const items::ListedItem& listed, Json author) {
    const auto& item = listed.item;
    Json edited_at = item.edited_at ? Json(item.edited_at->iso()) : Json();
    return Json::object(
        {{"id", item.public_id.str()},
         {"kind", kind_name(item.kind)},
         {"state", state_name(item.state)},
         {"title", item.title},
         {"body", item.body},
         {"html", item.html},
         {"author", std::move(author)},
         {"spaces", Json::array_of(listed.doors,
                                   [](const auto& space) {
                                       return Json::object({{"slug", space.slug}, {"name", space.name}});
                                   })},
         {"everyone", item.reach == items::Reach::everyone},
         {"tags", Json::array_of(listed.tags, [](const auto& tag) { return Json(tag); })},
         {"comments", item.comment_count},
         {"reactions", item.reaction_count},
         {"answered", item.accepted_comment != 0},
         {"published_at", item.published_at.iso()},
         {"edited_at", std::move(edited_at)},
         {"path", items::item_path(item.public_id)}});
}

} // namespace

std::map<std::int64_t, Json> authors_to_json(Visit& visit, std::span<const base::PersonId> authors) {
    std::map<std::int64_t, std::string> ids;
    for (const auto& person : accounts::list_persons(visit.db(), authors))
        ids[person.id.number] = person.public_id.str();
    std::map<std::int64_t, Json> out;
    for (const auto& [number, line] : members::lines_of(visit, authors)) {
        Json id = line.href.empty() ? Json() : Json(ids[number]);
        out[number] = Json::object({{"id", std::move(id)}, {"name", line.name}});
    }
    return out;
}

std::vector<Json> to_json(Visit& visit, std::span<const items::ListedItem> listed) {
    std::vector<base::PersonId> authors;
    for (const auto& each : listed) authors.push_back(each.item.author);
    auto people = authors_to_json(visit, authors);
    std::vector<Json> out;
    for (const auto& each : listed) out.push_back(post_json(each, people[each.item.author.number]));
    return out;
}

std::vector<platform::Route> api_routes() {
    return {
        {.method = Method::post,
         .pattern = "/api/v1/posts",
         .policy = Policy::member,
         .handler = create_post_json,
         .summary = "Publishes: kind, title, body, spaces (slugs), everyone"},
        {.pattern = "/api/v1/posts/{id}",
         .policy = Policy::member,
         .handler = show_post_json,
         .summary = "One publication"},
        {.method = Method::patch,
         .pattern = "/api/v1/posts/{id}",
         .policy = Policy::member,
         .handler = update_post_json,
         .summary = "Edits title or body of one's publication"},
        {.method = Method::del,
         .pattern = "/api/v1/posts/{id}",
         .policy = Policy::member,
         .handler = remove_post_json,
         .summary = "Deletes one's publication"},
    };
}

} // namespace posts
