// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Two people changed one text: what both did, as far as it can be told apart. By lines, and by words within lines that
// both changed; what contradicts itself stands twice, mine first, and is listed. Nothing that either wrote is left out.
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct MergeConflict {
    std::string mine;
    std::string theirs;
};
struct Merged {
    std::string text;
    std::vector<MergeConflict> conflicts; // in the order of the text; either side may be empty: deleted there
};
// `former`: the text both began from.
Merged merge_texts(std::string_view former, std::string_view mine, std::string_view theirs);

} // namespace base
