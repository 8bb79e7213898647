// SPDX-License-Identifier: AGPL-3.0-or-later
// Fields where one chooses: lists, boxes, colours, files.
#include "ui/field_shell.hpp"
#include "ui/fields.hpp"
#include "ui/parts.hpp"
#include "ui/readers.hpp"
#include <algorithm>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html list_options(const std::vector<Option>& options, const std::string& value) {
    return html::each(options, [&](const Option& each) {
        return option(_value = each.value, _selected = each.value == value, _disabled = each.disabled, each.label);
    });
}

} // namespace

html::Html with_readers(const Frame& frame, const html::Html& field, const ReadersField& readers) {
    const auto id = field_id(readers.name, {});
    return div_(_class = "read-by-field", field,
                div_(_class = "read-by",
                     label(_for = id, frame.w().text("Read by"), span(_class = "only-said", " – " + readers.about)),
                     select_(_class = "read-by-list", _id = id, _name = readers.name,
                             list_options(readers.options, entered_value(frame, readers.name, readers.value)))));
}

html::Html select_field(const Frame& frame, const SelectField& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required,
                      .label_shown = field.label_shown,
                      .says_optional = false};
    const auto value = entered_value(frame, field.name, field.value);
    return parts::field(
        frame, shell,
        select_(_class = "input select", _id = shell.id, _name = field.name, _required = field.required,
                data("submits") = field.submits_on_change, attribute("aria-invalid") = invalid(frame, field.name),
                _aria_describedby = described_by(frame, shell),
                field.empty_label.empty() ? html::Html{} : option(_value = "", field.empty_label),
                list_options(field.options, value)));
}

namespace {

html::Html choice_text(const Option& option, const std::string& id) {
    return span(_class = "choice-text",
                span(_class = "choice-label", _id = maybe(option.help.empty() ? "" : id + "-label"), option.label),
                option.help.empty() ? html::Html{} : span(_class = "field-help", _id = id + "-help", option.help));
}

// The label alone is the name, and the help describes: both stand in one <label>, and would else be read twice.
struct Choice {
    std::string_view type; // radio, checkbox
    std::string name;
    std::string id;
    bool checked = false;
    bool required = false;
    bool has_tick = false;
};

html::Html choice(const Frame& frame, const Option& option, const Choice& shape) {
    return label(
        _class = "choice",
        input(_class = shape.type == "radio" ? "radio" : "checkbox", _type = shape.type, _id = shape.id,
              _name = shape.name, _value = option.value, _checked = shape.checked, _required = shape.required,
              _disabled = option.disabled, _aria_labelledby = maybe(option.help.empty() ? "" : shape.id + "-label"),
              _aria_describedby = maybe(option.help.empty() ? "" : shape.id + "-help")),
        shape.has_tick ? span(_class = "tick", icon(frame, "check")) : html::Html{},
        option.icon.empty() ? html::Html{} : icon(frame, option.icon), choice_text(option, shape.id));
}

std::string nth_id(const std::string& id, std::size_t number) {
    return id + "-" + std::to_string(number + 1);
}

std::string_view look_class(RadioGroup::Look look) {
    switch (look) {
        case RadioGroup::Look::plain: return "choices";
        case RadioGroup::Look::cards: return "choices choices-cards";
        case RadioGroup::Look::inline_: return "choices choices-inline";
    }
    return "choices";
}

std::string_view look_class(CheckList::Look look) {
    switch (look) {
        case CheckList::Look::plain: return "choices";
        case CheckList::Look::cards: return "choices choices-cards";
        case CheckList::Look::chips: return "choices choices-chips";
    }
    return "choices";
}

} // namespace

html::Html check_box(const Frame& frame, const CheckBox& field) {
    const auto id = field_id(field.name, field.id);
    const auto values =
        entered_values(frame, field.name, field.checked ? std::vector{field.value} : std::vector<std::string>{});
    const auto error = error_text(frame, field.name);
    const Shell shell{.name = field.name, .id = id, .label = field.label, .help = field.help};
    return div_(
        _class = "field",
        label(_class = "choice",
              input(_class = "checkbox", _type = "checkbox", _id = id, _name = field.name, _value = field.value,
                    _checked = !values.empty(), attribute("aria-invalid") = invalid(frame, field.name),
                    _aria_labelledby = maybe(field.help.empty() ? "" : id + "-label"),
                    _aria_describedby = described_by(frame, shell)),
              span(_class = "choice-text",
                   span(_class = "choice-label", _id = maybe(field.help.empty() ? "" : id + "-label"), field.label,
                        field.label_html),
                   field.help.empty() ? html::Html{} : span(_class = "field-help", _id = id + "-help", field.help))),
        error.empty() ? html::Html{}
                      : p(_class = "field-error", _id = id + "-error", icon(frame, "circle-alert"), span(error)));
}

