// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/boot.hpp"
#include "app/key_file.hpp"
#include "app/mailer.hpp"
#include "app/rooms.hpp"
#include "base/random.hpp"
#include "db/engines.hpp"
#include "db/sqlite_key.hpp"
#include "http/router.hpp"
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

const db::Query count_settings{
    .name = "app.count_settings",
    .text = "SELECT COUNT(*) FROM settings",
};

std::string check_origin(std::string origin) {
    while (origin.ends_with('/')) origin.pop_back();
    auto host = origin.starts_with("https://")  ? origin.substr(8)
                : origin.starts_with("http://") ? origin.substr(7)
                                                : "";
    if (host.empty() || host.find_first_of("/?#@ \\") != std::string::npos)
        throw BootError("--origin wants the address people use, such as https://maison.example, without a path");
    return origin;
}

std::string kept_origin(platform::House& house, const std::string& given) {
    platform::Visit visit(house, system_viewer());
    auto kept = platform::find_setting(visit, "house.origin");
    if (given.empty()) return kept.value_or("http://127.0.0.1:8080");
    auto origin = check_origin(given);
    if (kept != origin) platform::write(visit, [&] { platform::update_setting(visit, "house.origin", origin); });
    return origin;
}

void make_folder(const std::string& path) {
    std::error_code fault;
    std::filesystem::create_directories(path, fault);
    if (fault) throw BootError("the data folder " + path + " cannot be made: " + fault.message());
}

bool is_postgres(const Settings& settings) {
    return db::is_postgres(settings.database);
}

// On SQLite the file says it before anything is opened; on PostgreSQL its settings do.
Data data_of(db::Database& database) {
    auto connection = database.read();
    return connection->get<std::int64_t>(count_settings) > 0 ? Data::some : Data::none;
}

// Every setting is sealed: one that does not open tells that this is another house's key.
void check_key(platform::House& house) {
    platform::Visit visit(house, system_viewer());
    platform::list_settings(visit, "");
}

void check_routes(const std::vector<platform::Room>& rooms) {
    http::Router router;
    std::set<std::string_view> features;
    for (const auto& room : rooms)
        for (const auto& feature : room.features)
            if (!features.insert(feature.name).second)
                throw BootError("two features are called " + std::string(feature.name));
    for (const auto& room : rooms)
        for (const auto& route : room.routes) {
            auto name = std::string(http::name_of(route.method)) + " " + std::string(route.pattern);
            if (route.policy == platform::Policy::unset) throw BootError("a route has no policy: " + name);
            if (!route.handler) throw BootError("a route has no handler: " + name);
            if (!route.feature.empty() && !features.contains(route.feature))
                throw BootError("a route is of a feature that no room has: " + name);
            try {
                router.add(route.method, route.pattern, 0);
            } catch (const std::logic_error& error) {
                throw BootError(error.what());
            }
        }
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
    for (auto& room : all) {
        for (const auto& list : room.personal.lists) room.queries.push_back(list.query);
        for (const auto* query : room.personal.queries) room.queries.push_back(query);
    }
    return all;
}

void check_manifest(const std::vector<platform::Room>& rooms) {
    check_heard(rooms);
    check_routes(rooms);
    std::set<std::string_view> names;
    for (const auto& room : rooms) {
        if (!names.insert(room.name).second) throw BootError("two rooms are called " + std::string(room.name));
        for (const auto* query : room.queries)
            if (!names.insert(query->name).second)
                throw BootError("two queries are called " + std::string(query->name));
        for (const auto& job : room.jobs)
            if (!names.insert(job.kind).second) throw BootError("two handlers for the job " + std::string(job.kind));
        for (const auto& timer : room.timers)
            if (!names.insert(timer.name).second) throw BootError("two timers are called " + std::string(timer.name));
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

std::string database_file(const Settings& settings) {
    return database_location(settings);
}

std::string file_key_of(const base::Key& key) {
    return key.derive("database file").bytes();
}

// A file says itself whether it is sealed: no command has to be told.
std::string file_key_for(const Settings& settings, const base::Key& key) {
    bool is_wanted = settings.encryption == Settings::Encryption::wanted;
    if (is_postgres(settings)) {
        if (is_wanted) throw BootError("--encrypt-database is for SQLite: PostgreSQL's files are its administrator's");
        return {};
    }
    switch (db::form_of_file(database_location(settings))) {
        case db::FileForm::sealed: return file_key_of(key);
        case db::FileForm::absent: return is_wanted ? file_key_of(key) : std::string();
        case db::FileForm::plain: break;
    }
    if (is_wanted)
        throw BootError("this house's database is not encrypted yet: stop the service, then `guilde database encrypt`");
    return {};
}

std::unique_ptr<db::Database> open_database(const Settings& settings, const base::Key& key) {
    bool is_fast = settings.speed == Settings::Speed::fast;
    return db::open({.location = database_location(settings),
                     .readers = settings.readers,
                     .file_key = file_key_for(settings, key),
                     .durability = is_fast ? db::Options::Durability::off : db::Options::Durability::full});
}

std::unique_ptr<platform::House> open_house(const Settings& settings) {
    base::start_crypto();
    make_folder(settings.data_directory);
    auto house = std::make_unique<platform::House>();
    house->data_directory = settings.data_directory;
    auto key_file = key_file_of(settings);
    if (!is_postgres(settings))
        house->key = read_or_create_key(key_file,
                                        std::filesystem::exists(database_location(settings)) ? Data::some : Data::none);
    house->rooms = all_rooms();
    check_manifest(house->rooms);
    house->database = open_database(settings, house->key);
    db::migrate(*house->database, migrations());
    if (is_postgres(settings)) house->key = read_or_create_key(key_file, data_of(*house->database));
    house->clock = std::make_unique<net::SystemClock>();
    house->files = net::open_file_store(settings.data_directory + "/files");
    house->dns = net::open_dns();
    house->resolver = net::open_resolver();
    house->http = net::open_http_client(*house->resolver);
    house->catalogues = catalogues();
    house->asset = asset_finder();
    check_queries(*house);
    check_key(*house);
    house->origin = kept_origin(*house, settings.origin);
    house->mailer = open_mailer(*house, settings.mail_url);
    platform::start_cursors(*house);
    return house;
}

void start_worker(platform::House& house, int threads, std::vector<jobs::Timer> more) {
    std::vector<jobs::Handler> handlers;
    auto timers = std::move(more);
    add_house_jobs(house, handlers, timers);
    house.worker = jobs::start(
        *house.database, std::move(handlers), std::move(timers),
        {.threads = threads,
         .now = [&house] { return house.clock->now(); },
         .on_failure =
             [](const jobs::Parked& job) { platform::log_failure(std::to_string(job.id), job.kind, job.error); }});
}

} // namespace app
