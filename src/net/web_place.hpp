// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Where an address of the web leads, before anything is asked of the network. For http_client.cpp.
#include <optional>
#include <string>
#include <string_view>

namespace net {

struct WebPlace {
    std::string url;  // in its one form: host in ASCII and lower case, no fragment
    std::string host; // a name, or an address without brackets
    int port = 0;
    bool is_secure = false;
    bool is_address = false; // `host` is an address, however it was written (0x7f.1, 2130706433)
};

// Nothing when it is not http or https, holds a name or a password, or has a host that is neither an address nor a name.
std::optional<WebPlace> read_place(std::string_view url);
std::optional<WebPlace> read_redirect(const WebPlace& from, std::string_view location); // may be relative
bool is_web_port(int port);                                                             // 80, 443

} // namespace net
