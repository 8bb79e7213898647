// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Addresses as they travel: RFC 5321 with the domain in ASCII (IDNA 2008 through UTS 46).
#include <string>
#include <string_view>

namespace net {

// "café.fr" → "xn--caf-dma.fr". Throws std::invalid_argument for what is not a host name.
std::string ascii_domain(std::string_view domain);

// The same address with its domain in ASCII. A local part beyond ASCII stays as it is and needs a server with
// SMTPUTF8 (RFC 6531). Quoted local parts and address literals are refused, as are blanks and brackets: throws
// std::invalid_argument, without repeating the address.
std::string ascii_address(std::string_view address);

} // namespace net
