// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    // Not empty: the connection goes on as an event stream that hears these topics (see http/stream.hpp).
    std::vector<std::string> stream_topics;
    // A large download, written piece by piece with flat memory: called until it returns an empty string.
    std::function<std::string()> next_piece;

    void set_header(std::string name, std::string value); // replaces
    void add_cookie(std::string cookie);
    static Response see_other(std::string location); // 303
    static Response no_content();
    static Response text(std::string body, int status = 200);
    static Response json(std::string body, int status = 200);
    static Response download(std::string file_name, std::string content_type, std::string body);
};

} // namespace http
