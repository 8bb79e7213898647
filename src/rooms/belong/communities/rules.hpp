// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/belong/communities/model.hpp"
#include <string_view>

namespace communities {

struct PersonName {
    std::string first;
    std::string last;
};
PersonName split_name(std::string_view shown); // "Nick Craver"; one word is a last name

std::vector<std::string> split_tags(std::string_view text);       // "<a><b>", or "|a|b|" in newer dumps
std::string write_tags(std::string_view text);                    // "[tag:faq]" and "[meta-tag:faq]" are "#faq" here
std::optional<base::Instant> parse_moment(std::string_view text); // "2011-08-17T20:18:56.507", UTC
std::optional<std::int64_t> parse_number(std::string_view text);

// At most so many bytes, cut between two paragraphs where that is possible, and said to be cut.
struct Fitted {
    std::string text;
    bool is_cut = false;
};
Fitted fit(const std::string& markdown, std::size_t bytes_max);

std::string write_counts(const Counts& counts);
Counts read_counts(std::string_view text);
std::vector<base::Message> say_brought(const Counts& counts);
std::vector<base::Message> say_left_out(const Counts& counts);
std::vector<base::Message> say_kept(const Counts& counts); // after an undoing

} // namespace communities
