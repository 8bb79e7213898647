// SPDX-License-Identifier: AGPL-3.0-or-later
// migrate, routes, key.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "parse/json.hpp"
#include "platform/policy.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace app {

void check_house_is_there(const Settings& settings) {
    if (!settings.database.empty()) return; // the server knows
    if (!std::filesystem::exists(settings.data_directory + "/guilde.sqlite"))
        throw BootError("there is no house in " + settings.data_directory + ": name its folder with --data");
}

int migrate(const Settings& settings) {
    open_house(settings);
    std::cout << "The database is up to date.\n";
    return 0;
}

int print_routes(const Settings&) {
    using parse::Json;
    auto list = Json::array();
    for (const auto& room : all_rooms())
        for (const auto& route : room.routes)
            list.push(Json::object({{"room", room.name},
                                    {"method", http::name_of(route.method)},
                                    {"pattern", route.pattern},
                                    {"policy", platform::policy_name(route.policy)},
                                    {"feature", route.feature},
                                    {"summary", route.summary}}));
    std::cout << list.serialise() << "\n";
    return 0;
}

namespace {
std::string key_path(const Settings& settings) {
    return key_file_of(settings);
}
} // namespace

int show_recovery_code(const Settings& settings) {
    std::cout << recovery_code(read_key(key_path(settings))) << "\n";
    return 0;
}

int restore_key(const Settings& settings, const std::string& code) {
    auto key = parse_recovery_code(code);
    if (!key) throw BootError("this code has a mistake: 72 characters in groups of four are expected");
    if (std::filesystem::exists(key_path(settings)))
        throw BootError("there is a key file already: " + key_path(settings));
    write_key_file(key_path(settings), *key);
    std::cout << "The key file is back: " << key_path(settings) << "\n";
    return 0;
}

} // namespace app
