// SPDX-License-Identifier: AGPL-3.0-or-later
// backup and restore; export --all and import --all.
#include "app/commands/commands.hpp"
#include "app/moving/saved_house.hpp"
#include "net/durable_file.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include <filesystem>
#include <iostream>

namespace app {

namespace {

namespace fs = std::filesystem;

void say_sums(const char* what, const HouseSums& sums) {
    std::cout << what << " " << sums.tables.size() << " tables, " << sums.rows() << " rows, " << sums.files.size()
              << " files.\nSHA-256 of all: " << sums.sha256() << "\n";
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

// Beside the backups, for whoever restores an older one: who was forgotten since.
void write_erasures_beside(platform::House& house, const std::string& file) {
    platform::Visit visit(house, system_viewer());
    if (auto list = privacy::list_erasures(visit); !list.empty())
        privacy::write_erasures((fs::absolute(file).parent_path() / privacy::list_name).string(), list);
}

void say_erased_again(const Settings& settings, const std::string& from_file) {
    auto count = forget_again(*open_house(settings), settings, from_file);
    if (count > 0) std::cout << count << " erased since this was made: erased again.\n";
}

} // namespace

int back_up(const Settings& settings, const std::string& to_file, Wrapping wrapping) {
    auto house = open_house(settings);
    auto sums = save_house(*house, settings, to_file, wrapping, Sums::none);
    write_erasures_beside(*house, to_file);
    std::cout << "Saved to " << to_file << " with " << sums.files.size()
              << " files. Keep the key file elsewhere: without it, "
              << (wrapping == Wrapping::sealed ? "this backup does not open.\n" : "sealed fields do not open.\n");
    return 0;
}

int restore(const Settings& settings, const std::string& from_file) {
    restore_house(settings, from_file);
    std::cout << "Restored into " << settings.data_directory << ". It opens.\n";
    say_erased_again(settings, from_file);
    return 0;
}

int export_house(const Settings& settings, const std::string& to_file) {
    auto house = open_house(settings);
    say_sums("Exported:", write_house(*house, to_file, Wrapping::plain, Report::progress));
    write_erasures_beside(*house, to_file);
    std::cout
        << "The key is not in it: phones, addresses and birth dates stay sealed, and open in the new house with a "
           "copy of this key file. Names and messages are readable: keep the file private.\n";
    return 0;
}

int import_house(const Settings& settings, const std::string& from_file) {
    say_sums("Imported:", read_house(settings, from_file, Report::progress));
    say_erased_again(settings, from_file);
    std::cout << "Each table and each file is what it was. The search is ready when `guilde serve` has run a while.\n";
    return 0;
}

} // namespace app
