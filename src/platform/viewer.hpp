// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who is asking. A value: rooms read it, the accounts room makes it.
#include "base/id.hpp"
#include "ui/frame.hpp"
#include "words/words.hpp"
#include <cstdint>
#include <string>

namespace platform {

// Offices, as bits: one person may hold several. An administrator may do what a facilitator may.
enum class Role : std::int64_t { none = 0, facilitator = 1, treasurer = 2, administrator = 4 };

struct Viewer {
    base::PersonId person; // none: nobody is signed in
    base::PublicId public_id;
    std::string name;
    std::string first_name;
    std::int64_t roles = 0;   // bits of Role
    bool is_member = false;   // may enter the house: an account that is not suspended
    std::int64_t session = 0; // row of the session or token used
    enum class Means { nobody, session, token, system } means = Means::nobody;
    words::Language language = words::Language::fr;
    std::string time_zone = "Europe/Paris";
    ui::Theme theme = ui::Theme::automatic;
    ui::Mode mode = ui::Mode::full;
    bool has_search_key = true;

    bool has(Role role) const { return (roles & static_cast<std::int64_t>(role)) != 0; }
    bool is_facilitator() const { return has(Role::facilitator) || has(Role::administrator); }
    bool is_treasurer() const { return has(Role::treasurer) || has(Role::administrator); }
    bool is_administrator() const { return has(Role::administrator); }
    bool is_officer() const { return roles != 0; }
    bool is_system() const { return means == Means::system; }
};

} // namespace platform
