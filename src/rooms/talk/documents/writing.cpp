// SPDX-License-Identifier: AGPL-3.0-or-later
// Documents given while one writes: they wait, and are attached in the transaction that publishes.
#include "platform/platform.hpp"
#include "platform/write_apart.hpp"
#include "rooms/talk/documents/actions.hpp"
#include "rooms/talk/documents/pages.hpp"
#include "rooms/talk/documents/rules.hpp"
#include "rooms/talk/documents/store.hpp"
#include "rooms/talk/documents/store_waiting.hpp"
#include <algorithm>

namespace documents {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr auto unused_time = std::chrono::hours(24 * 90); // a draft may wait that long
constexpr int batch = 100;

// Each once, those that wait for the viewer.
std::vector<store::Waiting> list_own(Visit& visit, const std::vector<std::string>& ids) {
    std::vector<store::Waiting> out;
    for (const auto& text : ids) {
        auto id = base::PublicId::parse(text);
        auto found = id ? store::find_waiting(visit.db(), *id) : std::nullopt;
        if (!found || found->person != visit.viewer().person) continue;
        if (std::ranges::find(out, found->row, &store::Waiting::row) == out.end()) out.push_back(std::move(*found));
    }
    return out;
}

Document document_of(const store::Waiting& waiting) {
    return {.public_id = waiting.public_id,
            .name = waiting.name,
            .kind = waiting.kind,
            .byte_count = waiting.byte_count,
            .updated_at = waiting.given_at};
}

void attach(Visit& visit, ItemId item, const store::Waiting& waiting) {
    if (!store::delete_waiting(visit.db(), waiting.row)) return; // by the same form, sent twice
    auto document = document_of(waiting);
    document.item = item;
    document.id = store::insert_document(visit.db(), document);
    store::insert_version(visit.db(), document.id,
                          {.number = 1,
                           .name = waiting.name,
                           .kind = waiting.kind,
                           .stored = waiting.stored,
                           .byte_count = waiting.byte_count,
                           .person = waiting.person,
                           .added_at = waiting.given_at},
                          waiting.file);
    platform::tell(visit, {.kind = document_attached, .subject = document.id.number, .object = item.number});
}

} // namespace

Document give_document(Visit& visit, const Upload& upload) {
    auto version = prepare_version(visit, upload);
    store::Waiting waiting{.public_id = base::PublicId::random(),
                           .person = visit.viewer().person,
                           .name = version.name,
                           .kind = version.kind,
                           .stored = version.stored,
                           .byte_count = version.byte_count,
                           .given_at = visit.now()};
    platform::write_apart(visit, [&] {
        waiting.file = claim_version(visit, version);
        store::insert_waiting(visit.db(), waiting);
    });
    return document_of(waiting);
}

void take_documents(Visit& visit, http::Request& request) {
    auto& files = request.form.files;
    for (const auto& file : files) {
        if (file.name != documents_field || file.bytes.empty()) continue;
        if (request.fields(document_field).size() >= static_cast<std::size_t>(documents_an_item))
            throw Refusal::invalid(std::string(documents_field), say("Twenty documents at most in one publication."));
        try {
            auto given = give_document(visit, {.file_name = file.filename, .bytes = file.bytes});
            request.form.fields.push_back({std::string(document_field), given.public_id.str()});
        } catch (const Refusal& refusal) {
            auto fault = refusal.fields.find("file");
            if (fault == refusal.fields.end()) throw;
            throw Refusal::invalid(std::string(documents_field), fault->second);
        }
    }
    std::erase_if(files, [](const auto& file) { return file.name == documents_field; });
}

void attach_given(Visit& visit, ItemId item, const std::vector<std::string>& documents) {
    auto own = list_own(visit, documents);
    if (own.size() > static_cast<std::size_t>(documents_an_item))
        throw Refusal::invalid(std::string(documents_field), say("Twenty documents at most in one publication."));
    for (const auto& waiting : own) attach(visit, item, waiting);
}

html::Html writing_fields(Visit& visit, const ui::Frame& frame) {
    std::vector<Document> given;
    auto typed = visit.entered.values.find(std::string(document_field));
    if (typed != visit.entered.values.end())
        for (const auto& waiting : list_own(visit, typed->second)) given.push_back(document_of(waiting));
    return pages::writing(frame, given);
}

void forget_unused(Visit& visit) {
    while (true) {
        auto waiting = store::list_waiting(visit.db(), visit.now() - unused_time, batch);
        platform::write(visit, [&] {
            for (const auto& each : waiting)
                if (store::delete_waiting(visit.db(), each.row)) files::delete_picture(visit, each.file);
        });
        if (waiting.size() < static_cast<std::size_t>(batch)) return;
    }
}

} // namespace documents
