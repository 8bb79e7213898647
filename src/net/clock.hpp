// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What time it is, behind an interface so that tests can move it.
#include "base/time.hpp"
#include <atomic>

namespace net {

class Clock {
public:
    virtual ~Clock() = default;
    virtual base::Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    base::Instant now() const override;
};

class FixedClock final : public Clock {
public:
    explicit FixedClock(base::Instant at) : at_(at.milliseconds) {}
    base::Instant now() const override { return {at_.load()}; }
    void set(base::Instant at) { at_ = at.milliseconds; }
    void advance(base::Milliseconds span) { at_ += span.count(); }

private:
    std::atomic<std::int64_t> at_;
};

} // namespace net
