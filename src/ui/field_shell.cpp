// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/field_shell.hpp"
#include "ui/parts.hpp"

namespace ui::parts {
using namespace html::tags;

std::string field_id(std::string_view name, std::string_view id) {
    return id.empty() ? "field-" + std::string(name) : std::string(id);
}

std::string entered_value(const Frame& frame, const std::string& name, const std::string& value) {
    const auto found = frame.entered.values.find(name);
    if (found == frame.entered.values.end() || found->second.empty()) return value;
    return found->second.front();
}

std::vector<std::string> entered_values(const Frame& frame, const std::string& name,
                                        const std::vector<std::string>& values) {
    if (frame.entered.values.empty()) return values;
    const auto found = frame.entered.values.find(name);
    if (found == frame.entered.values.end()) return {}; // boxes that were unticked are not sent
    return found->second;
}

std::string error_text(const Frame& frame, const std::string& name) {
    const auto found = frame.entered.errors.find(name);
    return found == frame.entered.errors.end() ? "" : frame.w().text(found->second);
}

std::optional<std::string> described_by(const Frame& frame, const Shell& shell) {
    std::string out;
    if (!shell.help.empty()) out = shell.id + "-help";
    if (!error_text(frame, shell.name).empty()) out += (out.empty() ? "" : " ") + shell.id + "-error";
    return maybe(out);
}

std::optional<std::string> invalid(const Frame& frame, const std::string& name) {
    return maybe(frame.entered.errors.contains(name) ? "true" : "");
}

namespace {

html::Html label_content(const Frame& frame, const Shell& shell) {
    if (shell.required || !shell.says_optional) return html::group(shell.label);
    return html::group(shell.label, " ", span(_class = "field-optional", frame.w().text("(optional)")));
}

html::Html help_line(const Shell& shell) {
    if (shell.help.empty()) return {};
    return p(_class = "field-help", _id = shell.id + "-help", shell.help);
}

html::Html error_line(const Frame& frame, const Shell& shell) {
    const auto text = error_text(frame, shell.name);
    if (text.empty()) return {};
    return p(_class = "field-error", _id = shell.id + "-error", icon(frame, "circle-alert"), span(text));
}

} // namespace

html::Html field(const Frame& frame, const Shell& shell, const html::Html& control) {
    const bool shown = shell.label_shown == Label::shown;
    return div_(_class = "field",
                label(_class = shown ? "field-label" : "only-said", _for = shell.id,
                      shown ? label_content(frame, shell) : html::group(shell.label)),
                help_line(shell), control, error_line(frame, shell));
}

html::Html field_group(const Frame& frame, const Shell& shell, const html::Html& controls) {
    return html::tags::fieldset(_class = "field", _id = shell.id, _tabindex = -1,
                                _aria_describedby = described_by(frame, shell),
                                legend(_class = "field-label", label_content(frame, shell)), help_line(shell), controls,
                                error_line(frame, shell));
}

} // namespace ui::parts
