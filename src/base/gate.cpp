// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/gate.hpp"
#include "base/refusal.hpp"
#include <utility>

namespace base {

Gate::Gate(Bounds bounds, Message when_full) : bounds_(bounds), when_full_(std::move(when_full)) {}

Gate::Pass Gate::enter() {
    std::unique_lock lock(mutex_);
    if (running_ >= bounds_.running_max) {
        if (waiting_ >= bounds_.waiting_max) throw Refusal::too_many(when_full_, bounds_.retry_after_s);
        ++waiting_;
        place_free_.wait(lock, [this] { return running_ < bounds_.running_max; });
        --waiting_;
    }
    ++running_;
    return Pass(*this);
}

void Gate::leave() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    place_free_.notify_one();
}

} // namespace base
