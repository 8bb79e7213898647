// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/personal.hpp"
#include <optional>
#include <string>

namespace privacy {

using base::PersonId;
using platform::Writings;
using TakeoutId = base::Id<struct TakeoutTag>;

enum class TakeoutState { making = 1, ready = 2, taken = 3, gone = 4 };
inline constexpr std::int64_t steps_of_takeout = 4;

struct Takeout {
    TakeoutId id;
    base::PublicId public_id;
    PersonId person;
    TakeoutState state = TakeoutState::making;
    std::int64_t progress = 0;
    std::int64_t bytes = 0;
    base::Instant asked_at;
    base::Instant expires_at;
};

enum class Reason { own_wish = 1, in_writing = 2, left_long_ago = 3, written_twice = 4, died = 5, another = 6 };

struct ErasureRequest {
    PersonId person;
    std::optional<PersonId> by; // an administrator; none: themselves
    Writings writings = Writings::removed;
    Reason reason = Reason::own_wish;
    base::Instant asked_at;
    base::Instant due_at;
};

struct Erasure { // done
    std::string mark;
    Writings writings = Writings::removed;
    Reason reason = Reason::own_wish;
    base::Instant erased_at;
};

} // namespace privacy
