// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Idempotency keys: consumed only by success, with the answer, in the act's own transaction; forgotten after a week.
#include "base/refusal.hpp"
#include "platform/room.hpp"
#include <string>

namespace platform {

// A key used again with another body: 409 for a page, 422 for the API (the client's mistake, not a race).
struct KeyReused : base::Refusal {
    explicit KeyReused(std::string location_); // where what was made first can be seen
};

Room request_keys_room();
} // namespace platform
