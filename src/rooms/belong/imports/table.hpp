// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From the bytes of a file to a table. Pure.
#include "rooms/belong/imports/model.hpp"
#include <string_view>

namespace imports {

inline constexpr std::size_t file_bytes_max = 32 << 20;
inline constexpr std::size_t rows_max = 200'000;

// The encoding, the separator and the format are guessed. Refuses (invalid, field "file") with what to do when this is
// no table of people: another format, an empty file, a single column, too many rows.
Table read_table(std::string_view bytes);

} // namespace imports
