// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/common/spaces/spaces.hpp"
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace checklist {

// In the order in which they are done. The numbers are kept.
enum class Item {
    identity = 1,
    looks = 2,
    mail = 3,
    recovery = 4,
    members = 5,
    spaces = 6,
    charter = 7,
    welcome = 8,
    pilots = 9,
    conversation = 10
};
inline constexpr std::array all_items{Item::identity, Item::looks,   Item::mail,    Item::recovery, Item::members,
                                      Item::spaces,   Item::charter, Item::welcome, Item::pilots,   Item::conversation};

enum class State { to_do, done, aside };
enum class Doer { facilitator, administrator };

struct Line {
    Item item = Item::identity;
    State state = State::to_do;
    Doer doer = Doer::facilitator;
};

// A house's beginnings, written for one kind of organisation.
enum class Set { section = 1, federation = 2, employers = 3 };
inline constexpr std::array all_sets{Set::section, Set::federation, Set::employers};

struct SpaceTemplate {
    const char* name = ""; // English; translated when shown
    const char* purpose = "";
    spaces::Kind kind = spaces::Kind::interest;
    spaces::Access access = spaces::Access::open;
};

// As typed: `number` is its place in the set.
struct SpaceWish {
    std::size_t number = 0;
    spaces::NewSpace space;
};

} // namespace checklist
