// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/setup/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "ui/brand.hpp"
#include "words/words.hpp"

namespace setup::rules {

using base::say;
using platform::OrganisationKind;

namespace {

constexpr std::size_t name_length_max = 120;
constexpr std::size_t short_name_length_max = 30;
constexpr std::size_t person_name_length_max = 100;

void check_length(base::FieldErrors& errors, const std::string& field, const std::string& text, std::size_t most) {
    if (base::code_point_count(text) > most)
        errors.emplace(field, say("At most {most} characters, please.", {{"most", std::to_string(most)}}));
}

void check_organisation(const Draft& draft, Plan& plan, base::FieldErrors& errors) {
    auto& house = plan.organisation;
    house.name = base::clean_line(draft.name);
    house.short_name = base::clean_line(draft.short_name);
    if (house.name.empty()) errors.emplace("name", say("What is your organisation called?"));
    check_length(errors, "name", house.name, name_length_max);
    check_length(errors, "short_name", house.short_name, short_name_length_max);
    bool is_known = false;
    for (auto kind : {OrganisationKind::employees_union, OrganisationKind::employers_organisation,
                      OrganisationKind::professional_association})
        if (draft.kind == kind_name(kind)) {
            house.kind = kind;
            is_known = true;
        }
    if (!is_known) errors.emplace("kind", say("Choose what you are: the house behaves accordingly."));
    if (auto language = words::parse_language(draft.language))
        house.language = words::language_code(*language);
    else
        errors.emplace("language", say("Choose one of the languages of the list."));
    if (auto colour = ui::parse_colour(base::trim(draft.brand_colour)))
        house.brand_colour = ui::colour_hex(*colour);
    else
        errors.emplace("brand_colour", say("A colour looks like #8c2f39."));
}

void check_administrator(const Draft& draft, Plan& plan, base::FieldErrors& errors) {
    plan.first_name = base::clean_line(draft.first_name);
    plan.last_name = base::clean_line(draft.last_name);
    if (plan.first_name.empty()) errors.emplace("first_name", say("What is your first name?"));
    if (plan.last_name.empty()) errors.emplace("last_name", say("What is your last name?"));
    check_length(errors, "first_name", plan.first_name, person_name_length_max);
    check_length(errors, "last_name", plan.last_name, person_name_length_max);
    if (auto address = parse::read_email_address(draft.email))
        plan.email = address->text;
    else
        errors.emplace("email", say("This does not look like an e-mail address. Example: name@example.org"));
}

} // namespace

Plan check_draft(const Draft& draft) {
    Plan plan;
    base::FieldErrors errors;
    check_organisation(draft, plan, errors);
    check_administrator(draft, plan, errors);
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return plan;
}

std::string_view kind_name(OrganisationKind kind) {
    switch (kind) {
        case OrganisationKind::employees_union: return "employees_union";
        case OrganisationKind::employers_organisation: return "employers_organisation";
        case OrganisationKind::professional_association: return "professional_association";
    }
    return {};
}

} // namespace setup::rules
