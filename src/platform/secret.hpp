// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Field encryption: birth dates, addresses, phones, notes, secrets. Sealed with the house's key; the table, column and
// row are associated data, so that a value moved elsewhere does not open. Equality look-up by keyed blind index.
#include "platform/visit.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace platform {

struct FieldPlace {
    std::string_view table;
    std::string_view column;
    std::int64_t row = 0;
};
db::Bytes seal_field(Visit& visit, const FieldPlace& place, std::string_view plain);
// Throws std::runtime_error when it does not open: the key file is not this house's.
std::string open_field(Visit& visit, const FieldPlace& place, const db::Bytes& sealed);
std::string blind_index(Visit& visit, std::string_view purpose, std::string_view text);

} // namespace platform
