// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/rules.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <set>

namespace welcome::rules {

namespace {

constexpr std::size_t kin_length_min = 4;

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < folded.size();) {
        auto to = std::min(folded.find(' ', from), folded.size());
        if (to - from >= kin_length_min) out.emplace_back(folded.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

// With or without its plural.
bool is_same_word(std::string_view a, std::string_view b) {
    constexpr std::size_t ending_max = 2;
    auto shorter = a.size() < b.size() ? a : b;
    auto longer = a.size() < b.size() ? b : a;
    return longer.starts_with(shorter) && longer.size() - shorter.size() <= ending_max;
}

bool speaks_of(std::string_view folded_text, std::string_view subject,
               bool (*fits)(std::string_view, std::string_view)) {
    auto words = words_of(folded_text);
    return std::ranges::any_of(words_of(base::fold(subject)), [&](const auto& sought) {
        return std::ranges::any_of(words, [&](const auto& word) { return fits(word, sought); });
    });
}

bool is_open_to_join(const spaces::Space& space) {
    return space.access == spaces::Access::open && space.standing != spaces::Standing::member &&
           space.standing != spaces::Standing::leader;
}

SpaceProposal judge(const spaces::Space& space, const Introduction& person) {
    using Reason = SpaceProposal::Reason;
    auto name = base::fold(space.name);
    if (space.kind == spaces::Kind::trade && speaks_of(name, person.trade, is_kin)) return {space, Reason::trade, {}};
    auto text = name + " " + base::fold(space.purpose);
    for (const auto* list : {&person.seeks, &person.interests, &person.offers})
        for (const auto& word : *list)
            if (speaks_of(text, word, is_same_word)) return {space, Reason::word, word};
    bool is_region = space.kind == spaces::Kind::region && !person.region.empty();
    if (is_region && name.find(base::fold(person.region)) != std::string::npos) return {space, Reason::region, {}};
    return {space, Reason::lively, {}};
}

} // namespace

std::string_view step_name(Step step) {
    switch (step) {
        case Step::about: return "about";
        case Step::meet: return "meet";
        case Step::hello: return "hello";
    }
    return "about";
}

std::optional<Step> parse_step(std::string_view name) {
    for (auto step : {Step::about, Step::meet, Step::hello})
        if (step_name(step) == name) return step;
    return std::nullopt;
}

std::optional<Step> step_after(Step step) {
    if (step == Step::hello) return std::nullopt;
    return step == Step::about ? Step::meet : Step::hello;
}

Question make_question(const std::vector<std::string>& own, const std::vector<std::vector<std::string>>& sources) {
    Question out;
    std::set<std::string> seen;
    for (const auto& source : sources)
        for (const auto& word : source)
            if (out.offered.size() < offered_max && seen.insert(base::fold(word)).second) out.offered.push_back(word);
    for (const auto& word : own) {
        auto found =
            std::ranges::find(out.offered, base::fold(word), [](const auto& each) { return base::fold(each); });
        if (found != out.offered.end())
            out.chosen.push_back(*found);
        else
            out.others += (out.others.empty() ? "" : ", ") + word;
    }
    return out;
}

std::vector<std::string> merge_words(const std::vector<std::string>& ticked, const std::vector<std::string>& typed) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (const auto* list : {&ticked, &typed})
        for (const auto& word : *list)
            if (auto key = base::fold(word); !key.empty() && seen.insert(key).second) out.push_back(word);
    return out;
}

bool is_kin(std::string_view a, std::string_view b) {
    if (a == b) return true;
    auto shorter = std::min(a.size(), b.size());
    auto [end, other] = std::ranges::mismatch(a, b);
    auto common = static_cast<std::size_t>(end - a.begin());
    return common >= kin_length_min && common * 2 >= shorter;
}

std::vector<SpaceProposal> rank_spaces(std::span<const spaces::Space> open, const Introduction& person,
                                       std::size_t limit) {
    std::vector<SpaceProposal> out;
    for (const auto& space : open)
        if (is_open_to_join(space)) out.push_back(judge(space, person));
    std::ranges::stable_sort(out, [](const SpaceProposal& a, const SpaceProposal& b) {
        return a.reason != b.reason ? a.reason < b.reason : a.space.member_count > b.space.member_count;
    });
    if (out.size() > limit) out.resize(limit);
    return out;
}

std::vector<std::string> missing_mentions(std::string_view body, std::span<const std::string> handles) {
    std::vector<std::string> out;
    for (const auto& handle : handles)
        if (auto mention = "@" + handle; !handle.empty() && body.find(mention) == std::string_view::npos)
            out.push_back(mention);
    return out;
}

} // namespace welcome::rules
