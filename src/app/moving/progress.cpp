// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/progress.hpp"
#include <unistd.h>
#include <iostream>

namespace app {

Progress::Progress(std::string unit) : unit_(std::move(unit)), is_terminal_(::isatty(STDERR_FILENO) != 0) {}

void Progress::begin(const std::string& part) {
    part_ = part;
    done_ = 0;
}

void Progress::step() {
    constexpr std::int64_t steps_between = 10'000;
    if (++done_ % steps_between == 0) say(false);
}

void Progress::end() {
    if (done_ > 0) say(true);
}

void Progress::say(bool is_last) {
    if (!is_terminal_ && !is_last) return;
    std::cerr << (is_terminal_ ? "\r\033[K  " : "  ") << part_ << ": " << done_ << " " << unit_ << (is_last ? "\n" : "")
              << std::flush;
}

} // namespace app
