// SPDX-License-Identifier: AGPL-3.0-or-later
// backup and restore: one compressed tar of a manifest, the database (SQLite's backup API, or pg_dump) and the files. The
// key file is never in it.
#include "app/archive.hpp"
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "app/version.hpp"
#include "net/durable_file.hpp"
#include "parse/json.hpp"
#include "parse/url.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <filesystem>
#include <fstream>
#include <iostream>

extern char** environ;

namespace app {

namespace {

namespace fs = std::filesystem;

bool is_postgres(const std::string& location) {
    return location.starts_with("postgres://") || location.starts_with("postgresql://");
}

// A scratch folder that goes when this does.
struct Scratch {
    fs::path path;
    explicit Scratch(const std::string& beside) {
        auto name = beside + ".XXXXXX";
        if (!::mkdtemp(name.data())) throw BootError("cannot be written: " + name);
        path = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

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
    if (is_postgres(settings.database)) {
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

void check_manifest_entry(const NextPiece& next) {
    std::string text;
    for (auto piece = next(); !piece.empty(); piece = next()) text += piece;
    auto manifest = parse::Json::parse(text);
    if (!manifest || manifest->find_string("program") != "guilde") throw BootError("this is not a backup of Guilde");
}

// With its key at hand only: what is put into PostgreSQL does not go away by itself when the house then does not open.
void put_database(const Settings& settings, const fs::path& scratch) {
    auto key_file = settings.key_file.empty() ? default_key_file(settings.data_directory) : settings.key_file;
    read_or_create_key(key_file, Data::some);
    if (!fs::exists(scratch / "guilde.dump")) {
        if (is_postgres(settings.database)) throw BootError("this backup is of SQLite: restore it without --database");
        return fs::rename(scratch / "guilde.sqlite", settings.data_directory + "/guilde.sqlite");
    }
    if (!is_postgres(settings.database)) throw BootError("this backup is of PostgreSQL: give --database postgres://…");
    auto server = without_password(settings.database);
    run_program({"pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname=" + server.url,
                 (scratch / "guilde.dump").string()},
                server.password);
}

// A backup made before somebody was forgotten holds them still. The list stands beside the data folder and beside the
// backups.
int forget_again(platform::House& house, const Settings& settings, const std::string& from_file) {
    auto beside_backup = (fs::absolute(from_file).parent_path() / privacy::list_name).string();
    std::string list;
    for (const auto& path : {privacy::list_path(settings.data_directory), beside_backup, settings.erasures_file})
        if (!path.empty()) list = privacy::merge_erasures(list, net::read_file(path).value_or(""));
    platform::Visit visit(house, system_viewer());
    return privacy::replay_erasures(visit, list);
}

} // namespace

int back_up(const Settings& settings, const std::string& to_file) {
    auto house = open_house(settings);
    ArchiveWriter archive(to_file);
    Scratch scratch(to_file);
    auto database = save_database(*house, settings, scratch.path);
    auto manifest = parse::Json::object({{"program", "guilde"},
                                         {"version", version},
                                         {"made_at", house->clock->now().iso()},
                                         {"engine", is_postgres(settings.database) ? "postgres" : "sqlite"}});
    archive.add("manifest.json", manifest.serialise());
    archive.add_file(fs::path(database).filename().string(), database);
    std::size_t count = 0;
    for (const auto& name : house->files->list())
        if (auto bytes = house->files->get(name)) {
            archive.add("files/" + name, *bytes);
            ++count;
        }
    archive.finish();
    // Beside the backups, for whoever restores an older one: who was forgotten since.
    platform::Visit visit(*house, system_viewer());
    if (auto list = privacy::list_erasures(visit); !list.empty())
        privacy::write_erasures((fs::absolute(to_file).parent_path() / privacy::list_name).string(), list);
    std::cout << "Saved to " << to_file << " with " << count << " files. Keep the key file elsewhere: without it, "
              << "sealed fields do not open.\n";
    return 0;
}

int restore(const Settings& settings, const std::string& from_file) {
    if (!fs::exists(from_file)) throw BootError("there is no such file: " + from_file);
    if (fs::exists(settings.data_directory) && !fs::is_empty(settings.data_directory))
        throw BootError("the data folder " + settings.data_directory + " is not empty; restore into a new one");
    fs::create_directories(settings.data_directory);
    Scratch scratch(settings.data_directory + "/.restore");
    bool is_first = true;
    read_archive(from_file, [&](const std::string& name, const NextPiece& next) {
        if (std::exchange(is_first, false)) return check_manifest_entry(next);
        if (!is_ours(name)) throw BootError("this backup holds what does not belong there: " + name);
        copy_entry(next, scratch.path / name);
    });
    if (is_first) throw BootError("this is not a backup of Guilde");
    put_database(settings, scratch.path);
    auto files = net::open_file_store(settings.data_directory + "/files");
    if (fs::exists(scratch.path / "files"))
        for (const auto& entry : fs::directory_iterator(scratch.path / "files")) {
            std::ifstream in(entry.path(), std::ios::binary);
            auto name = files->put(std::string(std::istreambuf_iterator<char>(in), {}));
            if (name != entry.path().filename()) throw BootError("a file of this backup is damaged: " + name);
        }
    auto house = open_house(settings); // migrates, and proves that it opens
    std::cout << "Restored into " << settings.data_directory << ". It opens.\n";
    auto count = forget_again(*house, settings, from_file);
    if (count > 0) std::cout << count << " erased since this backup was made: erased again.\n";
    return 0;
}

} // namespace app
