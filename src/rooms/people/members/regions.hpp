// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The regions of France (INSEE, Code officiel géographique 2026) and the departments in them. Pure.
#include <span>
#include <string>
#include <string_view>

namespace members {

struct Region {
    std::string_view code; // "53"
    std::string_view name; // "Bretagne"
};
std::span<const Region> list_regions();

std::string_view region_of_postal_code(std::string_view postal_code); // its name; empty when not French
// The official name for what was written: "bretagne", "BRETAGNE", "53", "PACA"; unknown names stay as they are.
std::string region_name(std::string_view written);
std::string_view region_code(std::string_view name); // empty when it is not one of them

} // namespace members
