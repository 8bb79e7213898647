// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Typed HTML. Every element is an owning, already escaped Html: components are plain functions, text can only go in
// escaped, and a link can only go in through Url. Components live in a namespace that says `using namespace html::tags`.
#include <charconv>
#include <concepts>
#include <initializer_list>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>

namespace html {

void escape_into(std::string& out, std::string_view text); // valid for text and for quoted attributes

class Html {
public:
    Html() = default;
    const std::string& str() const& { return text_; }
    std::string str() && { return std::move(text_); }
    bool empty() const { return text_.empty(); }
    Html& operator+=(const Html& other) {
        text_ += other.text_;
        return *this;
    }
    friend Html trusted(std::string html);

private:
    std::string text_;
};

// The only door for unescaped text: output of parse::render_markdown, of the icon sprite, of a chart. Reviewed by grep.
inline Html trusted(std::string html) {
    Html out;
    out.text_ = std::move(html);
    return out;
}

// An address that may stand in href, src, action: relative, https, http, mailto, tel. Anything else becomes "#".
class Url {
public:
    Url(std::string_view address);
    Url(const std::string& address) : Url(std::string_view(address)) {}
    Url(const char* address) : Url(std::string_view(address)) {}
    const std::string& str() const { return text_; }

private:
    std::string text_;
};

template <class T>
concept Text = std::convertible_to<const T&, std::string_view>;
template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <class V>
struct Attribute {
    std::string_view name;
    const V& value; // lives only inside the full expression of the element call
};
struct AttributeName {
    std::string_view name;
    template <class V>
    constexpr Attribute<V> operator=(const V& value) const {
        return {name, value};
    }
};
struct UrlAttributeName {
    std::string_view name;
    Attribute<Url> operator=(const Url& value) const { return {name, value}; }
};
template <class T>
inline constexpr bool is_attribute = false;
template <class V>
inline constexpr bool is_attribute<Attribute<V>> = true;

template <class T>
void put(std::string& out, const T& child) {
    if constexpr (std::same_as<T, Html> || std::same_as<T, Url>) {
        if constexpr (std::same_as<T, Html>) out += child.str();
        else escape_into(out, child.str());
    } else if constexpr (Text<T>) {
        escape_into(out, child);
    } else if constexpr (Number<T>) {
        char buffer[24];
        out.append(buffer, std::to_chars(buffer, buffer + 24, child).ptr);
    } else if constexpr (requires { child.has_value(); *child; }) {
        if (child) put(out, *child);
    } else if constexpr (std::ranges::input_range<const T>) {
        for (const auto& each : child) put(out, each);
    } else {
        static_assert(sizeof(T) == 0, "not an HTML child (bool, raw pointer and double are refused on purpose)");
    }
}

template <class V>
void put_attribute(std::string& out, std::string_view name, const V& value) {
    if constexpr (std::same_as<V, bool>) {
        if (value) {
            out += ' ';
            out += name;
        }
    } else if constexpr (requires { value.has_value(); *value; }) {
        if (value) put_attribute(out, name, *value);
    } else {
        out += ' ';
        out += name;
        out += "=\"";
        put(out, value);
        out += '"';
    }
}

struct Tag {
    std::string_view name;
    bool is_void = false;
    template <class... Parts>
    [[nodiscard]] Html operator()(const Parts&... parts) const {
        std::string out;
        out.reserve(64 + (0 + ... + size_hint(parts)));
        out += '<';
        out += name;
        (
            [&] {
                if constexpr (is_attribute<Parts>) put_attribute(out, parts.name, parts.value);
            }(),
            ...);
        out += '>';
        if (!is_void) {
            (
                [&] {
                    if constexpr (!is_attribute<Parts>) put(out, parts);
                }(),
                ...);
            out += "</";
            out += name;
            out += '>';
        }
        return trusted(std::move(out));
    }

private:
    template <class T>
    static std::size_t size_hint(const T& part) {
        if constexpr (std::same_as<T, Html>) return part.str().size();
        else return 16;
    }
};

template <class F>
Html when(bool condition, F make) {
    return condition ? make() : Html{};
}
template <std::ranges::input_range R, class F>
Html each(R&& range, F make) {
    std::string out;
    for (const auto& item : range) put(out, make(item));
    return trusted(std::move(out));
}
template <class... Parts>
Html group(const Parts&... parts) {
    std::string out;
    (put(out, parts), ...);
    return trusted(std::move(out));
}

} // namespace html

#include "html/tags.hpp"
