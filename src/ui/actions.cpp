// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/actions.hpp"
#include "ui/form.hpp"
#include "ui/parts.hpp"
#include <algorithm>

namespace ui {
using namespace html::tags;
using namespace parts;

html::Html icon(const Frame& frame, std::string_view name) {
    // A page has hundreds: each is written at once, with names that are the program's own.
    static constexpr std::string_view start = R"(<svg class="icon" aria-hidden="true" focusable="false"><use href=")";
    static constexpr std::string_view end = R"("></use></svg>)";
    const auto sprite = frame.icons.empty() ? asset(frame, "icons.svg") : frame.icons;
    std::string out;
    out.reserve(start.size() + sprite.size() + 1 + name.size() + end.size());
    out.append(start);
    html::escape_into(out, sprite);
    out += '#';
    html::escape_into(out, name);
    return html::trusted(std::move(out.append(end)));
}

html::Html button(const Frame& frame, const Button& button) {
    const bool submits = button.submits && button.opens.empty();
    return html::tags::button(_class = button_class(button.kind, button.size, button.icon_only),
                              _type = submits ? "submit" : "button", _name = maybe(button.name),
                              _value = maybe(button.value), _formaction = maybe_url(button.form_action),
                              data("confirm") = maybe(button.confirm), data("opens") = maybe(button.opens),
                              _title = maybe(button.icon_only ? button.label : ""),
                              button_content(frame, button.icon, button.label, button.icon_only));
}

html::Html link_button(const Frame& frame, const LinkButton& button) {
    const bool driven = !button.target.selector.empty();
    return a(_class = button_class(button.kind, button.size, button.icon_only), _href = button.href,
             _download = maybe(button.download), _title = maybe(button.icon_only ? button.label : ""),
             _hx_get = maybe_url(driven ? button.href : ""), _hx_target = maybe(button.target.selector),
             _hx_swap = swap_name(button.target), _hx_nonce = nonce(frame, button.target),
             button_content(frame, button.icon, button.label, button.icon_only));
}

namespace {

html::Html hidden_fields(const Frame& frame, const ActionForm& form) {
    html::Html out = hidden_field("csrf", frame.csrf_token);
    out += hidden_field("key", frame.new_key ? frame.new_key() : "");
    for (const auto& [name, value] : form.hidden) out += hidden_field(name, value);
    return out;
}

// The form around one button; its class is the place's own affair.
html::Html one_button_form(const Frame& frame, const ActionForm& shape, std::string_view form_class,
                           const html::Html& press) {
    const bool driven = !shape.target.selector.empty();
    return html::tags::form(_class = form_class, _action = shape.action, _method = "post",
                            data("confirm") = maybe(shape.confirm), data("once") = true,
                            _hx_post = maybe_url(driven ? shape.action : ""), _hx_target = maybe(shape.target.selector),
                            _hx_swap = swap_name(shape.target), _hx_nonce = nonce(frame, shape.target),
                            hidden_fields(frame, shape), press);
}

html::Html menu_item(const Frame& frame, const MenuItem& item) {
    const auto mark = item.icon.empty() ? html::Html{} : icon(frame, item.icon);
    if (!item.form)
        return li(a(_href = item.href, _aria_current = maybe(item.current ? "page" : ""), mark, item.label));
    const auto press = html::tags::button(
        _type = "submit", _class = maybe(item.form->kind == Kind::danger ? "is-danger" : ""), mark, item.label);
    return li(one_button_form(frame, *item.form, "menu-form", press));
}

std::string count_text(const Frame& frame, std::int64_t count) {
    return frame.w().number(count);
}

// A toggle that is replaced when it is pressed: htmx gives the focus back to the element of the same id.
std::string toggle_id(const ActionForm& form) {
    if (!form.pressed || form.target.selector.empty()) return {};
    auto id = "toggle" + form.action;
    std::ranges::replace(id, '/', '-');
    return id;
}

} // namespace

html::Html action_form(const Frame& frame, const ActionForm& form) {
    const auto count =
        form.count && *form.count > 0 ? span(_class = "button-count", count_text(frame, *form.count)) : html::Html{};
    std::optional<std::string> pressed;
    if (form.pressed) pressed = *form.pressed ? "true" : "false";
    const auto press = html::tags::button(_class = button_class(form.kind, form.size, form.icon_only), _type = "submit",
                                          _id = maybe(toggle_id(form)), attribute("aria-pressed") = pressed,
                                          _title = maybe(form.icon_only ? form.label : ""),
                                          button_content(frame, form.icon, form.label, form.icon_only), count);
    return one_button_form(frame, form, "action-form", press);
}

