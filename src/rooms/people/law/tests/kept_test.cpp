// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/kept.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <set>

namespace law {
namespace {

TEST(LawKept, EachRoomThatHoldsPeopleSaysWhyAndHowLong) {
    support::TestHouse house;
    std::set<std::string_view> told, rooms;
    for (const auto& line : kept_data()) {
        told.insert(line.room);
        EXPECT_FALSE(std::string_view(line.data).empty() || std::string_view(line.kept).empty()) << line.room;
    }
    for (const auto& room : house.house().rooms) {
        rooms.insert(room.name);
        EXPECT_TRUE(room.personal.places.empty() || told.contains(room.name))
            << room.name << ": say what it keeps, why and how long in src/rooms/people/law/kept.cpp";
    }
    for (auto room : told) EXPECT_TRUE(rooms.contains(room)) << room << " is no room";
}

} // namespace
} // namespace law
