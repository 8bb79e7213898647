// SPDX-License-Identifier: AGPL-3.0-or-later
// The dry run and its report.
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/belong/imports/plan.hpp"
#include "rooms/belong/imports/table.hpp"

namespace imports {

namespace {

platform::FieldPlace file_place(ImportId id) {
    return {.table = "import_files", .column = "bytes", .row = id.number};
}

// Nothing is kept for an import that has gone on meanwhile; what asks again locks it until the end of the act.
bool is_checking(platform::Visit& visit, ImportId id) {
    return store::change_state(visit.db(), id, State::checking, State::checking);
}

bool keep_lines(platform::Visit& visit, ImportId id, const std::vector<Line>& lines) {
    for (std::size_t from = 0; from < lines.size(); from += lines_at_once) {
        std::vector<store::StoredLine> sealed;
        auto to = std::min(lines.size(), from + lines_at_once);
        for (auto i = from; i < to; ++i) sealed.push_back(seal_line(visit, id, lines[i]));
        bool is_kept = platform::write(visit, [&] {
            if (!is_checking(visit, id)) return false;
            for (const auto& line : sealed) store::insert_line(visit.db(), id, line);
            return true;
        });
        if (!is_kept) return false;
    }
    return true;
}

} // namespace

Table load_table(platform::Visit& visit, const Import& import) {
    std::string bytes;
    for (const auto& part : store::list_file_parts(visit.db(), import.id))
        bytes += platform::open_field(visit, file_place(import.id), part);
    return read_table(bytes);
}

void check_file(platform::Visit& visit, ImportId id) {
    auto import = store::find_import(visit.db(), id);
    if (!import || import->state != State::checking) return;
    auto plan = make_plan(visit, read_people(load_table(visit, *import), import->mapping));
    platform::write(visit, [&] {
        if (is_checking(visit, id)) store::delete_lines(visit.db(), id);
    });
    if (!keep_lines(visit, id, plan.lines)) return;
    import->state = State::checked;
    import->progress = 0;
    import->progress_max = static_cast<std::int64_t>(plan.lines.size());
    import->counts = plan.counts;
    import->domains = std::move(plan.domains);
    platform::write(visit, [&] {
        if (is_checking(visit, id)) store::update_import(visit.db(), *import);
    });
}

} // namespace imports
