// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/event_stream.hpp"
#include "http/server_test.hpp"
#include <malloc.h>
#include <atomic>
#include <fstream>
#include <vector>

namespace http {
namespace {

// "/TOPIC/OWNER" hears that topic for that owner.
Response listen(Request& request) {
    const auto slash = request.path.find('/', 1);
    Response response;
    response.stream_topics = {request.path.substr(1, slash - 1), "everyone"};
    response.headers.emplace_back("X-Stream-Owner", request.path.substr(slash + 1));
    return response;
}

Client open_stream(RunningServer& server, const std::string& path) {
    Client client(server.port());
    client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    return client;
}

std::size_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(EventStream, hears_its_topics_only) {
    RunningServer server(listen);
    auto ada = open_stream(server, "/reliure/ada");
    auto bob = open_stream(server, "/papier/bob");
    const auto head = ada.read();
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(head.header("x-stream-owner"), "");
    EXPECT_EQ(ada.read_through("retry: 3000\n\n"), "retry: 3000\n\n");
    bob.read_through("retry: 3000\n\n");
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 2; }));
    server.hub().publish("reliure", "post", "abc");
    server.hub().publish("everyone", "news", "1");
    EXPECT_EQ(ada.read_through("1\n\n"), "event: post\ndata: abc\n\nevent: news\ndata: 1\n\n");
    EXPECT_EQ(bob.read_through("1\n\n"), "event: news\ndata: 1\n\n");
}

TEST(EventStream, a_message_cannot_contain_another) {
    EXPECT_EQ(stream_message("a\nevent: b", "c\n\nevent: d\r"),
              "event: a event: b\ndata: c\ndata: \ndata: event: d \n\n");
    EXPECT_EQ(stream_message("", ""), "data: \n\n");
}

TEST(EventStream, ends_for_an_owner_who_lost_a_right) {
    auto options = test_options();
    options.io_threads = 2;
    RunningServer server(listen, options);
    auto first = open_stream(server, "/reliure/ada");
    auto second = open_stream(server, "/papier/ada");
    auto other = open_stream(server, "/reliure/bob");
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 3; }));
    server.hub().disconnect("ada");
    EXPECT_TRUE(first.ends());
    EXPECT_TRUE(second.ends());
    EXPECT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
    server.hub().publish("reliure", "post", "abc");
    EXPECT_NE(other.read_through("data: abc\n\n"), "");
}

TEST(EventStream, a_right_lost_while_it_opens_is_lost) {
    std::atomic<RunningServer*> running = nullptr;
    RunningServer server([&](Request& request) {
        running.load()->hub().disconnect("ada");
        return listen(request);
    });
    running = &server;
    auto ada = open_stream(server, "/reliure/ada");
    EXPECT_TRUE(ada.ends());
    auto bob = open_stream(server, "/reliure/bob");
    EXPECT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
}

TEST(EventStream, a_reader_that_does_not_read_is_dropped_and_delays_nobody) {
    RunningServer server(listen);
    constexpr int small_buffer = 4096;
    Client slow(server.port(), small_buffer);
    slow.send("GET /reliure/slow HTTP/1.1\r\nHost: a\r\n\r\n");
    auto quick = open_stream(server, "/reliure/quick");
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 2; }));
    const std::string large(100'000, 'x');
    for (int i = 0; i < 300 && server.hub().count() == 2; ++i) {
        server.hub().publish("reliure", "post", large + std::to_string(i));
        ASSERT_NE(quick.read_through("x" + std::to_string(i) + "\n\n"), "") << i;
    }
    EXPECT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
    server.hub().publish("reliure", "last", "one");
    EXPECT_NE(quick.read_through("data: one\n\n"), "");
}

TEST(EventStream, a_silent_stream_gets_a_sign_of_life) {
    auto options = test_options();
    options.stream_heartbeat_s = 1;
    RunningServer server(listen, options);
    auto ada = open_stream(server, "/reliure/ada");
    EXPECT_NE(ada.read_through(":\n\n"), "");
    EXPECT_EQ(ada.read_through(":\n\n"), ":\n\n");
}

TEST(EventStream, is_forgotten_when_the_browser_leaves) {
    RunningServer server(listen);
    {
        auto ada = open_stream(server, "/reliure/ada");
        ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
    }
    EXPECT_TRUE(becomes_true([&] { return server.hub().count() == 0; }));
    server.hub().publish("reliure", "post", "abc");
}

TEST(EventStream, ends_when_the_server_stops) {
    RunningServer server(listen);
    auto ada = open_stream(server, "/reliure/ada");
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
    const auto start = std::chrono::steady_clock::now();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4)); // before the drain gives up
    EXPECT_TRUE(ada.ends());
}

TEST(EventStream, has_a_limit) {
    auto options = test_options();
    options.streams_max = 1;
    RunningServer server(listen, options);
    auto ada = open_stream(server, "/reliure/ada");
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() == 1; }));
    Client bob(server.port());
    EXPECT_EQ(bob.get("/reliure/bob").status, 503);
}

TEST(EventStream, head_asks_without_listening) {
    RunningServer server(listen);
    Client client(server.port());
    client.send("HEAD /reliure/ada HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read("HEAD").header("content-type"), "text/event-stream");
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(server.hub().count(), 0u);
}

// Both ends live in this process: two files and one client object a stream.
TEST(EventStream, thousands_of_idle_streams_need_little_memory) {
    RunningServer server(listen); // raises the limit of open files
    const auto open_max = static_cast<std::size_t>(sysconf(_SC_OPEN_MAX));
    const std::size_t count = open_max > 20'400 ? 10'000 : open_max > 4'400 ? 2'000 : 400;
    std::vector<Client> clients;
    clients.reserve(count);
    open_stream(server, "/warm/up").read_through("retry: 3000\n\n");
    malloc_trim(0);
    const auto before = resident_bytes();
    for (std::size_t i = 0; i < count; ++i) {
        clients.push_back(open_stream(server, "/space" + std::to_string(i % 50) + "/person" + std::to_string(i)));
        ASSERT_TRUE(clients.back().is_open()) << i;
    }
    ASSERT_TRUE(becomes_true([&] { return server.hub().count() >= count; }));
    malloc_trim(0);
    const auto bytes_each = (resident_bytes() - std::min(before, resident_bytes())) / count;
    RecordProperty("streams", static_cast<int>(count));
    RecordProperty("bytes_each", static_cast<int>(bytes_each));
    std::printf("%zu streams, %zu bytes each\n", count, bytes_each);
#ifndef __SANITIZE_ADDRESS__
    EXPECT_LT(bytes_each, 8'000u);
#endif
    server.hub().publish("everyone", "news", "1");
    for (auto& client : clients) ASSERT_NE(client.read_through("data: 1\n\n"), "");
}

} // namespace
} // namespace http
