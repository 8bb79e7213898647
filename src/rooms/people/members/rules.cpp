// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/rules.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace members {

namespace {

struct Named {
    Field field;
    std::string_view name;
};
constexpr std::array<Named, 20> names{{
    {Field::first_name, "first_name"},
    {Field::last_name, "last_name"},
    {Field::email, "email"},
    {Field::trade, "trade"},
    {Field::job, "job"},
    {Field::employer, "employer"},
    {Field::region, "region"},
    {Field::postal_code, "postal_code"},
    {Field::city, "city"},
    {Field::phone, "phone"},
    {Field::address, "address"},
    {Field::birth_date, "birth_date"},
    {Field::member_number, "member_number"},
    {Field::joined_on, "joined_on"},
    {Field::paid_until, "paid_until"},
    {Field::interests, "interests"},
    {Field::offers, "offers"},
    {Field::seeks, "seeks"},
    {Field::story, "story"},
    {Field::links, "links"},
}};

constexpr std::array<Field, 20> fields{
    Field::first_name, Field::last_name,  Field::email,         Field::trade,     Field::job,
    Field::employer,   Field::region,     Field::postal_code,   Field::city,      Field::phone,
    Field::address,    Field::birth_date, Field::member_number, Field::joined_on, Field::paid_until,
    Field::interests,  Field::offers,     Field::seeks,         Field::story,     Field::links,
};

constexpr std::array<Field, 12> shown_fields{
    Field::job,   Field::employer, Field::city,  Field::interests, Field::offers,  Field::seeks,
    Field::story, Field::links,    Field::email, Field::phone,     Field::address, Field::birth_date,
};

std::string_view next_part(std::string_view& text, char separator) {
    auto at = text.find(separator);
    auto part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return part;
}

} // namespace

std::string_view field_name(Field field) {
    for (const auto& each : names)
        if (each.field == field) return each.name;
    return {};
}

std::optional<Field> parse_field(std::string_view name) {
    for (const auto& each : names)
        if (each.name == name) return each.field;
    return std::nullopt;
}

std::span<const Field> list_fields() {
    return fields;
}

std::span<const Field> list_shown_fields() {
    return shown_fields;
}

Visibility usual_visibility(Field field) {
    switch (field) {
        case Field::email:
        case Field::phone:
        case Field::address:
        case Field::birth_date:
        case Field::postal_code:
        case Field::member_number:
        case Field::paid_until: return Visibility::hidden;
        default: return Visibility::members;
    }
}

Shown Shown::parse(std::string_view text) {
    Shown out;
    while (!text.empty()) {
        auto part = next_part(text, ' ');
        auto name = next_part(part, '=');
        auto field = parse_field(name);
        if (field && part.size() == 1 && part[0] >= '1' && part[0] <= '3')
            out.chosen_[*field] = static_cast<Visibility>(part[0] - '0');
    }
    return out;
}

std::string Shown::str() const {
    std::string out;
    for (const auto& [field, visibility] : chosen_) {
        if (!out.empty()) out += ' ';
        out.append(field_name(field)).append("=").append(std::to_string(static_cast<int>(visibility)));
    }
    return out;
}

Visibility Shown::of(Field field) const {
    auto found = chosen_.find(field);
    return found == chosen_.end() ? usual_visibility(field) : found->second;
}

void Shown::set(Field field, Visibility visibility) {
    if (visibility == usual_visibility(field))
        chosen_.erase(field);
    else
        chosen_[field] = visibility;
}

bool is_listed(const Record& record) {
    return record.state == MemberState::current && record.directory != Visibility::hidden;
}

bool may_see_profile(const Profile& profile, Audience audience) {
    if (audience == Audience::self) return true;
    if (!is_listed(profile.record)) return false;
    return audience == Audience::member || profile.record.directory == Visibility::everyone;
}

bool may_see(const Profile& profile, Field field, Audience audience) {
    if (!may_see_profile(profile, audience)) return false;
    if (audience == Audience::self) return true;
    if (field == Field::first_name || field == Field::last_name || field == Field::trade || field == Field::region)
        return true;
    auto shown = profile.shown.of(field);
    return shown == Visibility::everyone || (shown == Visibility::members && audience == Audience::member);
}

std::string name_key(std::string_view first_name, std::string_view last_name) {
    auto last = base::fold(last_name);
    auto first = base::fold(first_name);
    if (last.empty()) return first;
    return first.empty() ? last : last + " " + first;
}

std::string full_name(const Record& record) {
    if (record.first_name.empty()) return record.last_name;
    return record.last_name.empty() ? record.first_name : record.first_name + " " + record.last_name;
}

std::optional<MissingLine> missing_line(const Profile& profile) {
    const auto& record = profile.record;
    if (record.trade.empty())
        return MissingLine{Field::trade, base::say("Your trade"),
                           base::say("Most people look for somebody by trade: without it you are hard to find.")};
    if (record.offers.empty())
        return MissingLine{Field::offers, base::say("What you can help with"),
                           base::say("One or two skills are enough for a colleague to know what to ask you.")};
    if (record.seeks.empty())
        return MissingLine{Field::seeks, base::say("What you are looking for"),
                           base::say("Somebody here may know the person, the tool or the answer that you need.")};
    if (record.region.empty())
        return MissingLine{Field::region, base::say("Your region"),
                           base::say("Members near you can then find you and invite you to what happens close by.")};
    if (record.story.empty())
        return MissingLine{Field::story, base::say("Your story, in three sentences"),
                           base::say("It is easier to write to somebody when one knows where they come from.")};
    if (!profile.photo)
        return MissingLine{Field::first_name, base::say("Your photo"),
                           base::say("People recognise you at the next meeting, and speak to you more easily."), true};
    return std::nullopt;
}

bool is_due_for_confirmation(const Profile& profile, base::Instant now) {
    auto since = profile.confirmed_at.value_or(profile.arrived_at.value_or(profile.created_at));
    return now - since > std::chrono::hours(24 * 365);
}

bool is_newcomer(const Record& record, base::Day today) {
    return record.joined_on && record.joined_on->number <= today.number &&
           today.number - record.joined_on->number <= newcomer_days;
}

bool is_up_to_date(const Record& record, base::Day today) {
    return record.paid_until && *record.paid_until >= today;
}

} // namespace members
