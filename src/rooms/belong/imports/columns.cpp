// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/columns.hpp"
#include "base/text.hpp"
#include "parse/date.hpp"
#include "parse/json.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace imports {

namespace {

bool is_date(std::string_view name) {
    return name == "birth_date" || name == "joined_on" || name == "paid_until";
}

// How many dates of a column can only be read with the day first, and how many with the month first.
struct DateVotes {
    int day_first = 0;
    int month_first = 0;
};
void vote(DateVotes& votes, std::string_view text) {
    auto trimmed = base::trim(text);
    int first = 0, second = 0;
    const auto* end = trimmed.data() + trimmed.size();
    auto [at, error] = std::from_chars(trimmed.data(), end, first);
    if (error != std::errc{} || at == end || (*at != '/' && *at != '-' && *at != '.')) return;
    auto [after, other_error] = std::from_chars(at + 1, end, second);
    if (other_error != std::errc{} || first > 31 || after == end) return;
    if (first > 12 && second <= 12) ++votes.day_first;
    if (second > 12 && first <= 12) ++votes.month_first;
}

DateOrder guess_dates(const Table& table, const std::vector<std::string>& targets) {
    DateVotes votes;
    auto count = std::min<std::size_t>(table.rows.size(), 2000);
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t i = 0; i < targets.size(); ++i)
            if (is_date(targets[i])) vote(votes, table.rows[row].cells[i]);
    return votes.month_first > votes.day_first ? DateOrder::month_first : DateOrder::day_first;
}

std::vector<std::string> folded(const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const auto& name : names) out.push_back(base::fold(name));
    return out;
}

std::optional<Mapping> find_saved(const Table& table, std::span<const Mapping> saved) {
    for (const auto& each : saved) {
        std::map<std::string, std::string> known;
        for (std::size_t i = 0; i < each.header.size(); ++i) known.emplace(base::fold(each.header[i]), each.targets[i]);
        auto names = folded(table.header);
        auto all_there = std::ranges::all_of(
            each.header, [&](const auto& name) { return std::ranges::find(names, base::fold(name)) != names.end(); });
        if (!all_there) continue;
        Mapping out{.preset = each.preset, .dates = each.dates, .header = table.header, .targets = {}};
        for (const auto& name : names)
            out.targets.push_back(known.contains(name) ? known[name] : std::string(target::extra));
        return out;
    }
    return std::nullopt;
}

bool is_own_export(const Table& table) {
    auto own = own_columns();
    return table.header.size() >= own.size() && std::equal(own.begin(), own.end(), table.header.begin());
}

Mapping own_mapping(const Table& table) {
    Mapping out{
        .preset = std::string(own_preset), .dates = DateOrder::day_first, .header = table.header, .targets = {}};
    auto own = own_columns();
    for (std::size_t i = 0; i < table.header.size(); ++i)
        out.targets.push_back(i < own.size() ? own[i] : std::string(target::extra));
    return out;
}

void give_targets(std::vector<std::string>& targets, const std::vector<std::string>& names, const Alias& alias) {
    bool may_go_on = may_repeat(alias.target);
    for (auto wanted : alias.names)
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!targets[i].empty() || names[i] != wanted) continue;
            targets[i] = alias.target;
            if (!may_go_on) return;
        }
}

bool has_target(const std::vector<std::string>& targets, std::string_view wanted) {
    return std::ranges::find(targets, wanted) != targets.end();
}

// What is left of a cell once it is known to be a date: nothing when it cannot be read.
std::optional<base::Day> read_date(const std::string& text, DateOrder order) {
    if (order == DateOrder::day_first) return parse::read_day(text, {.excel_serials = parse::ExcelSerials::yes});
    auto trimmed = base::trim(text);
    auto first = trimmed.find_first_of("/-.");
    auto second = first == std::string::npos ? first : trimmed.find_first_of("/-.", first + 1);
    if (second == std::string::npos || first > 2) return parse::read_day(trimmed);
    return parse::read_day(trimmed.substr(first + 1, second - first) + trimmed.substr(0, first + 1) +
                           trimmed.substr(second + 1));
}

} // namespace

std::vector<std::string> own_columns() {
    std::vector<std::string> out{std::string(target::record)};
    for (auto field : members::list_fields()) out.emplace_back(members::field_name(field));
    out.emplace_back(target::state);
    return out;
}

