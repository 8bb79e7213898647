// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Somebody, at every size.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string>
#include <vector>

namespace ui {

// Two letters for an avatar: "Élise de La Tour" → "ÉT".
std::string initials(std::string_view name);

enum class AvatarSize { small, medium, large, huge }; // 24, 40, 64, 112 px
html::Html avatar(const Frame& frame, const Person& person, AvatarSize size = AvatarSize::medium);

// Avatar, name, line; `trailing` at the right end (a button, a badge).
html::Html person_line(const Frame& frame, const Person& person, const html::Html& trailing = {});
html::Html person_name(const Frame& frame, const Person& person); // inline, linked
html::Html avatar_row(const Frame& frame, const std::vector<Person>& people, std::string_view more = {});

// A card of the directory.
struct PersonCard {
    Person person;
    std::vector<std::string> facts; // at most three
    std::string reason;             // one reason to speak: "Can help: marbling · Seeks: a printer in Lyon"
    std::string freshness;          // "Confirmed in March"
    html::Html badges;
    html::Html action;
};
html::Html person_card(const Frame& frame, const PersonCard& card);

// The top of a profile. The name is the page's h1 (Page::heading = hidden).
struct Profile {
    Person person;
    std::string line; // "Relieuse, atelier du Marais"
    std::vector<std::string> facts;
    html::Html badges;
    html::Html actions;
    std::string freshness;
};
html::Html profile_header(const Frame& frame, const Profile& profile);

} // namespace ui
