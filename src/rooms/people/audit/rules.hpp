// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How the chain is made. Pure.
#include "base/crypto.hpp"
#include "rooms/people/audit/audit.hpp"
#include <string>

namespace audit {

// An entry as it is kept.
struct Row {
    EntryId id;
    Act act = Act::record_opened;
    Kind kind = Kind::records;
    std::int64_t actor = 0; // references
    std::int64_t about = 0;
    std::int64_t object = 0;
    Page page = Page::elsewhere;
    base::Instant at;
    std::string mac;
};

// The hash of an entry (but for its own mac), under the chain's key, with what the one before has.
std::string mac_of(const base::Key& key, std::string_view mac_before, const Row& row);

std::string seal_of(std::int64_t entries, std::string_view mac); // "1204-9f3a0c…"
struct Seal {
    std::int64_t entries = 0;
    std::string mac; // its beginning
};
std::optional<Seal> parse_seal(std::string_view text);
bool is_end(const Seal& seal, const Row& row);

} // namespace audit
