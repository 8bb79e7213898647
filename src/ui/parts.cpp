// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/parts.hpp"
#include "ui/things.hpp"

namespace ui::parts {
using namespace html::tags;

std::optional<std::string> swap_name(const Target& target) {
    if (target.selector.empty()) return {};
    switch (target.swap) {
        case Target::Swap::replace: return "outerHTML";
        case Target::Swap::inside: return "innerHTML";
        case Target::Swap::append: return "beforeend";
        case Target::Swap::before: return "beforebegin";
        case Target::Swap::morph: return "outerMorph";
        case Target::Swap::remove: return "delete";
    }
    return {};
}

std::string asset(const Frame& frame, std::string_view name) {
    return frame.asset ? frame.asset(name) : "/static/" + std::string(name);
}

std::string tint(std::int64_t colour) {
    const auto within = ((colour % colour_count) + colour_count) % colour_count;
    return "tint-" + std::to_string(within);
}

std::string with_word(std::string_view base, std::string_view more) {
    std::string out(base);
    if (!more.empty()) out.append(" ").append(more);
    return out;
}

std::string button_class(Kind kind, Size size, bool icon_only) {
    std::string out = "button";
    switch (kind) {
        case Kind::primary: out += " button-primary"; break;
        case Kind::secondary: out += " button-secondary"; break;
        case Kind::quiet: out += " button-quiet"; break;
        case Kind::danger: out += " button-danger"; break;
    }
    if (size == Size::small) out += " button-small";
    if (size == Size::large) out += " button-large";
    if (icon_only) out += " button-icon";
    return out;
}

html::Html button_content(const Frame& frame, std::string_view name, std::string_view label, bool icon_only) {
    return html::group(name.empty() ? html::Html{} : icon(frame, name),
                       span(_class = icon_only ? "only-said" : "button-label", label));
}

html::Html unread_mark(const Frame& frame, std::int64_t unread) {
    if (unread <= 0) return {};
    const auto& w = frame.w();
    return span(_class = "unread", span(_aria_hidden = true, unread > 99 ? "99+" : w.number(unread)),
                span(_class = "only-said", w.count("{n} new", "{n} new ones", unread)));
}

} // namespace ui::parts
