// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Inside of the server: the event streams of one io thread. Everything here runs on that thread.
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace http {

struct Socket; // io.hpp
class Stream;

using Clock = std::chrono::steady_clock;
using StreamMessage = std::shared_ptr<const std::string>;

inline constexpr std::size_t stream_queue_max = 64;
inline constexpr std::string_view stream_opening = "retry: 3000\n\n";

// "event: …" and one "data: …" a line; a line break cannot end the message early.
std::string stream_message(std::string_view event, std::string_view data);

class StreamTable {
public:
    // `count` is shared by all threads. A stream that has been silent for `heartbeat` gets a comment.
    StreamTable(std::atomic<std::size_t>& count, std::chrono::seconds heartbeat);
    ~StreamTable();

    // The socket has had its response head. `asked_at` is when the handler began to judge what may be
    // heard: an owner disconnected since then gets no stream.
    void open(Socket socket, const std::vector<std::string>& topics, const std::string& owner,
              Clock::time_point asked_at);
    void publish(const std::string& topic, const StreamMessage& message);
    void disconnect(const std::string& owner, Clock::time_point at);
    void tick(Clock::time_point now);
    void close_all();

private:
    friend class Stream;
    using Members = std::vector<Stream*>;
    using Index = std::unordered_map<std::string, Members>;

    void remove(Stream& stream);

    std::atomic<std::size_t>& count_;
    const std::chrono::seconds heartbeat_;
    const StreamMessage beat_;
    Index by_topic_;
    Index by_owner_;
    Members all_;
    std::unordered_map<std::string, Clock::time_point> disconnected_;
};

} // namespace http
