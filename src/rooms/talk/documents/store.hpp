// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/list.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/documents/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace documents::store {

DocumentId insert_document(db::Connection& connection, const Document& document);
void insert_version(db::Connection& connection, DocumentId document, const Version& version, files::FileId file);
// False: somebody brought another version meanwhile.
bool update_version(db::Connection& connection, const Document& former, const Version& version);
bool update_removed(db::Connection& connection, DocumentId document,
                    base::Instant now);                                // false: it was deleted already
bool update_restored(db::Connection& connection, DocumentId document); // false: it was not

std::optional<Document> find_document(db::Connection& connection, base::PublicId document);
std::vector<Document> list_documents(db::Connection& connection, std::span<const ItemId> items); // any order
std::int64_t count_documents(db::Connection& connection, ItemId item);                           // kept ones
std::vector<Version> list_versions(db::Connection& connection, DocumentId document);             // newest first
std::optional<Version> find_version(db::Connection& connection, DocumentId document, std::int64_t number);

// For good: those deleted before, and what goes with them.
std::vector<DocumentId> list_removed(db::Connection& connection, base::Instant before, int limit);
std::vector<files::FileId> list_files(db::Connection& connection, DocumentId document);
void delete_document(db::Connection& connection, DocumentId document);
// As the line above, unless it was put back meanwhile.
bool delete_removed(db::Connection& connection, DocumentId document);

std::int64_t sum_versions(db::Connection& connection);
std::vector<const db::Query*> queries();

} // namespace documents::store
