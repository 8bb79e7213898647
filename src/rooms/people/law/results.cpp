// SPDX-License-Identifier: AGPL-3.0-or-later
// What the program's authors judged, criterion by criterion: data, to be changed with what it tells about. A criterion is met
// when every page built of the kit of src/ui meets it; what nobody checked is not met.
#include "rooms/people/law/criteria.hpp"
#include <array>

namespace law::criteria {

namespace {

using enum Result;
using enum Means;

constexpr std::array<Judgement, 106> table{{
    {{1, 1}, met, checker},
    {{1, 2}, met, checker},
    {{1, 3}, met, reading},
    {{1, 4}, not_applicable},
    {{1, 5}, not_applicable},
    {{1, 6}, met, reading},
    {{1, 7}, met, reading},
    {{1, 8}, not_applicable},
    {{1, 9}, not_applicable},
    {{2, 1}, not_applicable},
    {{2, 2}, not_applicable},
    {{3, 1}, met, reading},
    {{3, 2}, met, checker},
    {{3, 3}, met, reading},
    {{4, 1}, not_applicable},
    {{4, 2}, not_applicable},
    {{4, 3}, not_applicable},
    {{4, 4}, not_applicable},
    {{4, 5}, not_applicable},
    {{4, 6}, not_applicable},
    {{4, 7}, not_applicable},
    {{4, 8}, not_applicable},
    {{4, 9}, not_applicable},
    {{4, 10}, not_applicable},
    {{4, 11}, not_applicable},
    {{4, 12}, not_applicable},
    {{4, 13}, not_applicable},
    {{5, 1}, not_applicable},
    {{5, 2}, not_applicable},
    {{5, 3}, not_applicable},
    {{5, 4}, met, checker},
    {{5, 5}, met, reading},
    {{5, 6}, met, checker},
    {{5, 7}, met, checker},
    {{5, 8}, not_applicable},
    {{6, 1}, met, reading},
    {{6, 2}, met, checker},
    {{7, 1}, met, reading},
    {{7, 2}, met, script},
    {{7, 3}, met, script},
    {{7, 4}, met, reading},
    {{7, 5}, met, reading},
    {{8, 1}, met, script},
    {{8, 2}, met, script},
    {{8, 3}, met, checker},
    {{8, 4}, met, reading},
    {{8, 5}, met, checker},
    {{8, 6}, met, reading},
    {{8, 7},
     not_met,
     reading,
     base::mark("Texts that members write in another language are not marked as such, nor are the names of languages "
                "in lists of choices.")},
    {{8, 8}, not_applicable},
    {{8, 9}, met, reading},
    {{8, 10},
     not_met,
     reading,
     base::mark("A text in Arabic or Hebrew is not announced as written from right to left.")},
    {{9, 1}, met, checker},
    {{9, 2}, met, checker},
    {{9, 3}, met, checker},
    {{9, 4}, met, reading},
    {{10, 1}, met, reading},
    {{10, 2}, met, reading},
    {{10, 3}, met, reading},
    {{10, 4}, met, script},
    {{10, 5}, met, reading},
    {{10, 6}, met, reading},
    {{10, 7}, met, script},
    {{10, 8}, met, reading},
    {{10, 9}, met, reading},
    {{10, 10}, met, reading},
    {{10, 11}, met, script},
    {{10, 12}, met, script},
    {{10, 13}, not_applicable},
    {{10, 14}, not_applicable},
    {{11, 1}, met, checker},
    {{11, 2}, met, reading},
    {{11, 3}, met, reading},
    {{11, 4}, met, reading},
    {{11, 5}, met, reading},
    {{11, 6}, met, checker},
    {{11, 7}, met, reading},
    {{11, 8}, not_applicable},
    {{11, 9}, met, checker},
    {{11, 10}, met, script},
    {{11, 11}, met, reading},
    {{11, 12}, met, reading},
    {{11, 13}, met, checker},
    {{12, 1}, met, reading},
    {{12, 2}, met, reading},
    {{12, 3}, not_applicable},
    {{12, 4}, not_applicable},
    {{12, 5}, met, reading},
    {{12, 6}, met, checker},
    {{12, 7}, met, script},
    {{12, 8}, met, script},
    {{12, 9}, met, script},
    {{12, 10}, met, script},
    {{12, 11}, met, reading},
    {{13, 1}, met, reading},
    {{13, 2}, met, reading},
    {{13, 3},
     not_met,
     reading,
     base::mark("Documents that members attach are given as they are, whether accessible or not.")},
    {{13, 4}, not_applicable},
    {{13, 5}, not_applicable},
    {{13, 6}, not_applicable},
    {{13, 7}, met, reading},
    {{13, 8}, not_applicable},
    {{13, 9}, met, reading},
    {{13, 10}, not_applicable},
    {{13, 11}, met, reading},
    {{13, 12}, not_applicable},
}};

} // namespace

std::span<const Judgement> judgements() {
    return table;
}

base::Day assessed_on() {
    return *base::Day::of(2026, 11, 22);
}

} // namespace law::criteria
