// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/draft.hpp"
#include "ui/form.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html draft_fields(const KeptDraft& draft) {
    return html::group(hidden_field("draft", draft.id), hidden_field("draft_device", draft.device),
                       hidden_field("draft_revision", std::to_string(draft.revision)),
                       hidden_field("draft_place", draft.place), hidden_field("draft_path", draft.path),
                       hidden_field("draft_kind", std::to_string(draft.kind)));
}

} // namespace

html::Html draft_taken(const Frame& frame, const KeptDraft& draft) {
    if (!draft.saved_at || !frame.entered.errors.empty()) return {};
    const auto mark = draft.path.find('?') == std::string::npos ? "?" : "&";
    return div_(_class = "draft-taken", icon(frame, "rotate-ccw"),
                span(frame.w().text("You go on with the draft of {time}.",
                                    {{"time", frame.w().ago(*draft.saved_at, frame.now)}})),
                a(_class = "text-link", _href = draft.path + mark + "draft=new", frame.w().text("Write another text")));
}

html::Html draft_row(const Frame& frame, const KeptDraft& draft) {
    const auto& w = frame.w();
    return div_(_class = "draft-row", data("autosave") = "/drafts",
                data("saved") = draft.saved_at ? std::optional(draft.saved_at->milliseconds) : std::nullopt,
                data("word-here") = w.text("No connection: kept on this device, and sent on as soon as it is back."),
                data("word-out") = w.text("You are no longer signed in: kept on this device."),
                data("word-newer") = w.text("This device holds a newer text than the one shown here."),
                data("word-take") = w.text("Take the newer text"),
                data("word-waits") =
                    w.text("No connection. Your text is kept on this device; send it when the connection is back."),
                data("word-back") = w.text("The connection is back: your text can be sent."),
                data("word-send") = w.text("Send it now"),
                data("word-unsent") = w.text("A text that you wrote without a connection waits to be sent:"),
                data("word-drop") = w.text("Throw it away"), draft_fields(draft),
                span(_class = "draft-state", _aria_live = "polite"),
                html::tags::button(_class = button_class(Kind::quiet, Size::small, false), _type = "submit",
                                   _formaction = html::Url("/drafts"), _formnovalidate = true, data("saves") = true,
                                   button_content(frame, "file", w.text("Save the draft"), false)));
}

html::Html beat(const Frame& frame, const Beat& beat, const html::Html& content) {
    const auto fields = html::each(beat.hidden, [](const auto& each) { return hidden_field(each.first, each.second); });
    return div_(_id = beat.id, data("quiet") = true, _hx_post = beat.href,
                _hx_trigger = "load, every " + std::to_string(beat.every_s) + "s",
                _hx_include = "#" + beat.id + " > input", _hx_target = "#" + beat.id + "-answer",
                _hx_swap = "innerHTML", _hx_nonce = frame.nonce, fields,
                div_(_id = beat.id + "-answer", _role = "status", content));
}

} // namespace ui
