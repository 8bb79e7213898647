// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include <string>
#include <vector>

namespace welcome {

using base::PersonId;

enum class Step { about = 1, meet = 2, hello = 3 };
enum class Ending { open = 0, finished = 1, put_aside = 2 };

struct Path {
    Step step = Step::about;
    Ending ending = Ending::open;
};

// One of the three questions: what may be chosen, what is chosen, what is said in other words.
struct Question {
    std::vector<std::string> offered;
    std::vector<std::string> chosen;
    std::string others;
};

struct SpaceProposal {
    spaces::Space space;
    enum class Reason { trade, word, region, lively } reason = Reason::lively;
    std::string word; // reason word: the one of theirs it speaks of
};

// What a first message is written from.
struct Introduction {
    std::string name;
    std::string trade;
    std::string region;
    std::vector<std::string> seeks;
    std::vector<std::string> offers;
    std::vector<std::string> interests;
};

} // namespace welcome
