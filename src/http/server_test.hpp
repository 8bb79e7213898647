// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// For tests: a server that runs, and a client that speaks bytes.
#include "http/fields.hpp"
#include "http/server.hpp"
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

namespace http {

inline ServerOptions test_options() {
    ServerOptions options;
    options.port = 0;
    options.workers = 4;
    return options;
}

class RunningServer {
public:
    explicit RunningServer(Handler handler, const ServerOptions& options = test_options())
        : server_(make_server(options, std::move(handler))), thread_([this] { server_->run(); }) {}
    ~RunningServer() { stop(); }

    unsigned short port() const { return server_->port(); }
    Hub& hub() { return server_->hub(); }
    void ask_to_stop() { server_->stop(); }
    void stop() {
        server_->stop();
        if (thread_.joinable()) thread_.join();
    }

private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

struct Answer {
    int status = 0; // 0: the connection ended first
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {
        std::string found;
        for_each_item(head, '\n', [&](std::string_view line) {
            const auto colon = line.find(':');
            if (colon == std::string_view::npos) return;
            if (!is_same_word(line.substr(0, colon), name)) return;
            line.remove_suffix(line.ends_with('\r') ? 1 : 0);
            found = trim_blanks(line.substr(colon + 1));
        });
        return found;
    }
};

class Client {
public:
    explicit Client(unsigned short port, int receive_buffer = 0) {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_buffer != 0) {
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    Client(Client&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), is_open_(other.is_open_), received_(std::move(other.received_)) {}
    ~Client() {
        if (socket_ >= 0) ::close(socket_);
    }

    bool is_open() const { return is_open_; }
    int descriptor() const { return socket_; }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    Answer read(std::string_view method = "GET") {
        Answer answer;
        if (!read_until("\r\n\r\n")) return answer;
        answer.head = take(received_.find("\r\n\r\n") + 4);
        answer.status = std::stoi(answer.head.substr(9, 3));
        if (method == "HEAD" || answer.status == 204 || answer.status == 304) return answer;
        if (answer.header("transfer-encoding") == "chunked") {
            answer.body = read_chunks();
        } else if (const auto length = answer.header("content-length"); !length.empty()) {
            answer.body = read_bytes(std::stoul(length));
        }
        return answer;
    }

    Answer get(std::string_view path, std::string_view more_fields = "") {
        send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_fields) + "\r\n");
        return read();
    }

    Answer post(std::string_view path, std::string_view body, std::string_view more_fields = "") {
        send("POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
             "\r\n" + std::string(more_fields) + "\r\n" + std::string(body));
        return read();
    }

    // Waits for these bytes; hands back all that came up to and with them, "" when they never came.
    std::string read_through(std::string_view bytes) {
        if (!read_until(bytes)) return {};
        return take(received_.find(bytes) + bytes.size());
    }

    // True when the server ends the connection (and nothing else comes).
    bool ends() {
        while (receive()) {
        }
        return is_ended_;
    }

    std::string rest() {
        ends();
        return received_;
    }

private:
    bool receive() {
        char bytes[16384];
        const auto size = ::recv(socket_, bytes, sizeof bytes, 0);
        if (size > 0) {
            received_.append(bytes, static_cast<std::size_t>(size));
        } else {
            is_ended_ = size == 0 || errno == ECONNRESET;
        }
        return size > 0;
    }

    bool read_until(std::string_view bytes) {
        while (received_.find(bytes) == std::string::npos) {
            if (!receive()) return false;
        }
        return true;
    }

    std::string take(std::size_t size) {
        auto taken = received_.substr(0, size);
        received_.erase(0, size);
        return taken;
    }

    std::string read_bytes(std::size_t size) {
        while (received_.size() < size && receive()) {
        }
        return take(size);
    }

    std::string read_chunks() {
        std::string body;
        while (read_until("\r\n")) {
            const auto line = take(received_.find("\r\n") + 2);
            const auto size = std::stoul(line, nullptr, 16);
            const auto piece = read_bytes(size + 2);
            if (size == 0) break;
            body += piece.substr(0, size);
        }
        return body;
    }

    int socket_ = -1;
    bool is_open_ = false;
    bool is_ended_ = false;
    std::string received_;
};

// Waits up to five seconds for something to become true.
template <typename Check>
bool becomes_true(Check check) {
    for (int i = 0; i < 1000; ++i) {
        if (check()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

} // namespace http
