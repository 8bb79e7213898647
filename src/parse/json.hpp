// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// JSON values (RFC 8259), to read what comes in and build what goes out:
//
//   auto body = Json::object({{"id", idea.id}, {"title", idea.title},
//                             {"tags", Json::array_of(tags, [](auto& t) { return Json(t.name);
//                             })}});
//   body.set("next", cursor);          // an std::optional without value is null
//   response.body = body.serialise();
//
//   auto input = Json::parse(request.body);
//   if (!input) refuse(input.problem);
//   auto title = input->find_string("title");   // std::optional<std::string_view>
namespace parse {

struct JsonLimits {
    std::size_t bytes_max = 1024 * 1024;
    std::size_t depth_max = 32;
};

class Json {
public:
    struct Entry;  // {"name", value}, to build an object in place
    struct Member; // name and value, in the order set
    using Array = std::vector<Json>;
    using Members = std::vector<Member>;

    Json(); // null
    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();
    Json(std::nullptr_t);
    Json(std::same_as<bool> auto truth) : Json(Scalar(truth)) {}
    // A number beyond the signed 64 bits is kept as a double.
    template <std::integral Integer>
        requires(!std::same_as<Integer, bool>)
    Json(Integer number) : Json(number_of(number)) {}
    Json(double number);
    Json(const char* text);
    Json(std::string_view text);
    Json(std::string text);
    template <typename Value>
        requires std::constructible_from<Json, Value>
    Json(const std::optional<Value>& maybe) {
        if (maybe) *this = Json(*maybe);
    }

    static Json object(std::initializer_list<Entry> entries = {});
    static Json object_of(Members members); // names must differ
    static Json array(std::initializer_list<Json> items = {});
    static Json array(Array items);
    // One item per element of a range, made by `make`.
    template <typename Range, typename Make>
    static Json array_of(const Range& range, Make make) {
        Array items;
        for (const auto& element : range) items.push_back(make(element));
        return array(std::move(items));
    }

    // Strict RFC 8259, one value. Invalid UTF-8 is refused, the last of duplicate names wins. A
    // number of more than 15 digits may be off by its last bit.
    static Result<Json> parse(std::string_view text, const JsonLimits& limits = {});

    // Compact, in the order set. Invalid UTF-8 in a string becomes U+FFFD; NaN and infinities
    // become null. Safe inside a <script> element: "<", U+2028 and U+2029 are escaped.
    std::string serialise() const;

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_object() const { return std::holds_alternative<Members>(value_); }
    bool is_array() const { return std::holds_alternative<Array>(value_); }
    bool is_string() const { return std::holds_alternative<std::string>(value_); }

    // The value as that type, or nothing. A number without fraction reads both ways.
    std::optional<bool> as_bool() const;
    std::optional<std::int64_t> as_int() const;
    std::optional<double> as_double() const;
    std::optional<std::string_view> as_string() const;

    // Empty when this is not an array (an object).
    const Array& items() const;
    const Members& members() const;

    // A member of an object; nothing when absent or when this is not an object.
    const Json* find(std::string_view name) const;
    std::optional<bool> find_bool(std::string_view name) const;
    std::optional<std::int64_t> find_int(std::string_view name) const;
    std::optional<double> find_double(std::string_view name) const;
    std::optional<std::string_view> find_string(std::string_view name) const;

    // Sets a member; null becomes an object first, another type is replaced by one.
    Json& set(std::string_view name, Json value);
    // Adds an item; null becomes an array first, another type is replaced by one.
    Json& push(Json value);

    bool operator==(const Json& other) const;

private:
    using Scalar = std::variant<bool, std::int64_t, double>;
    explicit Json(Scalar scalar);

    template <typename Integer>
    static Scalar number_of(Integer number) {
        if (std::in_range<std::int64_t>(number)) return static_cast<std::int64_t>(number);
        return static_cast<double>(number);
    }

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Members> value_;
};

struct Json::Member {
    std::string name;
    Json value;

    bool operator==(const Member&) const = default;
};

struct Json::Entry {
    std::string_view name;
    Json value;
};

// Here, where members are complete.
inline Json::Json() = default;
inline Json::Json(const Json&) = default;
inline Json::Json(Json&&) noexcept = default;
inline Json& Json::operator=(const Json&) = default;
inline Json& Json::operator=(Json&&) noexcept = default;
inline Json::~Json() = default;
inline Json::Json(Scalar scalar) {
    std::visit([this](auto value) { value_ = value; }, scalar);
}
inline Json::Json(std::nullptr_t) {}
inline Json::Json(double number) : value_(number) {}
inline Json::Json(const char* text) : value_(std::string(text)) {}
inline Json::Json(std::string_view text) : value_(std::string(text)) {}
inline Json::Json(std::string text) : value_(std::move(text)) {}

} // namespace parse
