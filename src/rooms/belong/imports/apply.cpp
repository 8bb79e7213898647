// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/apply.hpp"
#include "base/text.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/belong/imports/plan.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace imports {

namespace {

using store::Deed;
using store::Done;

// One transaction's worth of work: runs inside write(), perhaps twice.
class Batch {
public:
    Batch(platform::Visit& visit, const Import& import) : visit_(visit), import_(import) {
        for (auto space : store::list_memberships(visit.db(), import.id, PersonId{})) made_.insert(space);
    }

    Outcome outcome;

    void apply(const store::StoredLine& line, const Person* person) {
        Done done{.ordinal = line.ordinal, .person = line.person, .deed = Deed::none, .before = {}};
        auto memberships = outcome.memberships;
        bool is_same = line.verdict != Verdict::question || line.decision == Decision::same;
        if (line.verdict == Verdict::absent) {
            if (line.decision == Decision::left) leave(done);
        } else if (person && (line.verdict == Verdict::added || !is_same)) {
            add(done, *person);
        } else if (person && line.person) {
            correct(done, *person);
        }
        // A membership alone is a deed too: it is taken back with the rest.
        if (done.deed == Deed::none && outcome.memberships > memberships) done.deed = Deed::changed;
        if (done.deed == Deed::none) return;
        store::update_done(visit_.db(), import_.id, done);
        if (done.deed == Deed::added) added_.push_back(*done.person);
        if (done.deed == Deed::left) left_.push_back(*done.person);
        if (done.deed == Deed::changed && !done.before.value.empty()) changed_.push_back(*done.person);
    }

    // Each of them reads who did it. Last, for the chain holds whoever follows.
    void note_in_chain() {
        for (auto [act, persons] : {std::pair{audit::Act::record_imported, &added_},
                                    {audit::Act::record_changed_by_import, &changed_},
                                    {audit::Act::member_left, &left_}})
            audit::record(visit_,
                          {.act = act,
                           .page = import_.by ? audit::Page::imports : audit::Page::command_line,
                           .actor = import_.by.value_or(PersonId{}),
                           .object = import_.id.number},
                          *persons);
    }

    void note_failure(const store::StoredLine& line) {
        store::update_done(visit_.db(), import_.id,
                           {.ordinal = line.ordinal, .person = line.person, .deed = Deed::failed, .before = {}});
        ++outcome.failed;
    }

private:
    platform::Visit& visit_;
    const Import& import_;
    std::set<std::int64_t> made_; // spaces of this import
    std::vector<PersonId> added_, changed_, left_;
    std::map<std::pair<spaces::Kind, std::string>, spaces::SpaceId> found_;

    void leave(Done& done) {
        members::mark_left(visit_, *done.person);
        done.deed = Deed::left;
        ++outcome.left;
    }

    void add(Done& done, const Person& person) {
        auto record = person.record;
        record.state = person.state.value_or(members::MemberState::current);
        if (record.public_id.number != 0 && accounts::find_person(visit_.db(), record.public_id)) record.public_id = {};
        done.person = members::add_member(visit_, record, platform::Tense::history);
        done.deed = Deed::added;
        ++outcome.added;
        if (record.state == members::MemberState::current) join_spaces(*done.person, record, {});
    }

    void correct(Done& done, const Person& person) {
        auto before = members::find_record(visit_, *done.person);
        if (!before) return;
        bool returns = before->state == members::MemberState::left && person.state != members::MemberState::left;
        if (returns) members::mark_returned(visit_, *done.person);
        auto wanted = person.record;
        wanted.person = *done.person;
        bool differs = std::ranges::any_of(
            person.given, [&](members::Field field) { return !members::is_same(*before, wanted, field); });
        if (differs) members::correct_member(visit_, wanted, person.given, platform::Tense::history);
        auto extra = merge_extra(before->extra, person);
        bool extra_changed = extra != before->extra;
        if (extra_changed) members::update_extra(visit_, *done.person, extra);
        auto after = differs || extra_changed ? members::find_record(visit_, *done.person) : before;
        note_correction(done, *before, *after, returns);
        if (before->state == members::MemberState::current || returns) join_spaces(*done.person, *after, before);
    }

    void note_correction(Done& done, const members::Record& before, const members::Record& after, bool returns) {
        Before kept{.fields = {},
                    .before = before,
                    .after = after,
                    .was_left = returns,
                    .extra_changed = before.extra != after.extra};
        for (auto field : members::list_fields())
            if (!members::is_same(before, after, field)) kept.fields.push_back(field);
        if (kept.fields.empty() && !kept.extra_changed && !returns) return;
        done.deed = Deed::changed;
        done.before = seal_before(visit_, import_.id, done.ordinal, kept);
        ++(returns ? outcome.returned : outcome.changed);
    }

    // Whoever is new, has another trade or region, or finds a space that did not exist: a member who left a space is not
    // brought back every week.
    void join_spaces(PersonId person, const members::Record& after, const std::optional<members::Record>& before) {
        if (import_.has(Option::trade_spaces))
            join(person, spaces::Kind::trade, after.trade, !before || before->trade != after.trade);
        if (import_.has(Option::region_spaces))
            join(person, spaces::Kind::region, after.region, !before || before->region != after.region);
    }

