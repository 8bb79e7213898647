// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/web_place.hpp"
#include "net/address.hpp"
#include "net/http_client.hpp"
#include "net/mail_address.hpp"
#include <curl/curl.h>
#include <algorithm>
#include <charconv>
#include <memory>
#include <stdexcept>

namespace net {
namespace {

constexpr std::size_t url_bytes_max = 2048;
using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
    const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
    return text;
}

bool has_part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    const bool has = curl_url_get(url, which, &text, 0) == CURLUE_OK;
    curl_free(text);
    return has;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

// The name in ASCII without its final dot, or nothing.
std::optional<std::string> ascii_name(std::string name) {
    if (name.ends_with('.')) name.pop_back();
    try {
        return lower(ascii_domain(name));
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

// A name whose last label is a number would be taken for an address by some: WHATWG URL, "ends in a number".
bool ends_in_number(std::string_view name) {
    const auto last = name.substr(name.rfind('.') + 1);
    if (last.starts_with("0x")) return true;
    return !last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos;
}

bool set_host(CURLU* url, WebPlace& place) {
    auto host = part(url, CURLUPART_HOST);
    const bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (has_brackets) host = host.substr(1, host.size() - 2);
    if (const auto address = plain_address(host)) {
        place.host = *address;
        place.is_address = true;
        return true;
    }
    const auto name = has_brackets ? std::nullopt : ascii_name(host);
    if (!name || ends_in_number(*name)) return false;
    place.host = *name;
    return curl_url_set(url, CURLUPART_HOST, name->c_str(), 0) == CURLUE_OK;
}

std::optional<WebPlace> place_of(CURLU* url) {
    if (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD) || has_part(url, CURLUPART_ZONEID))
        return std::nullopt;
    WebPlace place;
    const auto scheme = part(url, CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return std::nullopt;
    place.is_secure = scheme == "https";
    const auto port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), place.port);
    if (!set_host(url, place)) return std::nullopt;
    curl_url_set(url, CURLUPART_FRAGMENT, nullptr, 0);
    place.url = part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
    if (place.url.empty()) return std::nullopt;
    return place;
}

bool parse_into(CURLU* handle, std::string_view url) {
    const std::string copy(url);
    const bool is_sane = !copy.empty() && copy.size() <= url_bytes_max && std::ranges::none_of(copy, [](char c) {
        return (c >= 0 && c < ' ') || c == 127 || c == '\\';
    });
    return is_sane && curl_url_set(handle, CURLUPART_URL, copy.c_str(), CURLU_URLENCODE) == CURLUE_OK;
}

} // namespace

std::optional<WebPlace> read_place(std::string_view url) {
    const Handle handle(curl_url(), &curl_url_cleanup);
    if (!handle || !parse_into(handle.get(), url)) return std::nullopt;
    return place_of(handle.get());
}

std::optional<WebPlace> read_redirect(const WebPlace& from, std::string_view location) {
    const Handle handle(curl_url(), &curl_url_cleanup);
    if (!handle || !parse_into(handle.get(), from.url) || !parse_into(handle.get(), location)) return std::nullopt;
    return place_of(handle.get());
}

bool is_web_port(int port) {
    return port == 80 || port == 443;
}

bool may_fetch(std::string_view url) {
    const auto place = read_place(url);
    if (!place || !is_web_port(place->port)) return false;
    return place->is_address ? is_public_address(place->host) : !is_local_name(place->host);
}

} // namespace net
