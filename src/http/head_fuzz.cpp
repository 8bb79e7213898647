// SPDX-License-Identifier: AGPL-3.0-or-later
// Whatever comes, the judge answers; and a head it lets through is one that cannot be read otherwise.
#include "http/forwarded.hpp"
#include "http/head.hpp"
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    http::read_request_target(bytes);
    http::clean_address(bytes);
    http::HeadScanner scanner;
    const auto state = scanner.advance(bytes);
    if (state != http::HeadScanner::State::finished) return 0;
    const auto head = bytes.substr(0, scanner.end());
    if (!head.ends_with("\n\r\n") && head != "\r\n") std::abort();
    if (http::check_head(head, 100)) return 0;
    if (head.find('\0') != std::string_view::npos) std::abort();
    if (head.find("\n ") != std::string_view::npos || head.find(" :") == 0) std::abort();
    return 0;
}
