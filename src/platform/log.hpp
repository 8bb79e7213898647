// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The structured log: one JSON object a line on standard error. No name, address or text of anybody; requests are told by
// their route's pattern and a reference that the error page shows too.
#include <cstdint>
#include <string>
#include <string_view>

namespace platform {

struct RequestLine {
    std::string_view reference;
    std::string_view method;
    std::string_view route; // the pattern, not the address
    int status = 0;
    std::int64_t microseconds = 0;
    std::int64_t person = 0;
};
void log_request(const RequestLine& line);
void log_event(std::string_view what, std::string_view detail = {});
void log_failure(std::string_view reference, std::string_view where, std::string_view what);
enum class LogLevel { requests, events, failures };
void set_log_level(LogLevel level); // at boot

} // namespace platform
