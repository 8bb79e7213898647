// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/wire.hpp"
#include "http/fields.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace http {

namespace {

constexpr std::array<std::string_view, 6> own_fields{"connection", "content-length", "content-type",
                                                     "date",       "keep-alive",     "transfer-encoding"};

struct Reason {
    int status;
    std::string_view text;
};

constexpr std::array<Reason, 33> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
}};

std::string_view reason_of(int status) {
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? std::string_view() : found->text;
}

void add_clean(std::string& out, std::string_view text) {
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        out += (byte < 0x20 && byte != '\t') || byte == 0x7F ? ' ' : letter;
    }
}

void add_field(std::string& out, std::string_view name, std::string_view value) {
    add_clean(out, name);
    out += ": ";
    add_clean(out, value);
    out += "\r\n";
}

} // namespace

Framing framing_of(const Response& response, Version version) {
    if (response.status == 204 || response.status == 304) return Framing::none;
    if (!response.stream_topics.empty()) return Framing::stream;
    if (!response.next_piece) return Framing::length;
    return version == Version::http_1_1 ? Framing::chunked : Framing::until_close;
}

std::string write_head(const Response& response, Framing framing) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    head += reason_of(response.status);
    head += "\r\n";
    if (framing == Framing::stream) {
        add_field(head, "Content-Type", "text/event-stream");
        add_field(head, "X-Accel-Buffering", "no");
    } else if (framing != Framing::none && !response.content_type.empty()) {
        add_field(head, "Content-Type", response.content_type);
    }
    for (const auto& [name, value] : response.headers) {
        if (std::ranges::find(own_fields, lower(name)) == own_fields.end()) {
            add_field(head, name, value);
        }
    }
    if (framing == Framing::length) {
        add_field(head, "Content-Length", std::to_string(response.body.size()));
    }
    if (framing == Framing::chunked) add_field(head, "Transfer-Encoding", "chunked");
    return head;
}

std::string chunk_of(std::string_view piece) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16).ptr;
    std::string chunk(digits.data(), end);
    chunk.reserve(chunk.size() + piece.size() + 4);
    chunk += "\r\n";
    chunk += piece;
    chunk += "\r\n";
    return chunk;
}

std::string date_line(std::int64_t seconds_since_1970) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::sys_seconds moment{std::chrono::seconds(seconds_since_1970)};
    const auto midnight = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(moment - midnight);
    const auto two_digits = [](auto number) {
        const auto text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    return std::string("Date: ") + days[std::chrono::weekday(midnight).c_encoding()] + ", " +
           two_digits(static_cast<unsigned>(date.day())) + " " + months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year())) + " " + two_digits(time.hours().count()) + ":" +
           two_digits(time.minutes().count()) + ":" + two_digits(time.seconds().count()) + " GMT\r\n";
}

Response refusal_response(const Refused& refused) {
    auto response = Response::text(std::string(refused.sentence) + "\n", refused.status);
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    return response;
}

std::string take_header(Response& response, std::string_view name) {
    std::string value;
    std::erase_if(response.headers, [&](auto& header) {
        if (!is_same_word(header.first, name)) return false;
        value = std::move(header.second);
        return true;
    });
    return value;
}

} // namespace http
