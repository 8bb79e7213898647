// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/mail_address.hpp"
#include "base/text.hpp"
#include <unicode/uidna.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace net {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, is_beyond_ascii);
}

bool is_host_name(std::string_view name) {
    if (name.empty() || name.size() > 253) return false;
    std::size_t label_size = 0;
    for (const char c : name) {
        if (c == '.') {
            if (label_size == 0) return false;
            label_size = 0;
            continue;
        }
        if (!is_letter_or_digit(c) && c != '-' && c != '_') return false;
        if (++label_size > 63) return false;
    }
    return label_size > 0;
}

std::string punycode(std::string_view domain) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &status),
        &uidna_close);
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    std::array<char, 512> buffer{};
    const std::int32_t size =
        uidna_nameToASCII_UTF8(idna.get(), domain.data(), static_cast<std::int32_t>(domain.size()), buffer.data(),
                               static_cast<std::int32_t>(buffer.size()), &info, &status);
    if (U_FAILURE(status) || info.errors != 0) {
        throw std::invalid_argument("the domain of an address is not valid");
    }
    return {buffer.data(), static_cast<std::size_t>(size)};
}

bool is_local_part(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(
        text, [&](char c) { return is_letter_or_digit(c) || is_beyond_ascii(c) || marks.find(c) != marks.npos; });
}

} // namespace

std::string ascii_domain(std::string_view domain) {
    std::string name = is_ascii(domain) || domain.size() > 253 ? std::string(domain) : punycode(domain);
    if (!is_host_name(name)) throw std::invalid_argument("the domain of an address is not valid");
    return name;
}

std::string ascii_address(std::string_view address) {
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || !base::is_valid_utf8(address) || !is_local_part(address.substr(0, at))) {
        throw std::invalid_argument("an address is not valid");
    }
    return std::string(address.substr(0, at + 1)) + ascii_domain(address.substr(at + 1));
}

} // namespace net
