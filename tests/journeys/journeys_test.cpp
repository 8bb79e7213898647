// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journeys/player.hpp"
#include "tests/source_folder.hpp"
#include <gtest/gtest.h>
#include <filesystem>

namespace journeys {
namespace {

std::vector<std::string> list_journeys() {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(tests::source_folder) + "/tests/journeys"))
        if (entry.path().extension() == ".txt") out.push_back(entry.path().stem());
    std::ranges::sort(out);
    return out;
}

class Journey : public testing::TestWithParam<std::string> {};

TEST_P(Journey, is_possible) {
    auto lines = read_lines(std::string(tests::source_folder) + "/tests/journeys/" + GetParam() + ".txt");
    ASSERT_FALSE(lines.empty());
    bool is_union = lines.front().text == "The house is an employees’ union.";
    if (is_union) lines.erase(lines.begin());
    Player player(is_union ? platform::OrganisationKind::employees_union
                           : platform::OrganisationKind::professional_association);
    for (const auto& line : lines) {
        try {
            player.play(line.text);
        } catch (const Stumble& stumble) {
            FAIL() << GetParam() << ".txt:" << line.number << ": " << line.text << "\n" << stumble.what();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(house, Journey, testing::ValuesIn(list_journeys()),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace journeys
