// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/react/welcome/model.hpp"
#include <optional>
#include <span>
#include <string_view>

namespace welcome::rules {

inline constexpr std::size_t offered_max = 4; // all of it is read on a telephone

std::string_view step_name(Step step); // "about", in addresses
std::optional<Step> parse_step(std::string_view name);
std::optional<Step> step_after(Step step); // nothing after the last

// The first different words of these lists, at most offered_max; what is already one's own comes first, and stays.
Question make_question(const std::vector<std::string>& own, const std::vector<std::vector<std::string>>& sources);
// Those ticked and those typed, each once.
std::vector<std::string> merge_words(const std::vector<std::string>& ticked, const std::vector<std::string>& typed);

// One word stands for the other: relieuse, reliure.
bool is_kin(std::string_view folded_a, std::string_view folded_b);
// Open spaces that one is not in, the best reason first.
std::vector<SpaceProposal> rank_spaces(std::span<const spaces::Space> open, const Introduction& person,
                                       std::size_t limit);
// The names of those to greet that the text does not name yet: "@sophie-martin".
std::vector<std::string> missing_mentions(std::string_view body, std::span<const std::string> handles);

} // namespace welcome::rules
