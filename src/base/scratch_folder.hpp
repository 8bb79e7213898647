// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A folder for what is being made, readable by its owner only; it goes when this does.
#include <stdlib.h>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace base {

struct ScratchFolder {
    std::filesystem::path path;
    // Named after `beside`, a path; among the machine's temporary files when there is none. Throws std::runtime_error.
    explicit ScratchFolder(const std::string& beside = (std::filesystem::temp_directory_path() / "guilde").string()) {
        auto name = beside + ".XXXXXX";
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot be written: " + name);
        path = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
};

} // namespace base
