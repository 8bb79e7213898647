// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From a data folder to a House, and what every command needs. Boot refuses to start (app::BootError, a sentence) when two
// routes collide, a route has no policy, a fact is heard that no room tells, a query does not prepare, a message is
// missing in a language, or the schema no longer allows this program.
#include "db/migrate.hpp"
#include "http/static_files.hpp"
#include "platform/house.hpp"
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct BootError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Settings {
    std::string data_directory = "data";
    std::string database;      // empty: DATA/guilde.sqlite
    std::string key_file;      // empty: DATA.key beside the data folder
    std::string origin;        // empty: what was kept, else http://127.0.0.1:8080
    std::string erasures_file; // restore: one more list of who was forgotten
    std::string mail_url;      // empty: the console's setting, else a folder DATA/mail
    enum class Encryption { as_it_is, wanted } encryption = Encryption::as_it_is; // of the whole SQLite file
    enum class Speed { durable, fast } speed = Speed::durable; // fast: seeds only, no fsync until the end
    int readers = 8;
};

// Opens (and creates) everything: folder, key file, database with its migrations, catalogues, files. Starts no job worker.
std::unique_ptr<platform::House> open_house(const Settings& settings);
// The database alone, whatever its schema.
std::unique_ptr<db::Database> open_database(const Settings& settings, const base::Key& key);
// 0 threads: only drain(). `more`: what a command wants done every so often, besides the rooms' own.
void start_worker(platform::House& house, int threads, std::vector<jobs::Timer> more = {});
std::string database_file(const Settings& settings);                      // of SQLite
std::string file_key_of(const base::Key& key);                            // what a sealed file is sealed with
std::string file_key_for(const Settings& settings, const base::Key& key); // empty for a plain file, and on PostgreSQL

// The parts, for open_house and for tests.
std::vector<platform::Room> all_rooms(); // platform's own, then app/rooms.cpp
std::vector<db::Migration> migrations(); // from the program itself, in order
std::unique_ptr<words::Catalogues> catalogues();
void check_manifest(const std::vector<platform::Room>& rooms); // facts heard are told, names are unique
void check_queries(platform::House& house);                    // every query prepares
void add_house_jobs(platform::House& house, std::vector<jobs::Handler>& handlers, std::vector<jobs::Timer>& timers);
std::function<std::string(std::string_view)> asset_finder(); // from Vite's manifest: "app.js" → "/static/…"

platform::Viewer system_viewer();

} // namespace app
