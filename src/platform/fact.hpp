// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The journal of facts: whatever somebody does is told once, in the transaction that does it. Ids only, never text.
#include "base/id.hpp"
#include "base/time.hpp"
#include <cstdint>
#include <string>
#include <string_view>

namespace platform {

class Visit;

// live: done now by somebody. history: brought by an import or a seed; indexed and counted, never mailed or rewarded.
enum class Tense { live, history };

struct Fact {
    std::string_view kind;     // "post.published", a constant of the room's front door
    std::int64_t subject = 0;  // the row it is about
    std::int64_t object = 0;   // a second row, when there is one (the comment of the post)
    base::PersonId actor = {}; // none: the viewer (or nobody, for the system)
    Tense tense = Tense::live;
    std::int64_t id = 0;   // filled by the journal
    base::Instant at = {}; // filled by the journal; a history fact brings its own
};

// Writes a row in `facts` and runs the `within` listeners. Only inside write().
void tell(Visit& visit, const Fact& fact);

struct Listener {
    enum class When { after, within };
    std::string_view name;   // unique: "moderation.watch_posts"
    std::string_view kind;   // the fact heard
    When when = When::after; // within: in the same transaction, SQL only, fast
    void (*hear)(Visit&, const Fact&) = nullptr;
};

} // namespace platform
