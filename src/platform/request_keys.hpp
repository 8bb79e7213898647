// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Idempotency keys: consumed only by success, with the answer, in the act's own transaction; forgotten after a week.
#include "platform/room.hpp"

namespace platform {
Room request_keys_room();
}
