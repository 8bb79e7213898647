// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "app/commands/sign_in_links.hpp"
#include "app/key_file.hpp"
#include "embedded/embedded.hpp"
#include "http/server.hpp"
#include "platform/answer.hpp"
#include "platform/log.hpp"
#include "platform/shared_hub.hpp"
#include <malloc.h>
#include <pthread.h>
#include <atomic>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <thread>

namespace app {

namespace {

struct Address {
    std::string host;
    unsigned short port = 0;
};

Address parse_listen(const std::string& listen) {
    auto colon = listen.rfind(':');
    try {
        if (colon == std::string::npos) throw std::invalid_argument(listen);
        auto port = std::stoi(listen.substr(colon + 1));
        if (port < 0 || port > 65535) throw std::invalid_argument(listen);
        return {listen.substr(0, colon), static_cast<unsigned short>(port)};
    } catch (const std::exception&) {
        throw BootError("--listen wants ADDRESS:PORT, such as 127.0.0.1:8080");
    }
}

// Signals are taken by one thread, so that stopping is ordinary code.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

http::ServerOptions server_options(const Serving& serving, platform::Answerer& answerer) {
    auto address = parse_listen(serving.listen);
    http::ServerOptions options;
    options.address = address.host;
    options.port = address.port;
    options.io_threads = serving.io_threads;
    options.workers = serving.workers;
    options.trusted_proxies = serving.trusted_proxies;
    options.body_bytes_max_for = [&answerer, usual = options.body_bytes_max](http::Method method,
                                                                             std::string_view path) {
        auto most = answerer.body_bytes_max(method, path); // 0: the usual
        return most == 0 ? usual : most;
    };
    options.refuse = [&answerer](http::Request& request, const http::Refused& refused) {
        return answerer.answer_unread(request, refused);
    };
    return options;
}

// What a balancer asks. While the program takes leave, everything else is still answered.
http::Response say_leaving() {
    http::Response response = http::Response::json(R"({"status":"leaving"})");
    response.status = 503;
    response.set_header("Cache-Control", "no-store");
    return response;
}

// Waits for a signal, then until whoever shares out requests has seen that they belong elsewhere; a second signal ends
// the wait.
void wait_to_leave(const sigset_t& signals, int drain_seconds, std::atomic<bool>& is_leaving) {
    int signal = 0;
    sigwait(&signals, &signal);
    is_leaving = true;
    const timespec most{.tv_sec = drain_seconds, .tv_nsec = 0};
    if (drain_seconds > 0) sigtimedwait(&signals, nullptr, &most);
}

// A page is a few hundred kilobytes of texts that come and go: they stay with the program rather than go back to the
// system after each page. Few arenas, since each keeps what its busiest moment needed.
void keep_memory() {
    constexpr int megabyte = 1 << 20;
    mallopt(M_ARENA_MAX, 4);
    mallopt(M_MMAP_THRESHOLD, 4 * megabyte);
    mallopt(M_TRIM_THRESHOLD, 16 * megabyte);
}

} // namespace

int serve(const Settings& given, const Serving& serving) {
    keep_memory();
    auto signals = block_signals();
    auto settings = given;
    if (settings.origin.empty() && serving.listen.starts_with("127.0.0.1:"))
        settings.origin = "http://" + serving.listen;
    platform::set_log_level(serving.log_requests ? platform::LogLevel::requests : platform::LogLevel::events);
    if (auto key_file = key_file_of(settings); std::filesystem::exists(key_file) && read_keys(key_file).size() > 1)
        throw BootError("the key is being renewed: `guilde key rotate` goes on with it, then start again");
    auto house = open_house(settings);
    http::StaticFiles static_files(embedded::files());
    platform::Answerer answerer(*house, &static_files, {.reads_per_minute_max = serving.reads_per_minute});
    std::atomic<bool> is_leaving = false;
    auto server = http::make_server(server_options(serving, answerer), [&](http::Request& request) {
        if (is_leaving && request.path == "/health") return say_leaving();
        return answerer.answer(request);
    });
    platform::SharedHub hub(server->hub(), settings.database);
    house->hub = &hub;
    auto timers = nightly_timers(*house, settings, serving.nightly);
    for (auto& timer : examination_timers(*house, settings)) timers.push_back(std::move(timer));
    start_worker(*house, 4, std::move(timers));
    std::thread stopper([&] {
        wait_to_leave(signals, serving.drain_seconds, is_leaving);
        server->stop();
    });
    std::cout << "Guilde is at " << house->origin << "\n";
    if (!serving.print_links.empty()) print_sign_in_links(*house, serving.print_links);
    std::cout << std::flush;
    server->run();
    pthread_kill(stopper.native_handle(), SIGTERM);
    stopper.join();
    house->worker.reset();
    house->hub = nullptr;
    return 0;
}

} // namespace app
