// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "rooms/belong/imports/imports.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <iostream>

namespace app {

namespace {

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw BootError(std::string("the export could not be written: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

int export_members(const Settings& settings, const std::string& file) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    bool is_standard_output = file == "-";
    // The register holds personal data: for its owner's eyes only.
    int descriptor =
        is_standard_output ? STDOUT_FILENO : ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) throw BootError("the file " + file + " cannot be written: " + std::strerror(errno));
    auto next = imports::export_register(visit);
    for (auto piece = next(); !piece.empty(); piece = next()) write_all(descriptor, piece);
    if (!is_standard_output && ::close(descriptor) != 0) throw BootError("the export could not be written to the end");
    return 0;
}

} // namespace app
