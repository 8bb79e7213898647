// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "rooms/talk/articles/web.hpp"
#include <array>

namespace articles {

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

Level level_of(const Json& json, Level otherwise) {
    auto level = parse_level(text_of(json, "level", std::string(level_name(otherwise))));
    if (!level) throw Refusal::invalid("level", say("This must be discovering, practising or expert."));
    return *level;
}

// On the clocks of the house, as the form has it: "2026-11-21T23:30".
std::optional<base::Instant> moment_of(Visit& visit, const Json& json) {
    auto text = text_of(json, "publish_at");
    if (text.empty()) return std::nullopt;
    auto at = house_words(visit).parse_input_value(text);
    if (!at) throw Refusal::invalid("publish_at", say("This must be a moment like 2026-11-21T23:30."));
    return at;
}

Json article_json(Visit& visit, const Access& access) {
    const auto& [item, article] = access;
    const std::array listed{items::ListedItem{
        .item = item, .doors = items::list_doors(visit, item.id), .tags = items::list_tags(visit.db(), item.id)}};
    auto out = posts::to_json(visit, listed).front();
    auto text = split_text(article.form, item.body);
    out.set("form", form_name(article.form));
    out.set("standfirst", text.standfirst);
    out.set("body", text.body);
    out.set("level", article.level == Level::none ? Json() : Json(level_name(article.level)));
    out.set("minutes", minutes_of(item));
    out.set("revision", items::get_revision(visit.db(), item.id));
    out.set("guest", article.guest_name.empty()
                         ? Json()
                         : Json::object({{"name", article.guest_name}, {"line", article.guest_line}}));
    out.set("path", items::article_path(item.public_id));
    return out;
}

Response answer(Visit& visit, PublicId id, int status) {
    return Response::json(article_json(visit, access_article(visit, id, items::Need::read)).serialise(), status);
}

Response create_article_json(Visit& visit, Request& request) {
    auto json = json_of(request);
    Draft draft{.title = text_of(json, "title"),
                .standfirst = text_of(json, "standfirst"),
                .body = text_of(json, "body"),
                .level = level_of(json, Level::none),
                .doors = {.spaces = texts_of(json, "spaces")},
                .publish_at = moment_of(visit, json)};
    if (json.find_bool("everyone").value_or(false)) draft.doors.reach = items::Reach::everyone;
    auto made = publish_article(visit, draft, {});
    auto response = answer(visit, made.public_id, 201);
    response.set_header("Location", "/api/v1/articles/" + made.public_id.str());
    return response;
}

Response show_article_json(Visit& visit, Request& request) {
    return answer(visit, id_of(request), 200);
}

Response update_article_json(Visit& visit, Request& request) {
    auto [item, article] = access_article(visit, id_of(request), items::Need::edit);
    auto json = json_of(request);
    auto text = split_text(article.form, item.body);
    Draft draft{.form = article.form,
                .title = text_of(json, "title", item.title),
                .standfirst = text_of(json, "standfirst", text.standfirst),
                .body = text_of(json, "body", text.body),
                .level = level_of(json, article.level),
                .cover_alt = article.cover_alt,
                .guest = {.name = article.guest_name, .line = article.guest_line, .consent = Consent::yes},
                .series = series_of(visit, article)};
    edit_article(visit, item.public_id, draft, {}, json.find_int("revision"));
    return answer(visit, item.public_id, 200);
}

} // namespace

std::vector<platform::Route> api_routes() {
    std::vector<platform::Route> all{
        {.method = Method::post,
         .pattern = "/api/v1/articles",
         .policy = Policy::member,
         .handler = create_article_json,
         .summary = "Publishes an article: title, standfirst, body, level, spaces (slugs), everyone, publish_at"},
        {.pattern = "/api/v1/articles/{id}",
         .policy = Policy::member,
         .handler = show_article_json,
         .summary = "One article"},
        {.method = Method::patch,
         .pattern = "/api/v1/articles/{id}",
         .policy = Policy::member,
         .handler = update_article_json,
         .summary = "Edits an article; with `revision`, refused when somebody saved meanwhile"},
    };
    all.front().feature = feature;
    return all;
}

} // namespace articles
