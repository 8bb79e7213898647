// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The documents room: files attached to publications, with their versions.
#include "base/id.hpp"
#include "http/request.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/files/files.hpp"
#include "ui/frame.hpp"
#include <string>
#include <vector>

namespace documents {

using DocumentId = base::Id<struct DocumentTag>;

inline constexpr std::string_view document_attached = "document.attached"; // subject: document, object: item
inline constexpr std::string_view document_replaced = "document.replaced";
inline constexpr std::string_view document_deleted = "document.deleted";
inline constexpr std::string_view document_restored = "document.restored";

// What all documents take, former versions included. Reads every row: from jobs only.
std::int64_t sum_bytes(db::Connection& connection);

// For rooms whose forms publish: documents are given while one writes, wait (ninety days at most, for whoever gave them) and
// are attached when the text is published.
//
//   ui::form(frame, {….multipart = true}, …, documents::writing_fields(visit, frame), …)   of visit.entered, drafts too
//   documents::take_documents(visit, request);              in the handler: files sent with the form, without its script
//   documents::attach_given(visit, item, request.fields(documents::document_field));       inside the write() that publishes
inline constexpr std::string_view documents_field = "documents"; // the files themselves
inline constexpr std::string_view document_field = "document";   // what waits already: one public id each
inline constexpr std::size_t file_bytes_max = 20 * 1024 * 1024;
inline constexpr std::size_t writing_bytes_max = files::picture_form_bytes_max + file_bytes_max;
html::Html writing_fields(platform::Visit& visit, const ui::Frame& frame);
void take_documents(platform::Visit& visit, http::Request& request);
void attach_given(platform::Visit& visit, items::ItemId item, const std::vector<std::string>& documents);

platform::Room room();

} // namespace documents