html::Html radio_group(const Frame& frame, const RadioGroup& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, {}),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required,
                      .says_optional = false};
    const auto value = entered_value(frame, field.name, field.value);
    html::Html choices;
    for (std::size_t i = 0; i < field.options.size(); ++i)
        choices += choice(frame, field.options[i],
                          {.type = "radio",
                           .name = field.name,
                           .id = nth_id(shell.id, i),
                           .checked = field.options[i].value == value,
                           .required = field.required});
    return field_group(frame, shell, div_(_class = look_class(field.look), choices));
}

html::Html check_list(const Frame& frame, const CheckList& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, {}),
                      .label = field.label,
                      .help = field.help,
                      .says_optional = false};
    const auto values = entered_values(frame, field.name, field.values);
    html::Html choices;
    for (std::size_t i = 0; i < field.options.size(); ++i)
        choices += choice(frame, field.options[i],
                          {.type = "checkbox",
                           .name = field.name,
                           .id = nth_id(shell.id, i),
                           .checked = std::ranges::find(values, field.options[i].value) != values.end(),
                           .has_tick = field.look == CheckList::Look::chips});
    const bool refreshes = !field.refresh_href.empty();
    return field_group(
        frame, shell,
        div_(_class = look_class(field.look), _hx_post = maybe_url(field.refresh_href),
             _hx_trigger = maybe(refreshes ? "change delay:150ms" : ""),
             _hx_include = maybe(refreshes ? "closest form" : ""), _hx_target = maybe(field.refresh_target.selector),
             _hx_swap = swap_name(field.refresh_target), _hx_sync = maybe(refreshes ? "this:replace" : ""),
             _hx_nonce = nonce(frame, field.refresh_target), choices));
}

html::Html swatch_field(const Frame& frame, const SwatchField& field) {
    const auto& w = frame.w();
    const std::vector<std::string> names = {w.text("Brick"),  w.text("Copper"), w.text("Honey"),  w.text("Olive"),
                                            w.text("Moss"),   w.text("Fern"),   w.text("Lagoon"), w.text("Sky"),
                                            w.text("Indigo"), w.text("Violet"), w.text("Plum"),   w.text("Rose")};
    const auto value = entered_value(frame, field.name, std::to_string(field.value));
    html::Html swatches;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto number = std::to_string(i);
        swatches += label(_class = "swatch " + tint(static_cast<std::int64_t>(i)), _title = names[i],
                          input(_type = "radio", _name = field.name, _value = number, _checked = number == value,
                                _aria_label = names[i]),
                          icon(frame, "check"));
    }
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, {}),
                      .label = field.label,
                      .help = field.help,
                      .says_optional = false};
    return field_group(frame, shell, div_(_class = "swatches", swatches));
}

namespace {

// The browser's own control says its words in the browser's language: ours stand in its place (choices.css).
html::Html file_control(const Frame& frame, const FileField& field, const Shell& shell) {
    const auto& w = frame.w();
    constexpr std::int64_t megabyte = 1 << 20;
    const auto too_large = w.text("This file is too large: {n} MB at most. Choose another.",
                                  {{"n", std::to_string(field.bytes_max / megabyte)}});
    return html::group(
        label(_class = button_class(Kind::secondary, Size::medium, false), _for = shell.id,
              field.multiple ? w.text("Choose files") : w.text("Choose a file")),
        input(_class = "drop-input", _type = "file", _id = shell.id, _name = field.name, _accept = maybe(field.accept),
              _multiple = field.multiple, _required = field.required, data("max-bytes") = maybe_number(field.bytes_max),
              data("word-large") = maybe(field.bytes_max > 0 ? too_large : ""),
              attribute("aria-invalid") = invalid(frame, field.name), _aria_describedby = described_by(frame, shell)),
        span(_class = "drop-name", data("drop-name") = true, _aria_live = "polite"),
        span(_class = "small", data("drop-words") = true, _hidden = true,
             field.multiple ? w.text("or drop files here") : w.text("or drop a file here")));
}

} // namespace

html::Html file_field(const Frame& frame, const FileField& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required};
    return parts::field(
        frame, shell,
        div_(_class = "drop", data("drop") = true,
             field.picture.empty() ? html::Html{} : img(_class = "drop-preview", _src = field.picture, _alt = ""),
             icon(frame, "upload"), file_control(frame, field, shell)));
}

} // namespace ui
