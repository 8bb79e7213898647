// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/match.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include <algorithm>
#include <tuple>

namespace imports {

namespace {

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < folded.size();) {
        auto to = std::min(folded.find(' ', from), folded.size());
        out.emplace_back(folded.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

bool share_a_word(const Identity& a, const Identity& b) {
    auto words = words_of(a.name);
    return std::ranges::any_of(words_of(b.name),
                               [&](const auto& word) { return std::ranges::find(words, word) != words.end(); });
}

enum class Likeness { unknown, same, differs };
template <class T>
Likeness compare(const T& a, const T& b) {
    if (a == T{} || b == T{}) return Likeness::unknown;
    return a == b ? Likeness::same : Likeness::differs;
}

// How well somebody of the same name fits.
struct Fit {
    bool excluded = false; // another number or another birth date: a namesake
    bool sure = false;     // the same birth date or address
    int agreeing = 0;
    int differing = 0;
};
Fit fit_of(const Identity& who, const Identity& known) {
    Fit out;
    auto number = compare(who.number, known.number);
    auto birth = compare(who.birth_date, known.birth_date);
    auto email = compare(who.email, known.email);
    out.excluded = birth == Likeness::differs || (number == Likeness::differs && birth != Likeness::same);
    out.sure = birth == Likeness::same || email == Likeness::same || number == Likeness::same;
    for (auto each : {email, compare(who.phone, known.phone), compare(who.postal_code, known.postal_code)}) {
        out.agreeing += each == Likeness::same;
        out.differing += each == Likeness::differs;
    }
    return out;
}

} // namespace

Identity identity_of(const members::Record& record) {
    Identity out;
    out.person = record.person;
    out.public_id = record.public_id.number;
    auto words = words_of(base::fold(record.last_name + " " + record.first_name));
    std::ranges::sort(words);
    for (const auto& word : words) out.name += (out.name.empty() ? "" : " ") + word;
    out.first_name = base::fold(record.first_name);
    if (auto email = parse::read_email_address(record.email)) out.email = email->key;
    out.number = base::fold(record.member_number);
    out.phone = record.phone;
    out.postal_code = record.postal_code;
    out.birth_date = record.birth_date;
    return out;
}

std::size_t People::add(Identity identity) {
    auto index = all_.size();
    if (!identity.name.empty()) by_name_.emplace(identity.name, index);
    if (!identity.email.empty()) by_email_.emplace(identity.email, index);
    if (!identity.number.empty()) by_number_.emplace(identity.number, index);
    if (identity.public_id != 0) by_public_id_.emplace(identity.public_id, index);
    all_.push_back(std::move(identity));
    return index;
}

Match People::match(const Identity& who, const std::vector<bool>& taken) const {
    if (auto known = by_public_id_.find(who.public_id); who.public_id != 0 && known != by_public_id_.end())
        return {.kind = Match::Kind::certain, .index = known->second, .likely = Decision::same};
    auto by_number = match_number(who);
    if (by_number.kind == Match::Kind::certain) return by_number;
    auto by_name = match_name(who, taken);
    if (by_name.kind != Match::Kind::nobody) return by_name;
    if (by_number.kind != Match::Kind::nobody) return by_number;
    return match_email(who);
}

Match People::match_number(const Identity& who) const {
    Match out;
    if (who.number.empty()) return out;
    auto [from, to] = by_number_.equal_range(who.number);
    for (auto at = from; at != to; ++at) {
        const auto& known = all_[at->second];
        if (share_a_word(who, known) || (!who.email.empty() && who.email == known.email))
            return {.kind = Match::Kind::certain, .index = at->second, .likely = Decision::same};
        out = {.kind = Match::Kind::question, .index = at->second, .likely = Decision::other};
    }
    return out;
}

Match People::match_name(const Identity& who, const std::vector<bool>& taken) const {
    Match out;
    auto best = std::make_tuple(-1, -100, false);
    auto [from, to] = by_name_.equal_range(who.name);
    for (auto at = from; at != to && !who.name.empty(); ++at) {
        auto fit = fit_of(who, all_[at->second]);
        if (fit.excluded) continue;
        bool is_certain = fit.sure || fit.differing == 0;
        bool is_free = at->second >= taken.size() || !taken[at->second];
        auto rank = std::make_tuple(fit.sure ? 2 : is_certain ? 1 : 0, fit.agreeing - fit.differing, is_free);
        if (rank <= best) continue;
        best = rank;
        out = {.kind = is_certain ? Match::Kind::certain : Match::Kind::question,
               .index = at->second,
               .likely = is_certain || fit.agreeing > 0 ? Decision::same : Decision::other};
    }
    return out;
}

Match People::match_email(const Identity& who) const {
    Match out;
    if (who.email.empty()) return out;
    auto [from, to] = by_email_.equal_range(who.email);
    for (auto at = from; at != to; ++at) {
        const auto& known = all_[at->second];
        auto fit = fit_of(who, known);
        if (fit.excluded) continue;
        bool same_first = !who.first_name.empty() && who.first_name == known.first_name;
        if (out.kind == Match::Kind::nobody || same_first)
            out = {.kind = Match::Kind::question,
                   .index = at->second,
                   .likely = same_first ? Decision::same : Decision::other};
    }
    return out;
}

} // namespace imports
