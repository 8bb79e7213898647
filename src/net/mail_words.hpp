// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Text beyond ASCII inside mail: encoded words in headers (RFC 2047), quoted-printable in bodies (RFC 2045).
// Header values with a CR, an LF or another control character (tab excepted), or that are not UTF-8, are refused:
// std::invalid_argument, so that nobody adds a header by typing one.
#include <cstddef>
#include <string>
#include <string_view>

namespace net {

// A display name: as it is, quoted, or encoded. `column` is where it starts on its line.
std::string encode_phrase(std::string_view name, std::size_t column);
// A subject or any other header value: folded at blanks when it is ASCII, encoded otherwise.
std::string encode_unstructured(std::string_view value, std::size_t column);
// Lines of at most 76 characters ending in CRLF, whatever ends them in `text`. No line starts with a dot or "From ".
std::string quoted_printable(std::string_view text);

} // namespace net
