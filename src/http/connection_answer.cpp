// SPDX-License-Identifier: AGPL-3.0-or-later
// The second half of a connection: from a complete request, or a refused one, to the last byte of its answer.
#include "http/compress.hpp"
#include "http/connection.hpp"
#include "http/form_body.hpp"

namespace http {

namespace {

constexpr std::chrono::seconds linger_time{3}; // after the last byte that came
constexpr std::chrono::seconds linger_time_max{30};
// Told from memory, whoever asks: there is no worker left to find out a language.
constexpr Refused crowded{503,
                          "Trop de monde à la fois. Réessayez dans un instant.\n"
                          "Too many people at once. Try again in a moment."};
constexpr std::string_view close_line = "Connection: close\r\n\r\n";
constexpr std::string_view keep_line = "\r\n";

Response say_refused(const ServerOptions& options, Request& request, const Refused& refused) {
    return options.refuse ? options.refuse(request, refused) : refusal_response(refused);
}

} // namespace

void Connection::dispatch() {
    exchange_->request.body = std::move(parser_->get().body());
    parser_.reset();
    phase_ = Phase::answering;
    // The job gives its hold on the connection back to the io thread, so that it never dies elsewhere.
    auto job = [self = shared_from_this()]() mutable { answer(std::move(self)); };
    if (io_.shared.workers.try_submit(std::move(job))) return;
    exchange_->response = refusal_response(crowded);
    exchange_->response.set_header("Retry-After", "1");
    prepare();
    send();
}

void Connection::answer(Self self) {
    auto& exchange = *self->exchange_;
    auto& shared = self->io_.shared;
    exchange.asked_at = Clock::now();
    try {
        const auto refused = read_form_of(exchange.request);
        exchange.response =
            refused ? say_refused(shared.options, exchange.request, *refused) : shared.handler(exchange.request);
        compress_response(exchange.request, exchange.response);
    } catch (...) {
        exchange.response = refusal_response({500, "Something went wrong on our side."});
    }
    const bool is_full = shared.streams >= static_cast<std::size_t>(shared.options.streams_max);
    if (!exchange.response.stream_topics.empty() && is_full) {
        exchange.response = refusal_response(crowded);
        exchange.response.set_header("Retry-After", "10");
    }
    self->prepare();
    auto& context = self->io_.context;
    asio::post(context, [self = std::move(self)] { self->send(); });
}

void Connection::prepare() {
    auto& response = exchange_->response;
    exchange_->stream_owner = take_header(response, "x-stream-owner");
    exchange_->framing = framing_of(response, exchange_->version);
    exchange_->head = write_head(response, exchange_->framing);
}

void Connection::refuse_head(const Refused& refused, std::string_view head) {
    exchange_ = std::make_unique<Exchange>();
    exchange_->request = glimpse_of(head);
    refuse(refused);
}

void Connection::refuse(const Refused& refused) {
    Error ignored;
    socket_.cancel(ignored);
    parser_.reset();
    in_.clear();
    if (!exchange_) exchange_ = std::make_unique<Exchange>();
    must_close_ = true;
    phase_ = Phase::answering;
    auto job = [self = shared_from_this(), refused]() mutable { answer_refused(std::move(self), refused); };
    if (io_.shared.options.refuse && io_.shared.workers.try_submit(std::move(job))) return;
    exchange_->response = refusal_response(refused);
    prepare();
    send();
}

void Connection::answer_refused(Self self, const Refused& refused) {
    auto& exchange = *self->exchange_;
    try {
        exchange.response = say_refused(self->io_.shared.options, exchange.request, refused);
        compress_response(exchange.request, exchange.response);
    } catch (...) {
        exchange.response = refusal_response(refused);
    }
    self->prepare();
    auto& context = self->io_.context;
    asio::post(context, [self = std::move(self)] { self->send(); });
}

void Connection::send() {
    auto& exchange = *exchange_;
    const bool is_stream = exchange.framing == Framing::stream && exchange.request.method != Method::head;
    must_close_ = must_close_ || exchange.framing == Framing::until_close || exchange.framing == Framing::stream ||
                  io_.is_draining;
    exchange.head += io_.date;
    exchange.head += must_close_ ? close_line : keep_line;
    if (is_stream) exchange.response.body = stream_opening;
    const bool has_body = exchange.request.method != Method::head && (is_stream || exchange.framing == Framing::length);
    std::vector<asio::const_buffer> buffers{asio::buffer(exchange.head)};
    if (has_body) buffers.push_back(asio::buffer(exchange.response.body));
    write(std::move(buffers), has_body ? exchange.response.body.size() : 0, &Connection::body_sent);
}

void Connection::write(std::vector<asio::const_buffer> buffers, std::size_t bytes, void (Connection::*then)()) {
    const auto& options = io_.shared.options;
    phase_ = Phase::writing;
    deadline_ = Clock::now() + std::chrono::seconds(options.idle_deadline_s) +
                std::chrono::seconds(bytes / static_cast<std::size_t>(std::max(1, options.body_bytes_per_second_min)));
    asio::async_write(socket_, buffers, [self = shared_from_this(), then](const Error& error, std::size_t) {
        if (self->phase_ == Phase::closed) return;
        if (error) return self->close();
        (self.get()->*then)();
    });
}

void Connection::body_sent() {
    const auto& exchange = *exchange_;
    if (exchange.request.method == Method::head) return finish();
    if (exchange.framing == Framing::stream) return hand_over();
    const bool has_pieces = exchange.framing == Framing::chunked || exchange.framing == Framing::until_close;
    if (has_pieces) return ask_piece();
    finish();
}

void Connection::ask_piece() {
    phase_ = Phase::answering;
    io_.shared.workers.submit([self = shared_from_this()]() mutable { make_piece(std::move(self)); });
}

void Connection::make_piece(Self self) {
    auto& exchange = *self->exchange_;
    auto& context = self->io_.context;
    try {
        exchange.piece = exchange.response.next_piece();
    } catch (...) {
        // Cut short on purpose: the browser must not take half a file for a whole one.
        asio::post(context, [self = std::move(self)] { self->close(); });
        return;
    }
    asio::post(context, [self = std::move(self)] { self->send_piece(); });
}

void Connection::send_piece() {
    auto& exchange = *exchange_;
    const bool is_last = exchange.piece.empty();
    if (exchange.framing == Framing::chunked) {
        exchange.piece = is_last ? "0\r\n\r\n" : chunk_of(exchange.piece);
    } else if (is_last) {
        return finish();
    }
    write({asio::buffer(exchange.piece)}, exchange.piece.size(),
          is_last ? &Connection::finish : &Connection::ask_piece);
}

void Connection::finish() {
    exchange_.reset();
    if (must_close_) return linger();
    if (in_.empty()) std::string().swap(in_);
    phase_ = Phase::idle;
    deadline_ = Clock::now() + std::chrono::seconds(io_.shared.options.idle_deadline_s);
    advance();
}

void Connection::hand_over() {
    const auto exchange = std::move(exchange_);
    phase_ = Phase::closed;
    io_.connections.erase(this);
    if (io_.is_draining) return;
    io_.streams.open(std::move(socket_), exchange->response.stream_topics, exchange->stream_owner, exchange->asked_at);
}

void Connection::linger() {
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    phase_ = Phase::lingering;
    deadline_ = Clock::now() + linger_time;
    lingers_until_ = Clock::now() + linger_time_max;
    wait_readable();
}

// Closing on somebody who still sends would take the answer away before it is read.
void Connection::linger_on() {
    deadline_ = std::min(Clock::now() + linger_time, lingers_until_);
    wait_readable();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    io_.connections.erase(this);
    Error ignored;
    socket_.close(ignored);
}

} // namespace http
