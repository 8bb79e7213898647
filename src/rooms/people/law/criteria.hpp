// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The 106 criteria of RGAA 4.1 (texts/criteria.fr.md) and how this program meets them (results.cpp). What its authors did not
// check counts as not met. An organisation adds what its own audit found.
#include "base/refusal.hpp"
#include "base/time.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace law::criteria {

struct Number {
    int theme = 0;
    int place = 0;
    friend auto operator<=>(const Number&, const Number&) = default;
};
std::string number_text(Number number); // "3.2"

struct Criterion {
    Number number;
    std::string title;
};
struct Theme {
    int number = 0;
    std::string title;
    std::vector<Criterion> criteria;
};
// Lines "# 3. Colours" and "- 3.2 On each page, …"; other lines are passed over.
std::vector<Theme> read_themes(std::string_view text);

enum class Result { met, not_met, not_applicable };
// How the authors know: a checker run over the pages by a test (axe-core, the Nu HTML checker), a script that walks through
// the pages (keyboard, 320 px, no JavaScript), or having read the components.
enum class Means { checker, script, reading };
struct Judgement {
    Number number;
    Result result = Result::met;
    Means means = Means::reading;
    const char* note = ""; // English: what is not met
};
std::span<const Judgement> judgements();
base::Day assessed_on();

struct Finding { // of the organisation's own audit
    Number number;
    std::string text;
};
inline constexpr std::size_t findings_max = 20; // so few that the statement stays one of partial conformity
// "3.2 The logo is too pale", one a line. Refuses `findings` with the line that cannot be read.
std::vector<Finding> parse_findings(std::string_view text);

struct Tally {
    int met = 0;
    int not_met = 0;
    int not_applicable = 0;
    int percent() const; // of the criteria that apply; rounded down
};
enum class Level { full, partial, none };
Tally tally(std::span<const Finding> findings);
Level level_of(const Tally& tally); // none: less than half

} // namespace law::criteria
