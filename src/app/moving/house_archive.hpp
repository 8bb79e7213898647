// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A whole house in one file that either engine reads: a manifest with the number of rows and the SHA-256 of each table,
// the tables as text, the files. The key is never in it; sealed fields travel sealed.
#include "app/archive.hpp"
#include "app/boot.hpp"
#include "app/moving/house_tables.hpp"
#include "parse/json.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct HouseSums {
    std::vector<TableSum> tables;   // by name
    std::vector<std::string> files; // each named by its SHA-256
    std::uintmax_t bytes = 0;       // of the archive
    std::int64_t rows() const;
    std::string sha256() const; // of tables and files together
};

enum class Report { silent, progress };

// One moment of the house, while people write. Sealed with the house's key when asked for.
enum class Wrapping { plain, sealed };
HouseSums write_house(platform::House& house, const std::string& to_file, Wrapping wrapping, Report report);

// Into an empty database and an empty folder, whole or not at all; every table and file is checked against the manifest
// before it counts. Throws BootError.
HouseSums read_house(const Settings& settings, const std::string& from_file, Report report);

// The parts shared with saved_house.cpp.
std::string form_of_archive(const std::string& file, const Settings& settings);     // "tables", "sqlite", "postgres"
std::vector<base::Key> keys_for(const std::string& file, const Settings& settings); // none for what is not sealed
parse::Json read_manifest_entry(const NextPiece& next);                             // BootError when it is none
std::vector<TableSum> read_sums(const parse::Json& manifest);
parse::Json to_json(const std::vector<TableSum>& sums);

} // namespace app
