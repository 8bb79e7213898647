// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/actions.hpp"
#include "net/file_type.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/documents/rules.hpp"
#include "rooms/talk/documents/store.hpp"

namespace documents {

using base::Refusal;
using base::say;
using items::Need;

namespace {

constexpr platform::Limit limit{
    .name = "documents.add", .count_max = 30, .window = base::Milliseconds(std::chrono::hours(1))};

std::string subject_of(platform::Visit& visit) {
    return std::to_string(visit.viewer().person.number);
}

void add_version(platform::Visit& visit, DocumentId document, const Version& version) {
    store::insert_version(visit.db(), document, version, claim_version(visit, version));
}

// Two that come at once follow each other: the publication's row is held.
void check_room(platform::Visit& visit, ItemId item) {
    items::lock_revision(visit.db(), item);
    if (store::count_documents(visit.db(), item) >= documents_an_item)
        throw Refusal::invalid("file",
                               say("Twenty documents at most: delete one first, or write a second publication."));
}

void change_state(platform::Visit& visit, base::PublicId id, State to, std::string_view fact) {
    platform::write(visit, [&] {
        auto document = access_document(visit, id, Need::edit);
        if (to == State::kept && document.state == State::deleted) check_room(visit, document.item);
        bool is_changed = to == State::deleted ? store::update_removed(visit.db(), document.id, visit.now())
                                               : store::update_restored(visit.db(), document.id);
        if (!is_changed) return;
        platform::tell(visit, {.kind = fact, .subject = document.id.number, .object = document.item.number});
    });
}

} // namespace

Version prepare_version(platform::Visit& visit, const Upload& upload) {
    platform::check_limit(visit, limit, subject_of(visit));
    auto judged = check_upload(upload, net::read_file_type(upload.bytes));
    return {.number = 1,
            .name = std::move(judged.name),
            .kind = judged.kind,
            .stored = visit.house().files->put(upload.bytes),
            .byte_count = static_cast<std::int64_t>(upload.bytes.size()),
            .person = visit.viewer().person,
            .added_at = visit.now()};
}

files::FileId claim_version(platform::Visit& visit, const Version& version) {
    platform::count_one(visit, limit, subject_of(visit));
    return files::claim_bytes(visit, version.stored, version.byte_count);
}

Document access_document(platform::Visit& visit, base::PublicId id, Need need) {
    auto document = store::find_document(visit.db(), id);
    if (!document) throw Refusal::not_found();
    items::access_item(visit, document->item, need);
    if (document->state == State::deleted && need != Need::edit) throw Refusal::not_found();
    return *document;
}

base::PublicId attach_document(platform::Visit& visit, base::PublicId id, const Upload& upload) {
    items::access_item(visit, id, Need::edit);
    auto version = prepare_version(visit, upload);
    auto number = platform::write(visit, [&] {
        auto item = items::access_item(visit, id, Need::edit);
        check_room(visit, item.id);
        Document document{.public_id = base::PublicId::random(),
                          .item = item.id,
                          .name = version.name,
                          .kind = version.kind,
                          .byte_count = version.byte_count,
                          .updated_at = version.added_at};
        document.id = store::insert_document(visit.db(), document);
        add_version(visit, document.id, version);
        platform::tell(visit, {.kind = document_attached, .subject = document.id.number, .object = item.id.number});
        visit.result_at(items::item_path(item.public_id));
        return document.public_id.number;
    });
    return {number};
}

void replace_document(platform::Visit& visit, base::PublicId id, const Upload& upload) {
    access_document(visit, id, Need::edit);
    auto version = prepare_version(visit, upload);
    platform::write(visit, [&] {
        auto document = access_document(visit, id, Need::edit);
        if (document.state == State::deleted) throw Refusal::not_found();
        auto next = version;
        next.number = document.version + 1;
        if (!store::update_version(visit.db(), document, next)) throw db::Retry("replaced at the same moment");
        add_version(visit, document.id, next);
        platform::tell(visit,
                       {.kind = document_replaced, .subject = document.id.number, .object = document.item.number});
    });
}

void delete_document(platform::Visit& visit, base::PublicId id) {
    change_state(visit, id, State::deleted, document_deleted);
}

void restore_document(platform::Visit& visit, base::PublicId id) {
    change_state(visit, id, State::kept, document_restored);
}

void forget_deleted(platform::Visit& visit) {
    constexpr int batch = 100;
    while (true) {
        auto gone = store::list_removed(visit.db(), visit.now() - std::chrono::hours(24) * undo_days, batch);
        platform::write(visit, [&] {
            for (auto document : gone) {
                auto files_of = store::list_files(visit.db(), document);
                if (!store::delete_removed(visit.db(), document)) continue; // put back since
                for (auto file : files_of) files::delete_picture(visit, file);
            }
        });
        if (gone.size() < static_cast<std::size_t>(batch)) return;
    }
}

std::int64_t sum_bytes(db::Connection& connection) {
    return store::sum_versions(connection);
}

} // namespace documents
