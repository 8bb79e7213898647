// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "parse/utf8.hpp"
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace parse {

namespace {

// As many levels as limits allow, so recursion is bounded.
Json from_boost(const boost::json::value& value) {
    switch (value.kind()) {
        case boost::json::kind::null: return {};
        case boost::json::kind::bool_: return value.get_bool();
        case boost::json::kind::int64: return value.get_int64();
        case boost::json::kind::uint64: return value.get_uint64();
        case boost::json::kind::double_: return value.get_double();
        case boost::json::kind::string: return std::string_view(value.get_string());
        case boost::json::kind::array: {
            Json::Array items;
            items.reserve(value.get_array().size());
            for (const auto& item : value.get_array()) items.push_back(from_boost(item));
            return Json::array(std::move(items));
        }
        case boost::json::kind::object: break;
    }
    Json::Members members;
    members.reserve(value.get_object().size());
    for (const auto& member : value.get_object()) {
        members.push_back({std::string(member.key()), from_boost(member.value())});
    }
    return Json::object_of(std::move(members));
}

Problem problem_at(std::string_view text, std::size_t at, base::Message message) {
    const std::string_view before = text.substr(0, at);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    const std::size_t line_start = before.rfind('\n') + 1; // npos + 1 is 0
    return {ProblemKind::malformed, std::move(message), line, at - line_start + 1};
}

Problem problem_of(std::string_view text, std::size_t at, const boost::json::error_code& error) {
    if (error == boost::json::error::too_deep) {
        return {ProblemKind::too_large, base::say("This JSON is nested too deep."), 0, 0};
    }
    return problem_at(text, at, base::say("This is not valid JSON."));
}

void write_string(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const bool separator = point.value == U'\u2028' || point.value == U'\u2029';
        if (point.value == '"' || point.value == '\\') {
            out += {'\\', static_cast<char>(point.value)};
        } else if (point.value == '\n') {
            out += "\\n";
        } else if (separator) {
            out += point.value == U'\u2028' ? "\\u2028" : "\\u2029";
        } else if (point.value < 0x20 || point.value == '<') {
            out += "\\u00";
            out += {digits[point.value >> 4], digits[point.value & 15]};
        } else {
            append_utf8(out, point.value);
        }
        text.remove_prefix(point.bytes);
    }
    out += '"';
}

template <typename Number>
void write_number(std::string& out, Number number) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write(std::string& out, const Json& value);

void write_items(std::string& out, const Json::Array& items) {
    out += '[';
    for (const Json& item : items) {
        if (&item != &items.front()) out += ',';
        write(out, item);
    }
    out += ']';
}

void write_members(std::string& out, const Json::Members& members) {
    out += '{';
    for (const Json::Member& member : members) {
        if (&member != &members.front()) out += ',';
        write_string(out, member.name);
        out += ':';
        write(out, member.value);
    }
    out += '}';
}

void write(std::string& out, const Json& value) {
    if (value.is_object()) return write_members(out, value.members());
    if (value.is_array()) return write_items(out, value.items());
    if (const auto text = value.as_string()) return write_string(out, *text);
    if (const auto truth = value.as_bool()) {
        out += *truth ? "true" : "false";
    } else if (const auto whole = value.as_int()) {
        write_number(out, *whole);
    } else if (const auto number = value.as_double(); number && std::isfinite(*number)) {
        write_number(out, *number);
    } else {
        out += "null";
    }
}

} // namespace

Json Json::object(std::initializer_list<Entry> entries) {
    Members members;
    members.reserve(entries.size());
    for (const Entry& entry : entries) members.push_back({std::string(entry.name), entry.value});
    return object_of(std::move(members));
}

Json Json::object_of(Members members) {
    Json json;
    json.value_ = std::move(members);
    return json;
}

Json Json::array(std::initializer_list<Json> items) {
    return array(Array(items));
}

Json Json::array(Array items) {
    Json json;
    json.value_ = std::move(items);
    return json;
}

Result<Json> Json::parse(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes_max) {
        return Problem{ProblemKind::too_large, base::say("This JSON is too large.")};
    }
    boost::json::parse_options options;
    options.max_depth = limits.depth_max;
    boost::json::monotonic_resource memory;
    boost::json::parser parser({}, options);
    parser.reset(&memory);
    boost::json::error_code error;
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    if (error) return problem_of(text, read, error);
    if (text.find_first_not_of(" \t\r\n", read) != text.npos) {
        return problem_at(text, read, base::say("There is something after the JSON value."));
    }
    return from_boost(parser.release());
}

std::string Json::serialise() const {
    std::string out;
    write(out, *this);
    return out;
}

std::optional<bool> Json::as_bool() const {
    const auto* truth = std::get_if<bool>(&value_);
    return truth ? std::optional(*truth) : std::nullopt;
}

std::optional<std::int64_t> Json::as_int() const {
    if (const auto* whole = std::get_if<std::int64_t>(&value_)) return *whole;
    const auto* number = std::get_if<double>(&value_);
    constexpr double exact_max = 9007199254740992.0; // 2^53
    if (!number || std::trunc(*number) != *number || std::abs(*number) > exact_max) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*number);
}

std::optional<double> Json::as_double() const {
    if (const auto* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
    const auto* number = std::get_if<double>(&value_);
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<std::string_view> Json::as_string() const {
    const auto* text = std::get_if<std::string>(&value_);
    return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

const Json::Array& Json::items() const {
    static const Array none;
    const auto* items = std::get_if<Array>(&value_);
    return items ? *items : none;
}

const Json::Members& Json::members() const {
    static const Members none;
    const auto* members = std::get_if<Members>(&value_);
    return members ? *members : none;
}

const Json* Json::find(std::string_view name) const {
    const Members& all = members();
    const auto found = std::ranges::find(all, name, &Member::name);
    return found == all.end() ? nullptr : &found->value;
}

std::optional<bool> Json::find_bool(std::string_view name) const {
    const Json* value = find(name);
    return value ? value->as_bool() : std::nullopt;
}

std::optional<std::int64_t> Json::find_int(std::string_view name) const {
    const Json* value = find(name);
    return value ? value->as_int() : std::nullopt;
}

std::optional<double> Json::find_double(std::string_view name) const {
    const Json* value = find(name);
    return value ? value->as_double() : std::nullopt;
}

std::optional<std::string_view> Json::find_string(std::string_view name) const {
    const Json* value = find(name);
    return value ? value->as_string() : std::nullopt;
}

Json& Json::set(std::string_view name, Json value) {
    if (!is_object()) value_ = Members{};
    Members& members = std::get<Members>(value_);
    const auto found = std::ranges::find(members, name, &Member::name);
    if (found != members.end()) {
        found->value = std::move(value);
    } else {
        members.push_back({std::string(name), std::move(value)});
    }
    return *this;
}

Json& Json::push(Json value) {
    if (!is_array()) value_ = Array{};
    std::get<Array>(value_).push_back(std::move(value));
    return *this;
}

bool Json::operator==(const Json& other) const {
    return value_ == other.value_;
}

} // namespace parse
