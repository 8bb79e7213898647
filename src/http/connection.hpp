// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Inside of the server: one connection, from its first byte to its end or to the event stream it becomes.
// A small machine of callbacks on its io thread; only answer() and pieces run on workers, and while they
// do the connection reads nothing, so pipelined requests are answered one after the other.
#include "http/head.hpp"
#include "http/io.hpp"
#include "http/wire.hpp"
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>
#include <string>

namespace http {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Socket socket, Io& io);
    ~Connection();

    void start();
    void tick(Clock::time_point now); // several times a second: deadlines
    void drain();                     // ends after the answer being given, or at once

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Self = std::shared_ptr<Connection>;

    enum class Phase {
        idle,      // between requests
        head,      // part of a head has come
        body,      // part of a body has come
        answering, // a worker has it
        writing,
        lingering, // the answer said "close": what still comes is thrown away for a moment
        closed
    };

    // Chunk extensions mean nothing here, and have been a way to smuggle requests.
    struct ExtensionRefuser {
        void operator()(std::uint64_t size, std::string_view extension, Error& error) const;
    };

    // One request and its answer. A worker owns it while answering, the io thread otherwise.
    struct Exchange {
        Request request;
        Response response;
        Version version = Version::http_1_1;
        Framing framing = Framing::length;
        std::string head;
        std::string piece;
        std::string stream_owner;
        Clock::time_point asked_at;
    };

    void wait_readable();
    void on_readable(const Error& error);
    void advance();

    void read_head();
    void begin_request(std::size_t head_size);
    std::optional<Refused> parse_head(std::string_view head);
    std::optional<Refused> fill_request();
    std::optional<Refused> check_length();
    void answer_asterisk();
    void write_continue();
    void read_body();
    bool is_body_too_slow(Clock::time_point now) const;

    void dispatch();
    static void answer(Self self); // on a worker
    void prepare();                // the response is known: frame it
    void refuse_head(const Refused& refused, std::string_view head);
    void refuse(const Refused& refused);
    static void answer_refused(Self self, const Refused& refused); // on a worker

    void send();
    void write(std::vector<asio::const_buffer> buffers, std::size_t bytes, void (Connection::*then)());
    void body_sent();
    void ask_piece();
    static void make_piece(Self self); // on a worker
    void send_piece();
    void finish();
    void hand_over();
    void linger();
    void linger_on();
    void close();

    Socket socket_;
    Io& io_;
    Phase phase_ = Phase::idle;
    Clock::time_point deadline_; // of this phase
    std::string in_;             // received, not yet used
    HeadScanner scanner_;
    ExtensionRefuser extension_refuser_; // the parser refers to it
    std::optional<Parser> parser_;
    std::size_t body_bytes_max_ = 0;
    std::size_t body_bytes_ = 0;
    Clock::time_point body_started_at_;
    Clock::time_point lingers_until_; // at most
    std::unique_ptr<Exchange> exchange_;
    bool must_close_ = false; // after this answer
    std::string peer_;
};

} // namespace http
