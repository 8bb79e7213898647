// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"

namespace spaces {

namespace {

bool knows_hidden(Standing standing) {
    return standing == Standing::invited || is_inside(standing);
}

bool is_known(Kind kind) {
    return kind >= Kind::trade && kind <= Kind::region;
}
bool is_known(Access access) {
    return access >= Access::open && access <= Access::hidden;
}

} // namespace

bool is_inside(Standing standing) {
    return standing == Standing::member || standing == Standing::leader;
}

bool may_access(Access access, const Asker& asker, Need need) {
    switch (need) {
        case Need::see: return access != Access::hidden || knows_hidden(asker.standing);
        case Need::read: return access == Access::open || is_inside(asker.standing);
        case Need::post: return is_inside(asker.standing);
        case Need::lead: return asker.standing == Standing::leader || (asker.is_facilitator && access == Access::open);
    }
    return false;
}

bool may_close(Access access, const Asker& asker) {
    return asker.standing == Standing::leader || (asker.is_facilitator && access != Access::hidden);
}

bool may_change_access(Access from, Access to) {
    return from == to || to != Access::open;
}

bool may_close_door(Access from, Access to, Standing standing) {
    return from == to || to == Access::open || is_inside(standing);
}

Draft check_draft(const Draft& draft) {
    Draft clean = draft;
    clean.name = base::clean_line(draft.name);
    clean.purpose = base::clean_line(draft.purpose);
    clean.charter = base::clean_text(draft.charter);
    base::FieldErrors errors;
    auto too_long = [](std::size_t most) {
        return base::say("This is too long: {n} characters at most.", {{"n", std::to_string(most)}});
    };
    if (clean.name.empty())
        errors["name"] = base::say("Give the space a name.");
    else if (base::code_point_count(clean.name) > name_length_max)
        errors["name"] = too_long(name_length_max);
    if (clean.purpose.empty())
        errors["purpose"] = base::say("Say in one sentence what the space is for.");
    else if (base::code_point_count(clean.purpose) > purpose_length_max)
        errors["purpose"] = too_long(purpose_length_max);
    if (base::code_point_count(clean.charter) > charter_length_max) errors["charter"] = too_long(charter_length_max);
    if (!is_known(clean.kind)) errors["kind"] = base::say("Choose one of these.");
    if (!is_known(clean.access)) errors["access"] = base::say("Choose one of these.");
    if (clean.colour < -1 || clean.colour >= colour_count) errors["colour"] = base::say("Choose one of these.");
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return clean;
}

std::string name_key(std::string_view name) {
    auto key = base::fold(name);
    return key.empty() ? std::string(name) : key;
}

std::string search_key(std::string_view name, std::string_view purpose) {
    return name_key(name) + ' ' + base::fold(purpose);
}

// FNV-1a (Fowler, Noll, Vo): the same colour on every machine.
std::int64_t choose_colour(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : name_key(name)) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 1099511628211U;
    }
    return static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(colour_count));
}

std::string slug_candidate(std::string_view wanted, int attempt) {
    auto slug = base::slug(wanted);
    if (slug.empty()) slug = "space";
    if (slug == "new" || slug == "people") slug += "-space";
    return attempt == 1 ? slug : slug + '-' + std::to_string(attempt);
}

Standing standing_after_joining(Access access, Standing standing) {
    if (is_inside(standing)) return standing;
    if (access == Access::open || standing == Standing::invited) return Standing::member;
    return access == Access::on_request ? Standing::requested : Standing::none;
}

} // namespace spaces
