// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/autolink.hpp"
#include "parse/email_address.hpp"
#include "parse/url.hpp"
#include <algorithm>
#include <array>
#include <optional>

namespace parse {

namespace {

constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t domain_bytes_max = 253;

bool is_ascii_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Letters beyond ASCII count, and so does what only looks like them: the judgement comes later.
bool is_alphanumeric(char c) {
    return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != set.npos;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    return std::ranges::equal(text.substr(0, lower.size()), lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    });
}

// How long a web address goes on, with the punctuation at its end.
std::size_t web_run(std::string_view text) {
    constexpr std::array<std::string_view, 6> ends = {"\u00A0", "\u202F", "\u00BB", "\u201D", "\u2019", "\u2026"};
    std::size_t length = 0;
    while (length < text.size()) {
        const char c = text[length];
        if (static_cast<unsigned char>(c) <= ' ' || is_one_of(c, "<>\"`")) break;
        const auto rest = text.substr(length);
        if (std::ranges::any_of(ends, [&](auto end) { return rest.starts_with(end); })) break;
        ++length;
    }
    return length;
}

std::size_t without_last_punctuation(std::string_view address) {
    auto opened = std::ranges::count(address, '(');
    auto closed = std::ranges::count(address, ')');
    std::size_t length = address.size();
    while (length > 0) {
        const char last = address[length - 1];
        const bool unopened = last == ')' && closed > opened;
        if (!unopened && !is_one_of(last, "?!.,:;*_~'|")) break;
        if (last == ')') --closed;
        --length;
    }
    return length;
}

bool has_dotted_host(std::string_view address, std::size_t host_at) {
    const std::string_view rest = address.substr(host_at);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t dot = host.find('.');
    const bool letters = std::ranges::all_of(host, [](char c) { return is_alphanumeric(c) || is_one_of(c, ".-_:"); });
    return letters && dot != host.npos && dot > 0 && dot + 1 < host.size();
}

bool may_start_web_link(std::string_view text) {
    return starts_with_ignoring_case(text, "https://") || starts_with_ignoring_case(text, "http://") ||
           starts_with_ignoring_case(text, "www.");
}

// The run is what stands at `at`, up to white space.
std::optional<FoundLink> web_link(std::string_view run, std::size_t at) {
    const bool has_scheme = !starts_with_ignoring_case(run, "www.");
    const std::size_t host_at = has_scheme ? run.find("//") + 2 : 0;
    const std::string_view address = run.substr(0, without_last_punctuation(run));
    if (address.size() <= host_at || !has_dotted_host(address, host_at)) return std::nullopt;
    FoundLink link{at, address.size(), std::string(has_scheme ? "" : "http://") += address};
    return is_safe_link(link.url) ? std::optional(std::move(link)) : std::nullopt;
}

// Around the "@" at `at`; nothing of the text before `from` belongs to it.
std::optional<FoundLink> email_link(std::string_view text, std::size_t at, std::size_t from) {
    std::size_t start = at;
    while (start > from && at - start < local_bytes_max) {
        const char c = text[start - 1];
        if (!is_alphanumeric(c) && !is_one_of(c, ".+-_")) break;
        --start;
    }
    std::size_t end = at + 1;
    while (end < text.size() && end - at < domain_bytes_max) {
        if (!is_alphanumeric(text[end]) && !is_one_of(text[end], ".-")) break;
        ++end;
    }
    while (end > at + 1 && is_one_of(text[end - 1], ".-")) --end;
    const std::string_view address = text.substr(start, end - start);
    if (!read_email_address(address)) return std::nullopt;
    return FoundLink{start, address.size(), "mailto:" + std::string(address)};
}

} // namespace

std::vector<FoundLink> find_links(std::string_view text) {
    std::vector<FoundLink> links;
    std::size_t from = 0;   // what is before belongs to a link found
    std::size_t no_web = 0; // a web address tried goes on to here, it is not tried again within
    for (std::size_t at = 0; at < text.size();) {
        std::optional<FoundLink> link;
        const bool within_word = at > 0 && is_ascii_alphanumeric(text[at - 1]);
        if (text[at] == '@') {
            link = email_link(text, at, from);
        } else if (!within_word && at >= no_web && may_start_web_link(text.substr(at))) {
            const std::size_t run = web_run(text.substr(at));
            link = web_link(text.substr(at, run), at);
            no_web = at + run;
        }
        if (!link) {
            ++at;
            continue;
        }
        at = from = link->at + link->bytes;
        links.push_back(std::move(*link));
    }
    return links;
}

} // namespace parse
