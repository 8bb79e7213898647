// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is the same for everybody and hardly ever changes: a few rows, read again at the latest every second on every
// node, and at once by who changed them.
#include "base/time.hpp"
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

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

// Room for what rooms work out at length and keep between requests: a T of the caller's own, with a lock of its own.
class Kept {
public:
    template <class T>
    T& of() {
        const std::lock_guard lock(mutex_);
        auto& kept = kept_[std::type_index(typeid(T))];
        if (!kept) kept = std::make_shared<T>();
        return *static_cast<T*>(kept.get());
    }

private:
    std::mutex mutex_;
    std::map<std::type_index, std::shared_ptr<void>> kept_;
};

} // namespace platform
