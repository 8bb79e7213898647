// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Smaller answers for browsers that can read them. The server does it on the worker thread; CSRF
// tokens are masked (http/csrf.hpp), so compressing pages gives no secret away.
#include "http/request.hpp"
#include "http/response.hpp"
#include <string>
#include <string_view>

namespace http {

enum class Coding { identity, gzip, brotli };

// The best coding this Accept-Encoding allows (RFC 9110, 12.5.3; q=0 refuses): brotli, then gzip.
Coding choose_coding(std::string_view accept_encoding);
bool accepts_coding(std::string_view accept_encoding, Coding coding);
std::string_view name_of(Coding coding); // "br", "gzip", "" for identity

std::string compress(Coding coding, std::string_view bytes); // brotli at 4, gzip at 6

// Text, JSON, XML, SVG, scripts: what gets smaller.
bool is_compressible(std::string_view content_type);

// Compresses the body when that helps: a compressible type, over 1 kB, no Content-Encoding yet,
// not a stream, not a range. Adds Vary, and weakens a strong ETag.
void compress_response(const Request& request, Response& response);

} // namespace http
