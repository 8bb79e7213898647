// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/matches.hpp"
#include "base/text.hpp"
#include "rooms/people/members/rules.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace members::matches {

namespace {

// A short range of the index for each token, and the rows of the people found.
std::string candidates_text() {
    std::string text = "SELECT found.person_id, found.word, m.trade_key FROM (";
    for (std::size_t i = 1; i <= tokens_max; ++i) {
        if (i > 1) text += " UNION ALL ";
        text += "SELECT * FROM (SELECT person_id, word FROM member_search WHERE word = $" + std::to_string(i) +
                " AND is_open ORDER BY person_id DESC LIMIT " + std::to_string(people_a_token) + ") few" +
                std::to_string(i);
    }
    return text + ") found JOIN members m ON m.person_id = found.person_id WHERE m.arrived_at IS NOT NULL AND " +
           "m.state = 1 AND m.person_id <> $" + std::to_string(tokens_max + 1);
}

const db::Query& list_candidates_query() {
    static const auto text = candidates_text();
    static const db::Query query{.name = "members.list_matches", .text = text};
    return query;
}

int weight_of(Match::Reason reason) {
    switch (reason) {
        case Match::Reason::offers: return 8;
        case Match::Reason::seeks: return 6;
        case Match::Reason::interest: return 3;
        case Match::Reason::region: return 1;
    }
    return 0;
}

constexpr int other_trade_bonus = 2; // who does something else opens another door

struct Score {
    Match match;
    int best = 0;
    int total = 0;
};

} // namespace

std::vector<Wanted> wanted_for(const Record& record) {
    using Reason = Match::Reason;
    std::vector<Wanted> out;
    auto add = [&](char kind, const std::string& word, Reason reason) {
        auto key = base::fold(word);
        if (!key.empty() && out.size() < tokens_max)
            out.push_back({.token = token_of(kind, key), .reason = reason, .word = word});
    };
    constexpr std::size_t each_max = 4;
    auto add_all = [&](char kind, const std::vector<std::string>& words, Reason reason) {
        for (std::size_t i = 0; i < words.size() && i < each_max; ++i) add(kind, words[i], reason);
    };
    add_all('o', record.seeks, Reason::offers);
    add_all('s', record.offers, Reason::seeks);
    constexpr std::size_t interests_max = 3;
    for (std::size_t i = 0; i < record.interests.size() && i < interests_max; ++i)
        add('i', record.interests[i], Reason::interest);
    add('r', record.region, Reason::region);
    return out;
}

std::vector<Candidate> list_candidates(db::Connection& connection, std::span<const Wanted> wanted, PersonId self) {
    std::vector<db::Value> values;
    for (std::size_t i = 0; i < tokens_max; ++i)
        values.push_back(db::detail::to_value(i < wanted.size() ? std::string_view(wanted[i].token) : ""));
    values.push_back(db::detail::to_value(self));
    return connection.all_of<Candidate>(list_candidates_query(), values);
}

std::vector<Match> rank(std::span<const Wanted> wanted, std::span<const Candidate> found, std::string_view own_trade) {
    std::map<std::int64_t, Score> scores;
    for (const auto& candidate : found) {
        auto why = std::ranges::find(wanted, candidate.token, &Wanted::token);
        if (why == wanted.end()) continue;
        auto& score = scores[candidate.person.number];
        auto weight = weight_of(why->reason);
        bool is_other = candidate.trade_key != own_trade;
        if (score.total == 0 && is_other) score.total = other_trade_bonus;
        score.total += weight;
        score.match.person = candidate.person;
        score.match.trade = is_other ? Match::Trade::other : Match::Trade::same;
        if (weight <= score.best) continue;
        score.best = weight;
        score.match.reason = why->reason;
        score.match.word = why->word;
    }
    std::vector<Score> ordered;
    for (auto& [person, score] : scores) ordered.push_back(std::move(score));
    std::ranges::sort(ordered, [](const Score& a, const Score& b) {
        return a.total != b.total ? a.total > b.total : a.match.person > b.match.person; // the latest to come first
    });
    std::vector<Match> out;
    for (auto& score : ordered) out.push_back(std::move(score.match));
    return out;
}

std::vector<const db::Query*> queries() {
    return {&list_candidates_query()};
}

} // namespace members::matches

namespace members {

std::vector<Match> list_matches(platform::Visit& visit, std::size_t limit) {
    auto record = find_record(visit, visit.viewer().person);
    if (!record || record->state != MemberState::current) return {};
    auto wanted = matches::wanted_for(*record);
    auto found = matches::list_candidates(visit.db(), wanted, record->person);
    auto out = matches::rank(wanted, found, base::fold(record->trade));
    if (out.size() > limit) out.resize(limit);
    return out;
}

} // namespace members
