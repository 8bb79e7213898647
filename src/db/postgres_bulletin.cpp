// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/bulletin.hpp"
#include "db/engines.hpp"
#include "db/postgres_connection.hpp"
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace db {
namespace {

using postgres::Broken;
using postgres::Handle;
using postgres::Result;

constexpr std::size_t word_size_max = 1'000;
constexpr std::size_t payload_size_max = 7'900; // PostgreSQL's own bound is 8,000
constexpr std::size_t waiting_max = 10'000;
constexpr int pause_before_connecting_ms = 1'000;

struct Notification {
    explicit Notification(PGnotify* notification) : held(notification, &PQfreemem) {}
    explicit operator bool() const { return held != nullptr; }
    PGnotify* operator->() const { return held.get(); }
    std::unique_ptr<PGnotify, decltype(&PQfreemem)> held;
};

class Bell { // rung by who has something to say, waited for beside the socket
public:
    Bell() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (descriptor_ < 0) throw Error("no more files can be opened");
    }
    ~Bell() { ::close(descriptor_); }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring() const { static_cast<void>(::eventfd_write(descriptor_, 1)); }
    // Until it rings, or `socket` (none: -1) has something to read; -1 ms: for ever.
    void wait(int socket, int longest_ms) const {
        pollfd both[] = {{descriptor_, POLLIN, 0}, {socket, POLLIN, 0}};
        ::poll(both, 2, longest_ms);
        eventfd_t rung = 0;
        static_cast<void>(::eventfd_read(descriptor_, &rung));
    }

private:
    int descriptor_;
};

class PostgresBulletin final : public Bulletin {
public:
    PostgresBulletin(std::string location, std::function<void(std::string_view)> hear)
        : location_(std::move(location)), hear_(std::move(hear)), thread_([this] { loop(); }) {}
    ~PostgresBulletin() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        bell_.ring();
        thread_.join();
    }

    void say(std::string_view word) override {
        if (word.empty() || word.size() > word_size_max || word.find_first_of(std::string_view("\n\0", 2)) != word.npos)
            throw std::invalid_argument("a word of the bulletin is one short line");
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.size() >= waiting_max) return;
            waiting_.emplace(word);
        }
        bell_.ring();
    }

private:
    void loop() {
        while (!is_stopping()) {
            try {
                const auto handle = connect();
                while (!is_stopping()) {
                    speak(handle.get());
                    listen(handle.get());
                    bell_.wait(PQsocket(handle.get()), -1);
                }
            } catch (const Error&) { // the pools of the database say what is wrong with the server
                pause();
            }
        }
    }

    Handle connect() const {
        auto handle = postgres::connect_to(location_);
        run(PQexec(handle.get(), "LISTEN guilde"));
        return handle;
    }

    void pause() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(pause_before_connecting_ms);
        while (!is_stopping() && std::chrono::steady_clock::now() < end)
            bell_.wait(-1, pause_before_connecting_ms / 10);
    }

    static void run(PGresult* raw) {
        const Result result(raw);
        const auto status = PQresultStatus(raw);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw Broken("the bulletin's connection broke");
    }

    // Many words travel in one notification.
    void speak(PGconn* handle) {
        std::set<std::string> words;
        {
            const std::lock_guard lock(mutex_);
            words.swap(waiting_);
        }
        std::string payload;
        for (const auto& word : words) {
            if (!payload.empty() && payload.size() + 1 + word.size() > payload_size_max) {
                notify(handle, payload);
                payload.clear();
            }
            if (!payload.empty()) payload += '\n';
            payload += word;
        }
        if (!payload.empty()) notify(handle, payload);
    }

    static void notify(PGconn* handle, const std::string& payload) {
        const char* values[] = {payload.c_str()};
        run(PQexecParams(handle, "SELECT pg_notify('guilde', $1)", 1, nullptr, values, nullptr, nullptr, 0));
    }

    void listen(PGconn* handle) {
        if (PQconsumeInput(handle) == 0) throw Broken("the bulletin's connection broke");
        while (const Notification heard{PQnotifies(handle)}) {
            if (heard->be_pid != PQbackendPID(handle)) tell(heard->extra);
        }
    }

    void tell(std::string_view payload) const {
        while (!payload.empty()) {
            const auto end = std::min(payload.find('\n'), payload.size());
            hear_(payload.substr(0, end));
            payload.remove_prefix(std::min(end + 1, payload.size()));
        }
    }

    bool is_stopping() {
        const std::lock_guard lock(mutex_);
        return stopping_;
    }

    const std::string location_;
    const std::function<void(std::string_view)> hear_;
    const Bell bell_;
    std::mutex mutex_; // guards what follows
    std::set<std::string> waiting_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses everything above
};

} // namespace

std::unique_ptr<Bulletin> open_bulletin(const std::string& location, std::function<void(std::string_view)> hear) {
    if (!is_postgres(location)) return nullptr;
    return std::make_unique<PostgresBulletin>(location, std::move(hear));
}

} // namespace db
