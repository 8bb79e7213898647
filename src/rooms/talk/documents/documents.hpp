// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The documents room: files attached to publications, with their versions.
#include "base/id.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"

namespace documents {

using DocumentId = base::Id<struct DocumentTag>;

inline constexpr std::string_view document_attached = "document.attached"; // subject: document, object: item
inline constexpr std::string_view document_replaced = "document.replaced";
inline constexpr std::string_view document_deleted = "document.deleted";
inline constexpr std::string_view document_restored = "document.restored";

// What all documents take, former versions included. Reads every row: from jobs only.
std::int64_t sum_bytes(db::Connection& connection);

platform::Room room();

} // namespace documents
