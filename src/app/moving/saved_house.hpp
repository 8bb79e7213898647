// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// backup and restore: one compressed tar of a manifest, the database in its engine's own form (SQLite's backup API, or
// pg_dump) and the files. The key file is never in it. What write_house() made is restored too, on either engine.
#include "app/moving/house_archive.hpp"

namespace app {

enum class Sums { none, taken }; // taken: the manifest says what each table holds, so that a restore can be compared
// Sums of tables only when they were asked for (SQLite).
HouseSums save_house(platform::House& house, const Settings& settings, const std::string& to_file, Wrapping wrapping,
                     Sums sums);

// Into an empty data folder (and an empty database), with the key file at hand; gives what the manifest said.
HouseSums restore_house(const Settings& settings, const std::string& from_file);

} // namespace app
