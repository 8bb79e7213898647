// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A bound on work that is slow or hungry: so many at once, so many waiting, the others are refused
// at once.
#include "base/message.hpp"
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace base {

class Gate {
public:
    struct Bounds {
        std::size_t running_max;
        std::size_t waiting_max;
        int retry_after_s;
    };
    Gate(Bounds bounds, Message when_full);

    // Held while the work is done.
    class Pass {
    public:
        explicit Pass(Gate& gate) : gate_(gate) {}
        ~Pass() { gate_.leave(); }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

    private:
        Gate& gate_;
    };
    // Waits for a place among those running; throws Refusal too_many when too many wait already.
    [[nodiscard]] Pass enter();

private:
    void leave();

    const Bounds bounds_;
    const Message when_full_;
    std::mutex mutex_;
    std::condition_variable place_free_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
};

} // namespace base
