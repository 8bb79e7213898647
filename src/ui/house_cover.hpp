// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The organisation's own picture above what strangers see. It says nothing that the page does not say.
#include "html/html.hpp"
#include <string_view>

namespace ui {

html::Html house_cover(std::string_view address);

} // namespace ui
