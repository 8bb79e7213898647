// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What somebody had written, given back on a page that cannot show its form again.
#include "http/request.hpp"
#include "ui/ui.hpp"

namespace platform {

// A session that ended while somebody was writing must not lose the text; buttons have none.
bool has_text_to_keep(const http::Request& request);
// Words only, under the name people know the field by: no choice, code or secret. The draft on their device stays too.
html::Html what_was_typed(const ui::Frame& frame, const http::Request& request);

} // namespace platform
