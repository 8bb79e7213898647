// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// People who have something in common with a member: the SQL, and the pure order of what it found.
#include "db/connection.hpp"
#include "rooms/people/members/model.hpp"
#include <span>

namespace members::matches {

// At most so many tokens are looked for, and so many people a token.
inline constexpr std::size_t tokens_max = 12;
inline constexpr int people_a_token = 40;

struct Wanted {
    std::string token; // as member_search keeps it
    Match::Reason reason = Match::Reason::region;
    std::string word; // as the viewer wrote it
};
// What the viewer seeks first, then what they offer, then interests, then the region.
std::vector<Wanted> wanted_for(const Record& record);

struct Candidate {
    PersonId person;
    std::string token;
    std::string trade_key;
};
// One statement: the latest who carry each token, visible to members, arrived, others than `self`.
std::vector<Candidate> list_candidates(db::Connection& connection, std::span<const Wanted> wanted, PersonId self);

// Each person once, with the best reason; the best first, other trades before one's own.
std::vector<Match> rank(std::span<const Wanted> wanted, std::span<const Candidate> found, std::string_view own_trade);

std::vector<const db::Query*> queries();

} // namespace members::matches
