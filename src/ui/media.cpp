// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/media.hpp"
#include "ui/actions.hpp"
#include "ui/field_shell.hpp"
#include "ui/form.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html document_line(const Frame& frame, const Document& document) {
    if (!document.note.empty())
        return li(_class = "document", div_(_class = "document-words", span(_class = "small", document.note)),
                  document.action);
    return li(_class = "document",
              a(_class = "document-words", _href = document.href, icon(frame, "file-text"),
                span(_class = "document-name", document.name), span(_class = "small", document.facts)),
              document.action, document.menu);
}

constexpr html::Tag iframe{"iframe"};
constexpr html::AttributeName _sandbox{"sandbox"};
constexpr html::AttributeName _allow{"allow"};

html::Html card_picture(const Frame& frame, const LinkCard& card) {
    if (card.picture.empty() && !card.is_video) return {};
    const auto picture = card.picture.empty()
                             ? html::Html{}
                             : img(_src = card.picture, _alt = "", _width = card.picture_width,
                                   _height = card.picture_height, _loading = "lazy", _decoding = "async");
    return span(_class = "link-card-picture", picture,
                card.is_video ? span(_class = "link-card-play", icon(frame, "play")) : html::Html{});
}

html::Html card_words(const Frame& frame, const LinkCard& card) {
    return span(_class = "link-card-words",
                span(_class = "link-card-site", icon(frame, card.is_video ? "play" : "link"), span(card.site)),
                span(_class = "link-card-title", card.title),
                card.description.empty() ? html::Html{} : span(_class = "link-card-text", card.description));
}

// What a click means is said before it.
html::Html video_card(const Frame& frame, const LinkCard& card) {
    const auto open = a(_class = "button button-quiet button-small", _href = card.href, _rel = "nofollow noopener ugc",
                        _target = "_blank", button_content(frame, "external-link", card.open_label, false));
    const auto watch =
        card.watch_href.empty()
            ? html::Html{}
            : link_button(frame,
                          {.label = card.watch_label, .href = card.watch_href, .icon = "play", .size = Size::small});
    return div_(
        _class = "link-card is-video",
        div_(_class = "link-card-main", card_picture(frame, card), card_words(frame, card)), card.menu,
        div_(_class = "link-card-deeds", p(_class = "small", card.note), div_(_class = "cluster", watch, open)));
}

html::Html lightbox(const Frame& frame) {
    const auto& w = frame.w();
    const auto tool = [&](const char* place, const char* mark, const std::string& name) {
        return html::tags::button(_class = std::string("button button-quiet button-icon ") + place, _type = "button",
                                  _title = name, _aria_label = name, icon(frame, mark));
    };
    return template_(data("lightbox") = true,
                     dialog(_class = "lightbox", _aria_label = w.text("Picture"), div_(_class = "lightbox-picture"),
                            p(_aria_live = "polite"), tool("lightbox-close", "x", w.text("Close")),
                            tool("lightbox-before", "arrow-left", w.text("Previous picture")),
                            tool("lightbox-after", "arrow-right", w.text("Next picture"))));
}

// The question asked by the script before a picture is sent: what does it show?
html::Html picture_question(const Frame& frame, const std::string& id) {
    const auto& w = frame.w();
    const auto title = id + "-picture-title";
    return template_(
        data("picture-question") = true,
        html::tags::dialog(
            _class = "dialog picture-question", _aria_labelledby = title,
            html::tags::form(
                _method = "dialog", _class = "form",
                h2(_class = "h3", _id = title, w.text("What does this picture show?")),
                div_(_class = "picture-question-sample"),
                div_(_class = "field",
                     label(_class = "field-label", _for = id + "-picture-said", w.text("In a few words")),
                     input(_class = "input", _id = id + "-picture-said", _name = "said", _type = "text",
                           _maxlength = 300, _autocomplete = "off"),
                     p(_class = "field-help",
                       w.text("For those who do not see it: “A split spine, seen from the head.”"))),
                label(_class = "choice", input(_class = "checkbox", _type = "checkbox", _name = "decorates"),
                      span(w.text("It only decorates: there is nothing to say"))),
                p(_class = "field-error", _role = "alert", _hidden = true,
                  w.text("Say what it shows, or tick that it only decorates.")),
                div_(_class = "dialog-row",
                     html::tags::button(_class = "button button-secondary", _type = "submit", _value = "no",
                                        _formnovalidate = true, w.text("Cancel")),
                     html::tags::button(_class = "button button-primary", _type = "submit", _value = "yes",
                                        w.text("Add the picture"))))));
}

html::Html picture_button(const Frame& frame) {
    const auto name = frame.w().text("Picture");
    return html::tags::button(_class = "editor-tool", _type = "button", _title = name, _aria_label = name,
                              data("adds-picture") = true, icon(frame, "image"));
}

