// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judges what was typed in the setup page. Pure.
#include "platform/organisation.hpp"
#include <string>
#include <string_view>

namespace setup::rules {

struct Draft { // as typed
    std::string name;
    std::string short_name;
    std::string kind;
    std::string language;
    std::string brand_colour;
    std::string first_name;
    std::string last_name;
    std::string email;
};
struct Plan { // clean
    platform::Organisation organisation;
    std::string first_name;
    std::string last_name;
    std::string email;
};
// Throws Refusal invalid with all that is wrong at once.
Plan check_draft(const Draft& draft);
std::string_view kind_name(platform::OrganisationKind kind);

} // namespace setup::rules
