// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/settings.hpp"
#include "platform/house.hpp"
#include <stdexcept>

namespace platform {

namespace {

const db::Query find_value{
    .name = "platform.find_setting",
    .text = "SELECT value FROM settings WHERE name = $1",
};
const db::Query list_values{
    .name = "platform.list_settings",
    .text = "SELECT name, value FROM settings WHERE SUBSTR(name, 1, $1) = $2",
};
const db::Query upsert_value{
    .name = "platform.update_setting",
    .text =
        "INSERT INTO settings (name, value, changed_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, changed_at = EXCLUDED.changed_at",
};

struct Setting {
    std::string name;
    db::Bytes value;
};

std::string open_value(Visit& visit, std::string_view name, const db::Bytes& sealed) {
    auto plain = base::open_sealed(visit.house().key.derive("setting"), sealed.value, name);
    if (!plain) throw std::runtime_error("a setting does not open: the key file is not this house's");
    return *plain;
}

} // namespace

std::optional<std::string> find_setting(Visit& visit, std::string_view name) {
    auto sealed = visit.db().find<db::Bytes>(find_value, name);
    if (!sealed) return std::nullopt;
    return open_value(visit, name, *sealed);
}

std::map<std::string, std::string> list_settings(Visit& visit, std::string_view prefix) {
    std::map<std::string, std::string> out;
    for (const auto& setting : visit.db().all<Setting>(list_values, prefix.size(), prefix))
        out.emplace(setting.name.substr(prefix.size()), open_value(visit, setting.name, setting.value));
    return out;
}

void update_setting(Visit& visit, std::string_view name, std::string_view value) {
    db::Bytes sealed{base::seal(visit.house().key.derive("setting"), value, name)};
    visit.db().run(upsert_value, name, sealed, visit.now());
}

Room settings_room() {
    return {.name = "settings", .queries = {&find_value, &list_values, &upsert_value}};
}

} // namespace platform
