// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/rules.hpp"
#include "base/text.hpp"

namespace reading_lists {

std::string check_name(std::string_view name) {
    constexpr std::size_t length_max = 80;
    auto clean = base::clean_line(name);
    if (clean.empty() || base::code_point_count(clean) > length_max)
        throw base::Refusal::invalid("name", base::say("Give the list a short name."));
    return clean;
}

bool may(const List& list, Need need, PersonId viewer) {
    if (list.owner == viewer) return true;
    return need == Need::look && list.is_shared && !list.removed_at;
}

} // namespace reading_lists
