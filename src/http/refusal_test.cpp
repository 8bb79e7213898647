// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server refuses before a handler runs, over real sockets.
#include "http/head.hpp"
#include "http/server_test.hpp"
#include <atomic>

namespace http {
namespace {

class Refusals : public testing::Test {
protected:
    static ServerOptions options() {
        auto options = test_options();
        options.body_bytes_max = 1000;
        options.header_deadline_s = 1;
        options.idle_deadline_s = 2;
        options.body_bytes_max_for = [](Method, std::string_view path) -> std::size_t {
            return path == "/imports" ? 100'000 : 1000;
        };
        return options;
    }

    // The answer to these bytes; what follows them must never be answered.
    Answer refused(const std::string& bytes) {
        Client client(server_.port());
        client.send(bytes);
        client.send("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto answer = client.read();
        EXPECT_TRUE(client.ends());
        EXPECT_EQ(client.rest(), "") << bytes;
        return answer;
    }

    std::atomic<int> handled_ = 0;
    RunningServer server_{[this](Request& request) {
                              ++handled_;
                              return Response::text(request.path + std::to_string(request.body.size()));
                          },
                          options()};
};

TEST_F(Refusals, what_could_be_smuggled_is_refused_and_the_connection_closed) {
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    for (const std::string& bytes : {
             post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
             post + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX",
             post + "Content-Length: 6\r\nContent-Length: 5\r\n\r\n123456",
             post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n12345",
             post + "Content-Length: 5, 5\r\n\r\n12345",
             post + "Content-Length : 5\r\n\r\n12345",
             post + "Content-Length: +5\r\n\r\n12345",
             post + "Content-Length: 0x5\r\n\r\n12345",
             post + "Content-Length: -1\r\n\r\n",
             post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
             post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
             post + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
             post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
             post + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
             chunked + "g\r\nabc\r\n0\r\n\r\n",
             chunked + "0x3\r\nabc\r\n0\r\n\r\n",
             chunked + "-3\r\nabc\r\n0\r\n\r\n",
             chunked + "3\nabc\r\n0\r\n\r\n",
             chunked + "3\r\nabcd\r\n0\r\n\r\n",
             chunked + "3\r\nabc0\r\n\r\n",
             chunked + "\r\nabc\r\n0\r\n\r\n",
             chunked + "3;name=value\r\nabc\r\n0\r\n\r\n",
             chunked + "3;\nabc\r\n0\r\n\r\n",
             chunked + "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n",
             get + "X: a\nY: b\r\n\r\n",
             get + "X: a\rY: b\r\n\r\n",
             get + std::string("X: a\0b\r\n\r\n", 10),
             get + " X: folded\r\n\r\n",
             get + "X : b\r\n\r\n",
             get + "Host: b\r\n\r\n",
             std::string("GET / HTTP/1.1\r\n\r\n"),
             std::string("GET / HTTP/1.1\nHost: a\n\n"),
             std::string("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /%C3%28 HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /\xC3\x28 HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /a/..%2Fb HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET a.example:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET ftp://a/b HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("GET /\r\nHost: a\r\n\r\n"),
             std::string("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
             std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03\n", 12),
         }) {
        const auto answer = refused(bytes);
        EXPECT_EQ(answer.status, 400) << bytes;
        EXPECT_EQ(answer.header("connection"), "close") << bytes;
        EXPECT_TRUE(answer.body.ends_with(".\n")) << bytes;
    }
    EXPECT_EQ(handled_, 0);
}

TEST_F(Refusals, each_limit_has_its_status) {
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    Client endless(server_.port());
    endless.send("GET /" + std::string(9000, 'a'));
    EXPECT_EQ(endless.read().status, 414);
    EXPECT_EQ(refused("GET /" + std::string(8200, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n").status, 414);
    EXPECT_EQ(refused(get + "X: " + std::string(40000, 'a')).status, 431);
    std::string many = get;
    for (int i = 0; i < 100; ++i) many += "X: y\r\n";
    EXPECT_EQ(refused(many + "\r\n").status, 431);
    EXPECT_EQ(refused("BREW / HTTP/1.1\r\nHost: a\r\n\r\n").status, 501);
    EXPECT_EQ(refused("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n").status, 501);
    EXPECT_EQ(refused("GET / HTTP/1.2\r\nHost: a\r\n\r\n").status, 505);
    EXPECT_EQ(refused(get + "Expect: cake\r\n\r\n").status, 417);
    EXPECT_EQ(handled_, 0);
}

TEST_F(Refusals, a_body_too_large_gets_a_whole_sentence) {
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const auto announced = refused(post + "Content-Length: 50000\r\n\r\n" + std::string(50000, 'x'));
    EXPECT_EQ(announced.status, 413);
    EXPECT_EQ(announced.body, "The request is too large.\n");
    const auto chunked = refused(post + "Transfer-Encoding: chunked\r\n\r\n3E8\r\n" + std::string(1000, 'x') +
                                 "\r\n1\r\nx\r\n0\r\n\r\n");
    EXPECT_EQ(chunked.status, 413);
    EXPECT_EQ(handled_, 0);
}

TEST_F(Refusals, a_route_may_take_a_larger_body) {
    Client client(server_.port());
    EXPECT_EQ(client.post("/imports", std::string(100'000, 'x')).body, "/imports100000");
    EXPECT_EQ(client.post("/other", std::string(1000, 'x')).body, "/other1000");
    EXPECT_EQ(client.post("/imports", std::string(100'001, 'x')).status, 413);
}

TEST_F(Refusals, a_client_that_asks_first_is_told_to_go_on_or_not) {
    const std::string ask = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
    Client client(server_.port());
    client.send(ask + "Content-Length: 5\r\n\r\n");
    EXPECT_EQ(client.read_through("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("12345");
    EXPECT_EQ(client.read().body, "/5");
    client.send(ask + "Content-Length: 5000\r\n\r\n");
    EXPECT_EQ(client.read().status, 413);
}

TEST_F(Refusals, a_head_that_never_ends_is_given_up) {
    Client client(server_.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        client.send("x");
    }
    EXPECT_EQ(client.read().status, 408);
    EXPECT_TRUE(client.ends());
}

TEST_F(Refusals, a_body_that_stops_half_way_is_given_up) {
    Client client(server_.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    EXPECT_EQ(client.read().status, 408);
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(handled_, 0);
}

// A server whose refusals are told by the program: what was read of the request stands in the answer.
class ToldRefusals : public testing::Test {
protected:
    static ServerOptions options() {
        auto options = test_options();
        options.body_bytes_max = 1000;
        options.header_deadline_s = 1;
        options.refuse = [](Request& request, const Refused& refused) {
            auto response =
                Response::text(std::string(name_of(request.method)) + " " + request.path + " " +
                               std::string(request.header("accept-language")) + " " +
                               std::string(request.field("body")) + " " + std::to_string(refused.bytes_max));
            response.status = refused.status;
            return response;
        };
        return options;
    }
    Answer answer_to(const std::string& bytes) {
        Client client(server_.port());
        client.send(bytes);
        return client.read();
    }
    RunningServer server_{[](Request& request) { return Response::text("handled " + request.path); }, options()};
};

TEST_F(ToldRefusals, say_what_could_be_read_of_the_request) {
    const std::string fields = "Host: a\r\nAccept-Language: en\r\n";
    const auto large = answer_to("POST /me/photo HTTP/1.1\r\n" + fields + "Content-Length: 5000\r\n\r\n");
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(large.body, "POST /me/photo en  1000");
    EXPECT_EQ(large.header("connection"), "close");
    const auto head = answer_to("GET /api/v1/me?q=%00 HTTP/1.1\r\n" + fields + "\r\n");
    EXPECT_EQ(head.status, 400);
    EXPECT_EQ(head.body, "GET /api/v1/me en  0");
    EXPECT_EQ(answer_to("GET /a HTTP/1.1\r\n" + fields + "X: " + std::string(40000, 'x')).body, "GET /a en  0");
    const auto slow = answer_to("POST /posts HTTP/1.1\r\n" + fields + "Content-Length: 100\r\n\r\nhalf");
    EXPECT_EQ(slow.status, 408);
    EXPECT_EQ(slow.body, "POST /posts en  0");
    EXPECT_EQ(answer_to("GET /a HTTP/1.1\r\nAccept-Language: fr\r\nX").status, 408);
    EXPECT_EQ(answer_to("\x16\x03\x01 /\xFF\n").body, "GET /   0");
}

TEST_F(ToldRefusals, give_back_the_text_of_a_form_that_holds_a_nul) {
    Client client(server_.port());
    const auto typed = client.post("/posts", "title=A%00+title&body=L%C3%A9%00a+text",
                                   "Content-Type: application/x-www-form-urlencoded\r\n");
    EXPECT_EQ(typed.status, 400);
    EXPECT_EQ(typed.body, "POST /posts  Léa text 0");
    const std::string part = "--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n";
    const auto sent = client.post("/posts", part + std::string("a \0b", 4) + "\r\n--x--\r\n",
                                  "Content-Type: multipart/form-data; boundary=x\r\n");
    EXPECT_EQ(sent.body, "POST /posts  a b 0");
    EXPECT_EQ(client.post("/posts", "--x\r\nbroken", "Content-Type: multipart/form-data; boundary=x\r\n").body,
              "POST /posts   0");
    EXPECT_EQ(client.get("/posts").body, "handled /posts");
}

// A browser that goes on sending a large file must be able to read why it was refused.
TEST_F(ToldRefusals, wait_for_a_sender_that_is_still_at_it) {
    Client client(server_.port());
    client.send("POST /me/photo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    for (int i = 0; i < 40; ++i) {
        client.send(std::string(20'000, 'x'));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_EQ(client.read().status, 413);
}

TEST_F(Refusals, a_client_that_leaves_half_way_harms_nobody) {
    for (int i = 0; i < 20; ++i) {
        Client(server_.port()).send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
        Client(server_.port()).send("GET / HT");
        Client(server_.port()).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    EXPECT_EQ(Client(server_.port()).get("/").status, 200);
}

TEST_F(Refusals, a_connection_that_says_nothing_is_closed) {
    Client client(server_.port());
    EXPECT_EQ(client.get("/").status, 200);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(client.ends());
    EXPECT_GT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(1500));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(9)); // on a busy machine, too
}

TEST_F(Refusals, lenient_forms_that_mean_one_thing_are_read) {
    Client client(server_.port());
    client.send("\r");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    client.send("\nGET http://a.example/abs HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read().body, "/abs0");
    client.send(
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\nX-Forwarded-For: trailer\r\n\r\n");
    EXPECT_EQ(client.read().body, "/c3");
    client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read().status, 204);
}

} // namespace
} // namespace http
