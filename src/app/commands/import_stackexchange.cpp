// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "rooms/belong/communities/communities.hpp"
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace app {

namespace {

namespace fs = std::filesystem;

std::optional<communities::Pieces> open_file(const fs::path& path) {
    auto in = std::make_shared<std::ifstream>(path, std::ios::binary);
    if (!*in) return std::nullopt;
    auto piece = std::make_shared<std::string>();
    return [in, piece]() -> std::string_view {
        constexpr std::size_t piece_size = 1 << 20;
        piece->resize(piece_size);
        in->read(piece->data(), static_cast<std::streamsize>(piece_size));
        return std::string_view(*piece).substr(0, static_cast<std::size_t>(in->gcount()));
    };
}

void print(const words::Words& words, const char* title, const std::vector<base::Message>& lines) {
    std::cout << title << "\n";
    for (const auto& line : lines) std::cout << "  " << words.text(line) << "\n";
}

std::string name_of(const fs::path& folder) {
    auto path = fs::absolute(folder).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

} // namespace

int import_stackexchange(const Settings& settings, const std::string& folder, const std::string& name) {
    if (!fs::is_directory(folder)) throw BootError("there is no folder " + folder);
    auto house = open_house(settings);
    auto viewer = system_viewer();
    viewer.language = words::Language::en;
    platform::Visit visit(*house, viewer);
    bool is_terminal = ::isatty(STDERR_FILENO) != 0;
    communities::Dump dump{.name = name.empty() ? name_of(folder) : name,
                           .open = [&](std::string_view file) { return open_file(fs::path(folder) / file); }};
    auto summary = communities::import_dump(visit, dump, [&](const communities::Progress& progress) {
        if (is_terminal)
            std::cerr << "\r\033[K  " << visit.words().text(progress.what) << ": " << progress.done << std::flush;
    });
    if (is_terminal) std::cerr << "\n";
    print(visit.words(), "What came", summary.brought);
    print(visit.words(), "What stayed there, and why", summary.left_out);
    std::cout << "Nothing was mailed. The report, and how to undo it: " << house->origin
              << communities::community_path(summary.community) << "\n";
    return 0;
}

} // namespace app
