// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/nightly.hpp"
#include "app/key_file.hpp"
#include "app/moving/erasures.hpp"
#include "app/moving/saved_house.hpp"
#include "base/scratch_folder.hpp"
#include "db/engines.hpp"
#include "net/durable_file.hpp"
#include "platform/backups.hpp"
#include "platform/log.hpp"
#include "platform/organisation.hpp"
#include <algorithm>
#include <chrono>
#include <filesystem>

namespace app {

namespace {

namespace fs = std::filesystem;
using platform::BackupState;

constexpr std::string_view name_start = "guilde-";
constexpr std::string_view name_end = ".backup";

// "guilde-2026-11-22T031004Z.backup": in the order of time, and no two alike.
std::string name_of(base::Instant at) {
    auto iso = at.iso(); // 2026-11-22T03:10:04.120Z
    std::erase(iso, ':');
    return std::string(name_start) + iso.substr(0, 17) + "Z" + std::string(name_end);
}

bool is_ours(const std::string& name) {
    return name.starts_with(name_start) && name.ends_with(name_end) && name.size() == name_of({}).size();
}

// The latest moment at which tonight's hour struck.
base::Instant last_hour(platform::House& house, int hour) {
    auto organisation = platform::organisation(house);
    words::Words there(*house.catalogues, words::Language::en, organisation->time_zone);
    auto now = house.clock->now();
    auto today = there.local_day(now);
    auto at = there.start_of(today) + std::chrono::hours(hour);
    return at <= now ? at : there.start_of({today.number - 1}) + std::chrono::hours(hour);
}

void change_state(platform::House& house, const std::function<void(BackupState&)>& change) {
    platform::Visit visit(house, system_viewer());
    platform::write(visit, [&] {
        auto state = platform::find_backup_state(visit).value_or(BackupState{.begun_at = visit.now()});
        change(state);
        platform::update_backup_state(visit, state);
    });
}

HouseSums save(platform::House& house, const Settings& settings, const std::string& file) {
    // pg_dump's own form needs the right to make databases to be proven; text is proven anywhere.
    if (db::is_postgres(settings.database)) return write_house(house, file, Wrapping::sealed, Report::silent);
    return save_house(house, settings, file, Wrapping::sealed, Sums::taken);
}

void prove(const Settings& settings, const std::string& file, const HouseSums& saved) {
    base::ScratchFolder scratch(file + ".proof");
    Settings there{.data_directory = (scratch.path / "data").string(),
                   .key_file = key_file_of(settings),
                   .speed = Settings::Speed::fast,
                   .readers = 1};
    auto restored = restore_house(there, file);
    // read_house() compared each table before it counted; opening that house then numbers its transactions anew.
    auto tables = restored.tables;
    if (!db::is_postgres(settings.database))
        tables = sum_tables(*open_database(there, read_key(there.key_file))->read());
    auto names = [](std::vector<std::string> files) {
        std::ranges::sort(files);
        return files;
    };
    if (tables != saved.tables || names(restored.files) != names(saved.files))
        throw BootError("the backup was restored, and does not hold what was saved");
}

void forget_old(const Nightly& nightly, base::Instant now) {
    auto oldest = name_of(now - std::chrono::hours(24) * nightly.days_kept);
    for (const auto& entry : fs::directory_iterator(nightly.folder)) {
        auto name = entry.path().filename().string();
        if (is_ours(name) && name < oldest) fs::remove(entry.path());
    }
}

void look(platform::House& house, const Settings& settings, const Nightly& nightly) {
    if (!is_backup_due(house, nightly)) return;
    try {
        make_proven_backup(house, settings, nightly);
    } catch (const std::exception& error) {
        change_state(house, [&](BackupState& state) { state.error = error.what(); });
        throw; // tried again, and told
    }
}

} // namespace

bool is_backup_due(platform::House& house, const Nightly& nightly) {
    auto tonight = last_hour(house, nightly.hour);
    platform::Visit visit(house, system_viewer());
    auto state = platform::find_backup_state(visit);
    return !state || !state->proven_at || *state->proven_at < tonight;
}

void make_proven_backup(platform::House& house, const Settings& settings, const Nightly& nightly) {
    fs::create_directories(nightly.folder);
    fs::permissions(nightly.folder, fs::perms::owner_all);
    auto now = house.clock->now();
    auto file = nightly.folder + "/" + name_of(now);
    auto saved = save(house, settings, file);
    write_erasures_beside(house, file);
    change_state(house, [&](BackupState& state) {
        state.folder = nightly.folder;
        state.made_at = now;
    });
    prove(settings, file, saved);
    change_state(house, [&](BackupState& state) {
        state.proven_at = now;
        state.rows = saved.rows();
        state.files = static_cast<std::int64_t>(saved.files.size());
        state.bytes = static_cast<std::int64_t>(saved.bytes);
        state.error.clear();
        state.warned_at.reset();
    });
    forget_old(nightly, now);
    platform::log_event("backup: proven by a restore", file);
}

std::vector<jobs::Timer> nightly_timers(platform::House& house, const Settings& settings, const Nightly& nightly) {
    if (nightly.folder.empty()) return {};
    change_state(house, [&](BackupState& state) { state.folder = nightly.folder; });
    return {{.name = "backups.nightly", .every = std::chrono::minutes(10), .run = [&house, settings, nightly] {
                 look(house, settings, nightly);
             }}};
}

} // namespace app
