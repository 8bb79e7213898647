// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/url.hpp"
#include "base/text.hpp"
#include "parse/utf8.hpp"
#include <algorithm>
#include <array>

namespace parse {

namespace {

constexpr std::size_t target_bytes_max = 8192;
constexpr std::size_t same_site_bytes_max = 2048;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_unreserved(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The byte that an escape at the start of the text stands for.
std::optional<char> escaped_byte(std::string_view text) {
    if (text.size() < 3 || text[0] != '%') return std::nullopt;
    const int high = hex_value(text[1]);
    const int low = hex_value(text[2]);
    if (high < 0 || low < 0) return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

std::string decode_query_part(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto byte = escaped_byte(text);
        if (byte) {
            decoded += *byte;
        } else {
            decoded += text[0] == '+' ? ' ' : text[0];
        }
        text.remove_prefix(byte ? 3 : 1);
    }
    return decoded;
}

Pair read_pair(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == text.npos) return {repair_utf8(decode_query_part(text)), ""};
    return {repair_utf8(decode_query_part(text.substr(0, equals))),
            repair_utf8(decode_query_part(text.substr(equals + 1)))};
}

bool has_nul(const Pair& pair) {
    return pair.name.find('\0') != pair.name.npos || pair.value.find('\0') != pair.value.npos;
}

enum class SegmentPlace { inner, last };

std::optional<std::string> clean_segment(std::string_view raw, SegmentPlace place) {
    auto segment = percent_decode(raw);
    if (!segment || *segment == "." || *segment == "..") return std::nullopt;
    if (segment->empty() && place == SegmentPlace::inner) return std::nullopt;
    if (segment->find_first_of("/\\") != segment->npos || has_control(*segment)) return std::nullopt;
    if (!base::is_valid_utf8(*segment)) return std::nullopt;
    return segment;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return lower;
}

// "https" for "https://a.fr"; nothing for a relative address. What stands before a first colon
// counts as a scheme even when no scheme could be written so.
std::optional<std::string> scheme_of(std::string_view url) {
    const std::size_t at = url.find_first_of(":/?#");
    if (at == url.npos || url[at] != ':') return std::nullopt;
    return lower_ascii(url.substr(0, at));
}

bool is_web_address(std::string_view after_scheme) {
    if (!after_scheme.starts_with("://") || after_scheme.size() < 4) return false;
    return std::string_view("/\\?#:@ ").find(after_scheme[3]) == std::string_view::npos;
}

} // namespace

std::string percent_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto byte = escaped_byte(text);
        if (!byte && text[0] == '%') return std::nullopt;
        decoded += byte.value_or(text[0]);
        text.remove_prefix(byte ? 3 : 1);
    }
    return decoded;
}

std::optional<std::string_view> Query::find(std::string_view name) const {
    const auto found = std::ranges::find(pairs, name, &Pair::name);
    if (found == pairs.end()) return std::nullopt;
    return found->value;
}

std::vector<std::string_view> Query::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Pair& pair : pairs) {
        if (pair.name == name) values.push_back(pair.value);
    }
    return values;
}

std::optional<Query> read_query(std::string_view text) {
    Query query;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        if (end > 0) {
            query.pairs.push_back(read_pair(text.substr(0, end)));
            if (has_nul(query.pairs.back())) return std::nullopt;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return query;
}

std::string write_query(const std::vector<Pair>& pairs) {
    std::string text;
    for (const Pair& pair : pairs) {
        if (!text.empty()) text += '&';
        text += percent_encode(pair.name) + '=' + percent_encode(pair.value);
    }
    return text;
}

std::string with_query(std::string_view path, const std::vector<Pair>& pairs) {
    std::string target(path);
    if (!pairs.empty()) target += '?' + write_query(pairs);
    return target;
}

std::optional<Target> read_target(std::string_view target) {
    if (target.size() > target_bytes_max) return std::nullopt;
    target = target.substr(0, target.find('#'));
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view raw_query = target.substr(std::min(mark + 1, target.size()));
    auto path = clean_path(target.substr(0, mark));
    auto query = read_query(raw_query);
    if (!path || !query) return std::nullopt;
    return Target{std::move(*path), std::string(raw_query), std::move(*query)};
}

std::optional<std::string> clean_path(std::string_view raw_path) {
    if (!raw_path.starts_with('/')) return std::nullopt;
    std::string path;
    std::string_view rest = raw_path.substr(1);
    while (true) {
        const std::size_t slash = rest.find('/');
        const auto place = slash == rest.npos ? SegmentPlace::last : SegmentPlace::inner;
        const auto segment = clean_segment(rest.substr(0, slash), place);
        if (!segment) return std::nullopt;
        path += '/' + *segment;
        if (slash == rest.npos) return path;
        rest.remove_prefix(slash + 1);
    }
}

bool is_safe_link(std::string_view url) {
    if (url.empty() || has_control(url) || !base::is_valid_utf8(url)) return false;
    if (url.front() == ' ' || url.back() == ' ') return false;
    const auto scheme = scheme_of(url);
    if (!scheme) {
        const bool leaves_site =
            url.size() > 1 && (url[0] == '/' || url[0] == '\\') && (url[1] == '/' || url[1] == '\\');
        return !leaves_site;
    }
    const std::string_view rest = url.substr(scheme->size());
    if (*scheme == "mailto") return rest.size() > 1;
    return (*scheme == "http" || *scheme == "https") && is_web_address(rest);
}

bool is_external_link(std::string_view url) {
    return is_safe_link(url) && scheme_of(url);
}

bool is_same_site_path(std::string_view path) {
    if (!path.starts_with('/') || path.size() > same_site_bytes_max) return false;
    if (path.starts_with("//") || path.find('\\') != path.npos) return false;
    return !has_control(path) && base::is_valid_utf8(path);
}

} // namespace parse
