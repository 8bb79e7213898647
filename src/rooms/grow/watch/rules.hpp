// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements of the watch.
#include "base/refusal.hpp"
#include "rooms/grow/watch/model.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watch {

inline constexpr std::size_t title_length_max = 200;
inline constexpr std::size_t note_length_max = 4000;
inline constexpr std::size_t reason_length_max = 500;
inline constexpr std::size_t trades_max = 20;
inline constexpr std::size_t trade_length_max = 60;
inline constexpr std::size_t words_max = 3; // of a question
inline constexpr std::int64_t sources_max = 200;

std::vector<Trade> trades_of(std::span<const std::string> labels); // cleaned, each once, without those that say nothing
std::vector<std::string> split_trades(std::string_view typed);     // "Reliure, dorure"
CleanAnnotation check_annotation(const Annotation& annotation);    // or refused by field
Proposal check_proposal(const Proposal& proposal);
void check_source(std::string_view name, std::string_view address);
inline constexpr std::size_t address_length_max = 2000;

// The keys by which somebody of this trade is meant: its name, its words, their other forms (`forms`).
std::vector<std::string> keys_of_trade(std::string_view trade, std::span<const std::string> forms);
bool concerns(bool concerns_all, std::span<const std::string> trade_keys, std::span<const std::string> reader_keys);

// What an entry is found by, and what a question looks for: folded beginnings of words, the longest first.
std::vector<std::string> words_of_entry(std::string_view text);
std::vector<std::string> words_of_question(std::string_view typed);
std::string end_of_beginning(std::string_view word); // the first text after all that begin so

// After this many failures in a row; at most a day.
base::Milliseconds wait_after(std::int64_t failures);
bool is_time_to_tell(const Source& source, base::Instant now); // the referees, that it fails
base::Message trouble_text(Trouble trouble);
const char* pace_name(Pace pace);
Pace parse_pace(std::string_view name); // weekly when it is none

// First and last moment of an edition that is due at `now`, whose day in the house is `today`; nothing: none is. Weekly
// ones are made from Monday on, monthly ones from the first on.
struct Span {
    base::Day from;
    base::Day until; // not of it any more
};
Span last_span(Pace pace, base::Day today);

inline constexpr base::Milliseconds usual_wait = std::chrono::hours(3);
inline constexpr base::Milliseconds proposal_life = std::chrono::hours(24 * 90);
inline constexpr base::Milliseconds aside_life = std::chrono::hours(24 * 182);
inline constexpr base::Milliseconds seen_life = std::chrono::hours(24 * 400);
inline constexpr base::Milliseconds first_age_max = std::chrono::hours(24 * 30); // at the first reading of a source
inline constexpr base::Milliseconds age_max = std::chrono::hours(24 * 90);       // later
inline constexpr std::size_t first_entries_max = 20;

} // namespace watch