bool may_repeat(std::string_view name) {
    return name == "address" || name == "interests" || name == "offers" || name == "seeks" || name == "links" ||
           name == target::ignored || name == target::extra;
}

bool is_target(std::string_view name) {
    return name == target::ignored || name == target::extra || name == target::full_name || name == target::record ||
           name == target::state || members::parse_field(name);
}

Mapping guess_mapping(const Table& table, std::span<const Mapping> saved) {
    if (is_own_export(table)) return own_mapping(table);
    if (auto found = find_saved(table, saved)) return *found;
    Mapping out{.preset = {}, .dates = DateOrder::day_first, .header = table.header, .targets = {}};
    auto names = folded(table.header);
    out.preset = guess_preset(names);
    std::vector<std::string> targets(names.size());
    for (const auto& alias : preset_aliases(out.preset)) give_targets(targets, names, alias);
    for (const auto& alias : common_aliases())
        if (may_repeat(alias.target) || !has_target(targets, alias.target)) give_targets(targets, names, alias);
    if (!has_target(targets, "last_name") && !has_target(targets, "first_name"))
        give_targets(targets, names, full_name_alias());
    for (auto& each : targets)
        if (each.empty()) each = target::extra;
    out.dates = guess_dates(table, targets);
    out.targets = std::move(targets);
    return out;
}

bool has_name(const Mapping& mapping) {
    return has_target(mapping.targets, "last_name") || has_target(mapping.targets, "first_name") ||
           has_target(mapping.targets, target::full_name);
}

Mapping check_mapping(const Mapping& mapping) {
    base::FieldErrors errors;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < mapping.targets.size(); ++i) {
        const auto& name = mapping.targets[i];
        auto field = "column_" + std::to_string(i);
        if (!is_target(name))
            errors.emplace(field, base::say("Choose what this column is."));
        else if (!may_repeat(name) && !seen.insert(name).second)
            errors.emplace(field, base::say("Another column is already taken for this. Choose one of the two."));
    }
    if (!has_name(mapping))
        errors.emplace("", base::say("Say which column holds the names: without a name there is no member."));
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return mapping;
}

std::string write_mapping(const Mapping& mapping) {
    using parse::Json;
    auto text = [](const std::string& each) { return Json(each); };
    return Json::object({{"preset", mapping.preset},
                         {"dates", static_cast<int>(mapping.dates)},
                         {"header", Json::array_of(mapping.header, text)},
                         {"targets", Json::array_of(mapping.targets, text)}})
        .serialise();
}

Mapping read_mapping(std::string_view json) {
    Mapping out;
    auto value = parse::Json::parse(json);
    if (!value) return out;
    out.preset = value->find_string("preset").value_or("");
    out.dates = value->find_int("dates") == 2 ? DateOrder::month_first : DateOrder::day_first;
    auto read = [&](std::string_view name, std::vector<std::string>& into) {
        if (const auto* list = value->find(name))
            for (const auto& each : list->items()) into.emplace_back(each.as_string().value_or(""));
    };
    read("header", out.header);
    read("targets", out.targets);
    return out;
}

std::string join_words(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        if (!out.empty()) out += list_separator;
        for (char letter : word) {
            if (letter == '|' || letter == '\\') out += '\\';
            out += letter;
        }
    }
    return out;
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\'))
            out.back() += text[++i];
        else if (text[i] == '|')
            out.emplace_back();
        else
            out.back() += text[i];
    }
    for (auto& word : out) word = base::trim(word);
    std::erase_if(out, [](const std::string& word) { return word.empty(); });
    return out;
}

// ---- A line -----------------------------------------------------------------------------------------------------

namespace {

struct Reader {
    const Mapping& mapping;
    Person& person;

    // What consists of invisible characters only is as empty as it looks.
    bool keep(const std::string& name, const std::string& text) {
        auto clean = std::string(base::first_code_points(base::clean_text(text), 1000));
        if (clean.empty()) return false;
        person.record.extra[name] = std::move(clean);
        return true;
    }

    void keep_as_note(std::size_t column, const std::string& text, Note::Kind kind) {
        const auto& name = mapping.header[column];
        if (keep(name, text)) person.notes.push_back({.kind = kind, .detail = name});
    }

    void read_full_name(const std::string& text) {
        auto name = split_full_name(text);
        person.record.first_name = name.first;
        person.record.last_name = name.last;
    }

