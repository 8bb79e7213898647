// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Euros as whole cents. There is no division and no floating point: a share is computed by the rule
// that needs it.
#include <compare>
#include <cstdint>

namespace base {

struct Money {
    std::int64_t cents = 0;
    auto operator<=>(const Money&) const = default;
    friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
    friend Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
};

} // namespace base
