// SPDX-License-Identifier: AGPL-3.0-or-later
// The Markdown editor: a text area that works alone, under a toolbar of custom elements.
#include "ui/field_shell.hpp"
#include "ui/fields.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html tool(const Frame& frame, const html::Tag& element, std::string_view mark, const std::string& label) {
    return element(_class = "editor-tool", _role = "button", _title = label, _aria_label = label, icon(frame, mark));
}

html::Html toolbar(const Frame& frame, const std::string& id) {
    const auto& w = frame.w();
    return markdown_toolbar(
        _role = "toolbar", _for = id, _aria_label = w.text("Formatting"), tool(frame, md_bold, "bold", w.text("Bold")),
        tool(frame, md_italic, "italic", w.text("Italic")), tool(frame, md_header, "heading", w.text("Subtitle")),
        tool(frame, md_quote, "quote", w.text("Quotation")), tool(frame, md_unordered_list, "list", w.text("List")),
        tool(frame, md_ordered_list, "list-ordered", w.text("Numbered list")),
        tool(frame, md_link, "link", w.text("Link")));
}

html::Html preview_button(const Frame& frame, const MarkdownEditor& field, const std::string& id) {
    if (field.preview_href.empty()) return {};
    const auto& w = frame.w();
    return html::tags::button(_class = button_class(Kind::quiet, Size::small, false), _type = "button", _hidden = true,
                              _aria_pressed = false, data("previews") = id, data("word-write") = w.text("Write"),
                              data("word-preview") = w.text("Preview"), _hx_post = field.preview_href,
                              _hx_trigger = "preview", _hx_include = "closest form", _hx_target = "#" + id + "-preview",
                              _hx_swap = "innerHTML", _hx_nonce = frame.nonce, w.text("Preview"));
}

html::Html area(const Frame& frame, const MarkdownEditor& field, const Shell& shell) {
    const auto writing =
        textarea(_class = "input textarea", _id = shell.id, _name = field.name,
                 _rows = field.look == MarkdownEditor::Look::reply ? 3 : field.rows, _required = field.required,
                 _placeholder = maybe(field.placeholder), data("max") = maybe_number(field.max_length),
                 attribute("aria-invalid") = invalid(frame, field.name), _aria_describedby = described_by(frame, shell),
                 "\n", entered_value(frame, field.name, field.value));
    if (field.mention_href.empty() && field.tag_href.empty()) return writing;
    return text_expander(attribute("keys") = field.tag_href.empty()       ? "@"
                                             : field.mention_href.empty() ? "#"
                                                                          : "@ #",
                         data("mentions") = maybe(field.mention_href), data("tags") = maybe(field.tag_href), writing);
}

} // namespace

html::Html markdown_editor(const Frame& frame, const MarkdownEditor& field) {
    const Shell shell{.name = field.name,
                      .id = field_id(field.name, field.id),
                      .label = field.label,
                      .help = field.help,
                      .required = field.required,
                      .label_shown = field.label_shown,
                      .says_optional = false};
    const bool is_reply = field.look == MarkdownEditor::Look::reply;
    const auto editor = div_(
        _class = is_reply ? "editor is-reply" : "editor", data("editor") = true,
        div_(_class = "editor-bar", toolbar(frame, shell.id), preview_button(frame, field, shell.id)),
        area(frame, field, shell),
        div_(_class = "editor-preview prose", _id = shell.id + "-preview", _aria_live = "polite", _hidden = true),
        div_(_class = "editor-foot",
             span(_class = "counter", _aria_live = "polite", data("word") = frame.w().text("{n} characters left"))));
    return parts::field(frame, shell, editor);
}

} // namespace ui
