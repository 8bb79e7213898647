// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/clock.hpp"
#include <chrono>

namespace net {

base::Instant SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace net
