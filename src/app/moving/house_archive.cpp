// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/house_archive.hpp"
#include "app/key_file.hpp"
#include "app/moving/progress.hpp"
#include "app/version.hpp"
#include "base/digest.hpp"
#include "base/random.hpp"
#include "base/scratch_folder.hpp"
#include "rooms/react/search/search.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>

namespace app {

namespace {

namespace fs = std::filesystem;
using parse::Json;

const db::Query list_migration_names{
    .name = "app.list_migrations",
    .text = "SELECT owner, name FROM migrations ORDER BY owner, name",
};
struct MigrationName {
    std::string owner;
    std::string name;
};

constexpr parse::JsonLimits manifest_limits{.bytes_max = 512UL * 1024 * 1024, .depth_max = 8};

std::vector<std::string> list_migrations(db::Connection& connection) {
    std::vector<std::string> out;
    for (const auto& row : connection.all<MigrationName>(list_migration_names))
        out.push_back(row.owner + "/" + row.name);
    std::ranges::sort(out);
    return out;
}

Json names(const std::vector<std::string>& list) {
    return Json::array_of(list, [](const std::string& name) { return Json(name); });
}

std::vector<std::string> read_names(const Json& manifest, std::string_view member) {
    std::vector<std::string> out;
    if (const auto* list = manifest.find(member))
        for (const auto& name : list->items()) out.emplace_back(name.as_string().value_or(""));
    return out;
}

std::string table_entry(const std::string& table) {
    return "tables/" + table + ".jsonl";
}

class OutFile {
public:
    explicit OutFile(const fs::path& path) : path_(path), out_(path, std::ios::binary) {}
    void write(std::string_view bytes) { out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }
    void close() {
        out_.close();
        if (!out_) throw BootError("cannot be written: " + path_.string());
    }

private:
    fs::path path_;
    std::ofstream out_;
};

// The tables of one moment, each in a file of the folder.
struct Taken {
    HouseSums sums;
    std::vector<std::string> migrations;
};
Taken take_tables(platform::House& house, const fs::path& folder, Report report) {
    Taken out;
    Progress progress("rows");
    auto connection = house.database->read();
    db::begin_snapshot(*connection);
    out.migrations = list_migrations(*connection);
    fs::create_directories(folder / "tables");
    for (const auto& table : list_moved_tables(*connection)) {
        OutFile file(folder / table_entry(table.name));
        progress.begin(table.name);
        out.sums.tables.push_back(write_table(*connection, table, [&](std::string_view line) {
            file.write(line);
            if (report == Report::progress) progress.step();
        }));
        file.close();
        if (report == Report::progress) progress.end();
    }
    std::ranges::sort(out.sums.tables, {}, &TableSum::name);
    return out;
}

Json manifest_of(platform::House& house, const Taken& taken) {
    return Json::object({{"program", "guilde"},
                         {"version", version},
                         {"made_at", house.clock->now().iso()},
                         {"engine", "tables"},
                         {"key", key_mark(house.key)},
                         {"migrations", names(taken.migrations)},
                         {"tables", to_json(taken.sums.tables)},
                         {"files", names(taken.sums.files)}});
}

struct Manifest {
    std::string key;
    std::vector<std::string> migrations;
    HouseSums sums;
};

std::string read_text(const NextPiece& next) {
    std::string text;
    for (auto piece = next(); !piece.empty(); piece = next()) {
        text += piece;
        if (text.size() > manifest_limits.bytes_max) break;
    }
    return text;
}

Manifest check_manifest_of_tables(const Json& json) {
    if (json.find_string("engine") != "tables")
        throw BootError("this is a backup, not an export: `guilde restore` takes it");
    Manifest out{.key = std::string(json.find_string("key").value_or("")),
                 .migrations = read_names(json, "migrations"),
                 .sums = {}};
    out.sums.files = read_names(json, "files");
    out.sums.tables = read_sums(json);
    return out;
}

bool is_table_entry(const std::string& name, const Manifest& manifest) {
    return std::ranges::any_of(manifest.sums.tables,
                               [&](const TableSum& sum) { return name == table_entry(sum.name); });
}

class Arrival {
public:
    Arrival(const Settings& settings, Report report) : settings_(settings), report_(report) {}
    ~Arrival() {
        if (!is_whole_) clear();
    }
    Arrival(const Arrival&) = delete;
    Arrival& operator=(const Arrival&) = delete;

