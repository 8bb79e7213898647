// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/stopwatch.hpp"
#include <algorithm>
#include <chrono>
#include <ctime>

namespace support {

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr double slowness = 5;
#else
constexpr double slowness = 1;
#endif

double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double clock_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

double quickest_ms(db::Connection& connection, const std::function<void()>& act) {
    auto now_ms = connection.engine() == db::Engine::sqlite ? processor_ms : clock_ms;
    double best = 1e9;
    for (int i = 0; i < 10; ++i) {
        auto start = now_ms();
        act();
        best = std::min(best, now_ms() - start);
    }
    return best / slowness;
}

} // namespace support
