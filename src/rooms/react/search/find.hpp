// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From what is asked to what is found. The index gives documents newest first; items judge who may read them; the 200
// newest, and the 200 newest with all words in their title, are ranked. At most 2,000 documents are looked at, whatever
// is asked: nobody waits, and nobody measures what they may not read.
#include "platform/platform.hpp"
#include "rooms/react/search/model.hpp"
#include <string>
#include <utility>
#include <vector>

namespace search {

inline constexpr std::size_t candidates_max = 200;

struct Results {
    Question question;
    std::vector<Hit> hits; // of this page
    std::string next;      // cursor; empty: the end
    // Of the first page only: how many were found (at most candidates_max are counted), and where and by whom.
    std::int64_t count = 0;
    bool has_more_than_counted = false;
    std::vector<std::pair<spaces::SpaceId, std::int64_t>> spaces; // the most frequent first
    std::vector<std::pair<PersonId, std::int64_t>> authors;
};
Results find_hits(platform::Visit& visit, const Asked& asked, std::string_view cursor, int limit);

} // namespace search
