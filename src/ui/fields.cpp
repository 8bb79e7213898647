// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/fields.hpp"
#include "ui/field_shell.hpp"
#include "ui/form.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

struct InputKind {
    std::string_view type = "text";
    std::string_view css = "input";
    std::string_view autocomplete = {};
    std::string_view input_mode = {};
    std::string_view capitals = {}; // autocapitalize
    std::string_view pattern = {};
    std::string_view behaviour = {}; // of suggestions: "person", "tags"
};

Shell shell_of(const TextField& field) {
    return {.name = field.name,
            .id = field_id(field.name, field.id),
            .label = field.label,
            .help = field.help,
            .required = field.required,
            .label_shown = field.label_shown};
}

std::string_view first_of(std::string_view wanted, std::string_view otherwise) {
    return wanted.empty() ? otherwise : wanted;
}

html::Html input_control(const Frame& frame, const TextField& field, const InputKind& kind) {
    const auto shell = shell_of(field);
    const bool completes = !field.suggestions_href.empty();
    const auto list = shell.id + "-list";
    const auto control = input(
        _class = kind.css, _id = shell.id, _type = kind.type, _name = field.name,
        _value = maybe(entered_value(frame, field.name, field.value)), _required = field.required,
        _autocomplete = maybe(completes ? "off" : first_of(field.autocomplete, kind.autocomplete)),
        _inputmode = maybe(first_of(field.input_mode, kind.input_mode)), _autocapitalize = maybe(kind.capitals),
        _pattern = maybe(kind.pattern), _maxlength = maybe_number(field.max_length),
        _placeholder = maybe(field.placeholder), _autofocus = field.autofocus, _list = maybe(completes ? list : ""),
        data("suggest") = maybe(field.suggestions_href), data("suggest-kind") = maybe(completes ? kind.behaviour : ""),
        attribute("aria-invalid") = invalid(frame, field.name), _aria_describedby = described_by(frame, shell));
    return completes ? html::group(control, datalist(_id = list)) : control;
}

html::Html input_field(const Frame& frame, const TextField& field, const InputKind& kind) {
    const auto control = input_control(frame, field, kind);
    if (field.unit.empty()) return parts::field(frame, shell_of(field), control);
    return parts::field(frame, shell_of(field),
                        div_(_class = "input-row", control, span(_class = "input-unit", field.unit)));
}

} // namespace

html::Html text_field(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {});
}

html::Html email_field(const Frame& frame, const TextField& field) {
    return input_field(frame, field,
                       {.type = "email", .autocomplete = "email", .input_mode = "email", .capitals = "off"});
}

html::Html url_field(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {.type = "url", .input_mode = "url", .capitals = "off"});
}

html::Html phone_field(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {.type = "tel", .autocomplete = "tel", .input_mode = "tel"});
}

html::Html number_field(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {.css = "input input-tiny", .input_mode = "numeric"});
}

html::Html code_field(const Frame& frame, const TextField& field) {
    TextField with_length = field;
    if (with_length.max_length == 0) with_length.max_length = 7; // "482 913" may be pasted
    return input_field(
        frame, with_length,
        {.css = "input input-code", .autocomplete = "one-time-code", .input_mode = "numeric", .capitals = "off"});
}

html::Html colour_field(const Frame& frame, const TextField& field) {
    const auto value = entered_value(frame, field.name, field.value);
    const auto control =
        input_control(frame, field, {.css = "input input-tiny", .capitals = "off", .pattern = "#?[0-9a-fA-F]{6}"});
    const auto palette = input(
        _class = "input input-colour", _type = "color", _value = value.empty() ? "#98392a" : value, _tabindex = -1,
        _aria_label = frame.w().text("Palette"), data("palette-of") = field_id(field.name, field.id));
    return parts::field(frame, shell_of(field), div_(_class = "input-row", palette, control));
}

html::Html tag_input(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {.capitals = "off", .behaviour = "tags"});
}

html::Html person_picker(const Frame& frame, const TextField& field) {
    return input_field(frame, field, {.capitals = "words", .behaviour = "person"});
}