    HouseSums read(const std::string& file) {
        make_room();
        auto keys = read_keys(key_file_of(settings_));
        base::ScratchFolder scratch(settings_.data_directory + "/.import");
        auto manifest = unpack(file, scratch.path, keys);
        auto database = open_database(settings_, keys.front());
        db::migrate(*database, migrations());
        database->write([&](db::Connection& connection) { fill(connection, manifest, scratch.path); });
        database.reset();
        is_whole_ = true;
        manifest.sums.bytes = fs::file_size(file);
        return manifest.sums;
    }

private:
    // Only what is empty is written into, so only what came from here is ever removed again.
    void make_room() {
        is_new_folder_ = !fs::exists(settings_.data_directory);
        if (!is_new_folder_ && !fs::is_empty(settings_.data_directory)) {
            is_whole_ = true;
            throw BootError("the data folder " + settings_.data_directory + " is not empty; import into a new one");
        }
        fs::create_directories(settings_.data_directory);
        files_ = net::open_file_store(settings_.data_directory + "/files");
    }

    void clear() {
        std::error_code ignored;
        files_.reset();
        for (const char* name : {"files", "guilde.sqlite", "guilde.sqlite-wal", "guilde.sqlite-shm"})
            fs::remove_all(fs::path(settings_.data_directory) / name, ignored);
        if (is_new_folder_) fs::remove(settings_.data_directory, ignored);
    }

    Manifest unpack(const std::string& file, const fs::path& scratch, std::span<const base::Key> keys) {
        std::optional<Manifest> manifest;
        std::set<std::string> due;
        fs::create_directories(scratch / "tables");
        read_archive(file, keys, [&](const std::string& name, const NextPiece& next) {
            if (!manifest) {
                manifest = check_manifest_of_tables(read_manifest_entry(next));
                check_key_of(*manifest, keys.front());
                due.insert(manifest->sums.files.begin(), manifest->sums.files.end());
                for (const auto& table : manifest->sums.tables) due.insert(table_entry(table.name));
            } else if (is_table_entry(name, *manifest)) {
                OutFile out(scratch / name);
                for (auto piece = next(); !piece.empty(); piece = next()) out.write(piece);
                out.close();
                due.erase(name);
            } else if (name.starts_with("files/") && due.erase(name.substr(6)) == 1) {
                put_file(name.substr(6), next);
            } else {
                throw BootError("this file holds what does not belong there: " + name);
            }
        });
        if (!manifest) throw BootError("this is not a house of Guilde");
        if (!due.empty()) throw BootError("this file is not whole: " + *due.begin() + " is missing");
        return std::move(*manifest);
    }

    static void check_key_of(const Manifest& manifest, const base::Key& key) {
        if (manifest.key != key_mark(key))
            throw BootError(
                "the key file is not this house's: copy the old house's key file first, or make it again "
                "with `guilde key restore CODE`");
    }

    void put_file(const std::string& name, const NextPiece& next) {
        std::string bytes;
        for (auto piece = next(); !piece.empty(); piece = next()) bytes += piece;
        if (files_->put(bytes) != name) throw BootError("a file of this house is damaged: " + name);
    }

