// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/secrets.hpp"
#include "ui/parts.hpp"
#include "ui/things.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

html::Html passkey_form(const Frame& frame, const PasskeyForm& shape, const html::Html& content) {
    const auto& w = frame.w();
    auto inside = form(
        frame, {.action = shape.action, .target = {}, .hidden = shape.hidden, .key = std::nullopt},
        input(_type = "hidden", _name = "passkey", data("passkey-answer") = true), content,
        div_(data("passkey-problem") = true, _hidden = true,
             notice(frame, {.kind = NoticeKind::warning,
                            .title = {},
                            .text = w.text("The passkey was not used. Nothing happened: try again, or take another "
                                           "way."),
                            .content = {},
                            .id = {}})),
        submit_row(frame, {.label = shape.label, .kind = shape.kind, .icon = "key-round"}));
    return div_(_id = "field-passkey", data("passkey") = shape.ceremony == PasskeyForm::Ceremony::make ? "make" : "use",
                data("challenge") = shape.challenge_href, data("takes-from") = maybe(shape.takes_from), _hidden = true,
                inside);
}

html::Html print_button(const Frame& frame) {
    return html::tags::button(_class = button_class(Kind::secondary, Size::medium, false), _type = "button",
                              data("print") = true, _hidden = true,
                              button_content(frame, "printer", frame.w().text("Print"), false));
}

html::Html secret_list(const Frame&, std::string_view label, const std::vector<std::string>& secrets) {
    return ol(_class = "secrets", _aria_label = label,
              html::each(secrets, [](const std::string& each) { return li(code(each)); }));
}

} // namespace ui
