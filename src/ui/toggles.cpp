// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/toggles.hpp"
#include "ui/form.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

std::string_view wish_of(const Toggle& toggle) {
    return toggle.pressed ? "remove" : "add";
}

html::Html folded_toggles(const Frame& frame, const Toggles& toggles) {
    if (toggles.folded.empty()) return {};
    return details(_class = "menu", data("menu") = true,
                   summary(_class = button_class(Kind::quiet, Size::small, true), _title = toggles.folded_label,
                           button_content(frame, toggles.folded_icon, toggles.folded_label, true)),
                   ul(_class = "menu-items", html::each(toggles.folded, [&](const Toggle& each) {
                          return li(html::tags::button(_type = "submit", _name = wish_of(each), _value = each.value,
                                                       icon(frame, each.icon), each.label));
                      })));
}

} // namespace

html::Html toggles(const Frame& frame, const Toggles& toggles) {
    const auto toggle = [&](const Toggle& each) {
        return html::tags::button(
            _class = button_class(Kind::quiet, Size::small, false), _type = "submit", _name = wish_of(each),
            _value = each.value, _id = toggles.id + "-" + each.value,
            attribute("aria-pressed") = each.pressed ? "true" : "false",
            button_content(frame, each.icon, each.label, false),
            each.count > 0 ? span(_class = "button-count", frame.w().number(each.count)) : html::Html{});
    };
    const bool driven = !toggles.target.selector.empty();
    return html::tags::form(_class = "toggles", _action = toggles.action, _method = "post", data("once") = true,
                            _hx_post = maybe_url(driven ? toggles.action : ""),
                            _hx_target = maybe(toggles.target.selector), _hx_swap = swap_name(toggles.target),
                            _hx_nonce = nonce(frame, toggles.target), hidden_field("csrf", frame.csrf_token),
                            html::each(toggles.shown, toggle), folded_toggles(frame, toggles));
}

} // namespace ui
