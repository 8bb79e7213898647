// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.hpp"
#include "http/fields.hpp"
#include "parse/url.hpp"
#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace http {

namespace {

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F;
}

// A Location is ASCII without spaces; what is already escaped stays.
std::string clean_location(std::string_view location) {
    std::string clean;
    for (const char letter : location) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_plain = byte > 0x20 && byte < 0x7F && letter != '"' && letter != '\\';
        clean += is_plain ? std::string(1, letter) : parse::percent_encode({&letter, 1});
    }
    return clean;
}

// For programs that do not read filename*: ASCII letters, everything else an underscore.
std::string plain_file_name(std::string_view name) {
    std::string plain;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte & 0xC0) == 0x80) continue; // the rest of a letter already replaced
        const bool is_kept = std::isalnum(byte) != 0 || letter == '.' || letter == '-';
        plain += is_kept && byte < 0x80 ? letter : '_';
    }
    return plain;
}

} // namespace

void Response::set_header(std::string name, std::string value) {
    if (std::ranges::any_of(name, is_control) || std::ranges::any_of(value, is_control)) {
        throw std::invalid_argument("control character in header " + name);
    }
    std::erase_if(headers, [&](const auto& header) { return is_same_word(header.first, name); });
    headers.emplace_back(std::move(name), std::move(value));
}

void Response::add_cookie(std::string cookie) {
    if (std::ranges::any_of(cookie, is_control)) {
        throw std::invalid_argument("control character in a cookie");
    }
    headers.emplace_back("Set-Cookie", std::move(cookie));
}

Response Response::see_other(std::string location) {
    Response response;
    response.status = 303;
    response.set_header("Location", clean_location(location));
    return response;
}

Response Response::no_content() {
    Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
}

Response Response::text(std::string body, int status) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

Response Response::json(std::string body, int status) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

Response Response::download(std::string file_name, std::string content_type, std::string body) {
    Response response;
    response.content_type = std::move(content_type);
    response.body = std::move(body);
    response.set_header("Content-Disposition", "attachment; filename=\"" + plain_file_name(file_name) +
                                                   "\"; filename*=UTF-8''" + parse::percent_encode(file_name));
    response.set_header("X-Content-Type-Options", "nosniff");
    return response;
}

} // namespace http
