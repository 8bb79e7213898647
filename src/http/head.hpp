// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The judge of request heads (request line and fields). It stands before the parser and refuses
// whatever two programs could read differently (request smuggling, RFC 9112 sections 2.2, 5.1, 6.1 and
// 11.2): a request is read only when both agree.
#include "http/request.hpp"
#include "parse/url.hpp"
#include <cstddef>
#include <optional>
#include <string_view>

namespace http {

inline constexpr std::size_t target_bytes_max = 8192;

// Why a request is answered with an error before it reaches a handler.
struct Refused {
    int status = 400;
    std::string_view sentence; // plain English, when nobody says it better (ServerOptions::refuse)
    std::size_t bytes_max = 0; // with 413: how large a body may be here; 0: size is not what is wrong
};

inline constexpr Refused too_large{413, "The request is too large."};

// Looks for the end of a head in bytes that come little by little, each byte seen once.
class HeadScanner {
public:
    enum class State { unfinished, finished, malformed }; // malformed: a bare LF or CR
    State advance(std::string_view bytes);                // all bytes so far
    std::size_t end() const { return line_start_; }       // size of the head, once finished
    bool is_in_first_line() const { return line_start_ == 0; }

private:
    std::size_t line_start_ = 0;
    std::size_t seen_ = 0;
};

// The head with its last empty line. Nothing when it may be read.
std::optional<Refused> check_head(std::string_view head, int fields_max);

// What a head that is refused says all the same about how to answer it: a path, if it is plain, and the languages of
// the reader. Nothing else of it is believed.
Request glimpse_of(std::string_view head);

std::optional<Method> find_method(std::string_view name);

// Origin form ("/a?b") or the path of an absolute form ("http://host/a?b"); nothing for anything else,
// or when the path is not clean.
std::optional<parse::Target> read_request_target(std::string_view target);

} // namespace http
