// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of TestHouse that read and write HTTP.
#include "base/random.hpp"
#include "http/csrf.hpp"
#include "parse/url.hpp"
#include "support/house.hpp"
#include <stdexcept>

namespace support {

http::Request request_for(http::Method method, const std::string& target) {
    http::Request request;
    request.method = method;
    request.target = target;
    auto read = parse::read_target(target);
    if (!read) throw std::invalid_argument("not a target: " + target);
    request.path = read->path;
    for (const auto& pair : read->query.pairs) request.query.emplace_back(pair.name, pair.value);
    return request;
}

http::Method method_named(std::string_view name) {
    for (auto method : {http::Method::get, http::Method::head, http::Method::post, http::Method::put,
                        http::Method::patch, http::Method::del, http::Method::options})
        if (http::name_of(method) == name) return method;
    throw std::invalid_argument("no such method");
}

std::string TestHouse::csrf_for(PersonId person) {
    if (person) return http::csrf_token(house_->key.derive("csrf"), session_of(person));
    auto& visitor = stranger_cookies["__Host-guilde_visitor"];
    if (visitor.empty()) visitor = base::random_token();
    return http::csrf_token(house_->key.derive("csrf"), visitor);
}

std::string body_text(const http::Response& response) {
    std::string out;
    bool in_tag = false;
    for (std::size_t i = 0; i < response.body.size(); ++i) {
        char c = response.body[i];
        if (c == '<')
            in_tag = true;
        else if (c == '>') {
            in_tag = false;
            c = ' ';
        }
        if (in_tag) continue;
        if (c == '&')
            for (auto [entity, plain] :
                 {std::pair{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}})
                if (response.body.compare(i, std::string_view(entity).size(), entity) == 0) {
                    c = plain;
                    i += std::string_view(entity).size() - 1;
                    break;
                }
        bool is_space = c == ' ' || c == '\n' || c == '\t';
        if (is_space && (out.empty() || out.back() == ' ')) continue;
        out += is_space ? ' ' : c;
    }
    return out;
}

bool contains(const http::Response& response, std::string_view text) {
    return body_text(response).find(text) != std::string::npos;
}

std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [header, value] : response.headers)
        if (header == name) return value;
    return {};
}

std::string location_of(const http::Response& response) {
    return header_of(response, "Location");
}

std::string input_of(const http::Response& response, std::string_view name) {
    auto at = response.body.find("name=\"" + std::string(name) + "\"");
    if (at == std::string::npos) return {};
    auto end = response.body.find('>', at);
    auto start = response.body.rfind('<', at);
    auto tag = response.body.substr(start, end - start);
    auto value = tag.find(" value=\"");
    if (value == std::string::npos) return {};
    return tag.substr(value + 8, tag.find('"', value + 8) - value - 8);
}

} // namespace support