// Without a script: a picture is chosen here, sent with the form, and stands at the end of the text.
html::Html picture_field(const Frame& frame, const PictureBox& box, const std::string& id) {
    const auto& w = frame.w();
    const bool is_wrong = !error_text(frame, "picture_words").empty() || !error_text(frame, "picture").empty();
    return details(
        _class = "folded editor-picture", data("without-script") = true, _open = is_wrong,
        summary(icon(frame, "chevron-right"), w.text("Add a picture")),
        div_(_class = "folded-content",
             file_field(frame, {.name = "picture",
                                .label = w.text("Picture"),
                                .help = w.text("It will stand at the end of your text."),
                                .accept = "image/*",
                                .id = id + "-picture",
                                .bytes_max = box.bytes_max}),
             text_field(frame, {.name = "picture_words",
                                .label = w.text("What does this picture show?"),
                                .help = w.text("For those who do not see it: “A split spine, seen from the head.”"),
                                .max_length = 300,
                                .id = id + "-picture-words"}),
             check_box(frame, {.name = "picture_is_decorative",
                               .label = w.text("It only decorates: there is nothing to say"),
                               .id = id + "-picture-decorates"})));
}

} // namespace

html::Html document_list(const Frame& frame, std::string_view label, const std::vector<Document>& documents) {
    if (documents.empty()) return {};
    return ul(_class = "documents", _aria_label = label,
              html::each(documents, [&](const Document& each) { return document_line(frame, each); }));
}

html::Html link_card(const Frame& frame, const LinkCard& card) {
    if (card.is_video) return video_card(frame, card);
    return div_(_class = "link-card",
                a(_class = "link-card-main", _href = card.href, _rel = "nofollow noopener ugc",
                  card_picture(frame, card), card_words(frame, card)),
                card.menu);
}

html::Html removed_card(std::string_view note, const html::Html& action) {
    return div_(_class = "link-card is-removed", span(_class = "small", note), action);
}

html::Html link_cards(const std::vector<html::Html>& cards) {
    if (cards.empty()) return {};
    return div_(_class = "link-cards", cards);
}

html::Html arriving_card(const Frame& frame, const std::string& href) {
    return div_(_hx_get = maybe_url(href), _hx_trigger = "load delay:4s", _hx_swap = "outerHTML",
                _hx_nonce = frame.nonce);
}

html::Html player(const Player& player) {
    const bool tells = player.tells == Player::Tells::origin;
    return div_(_class = "player",
                iframe(_src = player.address, _title = player.title,
                       _sandbox = "allow-scripts allow-same-origin allow-presentation",
                       _allow = "fullscreen; encrypted-media; picture-in-picture",
                       _referrerpolicy = tells ? "strict-origin" : "no-referrer", _loading = "eager"));
}

html::Html document_box(const Frame& frame, const DocumentBox& box) {
    const auto& w = frame.w();
    const auto lines = html::each(box.chosen, [&](const Option& each) {
        return label(
            _class = "choice",
            input(_class = "checkbox", _type = "checkbox", _name = box.field, _value = each.value, _checked = true),
            span(each.label));
    });
    return div_(_class = "takes-documents", data("documents") = box.href, data("document-field") = box.field,
                data("word-sending") = w.text("The document is on its way…"),
                data("word-placed") = w.text("The document will be attached."),

                data("word-not-sent") = w.text("The document could not be sent. Your text is untouched: try again."),
                div_(_class = "chosen-documents", _aria_label = w.text("Documents to attach"), _role = "group", lines),
                file_field(frame, box.file));
}

html::Html with_lightbox(const Frame& frame, const html::Html& body) {
    const bool has_pictures = body.str().find("<a href=\"/pictures/") != std::string::npos;
    return has_pictures ? html::group(body, lightbox(frame)) : body;
}

html::Html entry_picture(const Frame& frame, const html::Html& picture) {
    if (picture.empty()) return {};
    return div_(_class = "entry-picture prose", with_lightbox(frame, picture));
}

html::Html markdown_editor(const Frame& frame, const MarkdownEditor& field, const PictureBox& box) {
    const auto& w = frame.w();
    if (box.href.empty()) return markdown_editor(frame, field);
    const auto id = field_id(field.name, field.id);
    return div_(_class = "takes-pictures", data("pictures") = box.href, data("picture-max") = box.bytes_max,
                data("word-sending") = w.text("The picture is on its way…"),
                data("word-placed") = w.text("The picture is in your text."),
                data("word-too-large") = w.text("This picture is too large: 12 MB at most."),
                data("word-not-sent") = w.text("The picture could not be sent. Your text is untouched: try again."),
                markdown_editor(frame, field), template_(data("picture-tool") = true, picture_button(frame)),
                picture_question(frame, id), lightbox(frame), picture_field(frame, box, id));
}

} // namespace ui
