// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "words/terms.hpp"
#include <string>

namespace wording::rules {

inline constexpr std::size_t word_max = 40; // code points

// As typed. Each word needs its plural; empty ones stay as usual. Refuses by field: "space_fr_many".
words::Terms check_terms(words::Terms typed);

struct Field {
    const char* name; // "member", "trade", "space"
    words::Term words::Terms::*term;
};
inline constexpr Field fields[] = {
    {"member", &words::Terms::member}, {"trade", &words::Terms::trade}, {"space", &words::Terms::space}};

} // namespace wording::rules