    void join(PersonId person, spaces::Kind kind, const std::string& name, bool is_news) {
        if (base::fold(name).empty()) return;
        auto space = find_or_create(kind, name);
        if (!space || (!is_news && !made_.contains(space.number))) return;
        auto mine = spaces::list_spaces_of(visit_, person);
        if (std::ranges::find(mine, space) != mine.end()) return;
        spaces::add_member(visit_, space, person, spaces::Standing::member, platform::Tense::history);
        store::insert_membership(visit_.db(), import_.id, person, space.number);
        ++outcome.memberships;
    }

    // Nothing for a space that is not open to everybody: nobody gets into it by a file.
    spaces::SpaceId find_or_create(spaces::Kind kind, const std::string& name) {
        std::string shown(base::first_code_points(name, 60));
        auto [at, is_new] = found_.try_emplace({kind, base::fold(shown)});
        if (!is_new) return at->second;
        if (auto known = spaces::find_by_kind_and_name(visit_.db(), kind, shown)) {
            auto visible = spaces::list_visible(visit_, std::span(&*known, 1));
            if (!visible.empty() && visible.front().access == spaces::Access::open) at->second = *known;
            return at->second;
        }
        at->second =
            spaces::create_space(visit_, {.name = shown, .kind = kind}, platform::Tense::history, visit_.now());
        store::insert_membership(visit_.db(), import_.id, PersonId{}, at->second.number);
        made_.insert(at->second.number);
        ++outcome.spaces;
        return at->second;
    }
};

void add_up(Outcome& total, const Outcome& part) {
    total.added += part.added;
    total.changed += part.changed;
    total.returned += part.returned;
    total.left += part.left;
    total.spaces += part.spaces;
    total.memberships += part.memberships;
    total.failed += part.failed;
}

using PeopleByLine = std::unordered_map<std::int64_t, Person>;

PeopleByLine load_people(platform::Visit& visit, const Import& import) {
    PeopleByLine out;
    for (auto& person : read_people(load_table(visit, import), import.mapping)) {
        auto line = person.line;
        out.emplace(line, std::move(person));
    }
    std::int64_t after = 0;
    for (;;) {
        auto page = store::list_lines(visit.db(), import.id, Verdict::repeated, after, lines_at_once);
        if (page.empty()) return out;
        for (const auto& stored : page) {
            auto first = out.find(std::atoll(open_line(visit, import.id, stored).other.c_str()));
            auto second = out.find(stored.line);
            if (first != out.end() && second != out.end()) join_lines(first->second, second->second);
        }
        after = page.back().ordinal;
    }
}

enum class Care { together, one_by_one }; // one_by_one: a line that fails is put aside, the others go on

void apply_lines(platform::Visit& visit, Import& import, std::span<const store::StoredLine> lines,
                 const PeopleByLine& people, Care care) {
    auto before = import;
    platform::write(visit, [&] {
        import = before;
        Batch batch(visit, import);
        auto apply = [&](const store::StoredLine& line) {
            auto person = people.find(line.line);
            batch.apply(line, person == people.end() ? nullptr : &person->second);
        };
        for (const auto& line : lines) {
            if (care == Care::together) {
                apply(line);
                continue;
            }
            auto so_far = batch.outcome;
            try {
                db::attempt(visit.db(), [&] { apply(line); });
            } catch (const base::Refusal&) {
                batch.outcome = so_far;
                batch.note_failure(line);
            } catch (const db::Duplicate&) {
                batch.outcome = so_far;
                batch.note_failure(line);
            }
        }
        add_up(import.outcome, batch.outcome);
        import.progress = lines.back().ordinal;
        if (!store::advance(visit.db(), import, State::running, before.progress))
            throw base::Refusal::conflict(base::say("This import goes on elsewhere."));
        batch.note_in_chain();
    });
}

void finish(platform::Visit& visit, Import import) {
    import.state = State::finished;
    import.finished_at = visit.now();
    platform::write(visit, [&] {
        if (!store::change_state(visit.db(), import.id, State::running, State::finished)) return;
        store::update_import(visit.db(), import);
        platform::tell(visit,
                       {.kind = import_finished, .subject = import.id.number, .actor = import.by.value_or(PersonId{})});
    });
}

} // namespace

void run_import(platform::Visit& visit, ImportId id, const OnProgress& on_progress) {
    auto import = store::find_import(visit.db(), id);
    if (!import || import->state != State::running) return;
    auto people = load_people(visit, *import);
    for (;;) {
        auto lines = store::list_lines(visit.db(), id, import->progress, lines_at_once);
        if (lines.empty()) return finish(visit, *import);
        auto before = *import;
        try {
            apply_lines(visit, *import, lines, people, Care::together);
        } catch (const base::Refusal&) {
            *import = before;
            auto now = store::find_import(visit.db(), id);
            if (!now || now->state != State::running || now->progress != before.progress) return;
            apply_lines(visit, *import, lines, people, Care::one_by_one);
        } catch (const db::Duplicate&) {
            *import = before;
            apply_lines(visit, *import, lines, people, Care::one_by_one);
        }
        if (on_progress) on_progress({.done = import->progress, .total = import->progress_max});
    }
}

} // namespace imports
