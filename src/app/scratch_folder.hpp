// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A folder for what is being made, readable by its owner only; it goes when this does.
#include "app/boot.hpp"
#include <stdlib.h>
#include <filesystem>
#include <string>

namespace app {

struct ScratchFolder {
    std::filesystem::path path;
    explicit ScratchFolder(const std::string& beside) {
        auto name = beside + ".XXXXXX";
        if (!::mkdtemp(name.data())) throw BootError("cannot be written: " + name);
        path = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
};

} // namespace app
