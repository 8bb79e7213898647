// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server_test.hpp"
#include "http/wire.hpp"
#include <atomic>
#include <latch>

namespace http {
namespace {

Response echo(Request& request) {
    return Response::text(std::string(name_of(request.method)) + " " + request.path + " " + request.body);
}

TEST(Server, answers_one_request_after_the_other_on_one_connection) {
    RunningServer server(echo);
    Client client(server.port());
    for (int i = 0; i < 5; ++i) {
        const auto answer = client.get("/a%20b");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "GET /a b ");
        EXPECT_EQ(answer.header("connection"), "");
        EXPECT_EQ(answer.header("date").size(), 29u);
    }
    EXPECT_EQ(client.post("/p", "body").body, "POST /p body");
}

TEST(Server, answers_pipelined_requests_in_order) {
    RunningServer server(echo);
    Client client(server.port());
    std::string many;
    for (int i = 0; i < 50; ++i) {
        many += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok";
    }
    client.send(many + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < 50; ++i) {
        ASSERT_EQ(client.read().body, "POST /" + std::to_string(i) + " ok");
    }
    const auto last = client.read();
    EXPECT_EQ(last.body, "GET /last ");
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(client.ends());
}

TEST(Server, reads_what_comes_byte_by_byte) {
    RunningServer server(echo);
    Client client(server.port());
    const std::string request =
        "POST /slow HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";
    for (const char letter : request) {
        client.send({&letter, 1});
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    EXPECT_EQ(client.read().body, "POST /slow abc0123456789");
    EXPECT_EQ(client.get("/next").body, "GET /next ");
}

TEST(Server, head_has_the_length_without_the_body) {
    RunningServer server([](Request&) { return Response::text("twelve bytes"); });
    Client client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read("HEAD").header("content-length"), "12");
    EXPECT_EQ(client.get("/").body, "twelve bytes");
}

TEST(Server, an_answer_without_content_has_no_length) {
    RunningServer server([](Request& request) {
        auto response = Response::no_content();
        if (request.path == "/known") response.status = 304;
        return response;
    });
    Client client(server.port());
    EXPECT_EQ(client.get("/").header("content-length"), "");
    EXPECT_EQ(client.get("/known").status, 304);
    EXPECT_EQ(client.get("/").status, 204);
}

TEST(Server, hands_the_form_to_the_handler) {
    RunningServer server([](Request& request) {
        return Response::text(std::string(request.field("name")) + "," + std::string(request.value("page")));
    });
    Client client(server.port());
    const auto answer =
        client.post("/?page=2", "name=%C3%89lodie+D", "Content-Type: application/x-www-form-urlencoded\r\n");
    EXPECT_EQ(answer.body, "Élodie D,2");
    EXPECT_EQ(client.post("/", "--x\r\nbroken", "Content-Type: multipart/form-data; boundary=x\r\n").status, 400);
    EXPECT_EQ(client.post("/", "{}", "Content-Type: application/json\r\n").status, 200);
}

TEST(Server, writes_a_download_piece_by_piece) {
    RunningServer server([](Request&) {
        Response response;
        response.next_piece = [left = 3]() mutable { return left-- > 0 ? std::string(100000, 'x') : std::string(); };
        return response;
    });
    Client client(server.port());
    EXPECT_EQ(client.get("/").body, std::string(300000, 'x'));
    EXPECT_EQ(client.get("/").header("transfer-encoding"), "chunked");
    client.send("GET / HTTP/1.0\r\n\r\n");
    const auto whole = client.rest();
    EXPECT_EQ(whole.substr(whole.find("\r\n\r\n") + 4), std::string(300000, 'x'));
    EXPECT_EQ(whole.find("chunked"), std::string::npos);
}

TEST(Server, a_download_that_fails_is_cut_short) {
    RunningServer server([](Request&) {
        Response response;
        response.next_piece = [is_first = true]() mutable {
            if (!is_first) throw std::runtime_error("the disk is gone");
            is_first = false;
            return std::string("half");
        };
        return response;
    });
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto all = client.rest();
    EXPECT_NE(all.find("4\r\nhalf\r\n"), std::string::npos);
    EXPECT_EQ(all.find("0\r\n\r\n"), std::string::npos);
}

TEST(Server, a_handler_that_throws_is_a_plain_500) {
    RunningServer server([](Request&) -> Response { throw std::runtime_error("secret detail"); });
    const auto answer = Client(server.port()).get("/");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
}

TEST(Server, compresses_pages) {
    RunningServer server([](Request&) { return Response::text(std::string(5000, 'a')); });
    Client client(server.port());
    const auto small = client.get("/", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(small.header("content-encoding"), "br");
    EXPECT_LT(small.body.size(), 100u);
    EXPECT_EQ(client.get("/").body.size(), 5000u);
}

TEST(Server, a_header_cannot_split_an_answer) {
    RunningServer server([](Request&) {
        auto response = Response::text("ok");
        response.headers.emplace_back("X-Name", "a\r\nX-Injected: b");
        response.headers.emplace_back("Content-Length", "999");
        return response;
    });
    const auto answer = Client(server.port()).get("/");
    EXPECT_EQ(answer.header("x-injected"), "");
    EXPECT_EQ(answer.body, "ok");
}

TEST(Server, believes_trusted_proxies_only) {
    const Handler tell = [](Request& request) {
        return Response::text(request.remote_address + (request.is_secure ? " https" : " http"));
    };
    constexpr auto fields = "X-Forwarded-For: 6.6.6.6, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
    RunningServer plain(tell);
    EXPECT_EQ(Client(plain.port()).get("/", fields).body, "127.0.0.1 http");
    auto options = test_options();
    options.trusted_proxies = {"::ffff:127.0.0.1"};
    RunningServer behind(tell, options);
    EXPECT_EQ(Client(behind.port()).get("/", fields).body, "198.51.100.7 https");
}

TEST(Server, says_503_when_too_many_wait) {
    std::latch is_released(1);
    std::atomic<int> running = 0;
    auto options = test_options();
    options.workers = 1;
    options.queue = 1;
    RunningServer server(
        [&](Request&) {
            ++running;
            is_released.wait();
            return Response::text("done");
        },
        options);
    Client first(server.port());
    Client second(server.port());
    Client third(server.port());
    constexpr auto request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    first.send(request);
    ASSERT_TRUE(becomes_true([&] { return running == 1; }));
    second.send(request);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const auto refused = third.get("/");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(refused.header("connection"), "");
    is_released.count_down();
    EXPECT_EQ(first.read().body, "done");
    EXPECT_EQ(second.read().body, "done");
    EXPECT_EQ(third.get("/").body, "done");
}

TEST(Server, finishes_what_it_answers_when_told_to_stop) {
    std::atomic<bool> is_running = false;
    RunningServer server([&](Request&) {
        is_running = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        return Response::text("finished");
    });
    Client idle(server.port());
    idle.get("/");
    is_running = false;
    Client busy(server.port());
    busy.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(becomes_true([&] { return is_running.load(); }));
    server.ask_to_stop();
    const auto answer = busy.read();
    EXPECT_EQ(answer.body, "finished");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(idle.ends());
    EXPECT_FALSE(Client(server.port()).is_open());
}

TEST(Server, stops_within_five_seconds_whatever_clients_do) {
    RunningServer server(echo);
    Client stuck(server.port());
    stuck.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const auto start = std::chrono::steady_clock::now();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(9)); // five, on a busy machine
}

TEST(Server, several_io_threads_share_the_port) {
    auto options = test_options();
    options.io_threads = 3;
    RunningServer server(echo, options);
    for (int i = 0; i < 30; ++i) EXPECT_EQ(Client(server.port()).get("/x").body, "GET /x ");
}

TEST(Server, a_port_in_use_is_refused) {
    RunningServer server(echo);
    auto options = test_options();
    options.port = server.port();
    EXPECT_THROW(make_server(options, echo), std::runtime_error);
    options.io_threads = 2;
    EXPECT_THROW(make_server(options, echo), std::runtime_error);
    options.address = "nonsense";
    EXPECT_THROW(make_server(options, echo), std::runtime_error);
}

TEST(Server, refuses_to_start_with_a_proxy_that_is_no_address) {
    auto options = test_options();
    options.trusted_proxies = {"proxy.example"};
    EXPECT_THROW(make_server(options, echo), std::runtime_error);
}

TEST(Wire, writes_dates_as_http_does) {
    EXPECT_EQ(date_line(784111777), "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    EXPECT_EQ(date_line(1709164799), "Date: Wed, 28 Feb 2024 23:59:59 GMT\r\n");
}

TEST(Wire, writes_chunks) {
    EXPECT_EQ(chunk_of(std::string(26, 'a')), "1a\r\n" + std::string(26, 'a') + "\r\n");
    EXPECT_EQ(chunk_of(""), "0\r\n\r\n");
}

} // namespace
} // namespace http
