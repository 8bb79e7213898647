// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The one way from a request to an answer: route, viewer, limits, policy, CSRF, idempotency key, handler, refusals,
// headers. Knows no room. Thread-safe; answer() never throws.
#include "http/head.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/router.hpp"
#include "http/static_files.hpp"
#include "platform/house.hpp"
#include <memory>
#include <span>

namespace platform {

struct AnswerOptions {
    int reads_per_minute_max = 120; // pages per signed-in person, and ten times as many fragments; 0: no limit
    int reads_per_minute_max_by_address = 3000; // not signed in: an assembly hall shares one address
};

class Answerer {
public:
    // Throws std::logic_error when two routes collide or one has no policy.
    Answerer(House& house, const http::StaticFiles* static_files, AnswerOptions options);
    ~Answerer();
    http::Response answer(http::Request& request);
    // For the server: the page of a request that could not be read. Never throws.
    http::Response answer_unread(http::Request& request, const http::Refused& refused);
    // For the server: how large a body this route reads.
    std::size_t body_bytes_max(http::Method method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    House& house_;
    const http::StaticFiles* static_files_;
    AnswerOptions options_;
    std::vector<Route> routes_;
    http::Router router_;
    class ReadCounter;
    std::unique_ptr<ReadCounter> reads_;

    http::Response answer_route(Visit& visit, http::Request& request, const Route& route);
    http::Response call(Visit& visit, http::Request& request, const Route& route);
    void count_read(Visit& visit, const http::Request& request);
    void permit(Visit& visit, http::Request& request, const Route& route);
    Viewer identify(Visit& visit, const http::Request& request);
};

} // namespace platform
