// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The one way to read something of another site (previews of links, feeds): addresses come from whoever typed them, answers
// from anybody, so nothing of either is trusted. Blocking: from jobs only, never inside a write.
//
// Every address, the first and each redirect, is judged anew: http or https, port 80 or 443, no name or password in it,
// no name that only means something here; its name is resolved once, refused when any of its addresses is not public
// (net/address.hpp), and the connection goes to the very addresses that were judged. No proxy, no cookie, nothing remembered.
#include "net/resolver.hpp"
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

struct HttpFetch {
    std::string url;
    std::string accept = "*/*";
    std::string etag;                                          // of what is already here: the answer may be 304
    std::string last_modified;                                 // the same
    std::size_t bytes_max = 2'000'000;                         // of the body, after decompression
    enum class Excess { refuse, cut } excess = Excess::refuse; // cut: the beginning is enough
    int seconds_max = 15;                                      // for all of it, redirects too
    int redirects_max = 4;
};

enum class HttpFault {
    none,        // an answer came, whatever its status
    refused,     // we do not go there: scheme, port, name, address, too many redirects
    unknown,     // no such name
    unreachable, // no connection, TLS that does not prove its name, an answer that is no HTTP
    too_slow,
    too_large,
};

struct HttpAnswer {
    HttpFault fault = HttpFault::none;
    std::string reason; // of a fault, for the log and for officers: English, no secret
    int status = 0;
    std::string url; // where the answer came from, after redirects
    std::string content_type;
    std::string etag;
    std::string last_modified;
    std::string retry_after;
    std::string body;
    bool is_permanent = false; // every redirect on the way said so: remember `url` instead
    bool is_good() const { return fault == HttpFault::none && status >= 200 && status < 300; }
};

class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual HttpAnswer get(const HttpFetch& fetch) = 0; // never throws for what the other side does; thread-safe
};

struct HttpClientOptions {
    std::string user_agent = "Mozilla/5.0 (compatible; Guilde)";
    // The judgements, replaced by tests that answer from this machine.
    std::function<bool(std::string_view address)> may_reach;
    std::function<bool(int port)> may_use;
    std::string ca_file; // empty: the system's
};
std::unique_ptr<HttpClient> open_http_client(Resolver& resolver,
                                             HttpClientOptions options = {}); // outlived by `resolver`

// May this be fetched at all, before any name is looked up? For forms: what is refused here is refused for ever.
bool may_fetch(std::string_view url);

// Answers what it was told; other addresses are unknown. Keeps what was asked.
class FixedHttpClient final : public HttpClient {
public:
    std::map<std::string, HttpAnswer> answers;
    std::vector<HttpFetch> asked;
    HttpAnswer get(const HttpFetch& fetch) override;
};

} // namespace net
