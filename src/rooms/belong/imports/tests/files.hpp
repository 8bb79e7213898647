// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Member files as treasurers have them, made on the spot.
#include "parse/csv.hpp"
#include "support/house.hpp"
#include <string>
#include <vector>

namespace imports::testing {

struct MessyFile {
    std::string bytes; // Windows-1252, ";", dd/mm/yyyy
    std::int64_t rows = 0;
    std::int64_t persons = 0;  // new members
    std::int64_t repeated = 0; // the same person again
    std::int64_t nameless = 0;
    std::int64_t letters = 0; // without an address of their own
    std::int64_t shared = 0;
    std::int64_t odd = 0;
};

std::string to_windows_1252(std::string_view text); // what this encoding has not becomes "?"
MessyFile messy_file(int rows);

// A file imported through the pages: dropped, columns as guessed, report, import.
struct Imported {
    std::string path; // of the import's page
    http::Response report;
};
Imported check_file(support::TestHouse& house, base::PersonId officer, const std::string& bytes,
                    const std::string& name = "adherents.csv");
http::Response start(support::TestHouse& house, base::PersonId officer, const std::string& path,
                     const support::Fields& options = {});
http::Response undo(support::TestHouse& house, base::PersonId officer, const std::string& path);
std::string import_all(support::TestHouse& house, base::PersonId officer, const std::string& bytes,
                       const support::Fields& options = {});
std::string export_of(support::TestHouse& house);

} // namespace imports::testing
