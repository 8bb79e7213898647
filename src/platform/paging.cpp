// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/paging.hpp"
#include "platform/house.hpp"
#include <stdexcept>

namespace platform {

std::string seal_position(Visit& visit, std::string_view list, const Position& position) {
    return base::base64url(base::seal(visit.house().key.derive("cursor"), encode_outcome(position), list));
}

std::optional<Position> open_position(Visit& visit, std::string_view list, std::string_view cursor) {
    if (cursor.empty()) return std::nullopt;
    auto refuse = [] {
        return base::Refusal::invalid(
            "cursor", base::say("This address of a page is damaged. Start again at the top of the list."));
    };
    auto sealed = base::from_base64url(cursor);
    if (!sealed) throw refuse();
    auto plain = base::open_sealed(visit.house().key.derive("cursor"), *sealed, list);
    if (!plain) throw refuse();
    try {
        return decode_outcome<Position>(*plain);
    } catch (const std::logic_error&) {
        throw refuse(); // sealed by another version of the program
    }
}

} // namespace platform
