// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The streams of every program on one database as one hub: a wake, or the end of somebody's streams, reaches the pages
// that other nodes serve too. Only sealed topics and persons' numbers travel; nothing a stream says is kept. On SQLite
// this is the server's own hub and nothing more.
#include "db/bulletin.hpp"
#include "http/stream.hpp"
#include <memory>
#include <string>

namespace platform {

class SharedHub final : public http::Hub {
public:
    // `own` are the streams of this program; it outlives this hub. `location` is that of the database.
    SharedHub(http::Hub& own, const std::string& location);

    void publish(std::string_view topic, std::string_view event, std::string_view data) override;
    void disconnect(std::string_view owner) override;
    std::size_t count() const override { return own_.count(); } // of this program

private:
    void hear(std::string_view word);

    http::Hub& own_;
    std::unique_ptr<db::Bulletin> others_; // last: it calls hear()
};

} // namespace platform
