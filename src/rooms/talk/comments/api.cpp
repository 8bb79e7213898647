// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/comments/store.hpp"
#include "rooms/talk/comments/web.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <map>

namespace comments {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using parse::Json;
using platform::Policy;
using platform::text_of;
using platform::Visit;

namespace {

constexpr int page_size = 100;

std::vector<Json> to_json(Visit& visit, const std::vector<Comment>& rows) {
    std::vector<PersonId> authors;
    std::vector<CommentId> parents;
    for (const auto& row : rows) {
        authors.push_back(row.author);
        if (row.parent) parents.push_back(row.parent);
    }
    auto people = posts::authors_to_json(visit, authors);
    std::map<std::int64_t, std::string> parent_ids;
    for (const auto& parent : store::list_comments(visit.db(), parents))
        parent_ids[parent.id.number] = parent.public_id.str();
    std::vector<Json> out;
    for (const auto& row : rows)
        out.push_back(Json::object({{"id", row.public_id.str()},
                                    {"author", people[row.author.number]},
                                    {"body", row.body},
                                    {"html", row.html},
                                    {"reply_to", row.parent ? Json(parent_ids[row.parent.number]) : Json()},
                                    {"posted_at", row.posted_at.iso()},
                                    {"edited_at", row.edited_at ? Json(row.edited_at->iso()) : Json()}}));
    return out;
}

Response list_comments_json(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), Need::read);
    auto list = "comments.api." + std::to_string(item.id.number);
    auto position = platform::open_position(visit, list, request.value("cursor"));
    auto after = position ? store::Key{{position->number}, position->id} : store::start;
    auto rows = store::list_published(visit.db(), item.id, after, page_size + 1);
    Json next;
    if (rows.size() > page_size) {
        rows.resize(page_size);
        const auto& last = rows.back();
        next = Json(platform::seal_position(visit, list,
                                            {.number = last.posted_at.milliseconds, .text = {}, .id = last.id.number}));
    }
    return Response::json(
        Json::object({{"items", Json::array(to_json(visit, rows))}, {"next", std::move(next)}}).serialise());
}

Draft draft_of(const Request& request) {
    auto json = platform::json_of(request);
    Draft draft{.item = id_of(request), .body = {}, .reply_to = {}};
    draft.body = text_of(json, "body");
    if (auto reply_to = text_of(json, "reply_to"); !reply_to.empty()) {
        draft.reply_to = base::PublicId::parse(reply_to);
        if (!draft.reply_to) throw Refusal::invalid("reply_to", say("There is no such comment here."));
    }
    return draft;
}

Response create_comment_json(Visit& visit, Request& request) {
    auto posted = post_comment(visit, draft_of(request));
    auto comment = access_comment(visit, posted.id, Need::read);
    auto response = Response::json(to_json(visit, {comment}).front().serialise(), 201);
    response.set_header("Location", "/comments/" + comment.public_id.str());
    return response;
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {
        {.pattern = "/api/v1/posts/{id}/comments",
         .policy = Policy::member,
         .handler = list_comments_json,
         .summary = "The comments of a publication, oldest first"},
        {.method = Method::post,
         .pattern = "/api/v1/posts/{id}/comments",
         .policy = Policy::member,
         .handler = create_comment_json,
         .summary = "Comments: body, and reply_to for a reply to a comment"},
    };
}

} // namespace comments
