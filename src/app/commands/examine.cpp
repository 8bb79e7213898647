// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/examine.hpp"
#include "app/key_file.hpp"
#include "app/version.hpp"
#include "db/engines.hpp"

namespace app {

namespace {

machine::Installation installation_of(const platform::House& house, const Settings& settings) {
    bool is_postgres = db::is_postgres(settings.database);
    auto file = is_postgres ? std::string() : database_file(settings);
    bool is_sealed = house.database->is_sealed();
    return {.program = std::string(version),
            .key_file = key_file_of(settings),
            .database_file = file,
            .seal = is_sealed ? machine::Installation::Seal::sealed : machine::Installation::Seal::plain,
            .mail_url = settings.mail_url};
}

} // namespace

machine::Examination examine_house(platform::House& house, const Settings& settings) {
    platform::Visit visit(house, system_viewer());
    return machine::examine(visit, installation_of(house, settings));
}

std::vector<jobs::Timer> examination_timers(platform::House& house, const Settings& settings) {
    return {{.name = machine::examine_timer, .every = std::chrono::hours(1), .run = [&house, settings] {
                 platform::Visit visit(house, system_viewer());
                 machine::keep_examination(visit, machine::examine(visit, installation_of(house, settings)));
             }}};
}

} // namespace app
