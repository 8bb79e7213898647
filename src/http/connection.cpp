// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/connection.hpp"
#include "http/compress.hpp"
#include "http/fields.hpp"
#include "http/form_body.hpp"
#include "http/forwarded.hpp"

namespace http {

namespace {

namespace beast = boost::beast::http;

constexpr std::chrono::seconds linger_time{3};
constexpr std::size_t chunk_head_bytes_max = 8 * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view close_line = "Connection: close\r\n\r\n";
constexpr std::string_view keep_line = "\r\n";

constexpr Refused malformed{400, "The request is malformed."};
constexpr Refused malformed_body{400, "The body of the request is malformed."};
constexpr Refused too_slow{408, "The request took too long to arrive."};

} // namespace

void Connection::ExtensionRefuser::operator()(std::uint64_t, std::string_view extension, Error& error) const {
    if (!extension.empty()) error = beast::error::bad_chunk_extension;
}

Connection::Connection(Socket socket, Io& io) : socket_(std::move(socket)), io_(io) {
    ++io_.shared.connections;
}

Connection::~Connection() {
    --io_.shared.connections;
}

void Connection::start() {
    Error error;
    const auto peer = socket_.remote_endpoint(error);
    if (!error) peer_ = clean_address(peer.address().to_string());
    socket_.set_option(Tcp::no_delay(true), error);
    socket_.non_blocking(true, error);
    if (error) return;
    io_.connections.insert(this);
    deadline_ = Clock::now() + std::chrono::seconds(io_.shared.options.idle_deadline_s);
    wait_readable();
}

void Connection::tick(Clock::time_point now) {
    switch (phase_) {
        case Phase::head:
            if (now > deadline_) refuse(too_slow);
            break;
        case Phase::body:
            if (is_body_too_slow(now)) refuse(too_slow);
            break;
        case Phase::idle:
        case Phase::writing:
        case Phase::lingering:
            if (now > deadline_) close();
            break;
        case Phase::answering:
        case Phase::closed: break;
    }
}

void Connection::drain() {
    if (phase_ == Phase::idle) return close();
    must_close_ = true;
}

void Connection::wait_readable() {
    socket_.async_wait(Socket::wait_read,
                       [self = shared_from_this()](const Error& error) { self->on_readable(error); });
}

void Connection::on_readable(const Error& error) {
    if (error == asio::error::operation_aborted || phase_ == Phase::closed) return;
    if (phase_ == Phase::answering || phase_ == Phase::writing) return;
    if (error) return close();
    Error failure;
    const auto size = socket_.read_some(asio::buffer(io_.scratch), failure);
    if (failure == asio::error::would_block || failure == asio::error::interrupted) {
        return wait_readable();
    }
    if (failure) return close();
    if (phase_ == Phase::lingering) return wait_readable();
    in_.append(io_.scratch.data(), size);
    advance();
}

void Connection::advance() {
    if (phase_ == Phase::idle && !in_.empty()) {
        phase_ = Phase::head;
        deadline_ = Clock::now() + std::chrono::seconds(io_.shared.options.header_deadline_s);
    }
    if (phase_ == Phase::head) return read_head();
    if (phase_ == Phase::body) return read_body();
    wait_readable();
}

void Connection::read_head() {
    // An empty line after the last body is forgiven (RFC 9112, 2.2).
    if (scanner_.is_in_first_line() && in_.starts_with("\r\n")) {
        in_.erase(0, 2);
        scanner_ = {};
    }
    const auto state = scanner_.advance(in_);
    const auto size_max = io_.shared.options.header_bytes_max;
    const auto size = state == HeadScanner::State::finished ? scanner_.end() : in_.size();
    if (state == HeadScanner::State::malformed) return refuse(malformed);
    if (size > target_bytes_max + 64 && scanner_.is_in_first_line()) {
        return refuse({414, "The address is too long."});
    }
    if (size > size_max) return refuse({431, "The header of the request is too large."});
    if (state == HeadScanner::State::unfinished) return wait_readable();
    begin_request(size);
}

void Connection::begin_request(std::size_t head_size) {
    const auto head = in_.substr(0, head_size);
    in_.erase(0, head_size);
    scanner_ = {};
    if (const auto refused = parse_head(head)) return refuse(*refused);
    if (parser_->get().target() == "*") return answer_asterisk();
    if (const auto refused = fill_request()) return refuse(*refused);
    if (const auto refused = check_length()) return refuse(*refused);
    if (parser_->is_done()) return dispatch();
    phase_ = Phase::body;
    body_bytes_ = 0;
    body_started_at_ = Clock::now();
    if (!exchange_->request.header("expect").empty() && in_.empty()) return write_continue();
    read_body();
}

std::optional<Refused> Connection::parse_head(std::string_view head) {
    const auto& options = io_.shared.options;
    if (auto refused = check_head(head, options.header_fields_max)) return refused;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(options.header_bytes_max + 1));
    parser_->body_limit(boost::none);
    parser_->eager(true);
    Error error;
    parser_->put(asio::buffer(head), error);
    if (error == beast::error::need_more) error = {};
    if (error || !parser_->is_header_done()) return malformed;
    exchange_ = std::make_unique<Exchange>();
    exchange_->version = parser_->get().version() == 11 ? Version::http_1_1 : Version::http_1_0;
    must_close_ = exchange_->version == Version::http_1_0 || !parser_->keep_alive() || io_.is_draining;
    return std::nullopt;
}

