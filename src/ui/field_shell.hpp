// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What surrounds every field: label, help, error, and the ids that tie them together. Private to ui/.
#include "html/html.hpp"
#include "ui/fields.hpp"
#include "ui/frame.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace ui::parts {

struct Shell {
    std::string name;
    std::string id;
    std::string label;
    std::string help;
    bool required = false;
    Label label_shown = Label::shown;
    bool says_optional = true;
};

std::string field_id(std::string_view name, std::string_view id);
// What was typed, or else the value given.
std::string entered_value(const Frame& frame, const std::string& name, const std::string& value);
std::vector<std::string> entered_values(const Frame& frame, const std::string& name,
                                        const std::vector<std::string>& values);
std::string error_text(const Frame& frame, const std::string& name); // empty: none
// "field-x-help field-x-error", as far as they exist.
std::optional<std::string> described_by(const Frame& frame, const Shell& shell);
std::optional<std::string> invalid(const Frame& frame, const std::string& name);

html::Html field(const Frame& frame, const Shell& shell, const html::Html& control);
// A fieldset with a legend, for several controls of one name.
html::Html field_group(const Frame& frame, const Shell& shell, const html::Html& controls);

} // namespace ui::parts
