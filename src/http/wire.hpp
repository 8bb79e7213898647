// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Answers as bytes.
#include "http/head.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include <string>
#include <string_view>

namespace http {

// How the end of a body is told.
enum class Framing {
    none,        // no body at all: 204, 304
    length,      // Content-Length
    chunked,     // written piece by piece
    until_close, // the same for HTTP/1.0
    stream       // an event stream: it ends when it ends
};

enum class Version { http_1_0, http_1_1 };

Framing framing_of(const Response& response, Version version);

// The status line and the fields, each with its line end; the connection adds Date, Connection and the
// empty line. Fields that only the server may set are left out, control characters become spaces.
std::string write_head(const Response& response, Framing framing);

std::string chunk_of(std::string_view piece); // an empty piece is the last chunk

// "Date: Sat, 21 Nov 2026 22:56:26 GMT\r\n"
std::string date_line(std::int64_t seconds_since_1970);

// An error of the server itself: one plain sentence.
Response refusal_response(const Refused& refused);

// Removes a header and hands back its value; "" when it is not there.
std::string take_header(Response& response, std::string_view name);

} // namespace http
