// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A complete request, as handlers see it. Bytes were checked on the way in: valid UTF-8 path and fields, no NUL,
// size limits, no doubt between Content-Length and Transfer-Encoding.
#include "parse/form.hpp"
#include "parse/url.hpp"
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

enum class Method { get, head, post, put, patch, del, options };
std::string_view name_of(Method method);

struct Request {
    Method method = Method::get;
    std::string path;                                         // decoded, normalised, starts with /
    std::string target;                                       // as sent: path?query
    std::vector<std::pair<std::string, std::string>> query;   // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers; // names in lower case
    std::string body;
    parse::Form form;                                           // filled for form content types
    std::map<std::string, std::string, std::less<>> parameters; // {slug} of the route
    std::string remote_address; // the client's, forwarded headers only from trusted proxies
    bool is_secure = false;     // came by https (here or at the trusted proxy)

    std::string_view header(std::string_view name) const; // "" when absent
    std::string_view cookie(std::string_view name) const;
    std::string_view parameter(std::string_view name) const; // of the route; "" when absent
    std::string_view value(std::string_view name) const;     // of the query; "" when absent
    std::vector<std::string> values(std::string_view name) const;
    std::string_view field(std::string_view name) const; // of the form; "" when absent
    std::vector<std::string> fields(std::string_view name) const;
    bool has_field(std::string_view name) const; // for check boxes
    bool wants_fragment() const;                 // htmx asks
};

} // namespace http
