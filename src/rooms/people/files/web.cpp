// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/files/jobs.hpp"
#include "rooms/people/files/store.hpp"
#include "rooms/people/files/store_personal.hpp"
#include "rooms/people/files/store_pictures.hpp"

namespace files {

namespace {

bool may_see(const platform::Viewer& viewer, Guard guard) {
    if (guard == Guard::nobody) return false;
    return guard == Guard::anyone || viewer.is_member;
}

store::Stored access_file(platform::Visit& visit, std::string_view public_id) {
    auto id = base::PublicId::parse(public_id);
    auto file = id ? store::find_file(visit.db(), *id) : std::nullopt;
    if (!file || !may_see(visit.viewer(), file->guard)) throw base::Refusal::not_found();
    return *file;
}

http::Response show_file(platform::Visit& visit, http::Request& request) {
    auto file = access_file(visit, request.parameter("public_id"));
    return answer_file(visit, request,
                       {.name = file.name, .content_type = "image/webp", .ask = Answered::Ask::for_ever});
}

} // namespace

http::Response answer_file(platform::Visit& visit, const http::Request& request, const Answered& answered) {
    http::Response response;
    auto etag = "\"" + answered.name.substr(0, 32) + "\"";
    auto is_known = request.header("if-none-match") == etag;
    auto bytes = is_known ? std::string() : visit.house().files->get(answered.name);
    if (!bytes) throw base::Refusal::not_found();
    if (answered.file_name.empty()) {
        response.content_type = answered.content_type;
        response.body = std::move(*bytes);
    } else {
        response = http::Response::download(answered.file_name, answered.content_type, std::move(*bytes));
    }
    if (is_known) response.status = 304;
    response.set_header("ETag", etag);
    response.set_header("Cache-Control", answered.ask == Answered::Ask::for_ever
                                             ? "private, max-age=31536000, immutable"
                                             : "private, no-cache");
    response.set_header("Content-Security-Policy", "default-src 'none'; sandbox");
    return response;
}

platform::Room room() {
    auto queries = store::queries();
    for (const auto* query : store::picture_queries()) queries.push_back(query);
    return {
        .name = "files",
        .routes = {{.method = http::Method::get,
                    .pattern = "/files/{public_id}",
                    .policy = platform::Policy::anyone,
                    .handler = show_file,
                    .summary = "A picture, when its guard lets the reader see it."}},
        .queries = std::move(queries),
        .timers = {{.name = "files.sweep", .every = std::chrono::hours(24), .run = sweep},
                   {.name = "files.forget_pictures", .every = std::chrono::hours(24), .run = forget_pictures}},
        .personal = store::personal(),
    };
}

} // namespace files
