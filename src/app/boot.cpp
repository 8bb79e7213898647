// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/boot.hpp"
#include "app/key_file.hpp"
#include "app/mailer.hpp"
#include "app/rooms.hpp"
#include "base/random.hpp"
#include "net/clock.hpp"
#include "platform/house_room.hpp"
#include "platform/journal.hpp"
#include "platform/log.hpp"
#include "platform/organisation.hpp"
#include "platform/settings.hpp"
#include <filesystem>
#include <set>

namespace app {

namespace {

std::string database_location(const Settings& settings) {
    return settings.database.empty() ? settings.data_directory + "/guilde.sqlite" : settings.database;
}

std::string kept_origin(platform::House& house, const std::string& given) {
    platform::Visit visit(house, system_viewer());
    auto kept = platform::find_setting(visit, "house.origin");
    if (given.empty()) return kept.value_or("http://127.0.0.1:8080");
    if (kept != given) platform::write(visit, [&] { platform::update_setting(visit, "house.origin", given); });
    return given;
}

void check_heard(const std::vector<platform::Room>& rooms) {
    std::set<std::string_view> told;
    for (const auto& room : rooms) told.insert(room.tells.begin(), room.tells.end());
    std::set<std::string_view> names;
    for (const auto& room : rooms)
        for (const auto& listener : room.hears) {
            if (!told.contains(listener.kind))
                throw BootError("no room tells the fact that " + std::string(listener.name) +
                                " hears: " + std::string(listener.kind));
            if (!names.insert(listener.name).second)
                throw BootError("two listeners are called " + std::string(listener.name));
        }
}

} // namespace

platform::Viewer system_viewer() {
    platform::Viewer viewer;
    viewer.name = "Guilde";
    viewer.means = platform::Viewer::Means::system;
    return viewer;
}

std::vector<platform::Room> all_rooms() {
    auto all = platform::own_rooms();
    for (auto& room : rooms()) all.push_back(std::move(room));
    platform::Room queue{.name = "jobs"};
    queue.queries.assign(jobs::queries().begin(), jobs::queries().end());
    all.push_back(std::move(queue));
    return all;
}

void check_manifest(const std::vector<platform::Room>& rooms) {
    check_heard(rooms);
    std::set<std::string_view> names;
    for (const auto& room : rooms) {
        if (!names.insert(room.name).second) throw BootError("two rooms are called " + std::string(room.name));
        for (const auto* query : room.queries)
            if (!names.insert(query->name).second)
                throw BootError("two queries are called " + std::string(query->name));
        for (const auto& job : room.jobs)
            if (!names.insert(job.kind).second) throw BootError("two handlers for the job " + std::string(job.kind));
    }
}

void check_queries(platform::House& house) {
    auto connection = house.database->read();
    for (const auto& room : house.rooms)
        for (const auto* query : room.queries) {
            try {
                connection->prepare(*query);
            } catch (const db::Error& error) {
                throw BootError("query " + std::string(query->name) + ": " + error.what());
            }
        }
}

void add_house_jobs(platform::House& house, std::vector<jobs::Handler>& handlers, std::vector<jobs::Timer>& timers) {
    for (const auto& room : house.rooms) {
        for (const auto& job : room.jobs)
            handlers.push_back({.kind = job.kind,
                                .run =
                                    [&house, run = job.run](const std::string& payload) {
                                        platform::Visit visit(house, system_viewer());
                                        run(visit, payload);
                                    },
                                .at_once = job.at_once});
        for (const auto& timer : room.timers)
            timers.push_back({.name = timer.name, .every = timer.every, .run = [&house, run = timer.run] {
                                  platform::Visit visit(house, system_viewer());
                                  run(visit);
                              }});
    }
}

std::unique_ptr<platform::House> open_house(const Settings& settings) {
    base::start_crypto();
    std::filesystem::create_directories(settings.data_directory);
    auto house = std::make_unique<platform::House>();
    house->data_directory = settings.data_directory;
    house->key =
        read_or_create_key(settings.key_file.empty() ? default_key_file(settings.data_directory) : settings.key_file);
    house->rooms = all_rooms();
    check_manifest(house->rooms);
    bool is_fast = settings.speed == Settings::Speed::fast;
    house->database = db::open({.location = database_location(settings),
                                .readers = settings.readers,
                                .file_key = {},
                                .durability = is_fast ? db::Options::Durability::off : db::Options::Durability::full});
    db::migrate(*house->database, migrations());
    house->clock = std::make_unique<net::SystemClock>();
    house->files = net::open_file_store(settings.data_directory + "/files");
    house->dns = net::open_dns();
    house->catalogues = catalogues();
    house->asset = asset_finder();
    check_queries(*house);
    house->origin = kept_origin(*house, settings.origin);
    house->mailer = open_mailer(*house, settings.mail_url);
    platform::start_cursors(*house);
    return house;
}

void start_worker(platform::House& house, int threads) {
    std::vector<jobs::Handler> handlers;
    std::vector<jobs::Timer> timers;
    add_house_jobs(house, handlers, timers);
    house.worker = jobs::start(
        *house.database, std::move(handlers), std::move(timers),
        {.threads = threads,
         .now = [&house] { return house.clock->now(); },
         .on_failure =
             [](const jobs::Parked& job) { platform::log_failure(std::to_string(job.id), job.kind, job.error); }});
}

} // namespace app
