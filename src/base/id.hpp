// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Typed row numbers. A row number never leaves the program: what people and machines outside see is
// a PublicId.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A row number that cannot be mistaken for that of another table. 0 means "none".
template <class Tag>
struct Id {
    std::int64_t number = 0;
    explicit operator bool() const { return number != 0; }
    auto operator<=>(const Id&) const = default;
};

// Somebody who can act: member, prospect, guest, auditor, former member. Viewers, authors and
// actors are persons.
using PersonId = Id<struct PersonTag>;

// The random 64-bit name of a thing in addresses; written as 13 characters of Crockford's base 32,
// lower case.
struct PublicId {
    std::int64_t number = 0;
    auto operator<=>(const PublicId&) const = default;
    std::string str() const;
    static std::optional<PublicId> parse(std::string_view text);
    static PublicId random();
};

} // namespace base
