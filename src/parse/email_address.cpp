// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/email_address.hpp"
#include "base/text.hpp"
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>
#include <algorithm>
#include <memory>

namespace parse {

namespace {

constexpr std::size_t address_bytes_max = 254; // RFC 5321, erratum 1690
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t domain_bytes_max = 253;
constexpr std::size_t label_bytes_max = 63;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

// RFC 5322, atext
bool is_atom_character(char c) {
    return is_alphanumeric(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != text.npos) return false;
    return std::ranges::all_of(text, [](char c) { return c == '.' || is_atom_character(c); });
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return lower;
}

// Nothing when the name is not allowed by IDNA.
std::optional<std::string> ascii_domain(std::string_view domain) {
    const bool ascii = std::ranges::all_of(domain, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return lower_ascii(domain);
    constexpr std::uint32_t options =
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(options, error));
    if (U_FAILURE(error)) return std::nullopt;
    std::string converted;
    icu::StringByteSink<std::string> sink(&converted);
    icu::IDNAInfo info;
    idna->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<std::int32_t>(domain.size())), sink, info,
                           error);
    if (U_FAILURE(error) || info.hasErrors()) return std::nullopt;
    return lower_ascii(converted);
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > label_bytes_max) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_public_domain(std::string_view domain) {
    if (domain.size() > domain_bytes_max || domain.find('.') == domain.npos) return false;
    const std::string_view last = domain.substr(domain.rfind('.') + 1);
    if (std::ranges::all_of(last, is_digit)) return false;
    while (true) {
        const std::size_t dot = domain.find('.');
        if (!is_label(domain.substr(0, dot))) return false;
        if (dot == domain.npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

} // namespace

std::optional<EmailAddress> read_email_address(std::string_view raw) {
    // A domain in Unicode may be longer than its ASCII form, but not by much.
    if (raw.size() > 4 * address_bytes_max) return std::nullopt;
    const std::string text = base::trim(raw);
    const std::size_t at = text.rfind('@');
    if (at == text.npos || at > local_bytes_max) return std::nullopt;
    const std::string_view local = std::string_view(text).substr(0, at);
    if (!is_dot_atom(local) || !base::is_valid_utf8(text)) return std::nullopt;
    auto domain = ascii_domain(std::string_view(text).substr(at + 1));
    if (!domain || !is_public_domain(*domain)) return std::nullopt;
    std::string key = lower_ascii(local) + '@' + *domain;
    if (key.size() > address_bytes_max) return std::nullopt;
    return EmailAddress{text, std::move(key), std::move(*domain)};
}

} // namespace parse
