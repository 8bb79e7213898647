// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/talk/mailings/mailings.hpp"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailings {

using base::PersonId;
using items::ItemId;
using spaces::SpaceId;

enum class Audience { everyone = 1, spaces = 2 };
enum class State { running = 1, paused = 2, stopped = 3, over = 4 };

// What became of one person.
enum class Outcome {
    waiting = 1,
    handed = 2, // over to the mail server's queue, which has not answered yet
    accepted = 3,
    refused = 4,
    no_address = 5,
    unsubscribed = 6,
    suspended = 7,
    gone = 8,  // left, or may not read it any more
    shared = 9 // the same mailbox got it under another name
};
// Those whom the announcement did not reach, as they are listed.
inline constexpr std::array unreached{Outcome::refused,   Outcome::no_address, Outcome::unsubscribed,
                                      Outcome::suspended, Outcome::gone,       Outcome::shared};

inline constexpr std::int64_t per_minute_max = 3000;
inline constexpr std::array<std::int64_t, 4> paces{10, 60, 300, 1500}; // offered, by the minute
inline constexpr std::int64_t usual_pace = 60;

struct Mailing {
    MailingId id;
    base::PublicId public_id;
    ItemId item;
    Audience audience = Audience::everyone;
    std::int64_t per_minute = usual_pace;
    State state = State::running;
    base::Instant starts_at;
    base::Instant leaves_at;
    bool is_gathered = false;
    PersonId gathered_to;
    PersonId created_by;
    base::Instant created_at;
    std::optional<base::Instant> ended_at;
};

// How many people there are of each.
struct Counts {
    std::array<std::int64_t, 10> of{}; // by Outcome
    std::int64_t at(Outcome outcome) const { return of[static_cast<std::size_t>(outcome)]; }
    std::int64_t sent() const { return at(Outcome::handed) + at(Outcome::accepted); }
};

// Before it leaves.
struct Reach {
    std::int64_t by_mail = 0;
    std::int64_t no_address = 0;
    std::int64_t unsubscribed = 0;
    std::int64_t suspended = 0;
    std::int64_t left = 0;    // former members: not written to
    std::int64_t already = 0; // this announcement reached them before
};

// What the form or the API asks for.
struct Plan {
    Audience audience = Audience::everyone;
    std::vector<std::string> spaces;        // slugs
    std::optional<base::Instant> starts_at; // none: now
    std::int64_t per_minute = usual_pace;
};

// Whom the viewer may write to with this announcement.
struct Choices {
    bool has_everyone = false;
    std::vector<spaces::Space> near; // where it stands, and the viewer's own
    std::vector<spaces::Space> others;
    bool empty() const { return !has_everyone && near.empty() && others.empty(); }
};

struct Recipient {
    PersonId person;
    Outcome outcome = Outcome::waiting;
    std::string answer; // of the server that refused
};

} // namespace mailings
