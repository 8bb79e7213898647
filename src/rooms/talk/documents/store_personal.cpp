// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/documents/documents.hpp"
#include "rooms/talk/documents/store.hpp"
#include "rooms/talk/documents/store_waiting.hpp"

namespace documents::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_version_rows{
    .name = "documents.list_personal",
    .text =
        "SELECT i.public_id, v.name, v.number, v.byte_count, v.added_at FROM document_versions v "
        "JOIN documents d ON d.id = v.document_id JOIN items i ON i.id = d.item_id "
        "WHERE v.person_id = $1 ORDER BY v.added_at, v.document_id, v.number",
};
const db::Query list_file_rows{
    .name = "documents.list_personal_files",
    .text =
        "SELECT d.public_id, v.number, v.name, v.byte_count, v.file_id FROM document_versions v "
        "JOIN documents d ON d.id = v.document_id WHERE v.person_id = $1 "
        "ORDER BY v.added_at, v.document_id, v.number",
};
const db::Query list_waiting_rows{
    .name = "documents.list_personal_waiting",
    .text = "SELECT name, byte_count, given_at FROM waiting_documents WHERE person_id = $1 ORDER BY id",
};
const db::Query list_own_documents{
    .name = "documents.list_of_forgotten",
    .text =
        "SELECT DISTINCT d.id, d.item_id FROM document_versions v JOIN documents d ON d.id = v.document_id "
        "WHERE v.person_id = $1",
};
const db::Query unname_versions{
    .name = "documents.unname_versions",
    .text = "UPDATE document_versions SET person_id = $3 WHERE document_id = $1 AND person_id = $2",
};

struct OwnFile {
    base::PublicId document;
    std::int64_t number = 0;
    std::string name;
    std::int64_t byte_count = 0;
    files::FileId file;
};

// As many as fit in one archive; the list tells the others, which their publications give.
void take_out(Visit& visit, base::PersonId person, platform::PersonalCopy& copy) {
    constexpr std::int64_t bytes_max = 200'000'000;
    std::int64_t bytes = 0;
    for (const auto& own : visit.db().all<OwnFile>(list_file_rows, person)) {
        bytes += own.byte_count;
        if (bytes > bytes_max) return;
        if (auto found = files::find_bytes(visit, own.file))
            copy.files.push_back({.name = own.document.str() + "-" + std::to_string(own.number) + "-" + own.name,
                                  .label = own.name,
                                  .bytes = std::move(*found)});
    }
}

void forget_waiting(Visit& visit, base::PersonId person) {
    for (const auto& waiting : list_waiting_of(visit.db(), person)) {
        delete_waiting(visit.db(), waiting.row);
        files::forget_picture(visit, waiting.file);
    }
}

struct Own {
    DocumentId id;
    items::ItemId item;
};

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    forget_waiting(visit, forgetting.person);
    for (const auto& own : connection.all<Own>(list_own_documents, forgetting.person)) {
        if (forgetting.writings == platform::Writings::kept) {
            connection.run(unname_versions, own.id, forgetting.person, forgetting.nobody_in(own.item.number));
            continue;
        }
        auto files = list_files(connection, own.id);
        delete_document(connection, own.id);
        for (auto file : files) files::forget_picture(visit, file);
    }
}

} // namespace

platform::Personal personal() {
    return {.places = {{"document_versions.person_id", "documents", "kept without a name, or removed, as they chose",
                        Fate::unnamed},
                       {"waiting_documents.person_id", "documents_waiting"}},
            .lists = {{.name = "documents",
                       .title = mark("Documents I attached"),
                       .about = mark("Each version, with the publication it stands under."),
                       .query = &list_version_rows,
                       .columns = {{"publication", mark("Public number"), Kind::public_id},
                                   {"name", mark("File")},
                                   {"version", mark("Version"), Kind::number},
                                   {"bytes", mark("Bytes"), Kind::number},
                                   {"added_at", mark("On"), Kind::moment}}},
                      {.name = "documents_waiting",
                       .title = mark("Documents of what I am writing"),
                       .about = mark("They wait for the publication they are meant for."),
                       .query = &list_waiting_rows,
                       .columns = {{"name", mark("File")},
                                   {"bytes", mark("Bytes"), Kind::number},
                                   {"given_at", mark("On"), Kind::moment}}}},
            .take_out = take_out,
            .forget = forget,
            .queries = {&list_file_rows, &list_own_documents, &unname_versions}};
}

} // namespace documents::store
