// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Typed HTML. Every element is an owning, already escaped Html: components are plain functions,
// text can only go in escaped, and a link can only go in through Url. Components live in a
// namespace that says `using namespace html::tags`.
//
//   Html person_card(const Person& person) {
//       return article(_class = "card", h2(a(_href = "/people/" + person.slug, person.name)),
//                      when(person.is_new, [] { return p("…"); }));
//   }
//
// Attributes and children come in any order; attributes live only inside the call. Names: tags.hpp,
// attributes.hpp.
#include <charconv>
#include <concepts>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace html {

void escape_into(std::string& out,
                 std::string_view text); // valid for text and for quoted attributes

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

// The only door for unescaped text: output of parse::render_markdown, of the icon sprite, of a
// chart. Reviewed by grep.
inline Html trusted(std::string html) {
    Html out;
    out.text_ = std::move(html);
    return out;
}

// An address that may stand in href, src, action: relative, https, http, mailto, tel. Anything else
// becomes "#".
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
    std::string_view prefix = {};
};
struct AttributeName {
    std::string_view name;
    std::string_view prefix = {};
    template <class V>
    constexpr Attribute<V> operator=(const V& value) const {
        return {name, value, prefix};
    }
};
struct UrlAttributeName {
    std::string_view name;
    Attribute<Url> operator=(const Url& value) const { return {name, value}; }
    template <std::same_as<std::optional<Url>> Optional>
    Attribute<Optional> operator=(const Optional& value) const {
        return {name, value};
    }
};
// An attribute whose values are words, true and false among them: aria-expanded, aria-current,
// spellcheck.
struct StateAttributeName {
    std::string_view name;
    Attribute<std::string_view> operator=(std::same_as<bool> auto state) const {
        return {name, state ? true_word : false_word};
    }
    template <class V>
        requires(!std::same_as<V, bool>)
    constexpr Attribute<V> operator=(const V& value) const {
        return {name, value};
    }

private:
    static constexpr std::string_view true_word = "true";
    static constexpr std::string_view false_word = "false";
};
template <class T>
inline constexpr bool is_attribute = false;
template <class V>
inline constexpr bool is_attribute<Attribute<V>> = true;

template <class T>
void put(std::string& out, const T& child) {
    if constexpr (std::same_as<T, Html> || std::same_as<T, Url>) {
        if constexpr (std::same_as<T, Html>)
            out += child.str();
        else
            escape_into(out, child.str());
    } else if constexpr (Text<T>) {
        escape_into(out, child);
    } else if constexpr (Number<T>) {
        char buffer[24];
        out.append(buffer, std::to_chars(buffer, buffer + 24, child).ptr);
    } else if constexpr (requires {
                             child.has_value();
                             *child;
                         }) {
        if (child) put(out, *child);
    } else if constexpr (std::ranges::input_range<const T>) {
        for (const auto& each : child) put(out, each);
    } else {
        static_assert(sizeof(T) == 0, "not an HTML child (bool, raw pointer and double are refused on purpose)");
    }
}

// A range becomes words with a space between: classes, ids.
template <class V>
void put_attribute_value(std::string& out, const V& value) {
    if constexpr (!Text<V> && std::ranges::input_range<const V>) {
        static_assert(!std::same_as<std::ranges::range_value_t<const V>, Html>, "markup does not go into an attribute");
        bool is_first = true;
        for (const auto& each : value) {
            if (!is_first) out += ' ';
            is_first = false;
            put(out, each);
        }
    } else {
        put(out, value);
    }
}

template <class V>
void put_attribute(std::string& out, const Attribute<V>& attribute) {
    const auto& [name, value, prefix] = attribute;
    static_assert(!std::same_as<V, Html>, "markup does not go into an attribute");
    if constexpr (std::same_as<V, bool>) {
        if (value) out.append(1, ' ').append(prefix).append(name);
    } else if constexpr (requires {
                             value.has_value();
                             *value;
                         }) {
        using Value = std::remove_cvref_t<decltype(*value)>;
        if (value) put_attribute(out, Attribute<Value>{name, *value, prefix});
    } else {
        out.append(1, ' ').append(prefix).append(name).append("=\"");
        put_attribute_value(out, value);
        out += '"';
    }
}

namespace detail {

template <class T>
std::size_t size_hint(const T& part) {
    if constexpr (std::same_as<T, Html>)
        return part.str().size();
    else
        return 16;
}

template <class T>
void put_if_attribute(std::string& out, const T& part) {
    if constexpr (is_attribute<T>) put_attribute(out, part);
}

template <class T>
void put_if_child(std::string& out, const T& part) {
    if constexpr (!is_attribute<T>) put(out, part);
}

} // namespace detail

struct Tag {
    std::string_view name;
    template <class... Parts>
    [[nodiscard]] Html operator()(const Parts&... parts) const {
        std::string out;
        out.reserve(64 + (0 + ... + detail::size_hint(parts)));
        out.append(1, '<').append(name);
        (detail::put_if_attribute(out, parts), ...);
        out += '>';
        (detail::put_if_child(out, parts), ...);
        out.append("</").append(name).append(1, '>');
        return trusted(std::move(out));
    }
};

// img, input, br …: attributes only, no end tag.
struct VoidTag {
    std::string_view name;
    template <class... Parts>
    [[nodiscard]] Html operator()(const Parts&... parts) const {
        static_assert((true && ... && is_attribute<Parts>), "a void element has no children");
        std::string out;
        out.reserve(64 + 16 * sizeof...(parts));
        out.append(1, '<').append(name);
        (detail::put_if_attribute(out, parts), ...);
        out += '>';
        return trusted(std::move(out));
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

// <!doctype html> and the page.
inline Html document(const Html& page) {
    return trusted("<!doctype html>" + page.str());
}

// Checks of names written in tags::data, tags::attribute and tags::custom, done by the compiler.
constexpr bool is_attribute_name(std::string_view name) {
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-:") == std::string_view::npos;
}
constexpr bool is_free_attribute_name(std::string_view name) {
    constexpr std::string_view refused[] = {"href",   "src",     "action", "formaction", "srcdoc",    "xlink:href",
                                            "hx-get", "hx-post", "hx-put", "hx-patch",   "hx-delete", "hx-action"};
    for (const std::string_view each : refused)
        if (name == each) return false;
    return is_attribute_name(name) && !name.starts_with("on") && !name.starts_with("hx-on");
}
constexpr bool is_custom_element_name(std::string_view name) {
    return is_attribute_name(name) && name.find('-') != std::string_view::npos && name[0] >= 'a' && name[0] <= 'z' &&
           name.find(':') == std::string_view::npos;
}

} // namespace html

#include "html/tags.hpp"
