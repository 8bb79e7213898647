// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/event_stream.hpp"
#include "http/io.hpp"
#include <algorithm>

namespace http {

namespace {

constexpr std::chrono::seconds write_deadline{30};
constexpr std::chrono::seconds disconnected_memory{60};

void take_out(std::vector<Stream*>& streams, Stream* stream) {
    const auto found = std::ranges::find(streams, stream);
    if (found == streams.end()) return;
    *found = streams.back();
    streams.pop_back();
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
    return line;
}

} // namespace

std::string stream_message(std::string_view event, std::string_view data) {
    std::string message;
    if (!event.empty()) message += "event: " + one_line(event) + "\n";
    for (;;) {
        const auto end = data.find('\n');
        message += "data: " + one_line(data.substr(0, end)) + "\n";
        if (end == std::string_view::npos) break;
        data.remove_prefix(end + 1);
    }
    return message + "\n";
}

// One browser that listens. Its pending wait and write keep it alive; close() ends both.
class Stream : public std::enable_shared_from_this<Stream> {
public:
    using Entry = StreamTable::Index::value_type;

    Stream(Socket socket, StreamTable& table) : socket_(std::move(socket)), table_(table) {}

    void start() {
        last_write_ = Clock::now();
        // A browser says nothing on this connection: readable means gone.
        socket_.async_wait(Socket::wait_read, [self = shared_from_this()](Error) { self->close(); });
    }

    void send(const StreamMessage& message) {
        if (is_closed_) return;
        if (waiting_.size() == stream_queue_max) return close();
        waiting_.push_back(message);
        if (writing_.empty()) write();
    }

    void tick(Clock::time_point now) {
        if (!writing_.empty() && now - last_write_ > write_deadline) return close();
        if (writing_.empty() && now - last_write_ > table_.heartbeat_) send(table_.beat_);
    }

    void close() {
        if (is_closed_) return;
        is_closed_ = true;
        table_.remove(*this);
        Error ignored;
        socket_.close(ignored);
    }

    std::vector<Entry*> topics;
    Entry* owner = nullptr;

private:
    void write() {
        writing_.swap(waiting_);
        last_write_ = Clock::now();
        std::vector<asio::const_buffer> buffers;
        for (const auto& message : writing_) buffers.push_back(asio::buffer(*message));
        asio::async_write(socket_, buffers,
                          [self = shared_from_this()](Error error, std::size_t) { self->written(error); });
    }

    void written(const Error& error) {
        if (error) return close();
        std::vector<StreamMessage>().swap(writing_);
        if (!waiting_.empty() && !is_closed_) write();
    }

    Socket socket_;
    StreamTable& table_;
    std::vector<StreamMessage> waiting_;
    std::vector<StreamMessage> writing_;
    Clock::time_point last_write_;
    bool is_closed_ = false;
};

StreamTable::StreamTable(std::atomic<std::size_t>& count, std::chrono::seconds heartbeat)
    : count_(count), heartbeat_(heartbeat), beat_(std::make_shared<const std::string>(":\n\n")) {}

StreamTable::~StreamTable() = default;

void StreamTable::open(Socket socket, const std::vector<std::string>& topics, const std::string& owner,
                       Clock::time_point asked_at) {
    const auto refused = disconnected_.find(owner);
    if (refused != disconnected_.end() && refused->second >= asked_at) return;
    const auto stream = std::make_shared<Stream>(std::move(socket), *this);
    stream->topics.reserve(topics.size());
    for (const auto& topic : topics) {
        auto& entry = *by_topic_.try_emplace(topic).first;
        if (std::ranges::find(stream->topics, &entry) != stream->topics.end()) continue;
        entry.second.push_back(stream.get());
        stream->topics.push_back(&entry);
    }
    stream->owner = &*by_owner_.try_emplace(owner).first;
    stream->owner->second.push_back(stream.get());
    all_.push_back(stream.get());
    ++count_;
    stream->start();
}

void StreamTable::remove(Stream& stream) {
    for (auto* entry : stream.topics) {
        take_out(entry->second, &stream);
        if (entry->second.empty()) by_topic_.erase(by_topic_.find(entry->first));
    }
    take_out(stream.owner->second, &stream);
    if (stream.owner->second.empty()) by_owner_.erase(by_owner_.find(stream.owner->first));
    take_out(all_, &stream);
    --count_;
}

void StreamTable::publish(const std::string& topic, const StreamMessage& message) {
    const auto found = by_topic_.find(topic);
    if (found == by_topic_.end()) return;
    const auto members = found->second; // a copy: a slow stream leaves the table while we send
    for (auto* stream : members) stream->send(message);
}

void StreamTable::disconnect(const std::string& owner, Clock::time_point at) {
    disconnected_[owner] = at;
    const auto found = by_owner_.find(owner);
    if (found == by_owner_.end()) return;
    const auto members = found->second;
    for (auto* stream : members) stream->close();
}

void StreamTable::tick(Clock::time_point now) {
    const auto members = all_;
    for (auto* stream : members) stream->tick(now);
    std::erase_if(disconnected_, [&](const auto& entry) { return now - entry.second > disconnected_memory; });
}

void StreamTable::close_all() {
    const auto members = all_;
    for (auto* stream : members) stream->close();
}

} // namespace http
