// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What bytes are, by themselves (libmagic); what their sender calls them is not asked. Safe from any thread; outside writes.
#include <string>
#include <string_view>

namespace net {

// "application/pdf", "text/plain", "application/octet-stream" when it is nothing known.
std::string read_file_type(std::string_view bytes);

} // namespace net
