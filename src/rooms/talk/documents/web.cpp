// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/web.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/documents/actions.hpp"
#include "rooms/talk/documents/pages.hpp"
#include "rooms/talk/documents/rules.hpp"
#include "rooms/talk/documents/store.hpp"
#include "rooms/talk/documents/store_personal.hpp"
#include "rooms/talk/documents/store_waiting.hpp"
#include <algorithm>
#include <charconv>

namespace documents {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::Policy;
using platform::Visit;

namespace {

std::vector<html::Html> fill_attached(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<ItemId> wanted;
    for (auto id : ids) wanted.push_back({id});
    auto rows = store::list_documents(visit.db(), wanted);
    std::ranges::sort(rows, {}, &Document::id);
    auto items = items::list_rows(visit.db(), wanted);
    auto frame = platform::fragment_frame_of(visit);
    std::vector<html::Html> out;
    for (auto id : wanted) {
        pages::Attached attached;
        for (const auto& item : items) {
            if (item.id != id) continue;
            attached.item = item.public_id;
            if (items::may_access(visit, item, Need::edit)) attached.reader = pages::Reader::author;
        }
        for (const auto& row : rows)
            if (row.item == id && (row.state == State::kept || attached.reader == pages::Reader::author))
                attached.documents.push_back(row);
        out.push_back(pages::attached(frame, attached));
    }
    return out;
}

// For the feed: one query for a page of it.
std::vector<html::Html> fill_listed(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out(ids.size());
    std::vector<ItemId> wanted;
    for (auto id : ids) wanted.push_back({id});
    auto rows = store::list_documents(visit.db(), wanted);
    std::erase_if(rows, [](const Document& row) { return row.state == State::deleted; });
    if (rows.empty()) return out;
    std::ranges::sort(rows, {}, &Document::id);
    auto frame = platform::fragment_frame_of(visit);
    for (const auto& item : items::list_rows(visit.db(), wanted)) {
        std::vector<Document> own;
        std::ranges::copy_if(rows, std::back_inserter(own), [&](const Document& row) { return row.item == item.id; });
        if (!own.empty())
            out[static_cast<std::size_t>(std::ranges::find(ids, item.id.number) - ids.begin())] =
                pages::listed(frame, item.public_id, own);
    }
    return out;
}

// For the script of a form that is being written: the id, and the line to show; or one sentence that says why not.
Response create_waiting(Visit& visit, Request& request) {
    try {
        auto given = give_document(visit, upload_of(request));
        return Response::text(
            given.public_id.str() + "\n" + pages::writing_label(platform::fragment_frame_of(visit), given), 201);
    } catch (const Refusal& refusal) {
        if (refusal.kind != base::RefusalKind::invalid || refusal.fields.empty()) throw;
        return Response::text(visit.words().text(refusal.fields.begin()->second), 422);
    }
}

Response show_attaching(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), Need::edit);
    auto frame = platform::frame_of(visit);
    return platform::show(
        visit, frame, pages::attaching(frame, {.item = item, .count = store::count_documents(visit.db(), item.id)}));
}

Response create_document(Visit& visit, Request& request) {
    attach_document(visit, id_of(request), upload_of(request));
    visit.flash(say("Attached."));
    return platform::go_to(visit, items::item_path(id_of(request)));
}

Response show_history(Visit& visit, Request& request) {
    auto document = store::find_document(visit.db(), id_of(request));
    if (!document) throw Refusal::not_found();
    auto item = items::access_item(visit, document->item, Need::read);
    pages::History page{.item = item, .document = *document, .versions = {}};
    if (items::may_access(visit, item, Need::edit)) page.reader = pages::Reader::author;
    if (document->state == State::deleted && page.reader == pages::Reader::reader) throw Refusal::not_found();
    auto versions = store::list_versions(visit.db(), document->id);
    std::vector<PersonId> persons;
    for (const auto& version : versions) persons.push_back(version.person);
    auto lines = members::lines_of(visit, persons);
    for (auto& version : versions)
        page.versions.push_back({.version = version, .person = lines[version.person.number]});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::history(frame, page));
}

