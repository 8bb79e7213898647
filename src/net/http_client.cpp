// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/http_client.hpp"
#include "net/address.hpp"
#include "net/web_place.hpp"
#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>

namespace net {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t header_bytes_max = 64 * 1024;
constexpr std::size_t addresses_max = 8;

HttpAnswer fault_of(HttpFault fault, std::string reason) {
    HttpAnswer answer;
    answer.fault = fault;
    answer.reason = std::move(reason);
    return answer;
}

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string trimmed(std::string_view text) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return {};
    return std::string(text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1));
}

// One request and its answer; what libcurl calls back with.
struct Exchange {
    const HttpFetch& fetch;
    const HttpClientOptions& options;
    HttpAnswer answer;
    std::string location;
    std::size_t header_bytes = 0;
    bool is_full = false;
    bool has_refused = false; // an address that was not judged before

    void hear(std::string_view line) {
        if (line.starts_with("HTTP/")) { // the next answer, after an "early hints"
            answer.content_type.clear();
            location.clear();
            return;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return;
        std::string name(line.substr(0, colon));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        auto value = trimmed(line.substr(colon + 1));
        if (name == "content-type") answer.content_type = std::move(value);
        if (name == "location") location = trimmed(line.substr(colon + 1));
        if (name == "etag") answer.etag = trimmed(line.substr(colon + 1));
        if (name == "last-modified") answer.last_modified = trimmed(line.substr(colon + 1));
        if (name == "retry-after") answer.retry_after = trimmed(line.substr(colon + 1));
    }
};

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* exchange) {
    auto& hearing = *static_cast<Exchange*>(exchange);
    const std::size_t bytes = size * count;
    hearing.header_bytes += bytes;
    if (hearing.header_bytes > header_bytes_max) return 0;
    hearing.hear({data, bytes});
    return bytes;
}

// Called with what was decompressed, piece by piece: what a small body unfolds to is bounded like any other.
std::size_t on_body(char* data, std::size_t size, std::size_t count, void* exchange) {
    auto& reading = *static_cast<Exchange*>(exchange);
    const std::size_t bytes = size * count;
    const std::size_t room = reading.fetch.bytes_max - reading.answer.body.size();
    reading.answer.body.append(data, std::min(bytes, room));
    reading.is_full = bytes > room;
    return reading.is_full ? 0 : bytes;
}

