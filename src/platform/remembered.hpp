// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is the same for everybody and hardly ever changes: a few rows, read again at the latest every second on every
// node, and at once on the node that changed them.
#include "base/time.hpp"
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

namespace platform {

template <class T>
class Remembered {
public:
    // `read` runs outside the lock; what it found is not kept when somebody called forget() meanwhile.
    template <class F>
    std::shared_ptr<const T> get(base::Instant now, F read) {
        std::uint64_t generation = 0;
        {
            const std::lock_guard lock(mutex_);
            if (value_ && now - read_at_ < fresh_for && read_at_ <= now) return value_;
            generation = generation_;
        }
        auto found = std::make_shared<const T>(read());
        const std::lock_guard lock(mutex_);
        if (generation == generation_) {
            value_ = found;
            read_at_ = now;
        }
        return found;
    }
    void forget() {
        const std::lock_guard lock(mutex_);
        value_.reset();
        ++generation_;
    }

private:
    static constexpr base::Milliseconds fresh_for = std::chrono::seconds(1);

    std::mutex mutex_;
    std::shared_ptr<const T> value_;
    base::Instant read_at_;
    std::uint64_t generation_ = 0;
};

} // namespace platform
