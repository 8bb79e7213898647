// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"

namespace checklist::rules {

std::string_view item_name(Item item) {
    switch (item) {
        case Item::identity: return "identity";
        case Item::looks: return "looks";
        case Item::mail: return "mail";
        case Item::recovery: return "recovery";
        case Item::members: return "members";
        case Item::spaces: return "spaces";
        case Item::charter: return "charter";
        case Item::welcome: return "welcome";
        case Item::pilots: return "pilots";
        case Item::conversation: return "conversation";
    }
    return "identity";
}

std::optional<Item> parse_item(std::string_view name) {
    for (auto item : all_items)
        if (item_name(item) == name) return item;
    return std::nullopt;
}

std::string_view set_name(Set set) {
    switch (set) {
        case Set::section: return "section";
        case Set::federation: return "federation";
        case Set::employers: return "employers";
    }
    return "federation";
}

std::optional<Set> parse_set(std::string_view name) {
    for (auto set : all_sets)
        if (set_name(set) == name) return set;
    return std::nullopt;
}

Set usual_set(platform::OrganisationKind kind) {
    switch (kind) {
        case platform::OrganisationKind::employees_union: return Set::section;
        case platform::OrganisationKind::employers_organisation: return Set::employers;
        case platform::OrganisationKind::professional_association: return Set::federation;
    }
    return Set::federation;
}

Doer doer_of(Item item) {
    return item == Item::mail || item == Item::recovery ? Doer::administrator : Doer::facilitator;
}

std::string check_charter(std::string_view typed) {
    auto clean = base::clean_text(typed);
    if (base::trim(clean).empty()) throw base::Refusal::invalid("charter", base::say("Write at least one promise."));
    if (base::code_point_count(clean) > charter_length_max)
        throw base::Refusal::invalid("charter",
                                     base::say("This is too long: {n} characters at most. A short charter is read.",
                                               {{"n", std::to_string(charter_length_max)}}));
    return clean;
}

bool is_done(Item item, const Facts& facts) {
    switch (item) {
        case Item::identity: return facts.has_identity;
        case Item::looks: return facts.has_looks;
        case Item::mail: return facts.has_mail;
        case Item::recovery: return facts.has_recovery;
        case Item::members: return facts.has_members;
        case Item::spaces: return facts.has_spaces;
        case Item::charter: return facts.has_charter;
        case Item::welcome: return facts.has_welcome;
        case Item::pilots: return facts.has_pilots;
        case Item::conversation: return facts.has_conversation;
    }
    return false;
}

} // namespace checklist::rules
