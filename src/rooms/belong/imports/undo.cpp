// SPDX-License-Identifier: AGPL-3.0-or-later
// An import taken back, the last line first.
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"

namespace imports {

namespace {

using store::Deed;

void leave_spaces(platform::Visit& visit, ImportId id, PersonId person) {
    for (auto space : store::list_memberships(visit.db(), id, person)) spaces::remove_member(visit, {space}, person);
}

bool has_acted(platform::Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    return account && (account->opened_at || account->roles != 0);
}

void remove(platform::Visit& visit, ImportId id, PersonId person, Outcome& outcome) {
    if (!members::find_record(visit, person)) return;
    if (has_acted(visit, person)) {
        ++outcome.acted;
        return;
    }
    try {
        db::attempt(visit.db(), [&] {
            leave_spaces(visit, id, person);
            members::delete_member(visit, person);
        });
        ++outcome.removed;
    } catch (const base::Refusal&) {
        ++outcome.acted;
    } catch (const db::Retry&) {
        throw;
    } catch (const db::DiskFull&) {
        throw;
    } catch (const db::Error&) { // something of theirs stands elsewhere in the house
        ++outcome.acted;
    }
}

void restore(platform::Visit& visit, ImportId id, const store::StoredLine& line, Outcome& outcome) {
    auto now = members::find_record(visit, *line.person);
    if (!now) return;
    auto kept = open_before(visit, id, line);
    std::vector<members::Field> fields;
    for (auto field : kept.fields)
        if (members::is_same(*now, kept.after, field)) fields.push_back(field);
    kept.before.person = *line.person;
    if (!fields.empty()) members::correct_member(visit, kept.before, fields, platform::Tense::history);
    if (kept.extra_changed && now->extra == kept.after.extra)
        members::update_extra(visit, *line.person, kept.before.extra);
    if (kept.was_left) members::mark_left(visit, *line.person);
    leave_spaces(visit, id, *line.person);
    ++outcome.restored;
}

void undo_line(platform::Visit& visit, ImportId id, const store::StoredLine& line, Outcome& outcome) {
    if (!line.person) return;
    switch (static_cast<Deed>(line.deed)) {
        case Deed::added: return remove(visit, id, *line.person, outcome);
        case Deed::changed: return restore(visit, id, line, outcome);
        case Deed::left:
            if (members::find_record(visit, *line.person)) members::mark_returned(visit, *line.person);
            ++outcome.restored;
            return;
        default: return;
    }
}

void finish(platform::Visit& visit, Import import) {
    import.state = State::undone;
    import.undone_at = visit.now();
    platform::write(visit, [&] {
        if (!store::change_state(visit.db(), import.id, State::undoing, State::undone)) return;
        store::update_import(visit.db(), import);
        platform::tell(visit, {.kind = import_undone, .subject = import.id.number});
    });
}

} // namespace

void undo_lines(platform::Visit& visit, ImportId id) {
    auto import = store::find_import(visit.db(), id);
    if (!import || import->state != State::undoing) return;
    for (;;) {
        auto lines = store::list_done(visit.db(), id, import->progress, lines_at_once);
        if (lines.empty()) return finish(visit, *import);
        auto before = *import;
        bool is_ours = true;
        platform::write(visit, [&] {
            *import = before;
            import->progress = lines.back().ordinal;
            is_ours = store::advance(visit.db(), *import, State::undoing, before.progress);
            if (!is_ours) return;
            for (const auto& line : lines) undo_line(visit, id, line, import->outcome);
            store::update_import(visit.db(), *import);
        });
        if (!is_ours) return;
    }
}

} // namespace imports
