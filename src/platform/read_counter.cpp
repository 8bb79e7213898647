// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/read_counter.hpp"

namespace platform {

int ReadCounter::count(std::string_view subject, int most, base::Instant now) {
    constexpr std::int64_t minute_ms = 60'000;
    auto minute = now.milliseconds / minute_ms;
    std::lock_guard lock(mutex_);
    if (minute != minute_) {
        minute_ = minute;
        reads_.clear();
    }
    if (++reads_[std::string(subject)] <= most) return 0;
    return static_cast<int>(60 - (now.milliseconds % minute_ms) / 1000);
}

} // namespace platform
