// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Lets a map of strings be searched with a string_view, without a copy.
#include <functional>
#include <string_view>

namespace db {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

} // namespace db
