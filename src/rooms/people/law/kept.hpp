// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Why data about people are kept, and how long: the privacy notice is made of these lines (GDPR, articles 13 and 30).
#include "rooms/people/law/model.hpp"
#include <span>
#include <string_view>

namespace law {

struct KeptData {
    std::string_view room; // that keeps them
    Purpose purpose = Purpose::membership;
    const char* data = "";         // English: "Your replies, with their earlier versions"
    const char* kept = "";         // English: until when
    std::string_view feature = {}; // while it is closed for the house the line is not shown
};
std::span<const KeptData> kept_data();

} // namespace law