std::optional<Refused> Connection::fill_request() {
    const auto& message = parser_->get();
    const auto method = find_method(std::string_view(message.method_string()));
    if (!method) return Refused{501, "This method is not known here."};
    auto target = read_request_target(std::string_view(message.target()));
    if (!target) return Refused{400, "The address is malformed."};
    auto& request = exchange_->request;
    request.method = *method;
    request.path = std::move(target->path);
    request.target = std::string(message.target());
    for (auto& pair : target->query.pairs) {
        request.query.emplace_back(std::move(pair.name), std::move(pair.value));
    }
    for (const auto& field : message) {
        request.headers.emplace_back(lower(std::string_view(field.name_string())), std::string_view(field.value()));
    }
    set_origin(request, peer_, io_.shared.options.trusted_proxies);
    return std::nullopt;
}

std::optional<Refused> Connection::check_length() {
    const auto& options = io_.shared.options;
    const auto& request = exchange_->request;
    body_bytes_max_ =
        options.body_bytes_max_for ? options.body_bytes_max_for(request.method, request.path) : options.body_bytes_max;
    const auto length = parser_->content_length();
    if (length && *length > body_bytes_max_) return too_large;
    parser_->body_limit(body_bytes_max_);
    parser_->on_chunk_header(extension_refuser_);
    return std::nullopt;
}

void Connection::answer_asterisk() {
    if (find_method(std::string_view(parser_->get().method_string())) != Method::options) return refuse(malformed);
    must_close_ = true;
    exchange_->response = Response::no_content();
    exchange_->response.set_header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    prepare();
    send();
}

void Connection::write_continue() {
    asio::async_write(socket_, asio::buffer(continue_line),
                      [self = shared_from_this()](const Error& error, std::size_t) {
                          if (self->phase_ != Phase::body) return;
                          if (error) return self->close();
                          self->read_body();
                      });
}

void Connection::read_body() {
    while (!in_.empty() && !parser_->is_done()) {
        Error error;
        const auto used = parser_->put(asio::buffer(in_), error);
        in_.erase(0, used);
        body_bytes_ += used;
        if (error == beast::error::need_more) break;
        if (error == beast::error::body_limit) return refuse(too_large);
        if (error) return refuse(malformed_body);
        if (used == 0) break;
    }
    if (parser_->is_done()) return dispatch();
    if (in_.size() > chunk_head_bytes_max) return refuse(malformed_body);
    wait_readable();
}

bool Connection::is_body_too_slow(Clock::time_point now) const {
    const auto& options = io_.shared.options;
    const auto elapsed = now - body_started_at_;
    if (elapsed < std::chrono::seconds(options.header_deadline_s)) return false;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    return body_bytes_ < static_cast<std::size_t>(seconds * options.body_bytes_per_second_min);
}

void Connection::dispatch() {
    exchange_->request.body = std::move(parser_->get().body());
    parser_.reset();
    phase_ = Phase::answering;
    // The job gives its hold on the connection back to the io thread, so that it never dies elsewhere.
    auto job = [self = shared_from_this()]() mutable { answer(std::move(self)); };
    if (io_.shared.workers.try_submit(std::move(job))) return;
    exchange_->response = refusal_response({503, "Too many people at once. Try again in a moment."});
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
        exchange.response = refused ? refusal_response(*refused) : shared.handler(exchange.request);
        compress_response(exchange.request, exchange.response);
    } catch (...) {
        exchange.response = refusal_response({500, "Something went wrong on our side."});
    }
    const bool is_full = shared.streams >= static_cast<std::size_t>(shared.options.streams_max);
    if (!exchange.response.stream_topics.empty() && is_full) {
        exchange.response = refusal_response({503, "Too many people at once. Try again in a moment."});
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

void Connection::refuse(const Refused& refused) {
    Error ignored;
    socket_.cancel(ignored);
    parser_.reset();
    in_.clear();
    if (!exchange_) exchange_ = std::make_unique<Exchange>();
    exchange_->request = {};
    exchange_->response = refusal_response(refused);
    must_close_ = true;
    prepare();
    send();
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
