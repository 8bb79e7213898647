// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements about spaces, without any database.
#include "rooms/common/spaces/model.hpp"
#include <string>
#include <string_view>

namespace spaces {

inline constexpr std::size_t name_length_max = 60;
inline constexpr std::size_t purpose_length_max = 200;
inline constexpr std::size_t charter_length_max = 10'000;
inline constexpr std::int64_t colour_count = 12;

// The one judgement about who may do what. A facilitator may lead what everybody reads, nothing else.
struct Asker {
    Standing standing = Standing::none;
    bool is_facilitator = false;
};
bool may_access(Access access, const Asker& asker, Need need);
bool may_close(Access access, const Asker& asker);
bool is_inside(Standing standing); // member or leader

// What was written in a space was written for those who could read it then: a thread never widens.
bool may_change_access(Access from, Access to);
// A closed door is closed from the inside: a facilitator who is outside would lose the space, and nobody asked for it.
bool may_close_door(Access from, Access to, Standing standing);

// The clean draft, or Refusal invalid with each field's reason.
Draft check_draft(const Draft& draft);

std::string name_key(std::string_view name); // never empty unless the name is
std::string search_key(std::string_view name, std::string_view purpose);
std::int64_t choose_colour(std::string_view name);
// "reliure", "reliure-2", …; `attempt` counts from 1. Never a word that the house's own addresses use.
std::string slug_candidate(std::string_view wanted, int attempt);

// What joining leads to from where somebody stands; none: they cannot.
Standing standing_after_joining(Access access, Standing standing);

} // namespace spaces
