// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/backups.hpp"
#include "parse/json.hpp"
#include "platform/settings.hpp"
#include <algorithm>
#include <chrono>

namespace platform {

namespace {

constexpr std::string_view setting = "backup.state";

parse::Json moment(const std::optional<base::Instant>& at) {
    return at ? parse::Json(at->milliseconds) : parse::Json();
}
std::optional<base::Instant> read_moment(const parse::Json& json, std::string_view name) {
    auto number = json.find_int(name);
    if (!number) return std::nullopt;
    return base::Instant{*number};
}

} // namespace

std::optional<BackupState> find_backup_state(Visit& visit) {
    auto text = find_setting(visit, setting);
    auto json = text ? parse::Json::parse(*text) : parse::Result<parse::Json>(parse::Problem{});
    if (!json) return std::nullopt;
    return BackupState{.folder = std::string(json->find_string("folder").value_or("")),
                       .begun_at = read_moment(*json, "begun_at").value_or(base::Instant{}),
                       .made_at = read_moment(*json, "made_at"),
                       .proven_at = read_moment(*json, "proven_at"),
                       .rows = json->find_int("rows").value_or(0),
                       .files = json->find_int("files").value_or(0),
                       .bytes = json->find_int("bytes").value_or(0),
                       .error = std::string(json->find_string("error").value_or("")),
                       .warned_at = read_moment(*json, "warned_at")};
}

void update_backup_state(Visit& visit, const BackupState& state) {
    auto json = parse::Json::object({{"folder", state.folder},
                                     {"begun_at", state.begun_at.milliseconds},
                                     {"made_at", moment(state.made_at)},
                                     {"proven_at", moment(state.proven_at)},
                                     {"rows", state.rows},
                                     {"files", state.files},
                                     {"bytes", state.bytes},
                                     {"error", state.error},
                                     {"warned_at", moment(state.warned_at)}});
    update_setting(visit, setting, json.serialise());
}

bool is_proof_late(const BackupState& state, base::Instant now) {
    constexpr base::Milliseconds patience = std::chrono::hours(48);
    return now - std::max(state.begun_at, state.proven_at.value_or(base::Instant{})) > patience;
}

} // namespace platform
