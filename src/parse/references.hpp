// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// Mentions (@élodie-durand) and tags (#papier-marbré) in running text.
namespace parse {

enum class Reference { mention, tag };

struct FoundReference {
    Reference kind;
    std::size_t at;        // of the "@" or "#", in bytes
    std::string_view name; // what follows it; a part of the text searched
};

// Names are letters, digits, "-" and "_" of any script, at most 60 characters, and end with a
// letter or digit; a tag has at least one letter ("#12" is none). The sign must not stand within
// a word or right after one of / & @ #, so that addresses give nothing.
std::vector<FoundReference> find_references(std::string_view text);

} // namespace parse
