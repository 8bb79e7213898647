// SPDX-License-Identifier: AGPL-3.0-or-later
// An import taken back, the last line first.
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"

namespace imports {

namespace {

using store::Deed;

// Runs a part of the undoing that somebody's use of the house since may forbid. False: it was forbidden, nothing is done.
bool try_to(platform::Visit& visit, const std::function<void()>& part) {
    try {
        db::attempt(visit.db(), part);
        return true;
    } catch (const base::Refusal&) {
        return false;
    } catch (const db::Retry&) {
        throw;
    } catch (const db::DiskFull&) {
        throw;
    } catch (const db::Error&) { // something of theirs stands elsewhere in the house
        return false;
    }
}

void leave_space(platform::Visit& visit, PersonId person, std::int64_t space) {
    spaces::remove_member(visit, {space}, person);
}

bool has_acted(platform::Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    return account && (account->opened_at || account->roles != 0);
}

void remove(platform::Visit& visit, ImportId id, PersonId person, Outcome& outcome) {
    if (!members::find_record(visit, person)) return;
    bool is_removed = !has_acted(visit, person) && try_to(visit, [&] {
        for (auto space : store::list_memberships(visit.db(), id, person)) leave_space(visit, person, space);
        members::delete_member(visit, person);
    });
    ++(is_removed ? outcome.removed : outcome.acted);
}

void restore_record(platform::Visit& visit, const Before& kept, const members::Record& now) {
    std::vector<members::Field> fields;
    for (auto field : kept.fields)
        if (members::is_same(now, kept.after, field)) fields.push_back(field);
    auto before = kept.before;
    before.person = now.person;
    if (!fields.empty()) members::correct_member(visit, before, fields, platform::Tense::history);
    if (kept.extra_changed && now.extra == kept.after.extra)
        members::update_extra(visit, now.person, kept.before.extra);
    if (kept.was_left) members::mark_left(visit, now.person);
}

void restore(platform::Visit& visit, ImportId id, const store::StoredLine& line, Outcome& outcome) {
    auto now = members::find_record(visit, *line.person);
    if (!now) return;
    auto kept = open_before(visit, id, line);
    bool is_restored = try_to(visit, [&] { restore_record(visit, kept, *now); });
    // Whoever leads one of the spaces by now stays in it.
    for (auto space : store::list_memberships(visit.db(), id, *line.person))
        try_to(visit, [&] { leave_space(visit, *line.person, space); });
    ++(is_restored ? outcome.restored : outcome.acted);
}

// The spaces that the import made and nobody has used; the others stay among its memberships, to be named.
void remove_spaces(platform::Visit& visit, ImportId id, Outcome& outcome) {
    for (auto space : store::list_memberships(visit.db(), id, PersonId{})) {
        bool is_used = items::has_items(visit.db(), {space}) || !spaces::delete_unused(visit, {space});
        if (is_used) continue;
        store::delete_membership(visit.db(), id, PersonId{}, space);
        ++outcome.spaces_removed;
    }
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
        auto done = import;
        remove_spaces(visit, done.id, done.outcome);
        store::update_import(visit.db(), done);
        platform::tell(visit, {.kind = import_undone, .subject = done.id.number});
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
