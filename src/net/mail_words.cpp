// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/mail_words.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace net {
namespace {

constexpr std::size_t line_size_max = 76;
constexpr std::size_t envelope_size = 12; // =?UTF-8?Q? and ?=
enum class Code { q, base64 };

constexpr std::string_view upper_hex = "0123456789ABCDEF";

void check_value(std::string_view value) {
    const bool has_control = std::ranges::any_of(value, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
    if (has_control) throw std::invalid_argument("a mail header holds a line break or a control");
    if (!base::is_valid_utf8(value)) throw std::invalid_argument("a mail header is not UTF-8");
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool needs_encoding(std::string_view value) {
    return value.find("=?") != std::string_view::npos ||
           std::ranges::any_of(value, [](char c) { return c < ' ' || c > '~'; });
}

void append_hex(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '=';
    out += upper_hex[byte >> 4U];
    out += upper_hex[byte & 15U];
}

// The characters RFC 2047 section 5 (3) allows in a phrase, hence everywhere.
std::string q_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ') {
            out += '_';
        } else if (is_letter_or_digit(c) || std::string_view("!*+-/").find(c) != std::string_view::npos) {
            out += c;
        } else {
            append_hex(out, c);
        }
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            const char c = i + j < bytes.size() ? bytes[i + j] : '\0';
            group = group << 8U | static_cast<unsigned char>(c);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            out += i + j <= bytes.size() ? letters[group >> (18U - 6U * j) & 63U] : '=';
        }
    }
    return out;
}

std::size_t character_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) ++size;
    return size;
}

// As many whole characters as fit in `budget` once encoded; at least one.
std::string_view first_piece(std::string_view text, std::size_t budget, Code code) {
    std::size_t taken = 0;
    while (taken < text.size()) {
        const std::size_t next = taken + character_size(text.substr(taken));
        const std::size_t cost = code == Code::base64 ? (next + 2) / 3 * 4 : q_encoded(text.substr(0, next)).size();
        if (cost > budget && taken > 0) break;
        taken = next;
    }
    return text.substr(0, taken);
}

std::string encoded_words(std::string_view text, std::size_t column) {
    const Code code = q_encoded(text).size() > (text.size() + 2) / 3 * 4 ? Code::base64 : Code::q;
    std::string out;
    while (!text.empty()) {
        if (!out.empty() || column + envelope_size + 12 > line_size_max) {
            out += "\r\n ";
            column = 1;
        }
        const std::string_view piece = first_piece(text, line_size_max - envelope_size - column, code);
        out += code == Code::base64 ? "=?UTF-8?B?" + base64(piece) : "=?UTF-8?Q?" + q_encoded(piece);
        out += "?=";
        text.remove_prefix(piece.size());
    }
    return out;
}

// Breaks before a run of blanks, never inside one, so that no line holds only blanks.
std::string folded(std::string_view value, std::size_t column) {
    std::string out;
    while (!value.empty()) {
        const std::size_t word = std::min(value.find_first_not_of(' '), value.size());
        const std::size_t end = std::min(value.find(' ', word), value.size());
        if (end > 900) throw std::invalid_argument("a mail header is too long to be folded");
        if (!out.empty() && word > 0 && word < value.size() && column + end > line_size_max) {
            out += "\r\n";
            column = 0;
        }
        out += value.substr(0, end);
        column += end;
        value.remove_prefix(end);
    }
    return out;
}

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// Writes one line of the body; soft breaks keep it within 76 characters.
void append_quoted_line(std::string& out, std::string_view line) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool is_last = i + 1 == line.size();
        const bool starts_line = column == 0 && (c == '.' || line.substr(i).starts_with("From "));
        const bool is_plain = (c > ' ' && c <= '~' && c != '=') || ((c == ' ' || c == '\t') && !is_last);
        const std::size_t width = is_plain && !starts_line ? 1 : 3;
        if (column + width > line_size_max - (is_last ? 0 : 1)) {
            out += "=\r\n";
            column = 0;
            --i;
            continue;
        }
        if (width == 1) {
            out += c;
        } else {
            append_hex(out, c);
        }
        column += width;
    }
    out += "\r\n";
}

} // namespace

std::string encode_phrase(std::string_view name, std::size_t column) {
    check_value(name);
    if (needs_encoding(name) || name.size() > 60) return encoded_words(name, column);
    const bool is_plain =
        std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == ' ' || c == '-' || c == '\''; });
    const bool has_edge_blank = name.starts_with(' ') || name.ends_with(' ');
    return is_plain && !has_edge_blank ? std::string(name) : quoted(name);
}

std::string encode_unstructured(std::string_view value, std::size_t column) {
    check_value(value);
    return needs_encoding(value) ? encoded_words(value, column) : folded(value, column);
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size() * 5 / 4 + 2);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        append_quoted_line(out, text.substr(0, end));
        text.remove_prefix(end);
        if (text.starts_with("\r\n")) {
            text.remove_prefix(2);
        } else if (!text.empty()) {
            text.remove_prefix(1);
        }
    }
    return out;
}

} // namespace net
