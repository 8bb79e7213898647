// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/dns.hpp"
#include "net/resolver.hpp"
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

namespace net {
namespace {

using namespace std::string_literals;

std::string two_bytes(std::size_t number) {
    return {static_cast<char>(number / 256), static_cast<char>(number % 256)};
}

std::string record(char type, const std::string& data) {
    return "\xc0\x0c\0"s + type + "\0\x01\0\0\0\x3c"s + two_bytes(data.size()) + data;
}

std::string encoded_string(const std::string& text) {
    return static_cast<char>(text.size()) + text;
}

std::string encoded_name(const std::string& label) {
    return encoded_string(label) + encoded_string("example") + '\0';
}

// A name server on this machine: "texts", "mail", "none" and "broken" dot example; says nothing about others.
class NameServer {
public:
    NameServer() : socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        socklen_t size = sizeof address;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~NameServer() {
        stops_ = true;
        thread_.join();
        ::close(socket_);
    }
    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

private:
    void serve() {
        std::array<char, 512> buffer{};
        while (!stops_) {
            pollfd polled{socket_, POLLIN, 0};
            if (::poll(&polled, 1, 50) != 1) continue;
            sockaddr_in from{};
            socklen_t from_size = sizeof from;
            const auto size =
                ::recvfrom(socket_, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr*>(&from), &from_size);
            if (size < 17) continue;
            const std::string answer = reply({buffer.data(), static_cast<std::size_t>(size)});
            if (answer.empty()) continue;
            ::sendto(socket_, answer.data(), answer.size(), 0, reinterpret_cast<sockaddr*>(&from), from_size);
        }
    }

    static std::string reply(const std::string& query) {
        const std::string name = query.substr(13, static_cast<std::size_t>(query[12]));
        const std::size_t question_end = query.find('\0', 12) + 5;
        const std::string question = query.substr(12, question_end - 12);
        const auto head = [&](char code, char count) {
            return query.substr(0, 2) + "\x81"s + static_cast<char>('\x80' | code) + "\0\1\0"s + count + "\0\0\0\0"s +
                   question;
        };
        const char txt = 16;
        const char mx = 15;
        if (name == "texts") {
            return head(0, 2) + record(txt, encoded_string("v=spf1 include:") + encoded_string("a.example -all")) +
                   record(txt, encoded_string("other"));
        }
        if (name == "mail") {
            return head(0, 2) + record(mx, "\0\x14"s + encoded_name("second")) +
                   record(mx, "\0\x0a"s + encoded_name("first"));
        }
        const bool asks_ipv6 = question[question.size() - 3] == 28;
        if (name == "hosts" && asks_ipv6) {
            return head(0, 1) + record(28, "\x20\x01\x0d\xb8"s + std::string(11, '\0') + "\1"s);
        }
        if (name == "hosts") return head(0, 2) + record(1, "\xc0\0\2\1"s) + record(1, "\xc0\0\2\2"s);
        if (name == "none") return head(3, 0);
        if (name == "empty") return head(0, 0);
        if (name == "broken") return head(2, 0);
        return {};
    }

    int socket_;
    unsigned port_ = 0;
    std::atomic<bool> stops_ = false;
    std::thread thread_;
};

using Texts = std::vector<std::string>;

TEST(Dns, joins_the_strings_of_a_record_and_keeps_records_apart) {
    const NameServer server;
    EXPECT_EQ(open_dns(server.address())->texts("texts.example"), (Texts{"v=spf1 include:a.example -all", "other"}));
}

TEST(Dns, lists_mail_servers_by_preference) {
    const NameServer server;
    EXPECT_EQ(open_dns(server.address())->mail_servers("mail.example"), (Texts{"first.example", "second.example"}));
}

TEST(Resolver, lists_addresses_of_both_kinds) {
    const NameServer server;
    EXPECT_EQ(open_resolver(server.address())->addresses("hosts.example"),
              (Texts{"192.0.2.1", "192.0.2.2", "2001:db8::1"}));
}

TEST(Resolver, tells_that_there_is_none_from_not_knowing) {
    const NameServer server;
    const auto resolver = open_resolver(server.address());
    EXPECT_EQ(resolver->addresses("none.example"), Texts{});
    EXPECT_EQ(resolver->addresses("broken.example"), std::nullopt);
}

TEST(Dns, tells_that_there_is_none_from_not_knowing) {
    const NameServer server;
    const auto dns = open_dns(server.address());
    EXPECT_EQ(dns->texts("none.example"), Texts{});
    EXPECT_EQ(dns->mail_servers("none.example"), Texts{});
    EXPECT_EQ(dns->texts("empty.example"), Texts{});
    EXPECT_EQ(dns->texts("broken.example"), std::nullopt);
}

TEST(Dns, gives_up_on_a_server_that_says_nothing) {
    const NameServer server;
    const auto dns = open_dns(server.address());
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(dns->texts("silent.example"), std::nullopt);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(12));
    EXPECT_EQ(dns->texts("texts.example"), std::nullopt); // is there, and not asked for so soon
    EXPECT_EQ(dns->mail_servers("mail.example"), std::nullopt);
}

TEST(Dns, knows_nothing_where_no_server_is) {
    EXPECT_EQ(open_dns("127.0.0.1:1")->texts("texts.example"), std::nullopt);
}

} // namespace
} // namespace net
