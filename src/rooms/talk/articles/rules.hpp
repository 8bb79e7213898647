// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about articles.
#include "base/refusal.hpp"
#include "base/time.hpp"
#include "rooms/talk/articles/model.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace articles {

inline constexpr std::size_t standfirst_length_max = 400;
inline constexpr std::size_t testimony_bytes_max = 6'000;
inline constexpr std::size_t line_length_max = 120;
inline constexpr std::chrono::hours ahead_max{24 * 366};

// Adults read silently at about 238 words a minute (Brysbaert 2019, a review of 190 studies); trade texts ask for a little
// more: 220, rounded up, one minute at least.
inline constexpr std::int64_t words_per_minute = 220;
std::int64_t count_words(std::string_view text);
std::int64_t reading_minutes(std::string_view text);

std::string_view level_name(Level level); // "discovering", in forms and in the API
std::optional<Level> parse_level(std::string_view name);
std::string_view form_name(Form form);
std::optional<Form> parse_form(std::string_view name);

// An item has one text: the standfirst is its first paragraph, so that lists begin with it and its history holds it.
struct Text {
    std::string standfirst;
    std::string body;
};
std::string join_text(const Text& text);
Text split_text(Form form, std::string_view item_body);

Draft clean_draft(const Draft& draft);
// Everything that is wrong with it but its doors, at once.
base::FieldErrors find_faults(const Draft& clean, base::Instant now);

} // namespace articles
