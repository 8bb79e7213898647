// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.hpp"
#include "http/connection.hpp"
#include "http/forwarded.hpp"
#include "http/io.hpp"
#include <sys/resource.h>
#include <sys/socket.h>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace http {

namespace {

constexpr std::chrono::milliseconds tick_time{250};
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds drain_step{5};
constexpr std::chrono::seconds drain_time{5};
constexpr int backlog = 4096;

// Ten thousand streams are ten thousand open files.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void share_port(Acceptor& acceptor) {
    const int yes = 1;
    setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
}

ServerOptions with_clean_addresses(ServerOptions options) {
    for (auto& proxy : options.trusted_proxies) {
        const auto address = clean_address(proxy);
        if (address.empty()) throw std::runtime_error("Not the address of a proxy: " + proxy);
        proxy = address;
    }
    return options;
}

class Listener final : public Server, public Hub {
public:
    Listener(const ServerOptions& options, Handler handler)
        : shared_(with_clean_addresses(options), std::move(handler)) {
        raise_file_limit();
        for (int i = 0; i < std::max(1, options.io_threads); ++i) {
            ios_.push_back(std::make_unique<Io>(shared_));
        }
        listen();
    }

    ~Listener() override {
        for (auto& io : ios_) io->context.stop();
        shared_.workers.stop();
    }

    void run() override {
        std::vector<std::jthread> threads;
        for (auto& io : ios_) {
            tick(*io);
            accept(*io);
            threads.emplace_back([&context = io->context] { context.run(); });
        }
        std::unique_lock lock(mutex_);
        is_told_.wait(lock, [this] { return is_stopping_; });
        lock.unlock();
        drain();
        for (auto& io : ios_) io->context.stop();
        threads.clear();
        shared_.workers.stop();
    }

    void stop() override {
        {
            const std::lock_guard lock(mutex_);
            is_stopping_ = true;
        }
        is_told_.notify_all();
    }

    unsigned short port() const override { return port_; }
    Hub& hub() override { return *this; }

    void publish(std::string_view topic, std::string_view event, std::string_view data) override {
        const auto message = std::make_shared<const std::string>(stream_message(event, data));
        for (auto& io : ios_) {
            asio::post(io->context, [&streams = io->streams, topic = std::string(topic), message] {
                streams.publish(topic, message);
            });
        }
    }

    void disconnect(std::string_view owner) override {
        const auto now = Clock::now();
        for (auto& io : ios_) {
            asio::post(io->context,
                       [&streams = io->streams, owner = std::string(owner), now] { streams.disconnect(owner, now); });
        }
    }

    std::size_t count() const override { return shared_.streams; }

private:
    void listen() {
        const auto& options = shared_.options;
        try {
            Tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
            if (options.port != 0) check_free(endpoint);
            for (auto& io : ios_) {
                bind(io->acceptor, endpoint, ios_.size() > 1);
                endpoint = io->acceptor.local_endpoint();
            }
            port_ = endpoint.port();
        } catch (const boost::system::system_error& error) {
            throw std::runtime_error("Cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                                     error.code().message());
        }
    }

    // Sharing a port between our threads would share it with another program of ours, too.
    void check_free(const Tcp::endpoint& endpoint) {
        Acceptor probe(ios_.front()->context);
        bind(probe, endpoint, false);
    }

    static void bind(Acceptor& acceptor, const Tcp::endpoint& endpoint, bool is_shared) {
        acceptor.open(endpoint.protocol());
        acceptor.set_option(Acceptor::reuse_address(true));
        if (is_shared) share_port(acceptor);
        acceptor.bind(endpoint);
        acceptor.listen(backlog);
    }

    static void accept(Io& io) {
        io.acceptor.async_accept(io.context, [&io](const Error& error, Socket::Base socket) {
            if (io.is_draining || error == asio::error::operation_aborted) return;
            if (error) return accept_later(io); // too many open files: others must leave first
            std::make_shared<Connection>(Socket(std::move(socket)), io)->start();
            accept(io);
        });
    }

    static void accept_later(Io& io) {
        auto timer = std::make_shared<Timer>(io.context, accept_pause);
        timer->async_wait([&io, timer](const Error&) {
            if (!io.is_draining) accept(io);
        });
    }

    static void tick(Io& io) {
        const auto now = Clock::now();
        io.date = date_line(
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                .count());
        const std::vector<Connection*> connections(io.connections.begin(), io.connections.end());
        for (auto* connection : connections) connection->tick(now);
        io.streams.tick(now);
        io.timer.expires_after(tick_time);
        io.timer.async_wait([&io](const Error&) { tick(io); });
    }

    static void drain_one(Io& io) {
        Error ignored;
        io.is_draining = true;
        io.acceptor.close(ignored);
        io.streams.close_all();
        const std::vector<Connection*> connections(io.connections.begin(), io.connections.end());
        for (auto* connection : connections) connection->drain();
        io.is_drained = true;
    }

    void drain() {
        for (auto& io : ios_) asio::post(io->context, [&io = *io] { drain_one(io); });
        const auto deadline = Clock::now() + drain_time;
        std::this_thread::sleep_for(drain_step);
        auto is_drained = [](const auto& io) { return io->is_drained.load(); };
        while ((!std::ranges::all_of(ios_, is_drained) || shared_.connections != 0) && Clock::now() < deadline) {
            std::this_thread::sleep_for(drain_step);
        }
    }

    Shared shared_;
    std::vector<std::unique_ptr<Io>> ios_;
    unsigned short port_ = 0;
    std::mutex mutex_;
    std::condition_variable is_told_;
    bool is_stopping_ = false;
};

} // namespace

std::unique_ptr<Server> make_server(const ServerOptions& options, Handler handler) {
    return std::make_unique<Listener>(options, std::move(handler));
}

} // namespace http
