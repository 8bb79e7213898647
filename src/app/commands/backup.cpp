// SPDX-License-Identifier: AGPL-3.0-or-later
// backup and restore; export --all and import --all.
#include "app/commands/commands.hpp"
#include "app/moving/erasures.hpp"
#include "app/moving/saved_house.hpp"
#include <iostream>

namespace app {

namespace {

void say_sums(const char* what, const HouseSums& sums) {
    std::cout << what << " " << sums.tables.size() << " tables, " << sums.rows() << " rows, " << sums.files.size()
              << " files.\nSHA-256 of all: " << sums.sha256() << "\n";
}

void say_erased_again(const Settings& settings, const std::string& from_file) {
    auto count = forget_again(settings, from_file);
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
