// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/http_client.hpp"
#include "net/address.hpp"
#include "net/web_place.hpp"
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>
#include <atomic>
#include <thread>

namespace net {
namespace {

// A site on this machine: answers each path with bytes, and keeps what it was asked.
class Site {
public:
    std::map<std::string, std::string> answers; // path → the whole answer; set before the first request
    std::vector<std::string> requests;

    Site() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        socklen_t size = sizeof address;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        ::listen(socket_, 16);
        thread_ = std::thread([this] { serve(); });
    }
    ~Site() { stop(); }
    void stop() {
        if (stops_.exchange(true)) return;
        thread_.join();
        ::close(socket_);
    }
    std::string at(const std::string& path, const std::string& host = "site.example") const {
        return "http://" + host + ":" + std::to_string(port) + path;
    }
    int port = 0;

private:
    void serve() {
        while (!stops_) {
            pollfd polled{socket_, POLLIN, 0};
            if (::poll(&polled, 1, 20) != 1) continue;
            const int client = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
            answer(client);
            ::close(client);
        }
    }
    void answer(int client) {
        std::string request;
        char buffer[4096];
        while (request.find("\r\n\r\n") == std::string::npos) {
            const auto got = ::recv(client, buffer, sizeof buffer, 0);
            if (got <= 0) return;
            request.append(buffer, static_cast<std::size_t>(got));
        }
        requests.push_back(request);
        const auto start = request.find(' ') + 1;
        const auto path = request.substr(start, request.find(' ', start) - start);
        const auto found = answers.find(path);
        std::string_view left = found == answers.end()
                                    ? std::string_view("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                                    : std::string_view(found->second);
        while (!left.empty()) {
            const auto sent = ::send(client, left.data(), left.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            left.remove_prefix(static_cast<std::size_t>(sent));
        }
        if (path == "/slow")
            while (!stops_) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }

    int socket_;
    std::atomic<bool> stops_ = false;
    std::thread thread_;
};

std::string page(const std::string& body, const std::string& headers = "") {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}
std::string redirect(const std::string& to, int status = 302) {
    return "HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
}

std::string compressed(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// Names lead to this machine, which is what the rule of these tests lets pass.
struct Reader {
    FixedResolver resolver;
    std::unique_ptr<HttpClient> client;
    explicit Reader(int port) {
        resolver.records["site.example"] = {"127.0.0.1"};
        resolver.records["inside.example"] = {"10.0.0.7"};
        resolver.records["both.example"] = {"127.0.0.1", "10.0.0.7"};
        client =
            open_http_client(resolver, {.may_reach = [](std::string_view address) { return address == "127.0.0.1"; },
                                        .may_use = [port](int asked) { return asked == port || is_web_port(asked); }});
    }
    HttpAnswer get(HttpFetch fetch) {
        fetch.seconds_max = 5;
        return client->get(fetch);
    }
};

} // namespace

TEST(HttpClient, reads_a_page_and_says_where_it_came_from) {
    Site site;
    site.answers["/a?b=c"] = page("Bonjour", "ETag: \"7\"\r\nLast-Modified: Mon, 02 Nov 2026 10:00:00 GMT\r\n");
    Reader reader(site.port);
    const auto answer = reader.get({.url = site.at("/a?b=c#part")});
    EXPECT_EQ(answer.fault, HttpFault::none) << answer.reason;
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "Bonjour");
    EXPECT_EQ(answer.content_type, "text/html; charset=utf-8");
    EXPECT_EQ(answer.etag, "\"7\"");
    EXPECT_EQ(answer.last_modified, "Mon, 02 Nov 2026 10:00:00 GMT");
    EXPECT_EQ(answer.url, site.at("/a?b=c"));
    site.stop();
    EXPECT_EQ(site.requests.at(0).find("Cookie"), std::string::npos);
    EXPECT_EQ(site.requests.at(0).find("Authorization"), std::string::npos);
}

TEST(HttpClient, asks_only_for_what_changed) {
    Site site;
    site.answers["/feed"] = "HTTP/1.1 304 Not Modified\r\n\r\n";
    Reader reader(site.port);
    const auto answer = reader.get({.url = site.at("/feed"), .etag = "\"7\"", .last_modified = "x\r\nHost: evil"});
    EXPECT_EQ(answer.status, 304);
    site.stop();
    EXPECT_NE(site.requests.at(0).find("If-None-Match: \"7\""), std::string::npos);
    EXPECT_EQ(site.requests.at(0).find("evil"), std::string::npos) << "nobody adds a line to the request";
}

TEST(HttpClient, follows_redirects_and_judges_each) {
    Site site;
    site.answers["/moved"] = redirect("/there/../here", 301);
    site.answers["/here"] = page("ici");
    site.answers["/in"] = redirect("http://inside.example/secret");
    site.answers["/metadata"] = redirect("http://169.254.169.254/latest/meta-data/");
    site.answers["/file"] = redirect("file:///etc/passwd");
    site.answers["/gopher"] = redirect("gopher://127.0.0.1:70/x");
    site.answers["/decimal"] = redirect("http://2130706434/");
    site.answers["/port"] = redirect("http://site.example:22/");
    site.answers["/user"] = redirect("http://a:b@site.example/");
    site.answers["/nowhere"] = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n";
    site.answers["/round"] = redirect("/round");
    Reader reader(site.port);
    const auto moved = reader.get({.url = site.at("/moved")});
    EXPECT_EQ(moved.body, "ici");
    EXPECT_TRUE(moved.is_permanent);
    EXPECT_EQ(moved.url, site.at("/here"));
    for (const char* path :
         {"/in", "/metadata", "/file", "/gopher", "/decimal", "/port", "/user", "/nowhere", "/round"}) {
        const auto answer = reader.get({.url = site.at(path)});
        EXPECT_EQ(answer.fault, HttpFault::refused) << path << " " << answer.reason;
        EXPECT_TRUE(answer.body.empty()) << path;
    }
    site.stop();
    EXPECT_EQ(std::ranges::count_if(site.requests, [](const auto& text) { return text.starts_with("GET /round "); }),
              5);
}

TEST(HttpClient, refuses_a_name_when_any_of_its_addresses_is_not_public) {
    Site site;
    site.answers["/"] = page("x");
    Reader reader(site.port);
    for (const char* host : {"inside.example", "both.example", "localhost", "box.local", "127.0.0.2", "[::1]",
                             "[::ffff:127.0.0.1]", "0x7f.2", "017700000002", "127.2", "site"})
        EXPECT_EQ(reader.get({.url = site.at("/", host)}).fault, HttpFault::refused) << host;
    EXPECT_EQ(reader.get({.url = site.at("/", "nobody.example")}).fault, HttpFault::unknown);
    site.stop();
    EXPECT_TRUE(site.requests.empty()) << "nothing was asked of them";
}

TEST(HttpClient, by_itself_reaches_no_machine_nearby_and_no_other_port) {
    FixedResolver resolver;
    resolver.records["site.example"] = {"127.0.0.1"};
    auto client = open_http_client(resolver);
    Site site;
    site.answers["/"] = page("x");
    for (const auto& url : {site.at("/"), std::string("http://site.example/"), std::string("http://127.0.0.1/"),
                            std::string("http://[::1]/"), std::string("http://93.184.216.34:8080/")})
        EXPECT_EQ(client->get({.url = url}).fault, HttpFault::refused) << url;
    site.stop();
    EXPECT_TRUE(site.requests.empty());
}

TEST(HttpClient, bounds_what_it_reads_after_decompression) {
    Site site;
    const std::string large(3'000'000, 'a');
    site.answers["/large"] = page(large);
    const auto bomb = compressed(large);
    ASSERT_LT(bomb.size(), 10'000U);
    site.answers["/bomb"] = page(bomb, "Content-Encoding: gzip\r\n");
    site.answers["/fits"] = page(compressed("Bonjour"), "Content-Encoding: gzip\r\n");
    site.answers["/headers"] = "HTTP/1.1 200 OK\r\nX: " + std::string(90'000, 'h') + "\r\nContent-Length: 1\r\n\r\nx";
    Reader reader(site.port);
    for (const char* path : {"/large", "/bomb"}) {
        EXPECT_EQ(reader.get({.url = site.at(path), .bytes_max = 100'000}).fault, HttpFault::too_large) << path;
        const auto cut = reader.get({.url = site.at(path), .bytes_max = 100'000, .excess = HttpFetch::Excess::cut});
        EXPECT_EQ(cut.fault, HttpFault::none) << path << cut.reason;
        EXPECT_EQ(cut.body.size(), 100'000U) << path;
    }
    EXPECT_EQ(reader.get({.url = site.at("/fits"), .bytes_max = 7}).body, "Bonjour");
    EXPECT_NE(reader.get({.url = site.at("/headers")}).fault, HttpFault::none);
}

TEST(HttpClient, does_not_wait_for_ever) {
    Site site;
    site.answers["/slow"] = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx";
    Reader reader(site.port);
    const auto answer = reader.client->get({.url = site.at("/slow"), .seconds_max = 1});
    EXPECT_EQ(answer.fault, HttpFault::too_slow);
    EXPECT_TRUE(answer.body.empty());
}

TEST(WebPlace, has_one_form_and_holds_no_secret) {
    EXPECT_EQ(read_place("HTTPS://Café.Example:443/a b?q=é#x")->url, "https://xn--caf-dma.example/a%20b?q=%c3%a9");
    EXPECT_EQ(read_place("http://example.org.")->host, "example.org");
    EXPECT_EQ(read_place("http://0x7f000001/")->host, "127.0.0.1");
    EXPECT_EQ(read_place("http://2130706433/")->host, "127.0.0.1");
    for (const char* url :
         {"", "example.org", "//example.org/", "/path", "ftp://example.org/", "javascript:alert(1)", "data:text/html,x",
          "http://", "http:///", "http://a@example.org/", "http://:p@example.org/", "http://exa mple.org/",
          "http://example.org:99999/", "http://[fe80::1%25eth0]/", "http://1.2.3.4.5/",
          "http://example.org\\@127.0.0.1/", "http://example.org/\r\nHost: x", "http://1.2.3.0x4g/"})
        EXPECT_FALSE(read_place(url)) << url;
    EXPECT_FALSE(read_place("http://example.org/" + std::string(3000, 'a')));
}

TEST(WebPlace, may_be_fetched_only_from_the_web) {
    EXPECT_TRUE(may_fetch("https://village.example/page"));
    for (const char* url : {"http://localhost/", "http://10.0.0.1/", "http://village.example:8080/", "http://printer/",
                            "http://[::1]/", "http://[2002:7f00:1::]/", "http://169.254.169.254/"})
        EXPECT_FALSE(may_fetch(url)) << url;
}

} // namespace net
