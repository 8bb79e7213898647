// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The law room: the three pages that the law asks of a site (legal notice, privacy, accessibility), read by anyone, and
// the facts in them, which facilitators fill in.
#include "platform/room.hpp"
#include "rooms/people/law/model.hpp"
#include <cstdint>
#include <string_view>

namespace law {

inline constexpr std::string_view facts_changed = "law.facts_changed"; // subject: the PageName; actor: who
inline constexpr std::string_view console_path = "/console/law";

Facts list_facts(platform::Visit& visit);
// Those of one page; refuses by field what cannot be.
void update_facts(platform::Visit& visit, const Facts& typed, PageName page);
// How many facts the law asks for and nobody has given yet.
std::int64_t count_missing(platform::Visit& visit);

platform::Room room();

} // namespace law
