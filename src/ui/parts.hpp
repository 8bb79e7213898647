// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What components of this folder share; rooms have no use for it.
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace ui::parts {

// Attributes that are left out when there is nothing to say.
inline std::optional<std::string> maybe(std::string_view text) {
    if (text.empty()) return {};
    return std::string(text);
}
inline std::optional<html::Url> maybe_url(std::string_view address) {
    if (address.empty()) return {};
    return html::Url(address);
}
inline std::optional<std::int64_t> maybe_number(std::int64_t number) {
    if (number <= 0) return {};
    return number;
}
// The nonce, when htmx drives the element.
inline std::optional<std::string> nonce(const Frame& frame, const Target& target) {
    if (target.selector.empty()) return {};
    return frame.nonce;
}
std::optional<std::string> swap_name(const Target& target);
std::string asset(const Frame& frame, std::string_view name);
std::string tint(std::int64_t colour);                               // "tint-4", whatever the number
std::string with_word(std::string_view base, std::string_view more); // two classes, or one
std::string button_class(Kind kind, Size size, bool icon_only);
html::Html button_content(const Frame& frame, std::string_view icon, std::string_view label, bool icon_only);
html::Html unread_mark(const Frame& frame, std::int64_t unread);

} // namespace ui::parts
