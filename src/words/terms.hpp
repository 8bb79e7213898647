// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an organisation calls its members, its trades and its spaces. No text and no call says a term by a placeholder: texts
// are written with the usual words, and rewritten once, when the organisation chooses others (Catalogues::use). In French the
// words around a term agree with it: articles and their elision, adjectives, participles (docs/decisions/0017).
#include "words/words.hpp"
#include <string>
#include <string_view>

namespace words {

enum class Gender { masculine, feminine };

struct Noun {
    std::string one;                   // "collègue"; empty: the usual word stays
    std::string many;                  // "collègues"
    Gender gender = Gender::masculine; // French only
    friend bool operator==(const Noun&, const Noun&) = default;
};
struct Term {
    Noun fr;
    Noun en;
    friend bool operator==(const Term&, const Term&) = default;
};
struct Terms {
    Term member;
    Term trade;
    Term space;
    bool is_usual() const { return *this == Terms(); }
    friend bool operator==(const Terms&, const Terms&) = default;
};

// One line a word, as it is kept: "space.fr.f=communauté/communautés". Lines that cannot be read are passed over.
std::string write_terms(const Terms& terms);
Terms read_terms(std::string_view text);

// A text written with the usual words, with these. {placeholders} stay.
std::string rewrite(std::string_view text, const Terms& terms, Language language);
std::string rewrite_french(std::string_view text, const Terms& terms);
std::string rewrite_english(std::string_view text, const Terms& terms);

} // namespace words
