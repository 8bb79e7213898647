// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/forwarded.hpp"
#include "http/fields.hpp"
#include <arpa/inet.h>
#include <algorithm>
#include <array>

namespace http {

namespace {

std::vector<std::string> items_of(const Request& request, std::string_view name) {
    std::vector<std::string> items;
    for (const auto& [key, value] : request.headers) {
        if (key != name) continue;
        for_each_item(value, ',', [&](std::string_view item) { items.emplace_back(item); });
    }
    return items;
}

// "[::1]:80" → "::1", "192.0.2.1:80" → "192.0.2.1"; an IPv6 address without brackets stays.
std::string without_port(std::string_view text) {
    if (text.starts_with('[')) return std::string(text.substr(1, text.find(']') - 1));
    const auto colon = text.find(':');
    const bool is_only_one = colon != std::string_view::npos && colon == text.rfind(':');
    return std::string(is_only_one ? text.substr(0, colon) : text);
}

} // namespace

std::string clean_address(std::string_view text) {
    const auto address = without_port(text);
    std::array<char, INET6_ADDRSTRLEN> out{};
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1) {
        return inet_ntop(AF_INET, &four, out.data(), out.size());
    }
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return {};
    if (IN6_IS_ADDR_V4MAPPED(&six)) return inet_ntop(AF_INET, &six.s6_addr[12], out.data(), out.size());
    return inet_ntop(AF_INET6, &six, out.data(), out.size());
}

void set_origin(Request& request, const std::string& peer, const std::vector<std::string>& trusted_proxies) {
    const auto is_trusted = [&](const std::string& address) {
        return std::ranges::find(trusted_proxies, address) != trusted_proxies.end();
    };
    request.remote_address = peer;
    request.is_secure = false;
    if (!is_trusted(peer)) return;
    auto hops = items_of(request, "x-forwarded-for");
    while (!hops.empty() && is_trusted(request.remote_address)) {
        auto address = clean_address(hops.back());
        if (address.empty()) break;
        request.remote_address = std::move(address);
        hops.pop_back();
    }
    const auto protocols = items_of(request, "x-forwarded-proto");
    request.is_secure = !protocols.empty() && is_same_word(protocols.back(), "https");
}

} // namespace http