Response create_version(Visit& visit, Request& request) {
    replace_document(visit, id_of(request), upload_of(request));
    visit.flash(say("Replaced. The former version stays in the history."));
    return platform::go_to(visit, "/documents/" + id_of(request).str());
}

Response show_version(Visit& visit, Request& request) {
    auto document = access_document(visit, id_of(request), Need::read);
    auto text = request.parameter("number");
    std::int64_t number = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool is_number = fault == std::errc() && end == text.data() + text.size();
    auto version = is_number ? store::find_version(visit.db(), document.id, number) : std::nullopt;
    if (!version) throw Refusal::not_found();
    return files::answer_file(visit, request,
                              {.name = version->stored,
                               .content_type = std::string(content_type_of(version->kind)),
                               .file_name = version->name});
}

// Back to the publication, where what was done shows and can be undone.
Response go_to_item(Visit& visit, const Request& request) {
    auto document = access_document(visit, id_of(request), Need::edit);
    return platform::go_to(visit, items::item_path(items::access_item(visit, document.item, Need::edit).public_id));
}

Response remove_document(Visit& visit, Request& request) {
    delete_document(visit, id_of(request));
    visit.flash(say("Deleted."));
    return go_to_item(visit, request);
}

Response put_back_document(Visit& visit, Request& request) {
    restore_document(visit, id_of(request));
    visit.flash(say("It is back."));
    return go_to_item(visit, request);
}

} // namespace

Upload upload_of(const Request& request) {
    const auto* file = request.form.find_file("file");
    if (!file) throw Refusal::invalid("file", say("Choose a document first."));
    return {.file_name = file->filename, .bytes = file->bytes};
}

std::vector<platform::Route> page_routes() {
    return {
        {.pattern = "/posts/{id}/documents",
         .policy = Policy::member,
         .handler = show_attaching,
         .summary = "Chooses a document to attach to one's publication"},
        {.method = Method::post,
         .pattern = "/posts/{id}/documents",
         .policy = Policy::member,
         .handler = create_document,
         .summary = "Attaches a document to one's publication",
         .form = show_attaching,
         .body_bytes_max = form_bytes_max},
        {.method = Method::post,
         .pattern = give_path,
         .policy = Policy::member,
         .handler = create_waiting,
         .summary = "Takes a document for a text that is being written; answers its id and a line about it",
         .body_bytes_max = form_bytes_max},
        {.pattern = "/documents/{id}",
         .policy = Policy::member,
         .handler = show_history,
         .summary = "A document and its versions"},
        {.pattern = "/documents/{id}/versions",
         .policy = Policy::member,
         .handler = show_history,
         .summary = "The same, where a refused form was shown"},
        {.method = Method::post,
         .pattern = "/documents/{id}/versions",
         .policy = Policy::member,
         .handler = create_version,
         .summary = "Replaces a document by a new version",
         .form = show_history,
         .body_bytes_max = form_bytes_max},
        {.pattern = "/documents/{id}/versions/{number}",
         .policy = Policy::member,
         .handler = show_version,
         .summary = "The bytes of one version, as a download"},
        {.method = Method::post,
         .pattern = "/documents/{id}/delete",
         .policy = Policy::member,
         .handler = remove_document,
         .summary = "Deletes a document of one's publication"},
        {.method = Method::post,
         .pattern = "/documents/{id}/restore",
         .policy = Policy::member,
         .handler = put_back_document,
         .summary = "Undoes a deletion"},
    };
}

platform::Room room() {
    platform::Room room{
        .name = "documents",
        .routes = page_routes(),
        .queries = store::queries(),
        .tells = {document_attached, document_replaced, document_deleted, document_restored},
        .timers = {{.name = "documents.forget", .every = std::chrono::hours(24), .run = forget_deleted},
                   {.name = "documents.forget_unused", .every = std::chrono::hours(24), .run = forget_unused}},
        .fills = {{.slot = items::attachments_slot, .fill = fill_attached},
                  {.slot = items::list_attachments_slot, .fill = fill_listed}},
        .personal = store::personal(),
    };
    for (auto& route : api_routes()) room.routes.push_back(route);
    for (const auto* query : store::waiting_queries()) room.queries.push_back(query);
    return room;
}

} // namespace documents
