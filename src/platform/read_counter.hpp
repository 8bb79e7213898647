// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How many pages somebody read this minute, in memory, per node.
#include "base/time.hpp"
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace platform {

class ReadCounter {
public:
    // 0: go on; else the seconds to wait.
    int count(std::string_view subject, int most, base::Instant now);

private:
    std::mutex mutex_;
    std::int64_t minute_ = 0;
    std::unordered_map<std::string, int> reads_;
};

} // namespace platform
