// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/erasures.hpp"
#include "net/durable_file.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include <filesystem>

namespace app {

namespace {

std::string list_beside(const std::string& file) {
    return (std::filesystem::absolute(file).parent_path() / privacy::list_name).string();
}

} // namespace

void write_erasures_beside(platform::House& house, const std::string& file) {
    platform::Visit visit(house, system_viewer());
    if (auto list = privacy::list_erasures(visit); !list.empty()) privacy::write_erasures(list_beside(file), list);
}

int forget_again(const Settings& settings, const std::string& from_file) {
    std::string list;
    for (const auto& path :
         {privacy::list_path(settings.data_directory), list_beside(from_file), settings.erasures_file})
        if (!path.empty()) list = privacy::merge_erasures(list, net::read_file(path).value_or(""));
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    return privacy::replay_erasures(visit, list);
}

} // namespace app
