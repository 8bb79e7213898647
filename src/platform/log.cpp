// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/log.hpp"
#include "parse/json.hpp"
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace platform {

namespace {

spdlog::logger& logger() {
    static auto log = [] {
        auto made = std::make_shared<spdlog::logger>("guilde", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("{\"at\":\"%Y-%m-%dT%H:%M:%S.%e%z\",%v}");
        made->flush_on(spdlog::level::warn);
        return made;
    }();
    return *log;
}

std::string quoted(std::string_view text) {
    return parse::Json(text).serialise();
}

} // namespace

void log_request(const RequestLine& line) {
    if (!logger().should_log(spdlog::level::debug)) return;
    logger().debug(R"("event":"request","reference":{},"method":"{}","route":{},"status":{},"us":{},"person":{})",
                   quoted(line.reference), line.method, quoted(line.route), line.status, line.microseconds,
                   line.person);
}

void log_event(std::string_view what, std::string_view detail) {
    logger().info(R"("event":{},"detail":{})", quoted(what), quoted(detail));
}

void log_failure(std::string_view reference, std::string_view where, std::string_view what) {
    logger().error(R"("event":"failure","reference":{},"where":{},"what":{})", quoted(reference), quoted(where),
                   quoted(what));
}

void set_log_level(LogLevel level) {
    logger().set_level(level == LogLevel::requests ? spdlog::level::debug
                       : level == LogLevel::events ? spdlog::level::info
                                                   : spdlog::level::err);
}

} // namespace platform
