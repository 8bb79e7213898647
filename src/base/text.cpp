// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace base {

namespace {

// Eight bytes at a time: how many bytes from `from` on are certainly ASCII and not NUL.
std::size_t skip_ascii(std::string_view text, std::size_t from) {
    constexpr std::uint64_t high = 0x8080808080808080U;
    constexpr std::uint64_t ones = 0x0101010101010101U;
    std::size_t at = from;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t block = 0;
        std::memcpy(&block, text.data() + at, 8);
        if (((block | (block - ones)) & high) != 0) break;
    }
    return at - from;
}

// The code point at `at`, which moves past it; U+FFFD for bytes that are not UTF-8.
UChar32 next(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 letter = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), letter);
    return letter;
}

void append(std::string& out, UChar32 letter) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, letter);
    out.append(reinterpret_cast<const char*>(bytes), size);
}

bool is_space(UChar32 letter) {
    if (letter < 0x80) return letter == ' ' || (letter >= '\t' && letter <= '\r');
    return u_isUWhiteSpace(letter);
}

bool is_zero_width(UChar32 letter) {
    return (letter >= 0x200B && letter <= 0x200F) || letter == 0x2060 || letter == 0xFEFF || letter == 0xAD ||
           letter == 0x180E;
}

// What would let a text look like another: controls, bidi embeddings, overrides and isolates,
// invisible marks.
bool is_unwanted(UChar32 letter) {
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) return true;
    if (letter < 0x200B) return false;
    return letter == 0x200B || (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) ||
           letter == 0xFEFF || (letter >= 0xFFF9 && letter <= 0xFFFB);
}

bool is_no_break_space(UChar32 letter) {
    return letter == 0xA0 || letter == 0x202F;
}

bool is_line_end(UChar32 letter) {
    return letter == '\n' || letter == 0x85 || letter == 0x2028 || letter == 0x2029;
}

// Nothing below U+0300 composes with what comes before it.
std::string compose(std::string text) {
    bool is_simple = true;
    for (const char byte : text) is_simple &= static_cast<unsigned char>(byte) < 0xCC;
    if (is_simple) return text;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFC data");
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (nfc->isNormalizedUTF8(piece, error) && U_SUCCESS(error)) return text;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    nfc->normalizeUTF8(0, piece, sink, nullptr, error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot normalize a text");
    return composed;
}

// Line ends made \n, what is unwanted removed.
std::string keep_wanted(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 letter = next(text, at);
        if (letter == '\r') {
            if (at < text.size() && text[at] == '\n') continue;
            out += '\n';
        } else if (is_line_end(letter)) {
            out += '\n';
        } else if (letter == '\t' || !is_unwanted(letter)) {
            append(out, letter);
        }
    }
    return out;
}

bool is_blank(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const UChar32 letter = next(line, at);
        if (!is_space(letter) && !is_zero_width(letter)) return false;
    }
    return true;
}

} // namespace

bool is_valid_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t count = skip_ascii(text, at); count > 0) {
            at += count;
            continue;
        }
        if (text[at] == '\0') return false;
        UChar32 letter = 0;
        U8_NEXT(bytes, at, text.size(), letter);
        if (letter < 0) return false;
    }
    return true;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    if (text.size() <= count) return text;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (count-- == 0) break;
    }
    return text.substr(0, at);
}

std::string trim(std::string_view text) {
    std::size_t first = 0;
    std::size_t end = 0;
    bool is_started = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const UChar32 letter = next(text, at);
        if (is_space(letter) || is_zero_width(letter)) continue;
        if (!is_started) first = start;
        is_started = true;
        end = at;
    }
    return std::string(text.substr(first, end - first));
}

std::string clean_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    UChar32 run = 0; // the white space before this letter: itself when alone, ' ' for several
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 letter = next(text, at);
        if (is_space(letter)) {
            run = run == 0 && is_no_break_space(letter) ? letter : ' ';
            continue;
        }
        if (is_unwanted(letter)) continue;
        if (run != 0) append(out, run);
        run = 0;
        append(out, letter);
    }
    return trim(compose(std::move(out)));
}

std::string clean_text(std::string_view text) {
    const std::string wanted = keep_wanted(text);
    std::string out;
    out.reserve(wanted.size());
    std::size_t empty_lines = 0;
    for (std::size_t start = 0; start < wanted.size();) {
        const std::size_t end = std::min(wanted.find('\n', start), wanted.size());
        const std::string_view line = std::string_view(wanted).substr(start, end - start);
        start = end + 1;
        if (is_blank(line)) {
            ++empty_lines;
            continue;
        }
        if (!out.empty()) out.append(1 + std::min<std::size_t>(empty_lines, 2), '\n');
        empty_lines = 0;
        out += line;
    }
    return compose(std::move(out));
}

} // namespace base
