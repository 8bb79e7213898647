// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/json.hpp"
#include "parse/rendered.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/pictures/pictures.hpp"

namespace pictures {

using base::Refusal;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

bool may_read(Visit& visit, const files::Place& place) {
    try {
        if (place.comment != 0)
            comments::access_comment(visit, comments::CommentId{place.comment}, items::Need::read);
        else
            items::access_item(visit, items::ItemId{place.item}, items::Need::read);
        return true;
    } catch (const Refusal&) {
        return false;
    }
}

bool may_see(Visit& visit, const files::TextPicture& picture) {
    if (visit.viewer().person == picture.giver) return true;
    for (const auto& place : files::list_places(visit.db(), picture.id))
        if (may_read(visit, place)) return true;
    return false;
}

files::TextPicture access_picture(Visit& visit, const Request& request) {
    auto id = base::PublicId::parse(request.parameter("id"));
    auto found = id ? files::find_text_picture(visit.db(), *id) : std::nullopt;
    if (!found || !may_see(visit, *found)) throw Refusal::not_found();
    if (request.parameter("size") != std::to_string(found->width) + "x" + std::to_string(found->height))
        throw Refusal::not_found();
    return *found;
}

Response show_picture(Visit& visit, Request& request) {
    auto picture = access_picture(visit, request);
    return files::answer_file(visit, request, {.name = picture.name, .content_type = "image/webp"});
}

Response show_small_picture(Visit& visit, Request& request) {
    auto picture = access_picture(visit, request);
    const auto& name = picture.small_name.empty() ? picture.name : picture.small_name;
    return files::answer_file(visit, request, {.name = name, .content_type = "image/webp"});
}

struct Given {
    parse::HousePicture picture;
    std::string markdown;
};
Given give_picture(Visit& visit, const Request& request) {
    const auto* file = request.form.find_file("picture");
    bool decorates = request.field("decorates") == "yes";
    auto words = decorates ? std::string() : base::clean_line(request.field("words"));
    if (words.empty() && !decorates)
        throw Refusal::invalid("words", base::say("Say what it shows, or tick that it only decorates."));
    auto prepared =
        files::prepare_text_picture(visit, file ? std::string_view(file->bytes) : std::string_view(), "picture");
    Given out;
    auto path = platform::write(visit, [&] { return files::insert_text_picture(visit, prepared).address(); });
    out.picture = *parse::read_house_picture(path);
    out.markdown = files::picture_markdown(out.picture, words);
    return out;
}

// For the writing box: the line to put into the text, or one sentence that says why not.
Response create_picture(Visit& visit, Request& request) {
    try {
        return Response::text(give_picture(visit, request).markdown, 201);
    } catch (const Refusal& refusal) {
        if (refusal.kind != base::RefusalKind::invalid || refusal.fields.empty()) throw;
        return Response::text(visit.words().text(refusal.fields.begin()->second), 422);
    }
}

Response create_picture_json(Visit& visit, Request& request) {
    auto given = give_picture(visit, request);
    return Response::json(parse::Json::object({{"path", given.picture.address()},
                                               {"width", given.picture.width},
                                               {"height", given.picture.height},
                                               {"markdown", given.markdown}})
                              .serialise(),
                          201);
}

} // namespace

platform::Room room() {
    return {
        .name = "pictures",
        .routes = {{.method = Method::post,
                    .pattern = files::give_picture_path,
                    .policy = Policy::member,
                    .handler = create_picture,
                    .summary = "Takes a picture for a text; answers the Markdown that shows it",
                    .body_bytes_max = files::picture_form_bytes_max},
                   {.pattern = "/pictures/{id}/{size}",
                    .policy = Policy::member,
                    .handler = show_picture,
                    .summary = "A picture of a text, to whoever may read the text"},
                   {.pattern = "/pictures/{id}/{size}/small",
                    .policy = Policy::member,
                    .handler = show_small_picture,
                    .summary = "The same for telephones, 800 pixels wide"},
                   {.method = Method::post,
                    .pattern = "/api/v1/pictures",
                    .policy = Policy::member,
                    .handler = create_picture_json,
                    .summary = "Takes a picture for a text (multipart): picture, words or decorates=yes",
                    .body_bytes_max = files::picture_form_bytes_max}},
    };
}

} // namespace pictures
