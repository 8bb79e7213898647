// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/web.hpp"
#include "platform/asked.hpp"
#include "rooms/belong/imports/actions.hpp"
#include "rooms/belong/imports/jobs.hpp"
#include "rooms/belong/imports/pages.hpp"
#include "rooms/belong/imports/store.hpp"
#include "rooms/belong/imports/store_personal.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <limits>
#include <map>

namespace imports {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 30;
constexpr std::size_t body_bytes_max = 34 << 20; // the file and its envelope
constexpr std::string_view imports_list = "imports.imports";

Response show_imports(Visit& visit, Request& request) {
    auto position = platform::open_position(visit, imports_list, request.value("after"));
    ImportId before{position ? position->id : std::numeric_limits<std::int64_t>::max()};
    auto imports = store::list_imports(visit.db(), before, page_size + 1);
    pages::Home page;
    if (imports.size() > page_size) {
        imports.pop_back();
        page.next_href =
            "/console/imports?after=" +
            platform::seal_position(visit, imports_list, {.number = 0, .text = {}, .id = imports.back().id.number});
    }
    std::vector<base::PersonId> officers;
    for (const auto& import : imports)
        if (import.by) officers.push_back(*import.by);
    std::map<base::PersonId, std::string> names;
    for (const auto& person : accounts::list_persons(visit.db(), officers)) names.emplace(person.id, person.name());
    for (auto& import : imports) {
        auto by = import.by ? names[*import.by] : visit.words().text("Command line");
        page.imports.push_back({.import = std::move(import), .by = by});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::home(frame, page));
}

Response create_import(Visit& visit, Request& request) {
    const auto* file = request.form.find_file("file");
    if (!file || file->filename.empty())
        throw base::Refusal::invalid("file", say("Choose the file of your members first."));
    auto id = upload_file(visit, file->bytes, file->filename);
    return platform::go_to(visit, "/console/imports/" + id.str());
}

Response download_register(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    auto response = Response::download("members.csv", "text/csv; charset=utf-8", {});
    response.next_piece = export_register(visit);
    return response;
}

} // namespace

Import import_of(Visit& visit, const Request& request) {
    return access_import(visit, platform::id_of(request));
}

platform::Room room() {
    platform::Room out{
        .name = "imports",
        .routes = {{.pattern = "/console/imports",
                    .policy = Policy::officer,
                    .handler = show_imports,
                    .summary = "The imports, and a place to drop a file"},
                   {.method = Method::post,
                    .pattern = "/console/imports",
                    .policy = Policy::officer,
                    .handler = create_import,
                    .summary = "Takes a member file in",
                    .form = show_imports,
                    .body_bytes_max = body_bytes_max},
                   {.pattern = "/console/export",
                    .policy = Policy::officer,
                    .handler = download_register,
                    .summary = "The whole register as CSV"}},
        .queries = store::queries(),
        .tells = {import_finished, import_undone, export_made},
        .jobs = job_handlers(),
        .timers = timers(),
        .navigation = {{.label = base::mark("Imports"),
                        .href = "/console/imports",
                        .icon = "upload",
                        .place = ui::NavigationItem::Place::console,
                        .policy = Policy::officer,
                        .order = 22,
                        .chapter = platform::Chapter::people}},
        .personal = store::personal(),
    };
    for (auto& route : step_routes()) out.routes.push_back(route);
    return out;
}

} // namespace imports
