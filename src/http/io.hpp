// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Inside of the server: what belongs to one io thread, and what all of them share. Included by
// connection.cpp, event_stream.cpp and server.cpp only: nothing else sees Asio.
#include "http/event_stream.hpp"
#include "http/server.hpp"
#include "http/workers.hpp"
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <atomic>
#include <chrono>
#include <string>
#include <unordered_set>
#include <vector>

namespace http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Error = boost::system::error_code;

inline constexpr std::size_t scratch_bytes = 64 * 1024;

class Connection;

// A type of its own, so that event_stream.hpp can name it without Asio.
struct Socket : asio::basic_stream_socket<Tcp, Executor> {
    using Base = asio::basic_stream_socket<Tcp, Executor>;
    explicit Socket(Base accepted) : Base(std::move(accepted)) {}
};

struct Shared {
    Shared(const ServerOptions& options_, Handler handler_)
        : options(options_),
          handler(std::move(handler_)),
          workers(options.workers, static_cast<std::size_t>(options.queue)) {}

    const ServerOptions options;
    const Handler handler;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> streams = 0;
    Workers workers;
};

// Only its own thread touches it, but for context.post. What the pending operations of `context` refer
// to is declared before it, so that it dies after them.
struct Io {
    explicit Io(Shared& shared_)
        : shared(shared_),
          streams(shared.streams, std::chrono::seconds(shared.options.stream_heartbeat_s)),
          scratch(scratch_bytes),
          acceptor(context),
          timer(context) {}

    Shared& shared;
    std::unordered_set<Connection*> connections;
    StreamTable streams;
    std::vector<char> scratch; // reads land here: an idle connection owns no buffer
    std::string date;          // a whole header line, renewed every second
    bool is_draining = false;
    std::atomic<bool> is_drained = false; // all was told to end; whoever waits for it reads this
    asio::io_context context{1};
    Acceptor acceptor;
    Timer timer;
};

} // namespace http
