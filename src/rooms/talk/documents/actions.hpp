// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of documents; each is one transaction, after the bytes are in the store.
#include "platform/visit.hpp"
#include "rooms/talk/documents/model.hpp"

namespace documents {

// Through its publication: read for its readers, edit for its author (who sees deleted ones too).
Document access_document(platform::Visit& visit, base::PublicId document, items::Need need);

base::PublicId attach_document(platform::Visit& visit, base::PublicId item, const Upload& upload);
void replace_document(platform::Visit& visit, base::PublicId document, const Upload& upload);
void delete_document(platform::Visit& visit, base::PublicId document);
void restore_document(platform::Visit& visit, base::PublicId document);
// Waits for the viewer's publication.
Document give_document(platform::Visit& visit, const Upload& upload);
void forget_unused(platform::Visit& visit); // each night: what waited for ninety days

// Parts of the above. Judged and in the store, counted against the viewer's limit; what is missing is its number.
Version prepare_version(platform::Visit& visit, const Upload& upload);
files::FileId claim_version(platform::Visit& visit, const Version& version); // inside write()

// Each night: what was deleted thirty days ago goes for good, all its versions with it.
void forget_deleted(platform::Visit& visit);

} // namespace documents
