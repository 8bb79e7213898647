// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/wording/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"

namespace wording::rules {

using base::say;

namespace {

void check_word(base::FieldErrors& errors, const std::string& field, std::string& word) {
    word = base::clean_line(word);
    if (base::code_point_count(word) > word_max)
        errors.emplace(field, say("At most {n} characters.", {{"n", std::to_string(word_max)}}));
    else if (word.find_first_of("{}<>/=|\\\"&;:!?,0123456789") != std::string::npos)
        errors.emplace(field, say("A word is made of letters, hyphens and spaces."));
}

void check_noun(base::FieldErrors& errors, const std::string& name, words::Noun& noun) {
    check_word(errors, name + "_one", noun.one);
    check_word(errors, name + "_many", noun.many);
    if (noun.one.empty() && !noun.many.empty()) errors.emplace(name + "_one", say("For one, too."));
    if (!noun.one.empty() && noun.many.empty()) errors.emplace(name + "_many", say("For several, too."));
    if (noun.one.empty()) noun.gender = words::Gender::masculine;
}

} // namespace

words::Terms check_terms(words::Terms typed) {
    base::FieldErrors errors;
    for (const auto& field : fields) {
        check_noun(errors, std::string(field.name) + "_fr", (typed.*field.term).fr);
        check_noun(errors, std::string(field.name) + "_en", (typed.*field.term).en);
        (typed.*field.term).en.gender = words::Gender::masculine;
    }
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return typed;
}

} // namespace wording::rules
