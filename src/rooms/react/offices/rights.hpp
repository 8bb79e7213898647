// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an office may do beyond a member, read from the policies of the routes themselves: nothing here is a list that
// somebody keeps. tests/rights_test.cpp asks the program, route by route, whether it does what this says.
#include "platform/room.hpp"
#include "platform/viewer.hpp"
#include <span>
#include <string_view>
#include <vector>

namespace offices {

struct Right {
    const platform::Route* route = nullptr;
    const platform::Room* room = nullptr;
};
// In the order of the rooms. Of an administrator only what no other office may.
std::vector<Right> list_rights(std::span<const platform::Room> rooms, platform::Role role);
std::span<const char* const> route_sentences(); // sentences.cpp: what is known in the languages of the house
bool may_call_with(platform::Role role, const platform::Route& route);

// The rights of one part of the console, each sentence once.
struct Area {
    std::string_view title; // English: the label of an entry of the navigation
    std::vector<std::string_view> sentences;
};
std::vector<Area> list_areas(std::span<const platform::Room> rooms, platform::Role role);

// What an office may do in the pages that every member has: judged by the rooms when it is done, not by a route.
// tests/rights_test.cpp does each as a member and as an officer.
enum class Deed { address_everyone, hide_from_view, look_after_spaces };
inline constexpr Deed deeds[] = {Deed::address_everyone, Deed::hide_from_view, Deed::look_after_spaces};
const char* deed_words(Deed deed);

} // namespace offices
