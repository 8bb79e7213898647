// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What `guilde doctor` looks at: key, disk, queue, addresses, mail. Each line says what is, and what to do about it.
#include "app/boot.hpp"
#include <string>
#include <vector>

namespace app {

enum class Verdict { good, advice, bad };

struct Examined {
    Verdict verdict = Verdict::good;
    std::string text;
};

// Asks the name servers about the sender's domain: at most 10 seconds when they are silent.
std::vector<Examined> examine_house(platform::House& house, const Settings& settings);

} // namespace app