std::string text_of(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = nullptr;
    if (address.sa_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    if (address.sa_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    if (bytes == nullptr) return {};
    inet_ntop(address.sa_family, bytes, text.data(), text.size());
    return text.data();
}

// The last judge: whatever libcurl wants to connect to is judged once more.
curl_socket_t on_open(void* exchange, curlsocktype, curl_sockaddr* to) {
    auto& opening = *static_cast<Exchange*>(exchange);
    if (!opening.options.may_reach(text_of(to->addr))) {
        opening.has_refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

void add_line(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
}

bool is_plain(std::string_view value) {
    return !value.empty() && std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
}

List lines_of(const HttpFetch& fetch) {
    List lines;
    add_line(lines, "Accept: " + fetch.accept);
    if (is_plain(fetch.etag)) add_line(lines, "If-None-Match: " + fetch.etag);
    if (is_plain(fetch.last_modified)) add_line(lines, "If-Modified-Since: " + fetch.last_modified);
    return lines;
}

class Transfer {
public:
    Transfer() : curl_(curl_easy_init(), &curl_easy_cleanup) {
        if (!curl_) throw std::bad_alloc();
    }

    template <class Value>
    void set(CURLoption option, Value value) {
        const CURLcode code = curl_easy_setopt(curl_.get(), option, value);
        if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
    }

    CURLcode run() { return curl_easy_perform(curl_.get()); }
    int status() {
        long status = 0;
        curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
        return static_cast<int>(status);
    }

private:
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

void prepare(Transfer& transfer, Exchange& exchange) {
    transfer.set(CURLOPT_PROTOCOLS_STR, "http,https");
    transfer.set(CURLOPT_FOLLOWLOCATION, 0L); // each step is judged by us
    transfer.set(CURLOPT_PROXY, "");
    transfer.set(CURLOPT_NETRC, 0L);
    transfer.set(CURLOPT_NOSIGNAL, 1L);
    transfer.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    transfer.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    transfer.set(CURLOPT_USERAGENT, exchange.options.user_agent.c_str());
    transfer.set(CURLOPT_FRESH_CONNECT, 1L);
    transfer.set(CURLOPT_FORBID_REUSE, 1L);
    if (!exchange.options.ca_file.empty()) transfer.set(CURLOPT_CAINFO, exchange.options.ca_file.c_str());
    transfer.set(CURLOPT_HEADERFUNCTION, &on_header);
    transfer.set(CURLOPT_HEADERDATA, &exchange);
    transfer.set(CURLOPT_WRITEFUNCTION, &on_body);
    transfer.set(CURLOPT_WRITEDATA, &exchange);
    transfer.set(CURLOPT_OPENSOCKETFUNCTION, &on_open);
    transfer.set(CURLOPT_OPENSOCKETDATA, &exchange);
}

HttpFault fault_of(CURLcode code) {
    if (code == CURLE_OPERATION_TIMEDOUT) return HttpFault::too_slow;
    if (code == CURLE_COULDNT_RESOLVE_HOST) return HttpFault::unknown;
    return HttpFault::unreachable;
}

void settle(Exchange& exchange, CURLcode code) {
    auto& answer = exchange.answer;
    const bool is_cut = exchange.is_full && exchange.fetch.excess == HttpFetch::Excess::cut;
    if (code == CURLE_OK || is_cut || is_redirect(answer.status)) return;
    answer.body.clear();
    answer.fault = fault_of(code);
    answer.reason = curl_easy_strerror(code);
    if (exchange.has_refused) answer.fault = HttpFault::refused;
    if (exchange.is_full || exchange.header_bytes > header_bytes_max) {
        answer.fault = HttpFault::too_large;
        answer.reason = "the answer is larger than allowed";
    }
}

class SafeHttpClient final : public HttpClient {
public:
    SafeHttpClient(Resolver& resolver, HttpClientOptions options) : resolver_(resolver), options_(std::move(options)) {
        if (!options_.may_reach) options_.may_reach = is_public_address;
        if (!options_.may_use) options_.may_use = is_web_port;
    }

    HttpAnswer get(const HttpFetch& fetch) override {
        const auto give_up_at = Clock::now() + std::chrono::seconds(fetch.seconds_max);
        auto place = read_place(fetch.url);
        bool is_permanent = false;
        for (int hop = 0; place && hop <= fetch.redirects_max; ++hop) {
            std::string location;
            auto answer = answer_at(fetch, *place, location, give_up_at);
            answer.url = place->url;
            answer.is_permanent = is_permanent;
            if (answer.fault != HttpFault::none || !is_redirect(answer.status)) return answer;
            const bool is_moved = answer.status == 301 || answer.status == 308;
            is_permanent = is_moved && (is_permanent || hop == 0);
            auto next = read_redirect(*place, location);
            if (next && place->is_secure && !next->is_secure)
                return fault_of(HttpFault::refused, "it leads from a protected address to one that is not");
            place = std::move(next);
        }
        return fault_of(HttpFault::refused,
                        place ? "it leads elsewhere too many times" : "this is no address of the web");
    }

private:
    Resolver& resolver_;
    HttpClientOptions options_;

    // The addresses that may be connected to; or what stands in the way.
    std::optional<HttpAnswer> resolve(const WebPlace& place, std::vector<std::string>& addresses) {
        if (!options_.may_use(place.port)) return fault_of(HttpFault::refused, "the port is not one of the web");
        if (place.is_address) {
            addresses = {place.host};
        } else {
            if (is_local_name(place.host)) return fault_of(HttpFault::refused, "the name is a local one");
            auto found = resolver_.addresses(place.host);
            if (!found) return fault_of(HttpFault::unreachable, "the name servers do not answer");
            if (found->empty()) return fault_of(HttpFault::unknown, "there is no such name");
            addresses = std::move(*found);
        }
        if (!std::ranges::all_of(addresses, options_.may_reach))
            return fault_of(HttpFault::refused, "the address is not a public one");
        if (addresses.size() > addresses_max) addresses.resize(addresses_max);
        return std::nullopt;
    }

    HttpAnswer answer_at(const HttpFetch& fetch, const WebPlace& place, std::string& location,
                         Clock::time_point give_up_at) {
        std::vector<std::string> addresses;
        if (auto refused = resolve(place, addresses)) return *refused;
        const auto left = std::chrono::duration_cast<milliseconds>(give_up_at - Clock::now()).count();
        if (left <= 0) return fault_of(HttpFault::too_slow, "no time is left");
        Exchange exchange{.fetch = fetch, .options = options_, .answer = {}, .location = {}};
        Transfer transfer;
        prepare(transfer, exchange);
        const List lines = lines_of(fetch);
        List pinned;
        if (!place.is_address) add_line(pinned, pin_of(place, addresses));
        transfer.set(CURLOPT_URL, place.url.c_str());
        transfer.set(CURLOPT_HTTPHEADER, lines.get());
        transfer.set(CURLOPT_RESOLVE, pinned.get());
        transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(left));
        transfer.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min<long>(left, 5000)));
        const CURLcode code = transfer.run();
        exchange.answer.status = transfer.status();
        settle(exchange, code);
        location = std::move(exchange.location);
        return std::move(exchange.answer);
    }

    // "host:443:192.0.2.1,[2001:db8::1]": the name is never looked up again.
    static std::string pin_of(const WebPlace& place, const std::vector<std::string>& addresses) {
        std::string pin = place.host + ":" + std::to_string(place.port) + ":";
        for (const auto& address : addresses) {
            if (&address != &addresses.front()) pin += ',';
            pin += address.find(':') == std::string::npos ? address : "[" + address + "]";
        }
        return pin;
    }
};

} // namespace

std::unique_ptr<HttpClient> open_http_client(Resolver& resolver, HttpClientOptions options) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error(curl_easy_strerror(started));
    return std::make_unique<SafeHttpClient>(resolver, std::move(options));
}

HttpAnswer FixedHttpClient::get(const HttpFetch& fetch) {
    asked.push_back(fetch);
    const auto found = answers.find(fetch.url);
    if (found == answers.end()) return fault_of(HttpFault::unknown, "there is no such name");
    auto answer = found->second;
    if (answer.url.empty()) answer.url = fetch.url;
    return answer;
}

} // namespace net
