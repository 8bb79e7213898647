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
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace html {

void escape_into(std::string& out,
                 std::string_view text); // valid for text and for quoted attributes

// Long parts are shared by all that stands around them and by copies: a page is put together without copying its text
// from element to element.
class Html {
public:
    Html() = default;
    std::string str() const&;
    std::string str() &&;
    bool empty() const { return text_.empty() && before_.empty(); }
    std::size_t size() const { return before_size_ + text_.size(); }
    Html& operator+=(const Html& other);
    friend Html trusted(std::string html);
    friend class Writer;

private:
    void share_text(); // what is written so far becomes a part of its own

    std::vector<std::shared_ptr<const std::string>> before_;
    std::size_t before_size_ = 0;
    std::string text_; // after them
};

// The only door for unescaped text: output of parse::render_markdown, of the icon sprite, of a
// chart. Reviewed by grep.
inline Html trusted(std::string html) {
    Html out;
    out.text_ = std::move(html);
    return out;
}

// Puts an element together.
class Writer {
public:
    explicit Writer(std::size_t size_hint) { out_.text_.reserve(size_hint); }
    std::string& text() { return out_.text_; }
    void add(const Html& part) { out_ += part; }
    Html take() &&;

private:
    Html out_;
};

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

// Text, a number, an address, several of them, or nothing.
template <class T>
void put(std::string& out, const T& child) {
    static_assert(!std::same_as<T, Html>, "markup does not go into an attribute");
    if constexpr (std::same_as<T, Url>) {
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

// Any of these, and elements.
template <class T>
void put(Writer& out, const T& child) {
    if constexpr (std::same_as<T, Html>) {
        out.add(child);
    } else if constexpr (Text<T> || std::same_as<T, Url>) {
        put(out.text(), child);
    } else if constexpr (requires {
                             child.has_value();
                             *child;
                         }) {
        if (child) put(out, *child);
    } else if constexpr (std::ranges::input_range<const T>) {
        for (const auto& each : child) put(out, each);
    } else {
        put(out.text(), child);
    }
}

// A range becomes words with a space between: classes, ids.
template <class V>
void put_attribute_value(std::string& out, const V& value) {
    if constexpr (!Text<V> && std::ranges::input_range<const V>) {
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

inline constexpr std::size_t shared_from = 1024;
inline constexpr std::size_t around_element = 5; // <></>

// About how long a part will be, so that an element is written without growing.
template <class T>
std::size_t size_hint(const T& part) {
    constexpr std::size_t around_value = 4; // ' ', '=' and two quotes
    constexpr std::size_t unknown = 16;
    if constexpr (std::same_as<T, Html>) {
        return part.size() < shared_from ? part.size() : 0;
    } else if constexpr (std::same_as<T, Url>) {
        return part.str().size();
    } else if constexpr (is_attribute<T>) {
        return around_value + part.prefix.size() + part.name.size() + size_hint(part.value);
    } else if constexpr (Text<T>) {
        return std::string_view(part).size();
    } else if constexpr (requires {
                             part.has_value();
                             *part;
                         }) {
        return part ? size_hint(*part) : 0;
    } else if constexpr (std::ranges::forward_range<const T>) {
        std::size_t sum = 0;
        for (const auto& each : part) sum += size_hint(each);
        return sum;
    } else {
        return unknown;
    }
}

template <class T>
void put_if_attribute(std::string& out, const T& part) {
    if constexpr (is_attribute<T>) put_attribute(out, part);
}

template <class T>
void put_if_child(Writer& out, const T& part) {
    if constexpr (!is_attribute<T>) put(out, part);
}

} // namespace detail

struct Tag {
    std::string_view name;
    template <class... Parts>
    [[nodiscard]] Html operator()(const Parts&... parts) const {
        Writer out(2 * name.size() + detail::around_element + (0 + ... + detail::size_hint(parts)));
        out.text().append(1, '<').append(name);
        (detail::put_if_attribute(out.text(), parts), ...);
        out.text() += '>';
        (detail::put_if_child(out, parts), ...);
        out.text().append("</").append(name).append(1, '>');
        return std::move(out).take();
    }
};

// img, input, br …: attributes only, no end tag.
struct VoidTag {
    std::string_view name;
    template <class... Parts>
    [[nodiscard]] Html operator()(const Parts&... parts) const {
        static_assert((true && ... && is_attribute<Parts>), "a void element has no children");
        std::string out;
        out.reserve(name.size() + detail::around_element + (0 + ... + detail::size_hint(parts)));
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
    std::size_t count = 1;
    if constexpr (std::ranges::sized_range<R>) count = static_cast<std::size_t>(std::ranges::size(range));
    Writer out(0);
    for (bool is_first = true; const auto& item : range) {
        const auto made = make(item);
        if (std::exchange(is_first, false)) out.text().reserve(count * detail::size_hint(made)); // as long as the first
        put(out, made);
    }
    return std::move(out).take();
}
template <class... Parts>
Html group(const Parts&... parts) {
    Writer out((0 + ... + detail::size_hint(parts)));
    (put(out, parts), ...);
    return std::move(out).take();
}

// <!doctype html> and the page.
inline Html document(const Html& page) {
    return group(trusted("<!doctype html>"), page);
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