    void read_day(std::size_t column, members::Field field, const std::string& text) {
        auto day = read_date(text, mapping.dates);
        auto plausible = day && day->year() >= 1900 && day->year() <= 2199;
        if (!plausible) return keep_as_note(column, text, Note::Kind::odd_date);
        auto& record = person.record;
        auto& into = field == members::Field::birth_date  ? record.birth_date
                     : field == members::Field::joined_on ? record.joined_on
                                                          : record.paid_until;
        into = day;
    }

    void read_words(std::vector<std::string>& into, const std::string& text) {
        auto words = mapping.preset == own_preset ? split_list(text) : split_free_list(text);
        into.insert(into.end(), words.begin(), words.end());
    }

    void read_field(std::size_t column, members::Field field, const std::string& text) {
        using members::Field;
        auto& record = person.record;
        switch (field) {
            case Field::birth_date:
            case Field::joined_on:
            case Field::paid_until: return read_day(column, field, text);
            case Field::interests: return read_words(record.interests, text);
            case Field::offers: return read_words(record.offers, text);
            case Field::seeks: return read_words(record.seeks, text);
            case Field::links: return read_words(record.links, text);
            case Field::address:
                record.address += (record.address.empty() ? "" : ", ") + base::clean_line(text);
                return;
            case Field::story: record.story = text; return;
            default: *line_of(record, field) = text;
        }
    }

    void read_cell(std::size_t column, const std::string& text) {
        const auto& name = mapping.targets[column];
        if (name == target::ignored) return;
        if (name == target::extra || mapping.preset != own_preset)
            person.extra_columns.push_back(mapping.header[column]);
        if (base::trim(text).empty()) return;
        if (name == target::extra) {
            keep(extra_name(column), text);
        } else if (name == target::full_name) {
            read_full_name(text);
        } else if (name == target::record) {
            person.record.public_id = base::PublicId::parse(base::trim(text)).value_or(base::PublicId{});
        } else if (name == target::state) {
            person.state = base::trim(text) == "left" ? members::MemberState::left : members::MemberState::current;
        } else if (auto field = members::parse_field(name)) {
            read_field(column, *field, text);
        }
    }

    std::string extra_name(std::size_t column) const {
        const auto& name = mapping.header[column];
        bool is_marked = mapping.preset == own_preset && name.starts_with(extra_prefix);
        return is_marked ? name.substr(extra_prefix.size()) : name;
    }

    // What the record would refuse goes to the notes instead, so that a line is never lost for one cell.
    void move_refused() {
        auto& record = person.record;
        for (const auto& [name, message] : members::check_record(record)) {
            auto field = members::parse_field(name);
            if (!field || (record.first_name.empty() && record.last_name.empty())) continue;
            auto at = std::ranges::find(mapping.targets, name);
            auto column = static_cast<std::size_t>(at - mapping.targets.begin());
            auto text = text_of(record, *field);
            auto kind = kind_of(*field);
            if (at != mapping.targets.end()) keep_as_note(column, text, kind);
            shorten(record, *field);
        }
        record = members::clean_record(record);
    }
};

} // namespace

Person read_person(const parse::Row& row, const Mapping& mapping, FileKind) {
    Person person;
    person.line = static_cast<std::int64_t>(row.line);
    Reader reader{mapping, person};
    auto count = std::min(mapping.targets.size(), row.cells.size());
    for (std::size_t i = 0; i < count; ++i) reader.read_cell(i, row.cells[i]);
    for (auto& name : person.extra_columns)
        if (mapping.preset == own_preset && name.starts_with(extra_prefix)) name = name.substr(extra_prefix.size());
    bool has_region = !person.record.region.empty();
    person.record = members::clean_record(person.record);
    reader.move_refused();
    for (auto field : members::list_fields()) {
        bool is_derived = field == members::Field::region && !has_region;
        if (!is_derived && !text_of(person.record, field).empty()) person.given.push_back(field);
    }
    return person;
}

void join_lines(Person& first, const Person& second) {
    auto& record = first.record;
    for (auto field : second.given) {
        bool is_later = field == members::Field::paid_until && record.paid_until < second.record.paid_until;
        bool is_missing = std::ranges::find(first.given, field) == first.given.end();
        if (!is_missing && !is_later) continue;
        members::copy_field(record, second.record, field);
        if (is_missing) first.given.push_back(field);
    }
    for (const auto& [name, value] : second.record.extra) record.extra.emplace(name, value);
    record = members::clean_record(record);
}

} // namespace imports
