// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about a draft and its author.
#include "base/refusal.hpp"
#include "base/time.hpp"
#include "rooms/talk/posts/model.hpp"
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace posts {

std::string_view kind_name(items::Kind kind); // "message", in forms and in the API
std::optional<items::Kind> parse_kind(std::string_view name);

std::int64_t bytes_max(items::Kind kind); // of its text
Draft clean_draft(const Draft& draft);
// Everything that is wrong with it, at once: body, title, spaces.
base::FieldErrors find_faults(const Draft& clean);
struct CleanText {
    std::string title;
    std::string body;
};
// Cleaned, or refused by field: body, title.
CleanText check_text(items::Kind kind, std::string_view title, std::string_view body);
// Announcements are for those who lead every space chosen, and for facilitators.
enum class Facilitates { no, yes };
bool may_announce(std::span<const spaces::Space> spaces, Facilitates facilitates);
// The same words with the same weight, whoever may read them; for as long as somebody may press Publish again.
inline constexpr std::chrono::hours repeat_time{24};
bool is_same(const Draft& draft, const items::Item& published);
std::string check_reason(std::string_view reason); // why a proposal is declined

// How many publications a minute.
struct Acquaintance {
    std::optional<base::Instant> opened_at; // first sign-in
    bool is_known = false;                  // by a file of the organisation: a number, a date of joining
};
std::int64_t posts_per_minute(const Acquaintance& author, base::Instant now);

} // namespace posts
