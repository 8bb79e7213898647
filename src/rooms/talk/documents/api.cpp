// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/documents/actions.hpp"
#include "rooms/talk/documents/rules.hpp"
#include "rooms/talk/documents/store.hpp"
#include "rooms/talk/documents/web.hpp"
#include <algorithm>
#include <array>

namespace documents {

using http::Method;
using http::Request;
using http::Response;
using items::Need;
using parse::Json;
using platform::Policy;
using platform::Visit;

namespace {

Json to_json(const Document& document) {
    return Json::object(
        {{"id", document.public_id.str()},
         {"name", document.name},
         {"type", content_type_of(document.kind)},
         {"bytes", document.byte_count},
         {"version", document.version},
         {"updated_at", document.updated_at.iso()},
         {"path", "/documents/" + document.public_id.str() + "/versions/" + std::to_string(document.version)}});
}

Response list_documents_json(Visit& visit, Request& request) {
    const std::array items{items::access_item(visit, id_of(request), Need::read).id};
    auto rows = store::list_documents(visit.db(), items);
    std::erase_if(rows, [](const auto& row) { return row.state == State::deleted; });
    std::ranges::sort(rows, {}, &Document::id);
    return Response::json(Json::object({{"items", Json::array_of(rows, to_json)}, {"next", Json()}}).serialise());
}

Response create_document_json(Visit& visit, Request& request) {
    auto made = attach_document(visit, id_of(request), upload_of(request));
    return Response::json(to_json(access_document(visit, made, Need::read)).serialise(), 201);
}

Response create_version_json(Visit& visit, Request& request) {
    replace_document(visit, id_of(request), upload_of(request));
    return Response::json(to_json(access_document(visit, id_of(request), Need::read)).serialise(), 201);
}

Response remove_document_json(Visit& visit, Request& request) {
    delete_document(visit, id_of(request));
    return Response::no_content();
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {
        {.pattern = "/api/v1/posts/{id}/documents",
         .policy = Policy::member,
         .handler = list_documents_json,
         .summary = "The documents of a publication"},
        {.method = Method::post,
         .pattern = "/api/v1/posts/{id}/documents",
         .policy = Policy::member,
         .handler = create_document_json,
         .summary = "Attaches a document (multipart: file)",
         .body_bytes_max = form_bytes_max},
        {.method = Method::post,
         .pattern = "/api/v1/documents/{id}/versions",
         .policy = Policy::member,
         .handler = create_version_json,
         .summary = "Replaces a document by a new version (multipart: file)",
         .body_bytes_max = form_bytes_max},
        {.method = Method::del,
         .pattern = "/api/v1/documents/{id}",
         .policy = Policy::member,
         .handler = remove_document_json,
         .summary = "Deletes a document"},
    };
}

} // namespace documents