html::Html menu(const Frame& frame, const Menu& menu) {
    if (menu.items.empty()) return {};
    return details(_class = "menu", data("menu") = true,
                   summary(_class = button_class(Kind::quiet, Size::small, menu.icon_only),
                           _title = maybe(menu.icon_only ? menu.label : ""),
                           button_content(frame, menu.icon, menu.label, menu.icon_only)),
                   ul(_class = "menu-items",
                      html::each(menu.items, [&](const MenuItem& each) { return menu_item(frame, each); })));
}

html::Html tabs(const Frame& frame, const Tabs& tabs) {
    return nav(_class = "tabs", _aria_label = tabs.label, html::each(tabs.tabs, [&](const Tab& each) {
                   return a(_href = each.href, _aria_current = maybe(each.current ? "page" : ""), each.label,
                            each.count > 0 ? span(_class = "count", count_text(frame, each.count)) : html::Html{});
               }));
}

namespace {

html::Html chip(const Frame& frame, const Chip& chip, const Target& target) {
    const auto content =
        html::group(chip.icon.empty() ? html::Html{} : icon(frame, chip.icon), chip.label,
                    chip.count >= 0 ? span(_class = "count", count_text(frame, chip.count)) : html::Html{});
    if (chip.href.empty()) return span(_class = "chip", content);
    const bool driven = !target.selector.empty();
    return a(_class = "chip", _href = chip.href, _aria_current = maybe(chip.selected ? "true" : ""),
             _hx_get = maybe_url(driven ? chip.href : ""), _hx_target = maybe(target.selector),
             _hx_swap = swap_name(target), _hx_push_url = maybe(driven ? "true" : ""), _hx_nonce = nonce(frame, target),
             content, chip.selected ? icon(frame, "x") : html::Html{});
}

} // namespace

html::Html chips(const Frame& frame, const std::vector<Chip>& chips) {
    if (chips.empty()) return {};
    return div_(_class = "chips", html::each(chips, [&](const Chip& each) { return chip(frame, each, {}); }));
}

html::Html filter_chips(const Frame& frame, const FilterChips& filter) {
    return div_(_class = "filters", _role = "group", _aria_label = filter.label,
                span(_class = "filter-label", _aria_hidden = true, filter.label),
                html::each(filter.chips, [&](const Chip& each) { return chip(frame, each, filter.target); }));
}

html::Html breadcrumb(const Frame& frame, const std::vector<Crumb>& crumbs) {
    return nav(_class = "breadcrumb", _aria_label = frame.w().text("You are here"),
               ol(html::each(crumbs, [](const Crumb& each) {
                   if (each.href.empty()) return li(span(_aria_current = "page", each.label));
                   return li(a(_href = each.href, each.label));
               })));
}

html::Html pager(const Frame& frame, const Pager& pager) {
    if (pager.next_href.empty()) {
        if (pager.end_sentence.empty()) return {};
        return p(_class = "pager-end", pager.end_sentence);
    }
    const auto label = pager.label.empty() ? frame.w().text("Show more") : pager.label;
    return div_(_class = "pager", data("more") = pager.alone,
                a(_class = button_class(Kind::secondary, Size::medium, false), _rel = "next", _href = pager.next_href,
                  _hx_get = pager.next_href, _hx_target = "closest [data-more]", _hx_swap = "outerHTML",
                  _hx_nonce = frame.nonce, span(_class = "button-label", label)));
}

html::Html copy_field(const Frame& frame, const CopyField& field) {
    const auto id = "copy-" + std::to_string(std::hash<std::string>{}(field.value) % 100000);
    return div_(_class = "field", label(_class = "field-label", _for = id, field.label),
                field.help.empty() ? html::Html{} : p(_class = "field-help", field.help),
                div_(_class = "input-row",
                     input(_class = "input", _id = id, _type = "text", _readonly = true, _value = field.value),
                     html::tags::button(_class = button_class(Kind::secondary, Size::medium, false), _type = "button",
                                        data("copy") = field.value,
                                        button_content(frame, "copy", frame.w().text("Copy"), false))));
}

html::Html share_button(const Frame& frame, const Share& share) {
    return html::tags::button(_class = button_class(Kind::quiet, Size::small, false), _type = "button",
                              data("share") = share.href, data("share-title") = share.title,
                              button_content(frame, "share-2", frame.w().text("Share"), false));
}

} // namespace ui
