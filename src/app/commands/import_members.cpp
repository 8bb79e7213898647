// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "rooms/belong/imports/imports.hpp"
#include <unistd.h>
#include <fstream>
#include <iostream>
#include <iterator>

namespace app {

namespace {

constexpr std::int64_t lines_between_reports = 10'000;

std::string read_whole_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw BootError("there is no file " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void print_progress(const imports::Progress& progress) {
    bool is_terminal = ::isatty(STDERR_FILENO) != 0;
    if (!is_terminal && progress.done % lines_between_reports != 0 && progress.done != progress.total) return;
    std::cerr << (is_terminal ? "\r" : "") << progress.done << " of " << progress.total << " lines"
              << (is_terminal && progress.done != progress.total ? "" : "\n") << std::flush;
}

void print(const words::Words& words, const char* title, const std::vector<base::Message>& lines) {
    if (lines.empty()) return;
    std::cout << title << "\n";
    for (const auto& line : lines) std::cout << "  " << words.text(line) << "\n";
}

} // namespace

int import_members(const Settings& settings, const std::string& file) {
    auto bytes = read_whole_file(file);
    auto house = open_house(settings);
    auto viewer = system_viewer();
    viewer.language = words::Language::en;
    platform::Visit visit(*house, viewer);
    auto name = file.substr(file.find_last_of('/') + 1);
    auto summary = imports::import_file(visit, bytes, name, print_progress);
    print(visit.words(), "Columns", summary.columns);
    print(visit.words(), "Result", summary.counts);
    print(visit.words(), "To look at", summary.problems);
    std::cout << "Nothing was mailed. The report, and how to undo it: " << house->origin << "/console/imports/"
              << summary.import.str() << "\n";
    return 0;
}

} // namespace app
