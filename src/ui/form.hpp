// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Forms. form() stamps the hidden inputs `csrf` and `key` (idempotency), shows the summary of
// errors that links to each field, and guards against double submission. Fields (ui/fields.hpp)
// take what was typed and what is wrong with it from frame.entered by their name.
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

struct Form {
    std::string action;
    enum class Method { post, get } method = Method::post; // get: searches; no tokens
    bool multipart = false;                                // has a file field
    bool confirm_leave = false;                            // asks before what was typed is lost
    std::string draft_key; // keeps what is typed on this device under that name, until it is accepted
    std::string id;
    Target target; // with a selector: sent by htmx
    std::vector<std::pair<std::string, std::string>> hidden;
    std::optional<std::string> key; // the idempotency key to carry on when a wizard needs the same; else a new one
};
// `content` is the fields and the submit_row.
html::Html form(const Frame& frame, const Form& form, const html::Html& content);
template <class... Parts>
html::Html form(const Frame& frame, const Form& shape, const html::Html& first, const Parts&... more) {
    return form(frame, shape, html::group(first, more...));
}

struct Fieldset {
    std::string legend;
    std::string help;
};
html::Html fieldset(const Frame& frame, const Fieldset& set, const html::Html& content);

struct Folded {
    std::string summary;
    std::string help;  // beside the summary, muted
    bool open = false; // opens by itself too when the reader must correct something
};
html::Html folded(const Frame& frame, const Folded& folded, const html::Html& content);

struct SubmitRow {
    std::string label;
    Kind kind = Kind::primary;
    std::string icon;
    std::string name, value;
    std::string cancel_href;  // empty: no way back is offered
    std::string cancel_label; // default: "Cancel"
    html::Html more;          // further buttons
    std::string note;         // a sentence under the buttons: who will read it, what happens next
};
html::Html submit_row(const Frame& frame, const SubmitRow& row);

html::Html hidden_field(std::string_view name, std::string_view value);

// On a page that tells why a form was refused: a text that was sent, to copy from, and the word to keep its draft.
html::Html kept_text(const Frame& frame, std::string_view text);
html::Html drafts_kept();

} // namespace ui
