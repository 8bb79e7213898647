// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/connection.hpp"
#include "http/fields.hpp"
#include "http/forwarded.hpp"

namespace http {

namespace {

namespace beast = boost::beast::http;

constexpr std::size_t chunk_head_bytes_max = 8 * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

constexpr Refused malformed{400, "The request is malformed."};
constexpr Refused malformed_body{400, "The body of the request is malformed."};
constexpr Refused too_slow{408, "The request took too long to arrive."};

Refused too_large_beyond(std::size_t bytes_max) {
    return {too_large.status, too_large.sentence, bytes_max};
}

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
            if (now > deadline_) refuse_head(too_slow, in_);
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
    if (phase_ == Phase::lingering) return linger_on();
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
    if (state == HeadScanner::State::malformed) return refuse_head(malformed, in_);
    if (size > target_bytes_max + 64 && scanner_.is_in_first_line()) {
        return refuse_head({414, "The address is too long."}, in_);
    }
    if (size > size_max) return refuse_head({431, "The header of the request is too large."}, in_);
    if (state == HeadScanner::State::unfinished) return wait_readable();
    begin_request(size);
}

void Connection::begin_request(std::size_t head_size) {
    const auto head = in_.substr(0, head_size);
    in_.erase(0, head_size);
    scanner_ = {};
    if (const auto refused = parse_head(head)) return refuse_head(*refused, head);
    if (parser_->get().target() == "*") return answer_asterisk();
    if (const auto refused = fill_request()) return refuse_head(*refused, head);
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
    if (length && *length > body_bytes_max_) return too_large_beyond(body_bytes_max_);
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
        if (error == beast::error::body_limit) return refuse(too_large_beyond(body_bytes_max_));
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

} // namespace http
