// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/json.hpp"
#include <gtest/gtest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Real files that stand beside the repository (../shared/data), for tests of this folder. They
// are not part of it: a test without them skips.
namespace parse::testing {

inline std::filesystem::path shared_data() {
    if (const char* folder = std::getenv("GUILDE_SHARED")) {
        return std::filesystem::path(folder) / "data";
    }
    // Tests run from somewhere within the repository.
    for (auto folder = std::filesystem::current_path(); folder != folder.root_path(); folder = folder.parent_path()) {
        const auto candidate = folder / ".." / "shared" / "data";
        if (std::filesystem::exists(candidate)) return candidate.lexically_normal();
    }
    return "../shared/data";
}

inline std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// The big list of naughty strings; empty where it is not there.
inline std::vector<std::string> naughty_strings() {
    std::vector<std::string> strings;
    const auto text = read_file(shared_data() / "strings" / "blns.json");
    const auto list = text ? Json::parse(*text) : Json();
    for (const Json& item : list->items()) strings.emplace_back(item.as_string().value_or(""));
    return strings;
}

} // namespace parse::testing

#define SKIP_WITHOUT_SHARED(name)                                                     \
    if (!std::filesystem::exists(parse::testing::shared_data() / name)) {             \
        GTEST_SKIP() << "needs " << (parse::testing::shared_data() / name).string()   \
                     << " (or the folder that GUILDE_SHARED names), which is absent"; \
    }
