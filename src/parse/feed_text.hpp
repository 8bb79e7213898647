// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// For feed.cpp: the bytes of a feed as UTF-8 that an XML reader takes.
namespace parse {

// Without what stands before the first element (declaration, document type, comments, blanks), so that what the
// declaration says of the encoding no longer matters; without control characters; HTML's named characters as what they
// mean, other "&" as "&amp;". CDATA stays as it is.
std::string mend_xml(std::string_view bytes);

} // namespace parse
