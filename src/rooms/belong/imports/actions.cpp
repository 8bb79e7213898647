// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/actions.hpp"
#include "base/text.hpp"
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "rooms/belong/imports/jobs.hpp"
#include "rooms/belong/imports/store.hpp"
#include "rooms/belong/imports/table.hpp"

namespace imports {

namespace {

constexpr std::size_t part_bytes = 4 << 20;
constexpr base::Milliseconds file_age_max = std::chrono::hours(24 * 30);
constexpr std::size_t preset_name_length_max = 60;

void refuse_unless_officer(const platform::Visit& visit) {
    if (!visit.viewer().is_officer() && !visit.viewer().is_system()) throw base::Refusal::not_found();
}

base::Refusal gone_on() {
    return base::Refusal::conflict(base::say("This import has gone on meanwhile. Look at it again."));
}

void change_state(platform::Visit& visit, const Import& import, State from, State to) {
    if (!store::change_state(visit.db(), import.id, from, to)) throw gone_on();
}

void work_later(platform::Visit& visit, std::string_view kind, ImportId id) {
    auto number = std::to_string(id.number);
    visit.later({.kind = std::string(kind), .payload = number, .run_at = {}, .unique_key = number});
}

std::string clean_file_name(std::string_view name) {
    auto clean = std::string(base::first_code_points(base::clean_line(name), 120));
    return clean.empty() ? std::string("?") : clean;
}

} // namespace

std::vector<Mapping> list_presets(platform::Visit& visit) {
    std::vector<Mapping> out;
    for (const auto& text : store::list_presets(visit.db())) out.push_back(read_mapping(text));
    return out;
}

Import access_import(platform::Visit& visit, base::PublicId id) {
    refuse_unless_officer(visit);
    auto import = store::find_import(visit.db(), id);
    if (!import) throw base::Refusal::not_found();
    return *import;
}

ImportId keep_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name) {
    auto table = read_table(bytes);
    Import import;
    import.public_id = base::PublicId::random();
    if (visit.viewer().person) import.by = visit.viewer().person;
    import.file_name = clean_file_name(file_name);
    import.kind = table.kind;
    import.row_count = static_cast<std::int64_t>(table.rows.size());
    import.progress_max = import.row_count;
    import.mapping = guess_mapping(table, list_presets(visit));
    import.made_at = visit.now();
    return platform::write(visit, [&] {
        auto id = store::insert_import(visit.db(), import);
        std::int64_t part = 0;
        for (std::size_t from = 0; from < bytes.size(); from += part_bytes)
            store::insert_file_part(
                visit.db(), id, part++,
                platform::seal_field(visit, {.table = "import_files", .column = "bytes", .row = id.number},
                                     bytes.substr(from, part_bytes)));
        return id;
    });
}

base::PublicId upload_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name) {
    refuse_unless_officer(visit);
    auto id = keep_file(visit, bytes, file_name);
    return store::find_import(visit.db(), id)->public_id;
}

void choose_columns(platform::Visit& visit, base::PublicId id, const Mapping& mapping, const std::string& preset_name) {
    auto import = access_import(visit, id);
    auto name = base::clean_line(preset_name);
    if (base::code_point_count(name) > preset_name_length_max)
        throw base::Refusal::invalid("preset_name", base::say("Sixty characters at most."));
    import.mapping = check_mapping(mapping);
    if (base::fold(name) == own_preset)
        throw base::Refusal::invalid("preset_name", base::say("This is the name of our own exports. Choose another."));
    if (!name.empty()) import.mapping.preset = name;
    platform::write(visit, [&] {
        change_state(visit, import, State::mapping, State::checking);
        import.state = State::checking;
        store::update_import(visit.db(), import);
        if (!name.empty()) store::upsert_preset(visit.db(), name, write_mapping(import.mapping));
        work_later(visit, check_job, import.id);
    });
}

void reopen_columns(platform::Visit& visit, base::PublicId id) {
    auto import = access_import(visit, id);
    platform::write(visit, [&] { change_state(visit, import, State::checked, State::mapping); });
}

void decide(platform::Visit& visit, base::PublicId id,
            const std::vector<std::pair<std::int64_t, Decision>>& decisions) {
    auto import = access_import(visit, id);
    platform::write(visit, [&] {
        change_state(visit, import, State::checked, State::checked); // holds it until the answers are kept
        for (const auto& [ordinal, decision] : decisions)
            store::update_decision(visit.db(), import.id, ordinal, decision);
    });
}

void start_import(platform::Visit& visit, base::PublicId id, std::int64_t options) {
    auto import = access_import(visit, id);
    platform::write(visit, [&] {
        change_state(visit, import, State::checked, State::running);
        import.state = State::running;
        import.options = options;
        import.progress = 0;
        store::update_import(visit.db(), import);
        work_later(visit, run_job, import.id);
    });
}

void continue_import(platform::Visit& visit, base::PublicId id) {
    auto import = access_import(visit, id);
    platform::write(visit, [&] {
        if (import.state == State::running) work_later(visit, run_job, import.id);
        if (import.state == State::undoing) work_later(visit, undo_job, import.id);
        if (import.state == State::checking) work_later(visit, check_job, import.id);
    });
}

void undo_import(platform::Visit& visit, base::PublicId id) {
    auto import = access_import(visit, id);
    if (!import.has_file)
        throw base::Refusal::conflict(base::say("This import is more than a month old: it can no longer be undone."));
    platform::write(visit, [&] {
        change_state(visit, import, State::finished, State::undoing);
        import.state = State::undoing;
        import.progress = import.progress_max + 1;
        store::update_import(visit.db(), import);
        work_later(visit, undo_job, import.id);
    });
}

void discard_import(platform::Visit& visit, base::PublicId id) {
    auto import = access_import(visit, id);
    if (import.state != State::mapping && import.state != State::checked) throw gone_on();
    platform::write(visit, [&] {
        change_state(visit, import, import.state, import.state); // nobody starts it meanwhile
        store::delete_lines(visit.db(), import.id);
        store::delete_file(visit.db(), import.id);
        store::delete_import(visit.db(), import.id);
    });
}

void forget_files(platform::Visit& visit) {
    for (auto id : store::list_made_before(visit.db(), visit.now() - file_age_max)) {
        auto import = store::find_import(visit.db(), id);
        if (!import || import->state == State::running || import->state == State::undoing) continue;
        platform::write(visit, [&] {
            store::delete_lines(visit.db(), id);
            store::delete_file(visit.db(), id);
            import->has_file = false;
            bool has_begun = import->state == State::finished || import->state == State::undone;
            if (has_begun)
                store::update_import(visit.db(), *import);
            else
                store::delete_import(visit.db(), id);
        });
    }
}

} // namespace imports
