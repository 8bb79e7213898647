// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/saved_house.hpp"
#include "app/archive.hpp"
#include "app/key_file.hpp"
#include "app/version.hpp"
#include "base/random.hpp"
#include "base/scratch_folder.hpp"
#include "db/engines.hpp"
#include "parse/json.hpp"
#include "parse/url.hpp"
#include <spawn.h>
#include <sys/wait.h>
#include <filesystem>
#include <fstream>

extern char** environ;

namespace app {

namespace {

namespace fs = std::filesystem;
using parse::Json;

// Everybody on a machine can read the command lines of its programs: a password travels in the environment instead.
struct Server {
    std::string url;
    std::string password;
};

Server without_password(const std::string& location) {
    auto start = location.find("://") + 3;
    auto at = location.rfind('@', location.find_first_of("/?", start));
    auto colon = location.find(':', start);
    if (at == std::string::npos || at < start || colon > at) return {location, {}};
    auto password = parse::percent_decode(location.substr(colon + 1, at - colon - 1));
    return {location.substr(0, colon) + location.substr(at), password.value_or("")};
}

void run_program(const std::vector<std::string>& words, const std::string& password) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto kept_password = "PGPASSWORD=" + password;
    std::vector<char*> environment;
    if (!password.empty()) environment.push_back(kept_password.data()); // the first of a name counts
    for (char** each = environ; *each != nullptr; ++each) environment.push_back(*each);
    environment.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environment.data()) != 0)
        throw BootError(words[0] + " is needed for PostgreSQL and is not installed");
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) throw BootError(words[0] + " failed; nothing was changed here");
}

std::string save_database(platform::House& house, const Settings& settings, const fs::path& scratch) {
    if (db::is_postgres(settings.database)) {
        auto path = (scratch / "guilde.dump").string();
        auto server = without_password(settings.database);
        run_program({"pg_dump", "--format=custom", "--no-owner", "--file=" + path, server.url}, server.password);
        return path;
    }
    auto path = (scratch / "guilde.sqlite").string();
    house.database->back_up(path);
    return path;
}

void copy_entry(const NextPiece& next, const fs::path& to) {
    fs::create_directories(to.parent_path());
    std::ofstream out(to, std::ios::binary);
    for (auto piece = next(); !piece.empty(); piece = next())
        out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (!out.flush()) throw BootError("cannot be written: " + to.string());
}

// Names inside a backup that we made: nothing else is put on the disk.
bool is_ours(const std::string& name) {
    if (name == "guilde.sqlite" || name == "guilde.dump") return true;
    return name.starts_with("files/") && name.find_first_not_of("0123456789abcdef", 6) == std::string::npos &&
           name.size() == 6 + 64;
}

// With its key at hand only: what is put into PostgreSQL does not go away by itself when the house then does not open.
void put_database(const Settings& settings, const fs::path& scratch) {
    read_or_create_key(key_file_of(settings), Data::some);
    if (!fs::exists(scratch / "guilde.dump")) {
        if (db::is_postgres(settings.database))
            throw BootError("this backup is of SQLite: restore it without --database");
        return fs::rename(scratch / "guilde.sqlite", settings.data_directory + "/guilde.sqlite");
    }
    if (!db::is_postgres(settings.database))
        throw BootError("this backup is of PostgreSQL: give --database postgres://…");
    auto server = without_password(settings.database);
    run_program({"pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname=" + server.url,
                 (scratch / "guilde.dump").string()},
                server.password);
}

// The copy is closed again before it is packed.
std::vector<TableSum> sums_of_copy(const std::string& path, const base::Key& key) {
    auto copy = open_database({.database = path, .speed = Settings::Speed::fast, .readers = 1}, key);
    return sum_tables(*copy->read());
}

std::vector<std::string> put_files(const Settings& settings, const fs::path& folder) {
    std::vector<std::string> out;
    auto files = net::open_file_store(settings.data_directory + "/files");
    if (!fs::exists(folder)) return out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        auto name = files->put(std::string(std::istreambuf_iterator<char>(in), {}));
        if (name != entry.path().filename()) throw BootError("a file of this backup is damaged: " + name);
        out.push_back(std::move(name));
    }
    return out;
}

} // namespace

HouseSums save_house(platform::House& house, const Settings& settings, const std::string& to_file, Wrapping wrapping,
                     Sums sums) {
    ArchiveWriter archive(to_file, wrapping == Wrapping::sealed ? std::optional(house.key) : std::nullopt);
    base::ScratchFolder scratch(to_file);
    auto database = save_database(house, settings, scratch.path);
    HouseSums out;
    if (sums == Sums::taken) out.tables = sums_of_copy(database, house.key);
    out.files = house.files->list();
    auto manifest = Json::object({{"program", "guilde"},
                                  {"version", version},
                                  {"made_at", house.clock->now().iso()},
                                  {"engine", db::is_postgres(settings.database) ? "postgres" : "sqlite"},
                                  {"tables", to_json(out.tables)}});
    archive.add("manifest.json", manifest.serialise());
    archive.add_file(fs::path(database).filename().string(), database);
    std::erase_if(out.files, [&](const std::string& name) {
        auto bytes = house.files->get(name);
        if (bytes) archive.add("files/" + name, *bytes);
        return !bytes; // removed meanwhile
    });
    out.bytes = archive.finish();
    return out;
}

HouseSums restore_house(const Settings& settings, const std::string& from_file) {
    base::start_crypto();
    if (!fs::exists(from_file)) throw BootError("there is no such file: " + from_file);
    if (fs::exists(settings.data_directory) && !fs::is_empty(settings.data_directory))
        throw BootError("the data folder " + settings.data_directory + " is not empty; restore into a new one");
    if (form_of_archive(from_file, settings) == "tables") return read_house(settings, from_file, Report::silent);
    fs::create_directories(settings.data_directory);
    base::ScratchFolder scratch(settings.data_directory + "/.restore");
    HouseSums sums;
    bool is_first = true;
    read_archive(from_file, keys_for(from_file, settings), [&](const std::string& name, const NextPiece& next) {
        if (std::exchange(is_first, false)) return void(sums.tables = read_sums(read_manifest_entry(next)));
        if (!is_ours(name)) throw BootError("this backup holds what does not belong there: " + name);
        copy_entry(next, scratch.path / name);
    });
    put_database(settings, scratch.path);
    sums.files = put_files(settings, scratch.path / "files");
    sums.bytes = fs::file_size(from_file);
    open_house(settings); // migrates, and proves that it opens
    return sums;
}

} // namespace app
