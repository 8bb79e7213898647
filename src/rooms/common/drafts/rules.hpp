// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about what a form sends to be kept.
#include "base/refusal.hpp"
#include "rooms/common/drafts/model.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace drafts {

inline constexpr std::int64_t open_max = 200; // of one person
inline constexpr std::size_t fields_bytes_max = 300'000;
inline constexpr std::chrono::hours undo_time{24 * 7};
inline constexpr std::chrono::hours age_max{24 * 365};

// A form's fields without tokens, secrets and what the draft says of itself; refused when they are too long.
Fields kept_fields(const std::vector<parse::Pair>& sent);
bool has_text(const Fields& fields);        // somebody wrote something: choices alone are no draft
std::string title_of(const Fields& fields); // the title, or the first words; may be empty
std::string text_of(const Fields& fields);  // all that was written, to read and copy
bool is_local_path(std::string_view path);
std::optional<Kind> parse_kind(std::string_view number);

std::string to_json(const Fields& fields);
Fields from_json(std::string_view json); // empty when it is no such thing

// What becomes of a save when the draft is there already.
enum class Verdict { overwrite, apart, over };
Verdict judge(const Draft& present, const Saving& saving);

} // namespace drafts
