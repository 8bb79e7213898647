// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an act returns, as text, so that it can be kept under an idempotency key and given again.
// Fields are length-prefixed ("3:abc"); structs are their fields in order.
#include "base/id.hpp"
#include "base/time.hpp"
#include <boost/pfr/core.hpp>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace platform {
namespace detail {

inline void put_field(std::string& out, std::string_view text) {
    out += std::to_string(text.size());
    out += ':';
    out += text;
}
inline std::string_view take_field(std::string_view& in) {
    std::size_t size = 0;
    auto [end, error] = std::from_chars(in.data(), in.data() + in.size(), size);
    auto head = static_cast<std::size_t>(end - in.data()) + 1;
    if (error != std::errc{} || head > in.size() || *end != ':' || size > in.size() - head)
        throw std::logic_error("damaged outcome");
    auto field = in.substr(head, size);
    in.remove_prefix(head + size);
    return field;
}
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptionalOutcome : std::false_type {};
template <class T>
struct IsOptionalOutcome<std::optional<T>> : std::true_type {};

template <class T>
void encode(std::string& out, const T& value) {
    if constexpr (std::same_as<T, std::string>)
        put_field(out, value);
    else if constexpr (std::same_as<T, bool>)
        put_field(out, value ? "1" : "0");
    else if constexpr (std::is_enum_v<T>)
        put_field(out, std::to_string(static_cast<std::int64_t>(value)));
    else if constexpr (std::integral<T>)
        put_field(out, std::to_string(value));
    else if constexpr (IsVector<T>::value) {
        put_field(out, std::to_string(value.size()));
        for (const auto& item : value) encode(out, item);
    } else if constexpr (IsOptionalOutcome<T>::value) {
        put_field(out, value ? "1" : "0");
        if (value) encode(out, *value);
    } else {
        static_assert(std::is_aggregate_v<T>, "an outcome is an id, a number, a text, or a plain struct of these");
        boost::pfr::for_each_field(value, [&](const auto& field) { encode(out, field); });
    }
}
template <class N>
N take_number(std::string_view& in) {
    auto field = take_field(in);
    N number = 0;
    auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (error != std::errc{} || end != field.data() + field.size()) throw std::logic_error("damaged outcome");
    return number;
}
template <class T>
T decode(std::string_view& in) {
    if constexpr (std::same_as<T, std::string>)
        return std::string(take_field(in));
    else if constexpr (std::same_as<T, bool>)
        return take_number<int>(in) != 0;
    else if constexpr (std::is_enum_v<T>)
        return static_cast<T>(take_number<std::int64_t>(in));
    else if constexpr (std::integral<T>)
        return take_number<T>(in);
    else if constexpr (IsVector<T>::value) {
        auto count = take_number<std::size_t>(in);
        if (count > in.size()) throw std::logic_error("damaged outcome");
        T out(count);
        for (auto& item : out) item = decode<typename T::value_type>(in);
        return out;
    } else if constexpr (IsOptionalOutcome<T>::value) {
        if (take_number<int>(in) == 0) return std::nullopt;
        return decode<typename T::value_type>(in);
    } else {
        T out{};
        boost::pfr::for_each_field(out, [&](auto& field) { field = decode<std::decay_t<decltype(field)>>(in); });
        return out;
    }
}

} // namespace detail

template <class T>
std::string encode_outcome(const T& value) {
    std::string out;
    detail::encode(out, value);
    return out;
}
template <class T>
T decode_outcome(std::string_view text) {
    return detail::decode<T>(text);
}

} // namespace platform
