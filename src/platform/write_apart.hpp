// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A write that is not the request's own act.
#include "platform/visit.hpp"
#include <optional>
#include <utility>

namespace platform {

// It has no part in the request's idempotency key. For what is kept whether the request succeeds or not (a count of
// attempts, a picture that waits for its text: only success uses up the key), and for what gives a fresh secret each time.
template <class Act>
auto write_apart(Visit& visit, Act act) {
    struct Aside {
        Visit& visit;
        std::optional<RequestKey> key = std::exchange(visit.request_key, std::nullopt);
        ~Aside() { visit.request_key = std::move(key); }
    } aside{visit};
    return write(visit, act);
}

} // namespace platform
