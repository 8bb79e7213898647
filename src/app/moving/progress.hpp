// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What somebody at a terminal sees of a long piece of work: one line that counts up, or, where nobody looks (a log), one
// line for each part.
#include <cstdint>
#include <string>

namespace app {

class Progress {
public:
    explicit Progress(std::string unit); // "rows"
    void begin(const std::string& part); // "items"
    void step();
    void end();

private:
    void say(bool is_last);
    std::string unit_;
    std::string part_;
    std::int64_t done_ = 0;
    bool is_terminal_ = false;
};

} // namespace app
