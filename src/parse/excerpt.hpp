// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parse {

// The first characters of a plain text on one line, cut at a word, with "…" when something is
// missing. Counted in code points, the "…" included.
std::string excerpt(std::string_view text, std::size_t code_points_max);

} // namespace parse