    void fill(db::Connection& connection, const Manifest& manifest, const fs::path& scratch) {
        if (list_migrations(connection) != manifest.migrations)
            throw BootError("this house was exported by another release of the program: export it with this one");
        auto tables = list_moved_tables(connection);
        Progress progress("rows");
        db::defer_references(connection);
        for (const auto& table : tables)
            if (db::count_rows(connection, table) > 0)
                throw BootError("there is a house in this database already; nothing was changed");
        for (const auto& table : tables) {
            auto sum = std::ranges::find(manifest.sums.tables, table.name, &TableSum::name);
            if (sum == manifest.sums.tables.end()) throw BootError("this file has no table " + table.name);
            std::ifstream text(scratch / table_entry(table.name), std::ios::binary);
            progress.begin(table.name);
            fill_table(connection, table, text);
            auto written = write_table(connection, table, [&](std::string_view) { progress_step(progress); });
            if (written != *sum)
                throw BootError("the table " + table.name + " did not arrive as it left; nothing was changed");
            if (report_ == Report::progress) progress.end();
        }
        if (tables.size() != manifest.sums.tables.size())
            throw BootError("this file has a table that is not known here");
        search::index_everything(connection);
    }

    void progress_step(Progress& progress) const {
        if (report_ == Report::progress) progress.step();
    }

    const Settings& settings_;
    const Report report_;
    std::unique_ptr<net::FileStore> files_;
    bool is_new_folder_ = false;
    bool is_whole_ = false;
};

} // namespace

std::int64_t HouseSums::rows() const {
    return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                           [](std::int64_t sum, const TableSum& table) { return sum + table.rows; });
}

std::string HouseSums::sha256() const {
    base::Sha256 hash;
    hash.add(sum_of(tables) + "\n");
    auto sorted = files;
    std::ranges::sort(sorted);
    for (const auto& name : sorted) hash.add(name + "\n");
    return hash.hex();
}

HouseSums write_house(platform::House& house, const std::string& to_file, Wrapping wrapping, Report report) {
    auto key = wrapping == Wrapping::sealed ? std::optional(house.key) : std::nullopt;
    ArchiveWriter archive(to_file, key);
    base::ScratchFolder scratch(to_file);
    auto taken = take_tables(house, scratch.path, report);
    taken.sums.files = house.files->list();
    archive.add("manifest.json", manifest_of(house, taken).serialise());
    for (const auto& table : taken.sums.tables) {
        auto entry = table_entry(table.name);
        archive.add_file(entry, (scratch.path / entry).string());
        fs::remove(scratch.path / entry);
    }
    for (const auto& name : taken.sums.files) {
        auto bytes = house.files->get(name);
        if (!bytes) throw BootError("a file went away meanwhile: try again");
        archive.add("files/" + name, *bytes);
    }
    taken.sums.bytes = archive.finish();
    return taken.sums;
}

HouseSums read_house(const Settings& settings, const std::string& from_file, Report report) {
    base::start_crypto();
    if (!fs::exists(from_file)) throw BootError("there is no such file: " + from_file);
    auto sums = Arrival(settings, report).read(from_file);
    open_house(settings); // proves that it opens
    return sums;
}

std::vector<base::Key> keys_for(const std::string& file, const Settings& settings) {
    if (!is_sealed_file(file)) return {};
    return read_keys(key_file_of(settings));
}

Json read_manifest_entry(const NextPiece& next) {
    auto manifest = Json::parse(read_text(next), manifest_limits);
    if (!manifest || manifest->find_string("program") != "guilde") throw BootError("this is not a backup of Guilde");
    return std::move(*manifest);
}

std::vector<TableSum> read_sums(const Json& manifest) {
    std::vector<TableSum> out;
    if (const auto* tables = manifest.find("tables"))
        for (const auto& table : tables->items())
            out.push_back({std::string(table.find_string("name").value_or("")), table.find_int("rows").value_or(-1),
                           std::string(table.find_string("sha256").value_or(""))});
    return out;
}

Json to_json(const std::vector<TableSum>& sums) {
    return Json::array_of(sums, [](const TableSum& sum) {
        return Json::object({{"name", sum.name}, {"rows", sum.rows}, {"sha256", sum.sha256}});
    });
}

std::string form_of_archive(const std::string& file, const Settings& settings) {
    struct Found {
        std::string form;
    };
    try {
        read_archive(file, keys_for(file, settings), [](const std::string&, const NextPiece& next) {
            throw Found{std::string(read_manifest_entry(next).find_string("engine").value_or(""))};
        });
    } catch (const Found& found) {
        return found.form;
    }
    throw BootError("this is not a backup of Guilde");
}

} // namespace app
