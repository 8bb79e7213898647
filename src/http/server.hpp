// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The server: sockets are asynchronous, handlers are not. A complete request goes to a bounded pool of workers; when the
// pool's queue is full the answer is 503 with Retry-After at once.
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/stream.hpp"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace http {

struct Refused; // http/head.hpp

struct ServerOptions {
    std::string address = "127.0.0.1";
    unsigned short port = 8080; // 0: any free one, see Server::port()
    int io_threads = 1;
    int workers = 32; // at least 32, or group commit never groups
    int queue = 1024;
    std::size_t header_bytes_max = 32 * 1024;
    int header_fields_max = 100;
    std::size_t body_bytes_max = 1024 * 1024;
    int header_deadline_s = 10;
    int idle_deadline_s = 60;
    int body_bytes_per_second_min = 1024;
    int streams_max = 20000;
    int stream_heartbeat_s = 25;              // a stream that was silent that long gets a comment
    std::vector<std::string> trusted_proxies; // addresses whose X-Forwarded-For and -Proto are believed
    // May a larger body come for this method and path (imports, photos)? Called before the body is read.
    std::function<std::size_t(Method, std::string_view path)> body_bytes_max_for;
    // The page for a request that could not be read (a body too large, a damaged form, a head that never ends). Runs on a
    // worker, with what was read of the request. Empty: a plain English sentence.
    std::function<Response(Request&, const Refused&)> refuse;
};

class Server {
public:
    virtual ~Server() = default; // stops
    virtual void run() = 0;      // until stop(); drains what is being answered (5 s)
    virtual void stop() = 0;     // from any thread or a signal handler's thread
    virtual unsigned short port() const = 0;
    virtual Hub& hub() = 0;
};

using Handler =
    std::function<Response(Request&)>; // must not throw; stream owner: header "x-stream-owner" of the Response
std::unique_ptr<Server> make_server(const ServerOptions& options, Handler handler);

} // namespace http
