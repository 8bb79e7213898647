// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/regions.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>

namespace members {

namespace {

constexpr std::array<Region, 18> regions{{
    {"84", "Auvergne-Rhône-Alpes"},
    {"27", "Bourgogne-Franche-Comté"},
    {"53", "Bretagne"},
    {"24", "Centre-Val de Loire"},
    {"94", "Corse"},
    {"44", "Grand Est"},
    {"01", "Guadeloupe"},
    {"03", "Guyane"},
    {"32", "Hauts-de-France"},
    {"11", "Île-de-France"},
    {"04", "La Réunion"},
    {"02", "Martinique"},
    {"06", "Mayotte"},
    {"28", "Normandie"},
    {"75", "Nouvelle-Aquitaine"},
    {"76", "Occitanie"},
    {"52", "Pays de la Loire"},
    {"93", "Provence-Alpes-Côte d’Azur"},
}};

struct Departments {
    std::string_view region;
    std::string_view departments; // of two digits (three overseas), with spaces around
};
constexpr std::array<Departments, 18> departments{{
    {"84", " 01 03 07 15 26 38 42 43 63 69 73 74 "},
    {"27", " 21 25 39 58 70 71 89 90 "},
    {"53", " 22 29 35 56 "},
    {"24", " 18 28 36 37 41 45 "},
    {"94", " 20 "},
    {"44", " 08 10 51 52 54 55 57 67 68 88 "},
    {"01", " 971 "},
    {"03", " 973 "},
    {"32", " 02 59 60 62 80 "},
    {"11", " 75 77 78 91 92 93 94 95 "},
    {"04", " 974 "},
    {"02", " 972 "},
    {"06", " 976 "},
    {"28", " 14 27 50 61 76 "},
    {"75", " 16 17 19 23 24 33 40 47 64 79 86 87 "},
    {"76", " 09 11 12 30 31 32 34 46 48 65 66 81 82 "},
    {"52", " 44 49 53 72 85 "},
    {"93", " 04 05 06 13 83 84 "},
}};

struct Alias {
    std::string_view folded;
    std::string_view code;
};
constexpr std::array<Alias, 10> aliases{{
    {"paca", "93"},
    {"provence alpes cote d azur", "93"},
    {"idf", "11"},
    {"ile de france", "11"},
    {"region parisienne", "11"},
    {"aura", "84"},
    {"rhone alpes", "84"},
    {"reunion", "04"},
    {"centre", "24"},
    {"hdf", "32"},
}};

std::string_view name_of(std::string_view code) {
    for (const auto& region : regions)
        if (region.code == code) return region.name;
    return {};
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::span<const Region> list_regions() {
    return regions;
}

std::string_view region_of_postal_code(std::string_view postal_code) {
    if (postal_code.size() != 5 || !is_digits(postal_code)) return {};
    auto department = postal_code.substr(0, postal_code.starts_with("97") ? 3 : 2);
    auto padded = " " + std::string(department) + " ";
    for (const auto& each : departments)
        if (each.departments.find(padded) != std::string_view::npos) return name_of(each.region);
    return {};
}

std::string region_name(std::string_view written) {
    auto folded = base::fold(written);
    for (const auto& region : regions)
        if (base::fold(region.name) == folded || region.code == folded) return std::string(region.name);
    for (const auto& alias : aliases)
        if (alias.folded == folded) return std::string(name_of(alias.code));
    return std::string(written);
}

std::string_view region_code(std::string_view name) {
    for (const auto& region : regions)
        if (region.name == name) return region.code;
    return {};
}

} // namespace members
