// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/form.hpp"
#include "ui/parts.hpp"
#include <algorithm>

namespace ui {
using namespace html::tags;
using namespace parts;

html::Html hidden_field(std::string_view name, std::string_view value) {
    return input(_type = "hidden", _name = name, _value = value);
}

html::Html kept_text(const Frame&, std::string_view text) {
    return div_(_class = "kept-text", text);
}

html::Html drafts_kept() {
    return span(data("keeps-drafts") = true, _hidden = true);
}

namespace {

struct Placed {
    std::size_t place = 0; // in the form; the nameless one belongs to the form as a whole and comes first
    std::string field;
    std::string text;
};

// Errors whose field stands in this form, as one meets them.
std::vector<Placed> errors_in(const Frame& frame, const html::Html& content) {
    std::vector<Placed> out;
    if (frame.entered.errors.empty()) return out;
    const auto text = content.str();
    for (const auto& [field, message] : frame.entered.errors) {
        const auto place = field.empty() ? 0 : text.find("name=\"" + field + "\"");
        if (place != std::string::npos) out.push_back({place, field, frame.w().text(message)});
    }
    std::ranges::stable_sort(out, {}, &Placed::place);
    return out;
}

html::Html error_summary(const Frame& frame, const html::Html& content) {
    const auto errors = errors_in(frame, content);
    if (errors.empty()) return {};
    const auto lines = html::each(errors, [](const Placed& each) {
        return li(each.field.empty() ? html::group(each.text) : a(_href = "#field-" + each.field, each.text));
    });
    const auto title =
        frame.w().count("One thing to put right. What you typed is kept.",
                        "{n} things to put right. What you typed is kept.", static_cast<std::int64_t>(errors.size()));
    return div_(_class = "error-summary", _role = "alert", _tabindex = -1, data("errors") = true, h2(title), ul(lines));
}

html::Html tokens(const Frame& frame, const Form& form) {
    if (form.method == Form::Method::get) return {};
    html::Html out = hidden_field("csrf", frame.csrf_token);
    out += hidden_field("key", form.key ? *form.key : frame.new_key ? frame.new_key() : "");
    return out;
}

} // namespace

html::Html form(const Frame& frame, const Form& form, const html::Html& content) {
    const bool posts = form.method == Form::Method::post;
    const bool driven = !form.target.selector.empty();
    html::Html hidden = tokens(frame, form);
    for (const auto& [name, value] : form.hidden) hidden += hidden_field(name, value);
    return html::tags::form(
        _class = "form", _id = maybe(form.id), _action = form.action, _method = posts ? "post" : "get",
        _enctype = maybe(form.multipart ? "multipart/form-data" : ""), _novalidate = posts, data("once") = posts,
        data("leave") = form.confirm_leave, data("draft") = maybe(form.draft_key),
        _hx_post = maybe_url(driven && posts ? form.action : ""),
        _hx_get = maybe_url(driven && !posts ? form.action : ""),
        _hx_encoding = maybe(driven && form.multipart ? "multipart/form-data" : ""),
        _hx_push_url = maybe(driven && !posts ? "true" : ""), _hx_target = maybe(form.target.selector),
        _hx_swap = swap_name(form.target), _hx_nonce = nonce(frame, form.target), hidden,
        posts ? error_summary(frame, content) : html::Html{}, content);
}

html::Html fieldset(const Frame&, const Fieldset& set, const html::Html& content) {
    return html::tags::fieldset(_class = "fieldset", legend(set.legend),
                                set.help.empty() ? html::Html{} : p(_class = "field-help", set.help), content);
}

html::Html folded(const Frame& frame, const Folded& folded, const html::Html& content) {
    const bool has_error = content.str().find("class=\"field-error\"") != std::string::npos;
    return details(_class = "folded", _open = folded.open || has_error,
                   summary(icon(frame, "chevron-right"), folded.summary,
                           folded.help.empty() ? html::Html{} : span(_class = "field-help", folded.help)),
                   div_(_class = "folded-content", content));
}

html::Html submit_row(const Frame& frame, const SubmitRow& row) {
    const auto cancel =
        row.cancel_href.empty()
            ? html::Html{}
            : link_button(frame, {.label = row.cancel_label.empty() ? frame.w().text("Cancel") : row.cancel_label,
                                  .href = row.cancel_href,
                                  .kind = Kind::quiet});
    return div_(
        _class = "submit-row",
        div_(_class = "submit-buttons",
             button(frame,
                    {.label = row.label, .kind = row.kind, .icon = row.icon, .name = row.name, .value = row.value}),
             row.more, cancel),
        row.note.empty() ? html::Html{} : p(_class = "field-help", row.note));
}

} // namespace ui
