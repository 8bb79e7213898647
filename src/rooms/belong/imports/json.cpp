// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/json.hpp"
#include "parse/json.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include <array>
#include <utility>

namespace imports {

using parse::Json;

namespace {

constexpr std::array count_names{
    std::pair{"added", &Counts::added},
    std::pair{"changed", &Counts::changed},
    std::pair{"unchanged", &Counts::unchanged},
    std::pair{"returned", &Counts::returned},
    std::pair{"repeated", &Counts::repeated},
    std::pair{"question", &Counts::question},
    std::pair{"problem", &Counts::problem},
    std::pair{"absent", &Counts::absent},
    std::pair{"kept", &Counts::kept},
    std::pair{"letter", &Counts::letter},
    std::pair{"shared_email", &Counts::shared_email},
    std::pair{"odd_value", &Counts::odd_value},
};
constexpr std::array outcome_names{
    std::pair{"added", &Outcome::added},
    std::pair{"changed", &Outcome::changed},
    std::pair{"returned", &Outcome::returned},
    std::pair{"left", &Outcome::left},
    std::pair{"spaces", &Outcome::spaces},
    std::pair{"memberships", &Outcome::memberships},
    std::pair{"failed", &Outcome::failed},
    std::pair{"removed", &Outcome::removed},
    std::pair{"restored", &Outcome::restored},
    std::pair{"acted", &Outcome::acted},
    std::pair{"spaces_removed", &Outcome::spaces_removed},
};

template <class T, class Names>
std::string write_numbers(const T& value, const Names& names) {
    auto out = Json::object();
    for (const auto& [name, member] : names) out.set(name, value.*member);
    return out.serialise();
}
template <class T, class Names>
T read_numbers(std::string_view text, const Names& names) {
    T out;
    if (auto json = Json::parse(text))
        for (const auto& [name, member] : names) out.*member = json->find_int(name).value_or(0);
    return out;
}

Json texts(const std::vector<std::string>& list) {
    return Json::array_of(list, [](const std::string& each) { return Json(each); });
}
std::vector<std::string> texts_of(const Json& json, std::string_view name) {
    std::vector<std::string> out;
    if (const auto* list = json.find(name))
        for (const auto& each : list->items()) out.emplace_back(each.as_string().value_or(""));
    return out;
}

Json write_record(const members::Record& record, const std::vector<members::Field>& fields) {
    auto out = Json::object();
    for (auto field : fields) out.set(members::field_name(field), text_of(record, field));
    auto extra = Json::object();
    for (const auto& [name, value] : record.extra) extra.set(name, value);
    out.set("+", extra);
    return out;
}

void set_field(members::Record& record, members::Field field, const std::string& text) {
    using members::Field;
    switch (field) {
        case Field::birth_date: record.birth_date = base::Day::parse_iso(text); return;
        case Field::joined_on: record.joined_on = base::Day::parse_iso(text); return;
        case Field::paid_until: record.paid_until = base::Day::parse_iso(text); return;
        case Field::interests: record.interests = split_list(text); return;
        case Field::offers: record.offers = split_list(text); return;
        case Field::seeks: record.seeks = split_list(text); return;
        case Field::links: record.links = split_list(text); return;
        default: *line_of(record, field) = text;
    }
}

members::Record read_record(const Json* json) {
    members::Record out;
    if (!json) return out;
    for (const auto& member : json->members()) {
        auto field = members::parse_field(member.name);
        if (field) set_field(out, *field, std::string(member.value.as_string().value_or("")));
    }
    if (const auto* extra = json->find("+"))
        for (const auto& member : extra->members())
            out.extra.emplace(member.name, std::string(member.value.as_string().value_or("")));
    return out;
}

} // namespace

std::string write_counts(const Counts& counts) {
    return write_numbers(counts, count_names);
}
Counts read_counts(std::string_view json) {
    return read_numbers<Counts>(json, count_names);
}
std::string write_outcome(const Outcome& outcome) {
    return write_numbers(outcome, outcome_names);
}
Outcome read_outcome(std::string_view json) {
    return read_numbers<Outcome>(json, outcome_names);
}

std::string write_domains(const std::vector<Domain>& domains) {
    return Json::array_of(domains,
                          [](const Domain& each) {
                              return Json::object({{"name", each.name}, {"addresses", each.addresses}});
                          })
        .serialise();
}
std::vector<Domain> read_domains(std::string_view text) {
    std::vector<Domain> out;
    if (auto json = Json::parse(text))
        for (const auto& each : json->items())
            out.push_back({.name = std::string(each.find_string("name").value_or("")),
                           .addresses = each.find_int("addresses").value_or(0)});
    return out;
}

std::string write_details(const Line& line) {
    auto notes = Json::array_of(line.notes, [](const Note& note) {
        return Json::object({{"kind", static_cast<int>(note.kind)}, {"detail", note.detail}});
    });
    return Json::object({{"name", line.name},
                         {"other", line.other},
                         {"changes", texts(line.changes)},
                         {"kept", texts(line.kept)},
                         {"notes", notes}})
        .serialise();
}

void read_details(std::string_view text, Line& line) {
    auto json = Json::parse(text);
    if (!json) return;
    line.name = json->find_string("name").value_or("");
    line.other = json->find_string("other").value_or("");
    line.changes = texts_of(*json, "changes");
    line.kept = texts_of(*json, "kept");
    if (const auto* notes = json->find("notes"))
        for (const auto& each : notes->items())
            line.notes.push_back({.kind = static_cast<Note::Kind>(each.find_int("kind").value_or(1)),
                                  .detail = std::string(each.find_string("detail").value_or(""))});
}

std::string write_before(const Before& before) {
    return Json::object({{"before", write_record(before.before, before.fields)},
                         {"after", write_record(before.after, before.fields)},
                         {"was_left", before.was_left},
                         {"extra_changed", before.extra_changed}})
        .serialise();
}

Before read_before(std::string_view text) {
    Before out;
    auto json = Json::parse(text);
    if (!json) return out;
    out.before = read_record(json->find("before"));
    out.after = read_record(json->find("after"));
    out.was_left = json->find_bool("was_left").value_or(false);
    out.extra_changed = json->find_bool("extra_changed").value_or(false);
    if (const auto* before = json->find("before"))
        for (const auto& member : before->members())
            if (auto field = members::parse_field(member.name)) out.fields.push_back(*field);
    return out;
}

} // namespace imports
