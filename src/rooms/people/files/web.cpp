// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/files/jobs.hpp"
#include "rooms/people/files/store.hpp"

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
    http::Response response;
    auto etag = "\"" + file.name.substr(0, 32) + "\"";
    response.set_header("ETag", etag);
    response.set_header("Cache-Control", "private, max-age=31536000, immutable");
    response.set_header("Content-Security-Policy", "default-src 'none'; sandbox");
    response.content_type = "image/webp";
    if (request.header("if-none-match") == etag) {
        response.status = 304;
        return response;
    }
    auto bytes = visit.house().files->get(file.name);
    if (!bytes) throw base::Refusal::not_found();
    response.body = std::move(*bytes);
    return response;
}

} // namespace

platform::Room room() {
    return {
        .name = "files",
        .routes = {{.method = http::Method::get,
                    .pattern = "/files/{public_id}",
                    .policy = platform::Policy::anyone,
                    .handler = show_file,
                    .summary = "A picture, when its guard lets the reader see it."}},
        .queries = store::queries(),
        .timers = {{.name = "files.sweep", .every = std::chrono::hours(24), .run = sweep}},
    };
}

} // namespace files
