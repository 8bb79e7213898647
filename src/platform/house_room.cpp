// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/house_room.hpp"
#include "jobs/retention.hpp"
#include "parse/json.hpp"
#include "platform/brand.hpp"
#include "platform/feature_room.hpp"
#include "platform/house.hpp"
#include "platform/journal.hpp"
#include "platform/limit_room.hpp"
#include "platform/outbox_room.hpp"
#include "platform/personal_room.hpp"
#include "platform/request_keys.hpp"
#include "platform/settings.hpp"
#include <chrono>

namespace platform {

namespace {

const db::Query check_database{
    .name = "platform.check_database",
    .text = "SELECT COUNT(*) FROM features",
};

// Says whether the database answers; monitors need no more.
http::Response show_health(Visit& visit, http::Request&) {
    visit.db().get<std::int64_t>(check_database);
    return http::Response::json(parse::Json::object({{"status", "ok"}}).serialise());
}

http::Response show_stream(Visit& visit, http::Request&) {
    http::Response response;
    response.content_type = "text/event-stream";
    auto person = std::to_string(visit.viewer().person.number);
    response.set_header("x-stream-owner", person);
    response.stream_topics.push_back(visit.sealed_topic("person:" + person));
    for (const auto& room : visit.house().rooms)
        if (room.topics_of)
            for (const auto& topic : room.topics_of(visit)) response.stream_topics.push_back(visit.sealed_topic(topic));
    return response;
}

// What nobody mended in three months is no longer wanted; the console and `guilde doctor` showed it all that time.
void forget_parked_jobs(Visit& visit) {
    write(visit, [&] { jobs::forget_all_parked(visit.db(), visit.now() - std::chrono::days(90)); });
}

Room house_room() {
    return {.name = "house",
            .routes = {{.pattern = "/health",
                        .policy = Policy::anyone,
                        .handler = show_health,
                        .summary = "Says whether the program and its database answer"},
                       {.pattern = "/stream",
                        .policy = Policy::member,
                        .handler = show_stream,
                        .summary = "The event stream of the viewer's pages"}},
            .queries = {&check_database},
            .timers = {{.name = "jobs.forget", .every = std::chrono::hours(24), .run = forget_parked_jobs}}};
}

} // namespace

std::vector<Room> own_rooms() {
    return {settings_room(), request_keys_room(), journal_room(),  feature_room(), limit_room(),
            outbox_room(),   brand_room(),        personal_room(), house_room()};
}

} // namespace platform