html::Html password_field(const Frame& frame, const PasswordField& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required};
    const auto control =
        input(_class = "input", _id = shell.id, _type = "password", _name = field.name, _required = field.required,
              _autocomplete = field.is_new ? "new-password" : "current-password", _autocapitalize = "off",
              _spellcheck = false, attribute("aria-invalid") = invalid(frame, field.name),
              _aria_describedby = described_by(frame, shell));
    const auto show =
        html::tags::button(_class = button_class(Kind::quiet, Size::medium, false), _type = "button", _hidden = true,
                           _aria_pressed = false, data("shows") = shell.id, data("word-hide") = frame.w().text("Hide"),
                           data("word-show") = frame.w().text("Show"), frame.w().text("Show"));
    return parts::field(frame, shell, div_(_class = "input-row", control, show));
}

html::Html text_area(const Frame& frame, const TextArea& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required,
                      .label_shown = field.label_shown};
    // The first line break inside <textarea> is dropped by browsers: give one to drop.
    return parts::field(
        frame, shell,
        textarea(_class = "input textarea", _id = shell.id, _name = field.name, _rows = field.rows,
                 _required = field.required, _maxlength = maybe_number(field.max_length),
                 _placeholder = maybe(field.placeholder), attribute("aria-invalid") = invalid(frame, field.name),
                 _aria_describedby = described_by(frame, shell), "\n", entered_value(frame, field.name, field.value)));
}

html::Html date_field(const Frame& frame, const DateField& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required};
    const auto iso = [](const std::optional<base::Day>& day) { return day ? std::optional(day->iso()) : std::nullopt; };
    const auto value = entered_value(frame, field.name, iso(field.value).value_or(""));
    return parts::field(
        frame, shell,
        input(_class = "input", _id = shell.id, _type = "date", _name = field.name, _value = maybe(value),
              _min = iso(field.min), _max = iso(field.max), _required = field.required,
              _autocomplete = maybe(field.autocomplete), attribute("aria-invalid") = invalid(frame, field.name),
              _aria_describedby = described_by(frame, shell)));
}

html::Html search_field(const Frame& frame, const SearchField& field) {
    html::Html hidden;
    for (const auto& [name, value] : field.hidden) hidden += hidden_field(name, value);
    const bool driven = !field.target.selector.empty();
    const auto id = "search-" + field.name;
    return html::tags::form(
        _class = "search", _role = "search", _action = field.action, _method = "get",
        _hx_get = maybe_url(driven ? field.action : ""),
        _hx_trigger = maybe(driven ? "submit, input delay:250ms from:'find input'" : ""),
        _hx_target = maybe(field.target.selector), _hx_swap = swap_name(field.target),
        _hx_sync = maybe(driven ? "this:replace" : ""), _hx_replace_url = maybe(driven ? "true" : ""),
        _hx_nonce = nonce(frame, field.target), hidden,
        div_(_class = "search-box", icon(frame, "search"), label(_class = "only-said", _for = id, field.label),
             input(_class = "input", _id = id, _type = "search", _name = field.name, _value = maybe(field.value),
                   _placeholder = field.placeholder.empty() ? field.label : field.placeholder, _autocomplete = "off",
                   _enterkeyhint = "search", _autofocus = field.autofocus, data("search") = true),
             kbd(_aria_hidden = true, "/")),
        html::tags::button(_class = with_word(button_class(Kind::secondary, Size::medium, false), "only-said"),
                           _type = "submit", frame.w().text("Search")));
}

html::Html suggestions(const Frame&, const std::vector<Option>& options) {
    return html::each(options, [](const Option& each) {
        return option(_value = each.value, each.label == each.value ? "" : each.label);
    });
}

html::Html expander_items(const Frame&, const std::vector<Option>& options) {
    return html::each(options, [](const Option& each) {
        return li(_role = "option", data("value") = each.value, each.label,
                  each.help.empty() ? html::Html{} : small(each.help));
    });
}

} // namespace ui
