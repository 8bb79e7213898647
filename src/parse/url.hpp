// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Addresses: the target of a request, its path and query, and the judgement of links that
// people type. RFC 3986 for the form, the WHATWG URL standard for what browsers make of it.
namespace parse {

// A name and a value, in the order they came. Names may repeat.
struct Pair {
    std::string name;
    std::string value;

    bool operator==(const Pair&) const = default;
};

// Letters, digits and "-._~" stay; every other byte becomes %XX. Safe inside a path segment,
// a query name or a query value.
std::string percent_encode(std::string_view text);

// Strict: an incomplete or wrong escape gives nothing. "+" stays "+".
std::optional<std::string> percent_decode(std::string_view text);

// The part of an address after "?". Reading follows browsers: "+" is a space, a "%" that starts
// no escape stays as typed, bytes that are not UTF-8 become U+FFFD. A NUL byte gives nothing.
struct Query {
    std::vector<Pair> pairs;

    // The first value of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    // Every value of that name, in order.
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
};

std::optional<Query> read_query(std::string_view text);

// "a=1&b=2", without the "?". Names and values are percent-encoded; a space becomes %20.
std::string write_query(const std::vector<Pair>& pairs);

// path + "?" + query, or the path alone when there are no pairs.
std::string with_query(std::string_view path, const std::vector<Pair>& pairs);

// A request target in origin form ("/members?page=2").
struct Target {
    std::string path;      // decoded and clean: see clean_path
    std::string raw_query; // as it came, without "?"
    Query query;
};

// Nothing when the target does not start with "/", or its path or query is refused. At most
// 8,192 bytes. A "#" and what follows is dropped.
std::optional<Target> read_target(std::string_view target);

// Decodes a path and refuses what could mean two things: no leading "/", a "." or ".." segment
// (encoded or not), an encoded "/" or "\\", a backslash, an empty segment ("//"), a control
// character, bytes that are not UTF-8. A trailing "/" stays: the router decides.
std::optional<std::string> clean_path(std::string_view raw_path);

// May this link be shown as a link? http, https, mailto (all with something after the colon) and
// addresses relative to this site; nothing else (javascript:, data:, //host, tabs inside the
// scheme, controls …). Whatever is accepted still has to be escaped as an attribute.
bool is_safe_link(std::string_view url);

// Does a link that is_safe_link accepts leave this site? (it names a scheme)
bool is_external_link(std::string_view url);

// May `next=` send a browser there after signing in? An absolute path of this same site:
// starts with one "/", no "//host", no backslash, no control character, at most 2,048 bytes.
bool is_same_site_path(std::string_view path);

} // namespace parse
