// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Moments seen from one time zone. A local time is milliseconds since 1970-01-01T00:00 on that zone's clocks.
#include "base/time.hpp"
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace words {

class LocalClock {
public:
    explicit LocalClock(std::string_view zone_name); // a valid name: see is_valid_time_zone
    ~LocalClock();
    LocalClock(const LocalClock&) = delete;
    LocalClock& operator=(const LocalClock&) = delete;

    const std::string& zone_name() const { return zone_name_; }
    std::int64_t local_time(base::Instant at) const;
    // A local time that does not exist is read as if clocks had not changed; of two, the first.
    base::Instant instant(std::int64_t local_time) const;

private:
    struct Zone;
    std::string zone_name_;
    std::unique_ptr<Zone> zone_;
};

} // namespace words
