// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "http/fields.hpp"
#include <algorithm>

namespace http {

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::del: return "DELETE";
        case Method::options: return "OPTIONS";
    }
    return "GET";
}

std::string_view Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos) continue;
            if (trim_blanks(pair.substr(0, equals)) != name) continue;
            return trim_blanks(pair.substr(equals + 1));
        }
    }
    return {};
}

std::string_view Request::parameter(std::string_view name) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string_view() : found->second;
}

std::string_view Request::value(std::string_view name) const {
    for (const auto& [key, text] : query) {
        if (key == name) return text;
    }
    return {};
}

std::vector<std::string> Request::values(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& [key, text] : query) {
        if (key == name) found.push_back(text);
    }
    return found;
}

std::string_view Request::field(std::string_view name) const {
    return form.find(name).value_or(std::string_view());
}

std::vector<std::string> Request::fields(std::string_view name) const {
    const auto found = form.all(name);
    return {found.begin(), found.end()};
}

bool Request::has_field(std::string_view name) const {
    return form.has(name);
}

bool Request::wants_fragment() const {
    return header("hx-request") == "true" && header("hx-request-type") != "full";
}

} // namespace http
