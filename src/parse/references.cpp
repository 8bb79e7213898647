// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/references.hpp"
#include "parse/utf8.hpp"
#include <unicode/uchar.h>

namespace parse {

namespace {

constexpr std::size_t name_code_points_max = 60;

bool is_letter(char32_t c) {
    return u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}
bool is_joint(char32_t c) {
    return c == '-' || c == '_';
}
bool is_word(char32_t c) {
    return is_letter(c) || is_digit(c) || is_mark(c) || is_joint(c);
}
bool is_attaching(char32_t c) {
    return c == '/' || c == '&' || c == '@' || c == '#';
}

struct Name {
    std::size_t bytes_read = 0; // how far the word goes on
    std::size_t bytes = 0;      // of the name: the word without its last joints
    std::size_t code_points = 0;
    bool has_letter = false;
};

Name read_name(std::string_view text) {
    Name name;
    std::size_t code_points = 0;
    while (name.bytes_read < text.size()) {
        const CodePoint point = first_code_point(text.substr(name.bytes_read));
        if (!point.valid || !is_word(point.value)) break;
        name.bytes_read += point.bytes;
        ++code_points;
        if (is_joint(point.value)) continue;
        name.has_letter = name.has_letter || is_letter(point.value);
        name.bytes = name.bytes_read;
        name.code_points = code_points;
    }
    return name;
}

bool counts(const Name& name, Reference kind) {
    if (name.bytes == 0 || name.code_points > name_code_points_max) return false;
    return kind == Reference::mention || name.has_letter;
}

} // namespace

std::vector<FoundReference> find_references(std::string_view text) {
    std::vector<FoundReference> found;
    char32_t before = ' ';
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = first_code_point(text.substr(at));
        const bool sign = point.value == '@' || point.value == '#';
        if (!sign || is_word(before) || is_attaching(before)) {
            before = point.value;
            at += point.bytes;
            continue;
        }
        const Reference kind = point.value == '@' ? Reference::mention : Reference::tag;
        const Name name = read_name(text.substr(at + 1));
        if (counts(name, kind)) found.push_back({kind, at, text.substr(at + 1, name.bytes)});
        before = name.bytes_read > 0 ? U'a' : point.value;
        at += 1 + name.bytes_read;
    }
    return found;
}

} // namespace parse
