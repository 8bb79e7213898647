// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Ways through the house, around every page. Private to ui/.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string_view>

namespace ui::parts {

html::Html brand(const Frame& frame, std::string_view name); // the mark and the name, to the start
html::Html top_bar(const Frame& frame);
html::Html bottom_bar(const Frame& frame, std::string_view section);
html::Html rail(const Frame& frame, std::string_view section);
// The simple mode: its few large buttons before the page, and the way out of it after.
html::Html plain_bar(const Frame& frame, std::string_view section);
html::Html plain_end(const Frame& frame);
html::Html foot(const Frame& frame); // under the page: what the law asks for
html::Html console_rail(const Frame& frame, std::string_view section);
html::Html console_bar(const Frame& frame, std::string_view section);

} // namespace ui::parts
