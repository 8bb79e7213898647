// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// E-mail addresses that a mail server on the internet would deliver to.
namespace parse {

struct EmailAddress {
    std::string text;   // trimmed, as typed: to show and to write to
    std::string key;    // lower case, domain in its ASCII form (UTS 46): to compare and look up
    std::string domain; // the domain of the key
};

// Accepted: a dot-atom local part (RFC 5321, at most 64 bytes), "@", a domain name of two labels
// or more whose last label is not a number (at most 253 bytes in ASCII, labels of at most 63),
// 254 bytes in all. A domain in Unicode is accepted and turned into its ASCII form; a local part
// in Unicode (SMTPUTF8) is not, nearly no server delivers it.
// Refused although some standard allows it: quoted local parts, comments, folding, address
// literals ([192.0.2.1]), single-label domains, a trailing dot.
std::optional<EmailAddress> read_email_address(std::string_view text);

} // namespace parse
