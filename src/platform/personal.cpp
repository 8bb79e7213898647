// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/personal.hpp"
#include "platform/house.hpp"
#include "platform/personal_room.hpp"
#include "platform/platform.hpp"
#include <algorithm>
#include <array>
#include <limits>
#include <ranges>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::int64_t stretch = 20'000; // rows of the journal looked at in one transaction

constexpr std::string_view journal_reason =
    "that something happened, in numbers: what happened stands in the other lists";

const db::Query list_facts_with{
    .name = "platform.list_facts_with",
    .text =
        "SELECT id, kind, subject_id, object_id, actor_id FROM facts WHERE id >= $1 AND id < $2 "
        "AND (actor_id = $3 OR subject_id = $3 OR object_id = $3)",
};
const db::Query update_fact_persons{
    .name = "platform.update_fact_persons",
    .text = "UPDATE facts SET subject_id = $2, object_id = $3, actor_id = $4 WHERE id = $1",
};
const db::Query find_latest_fact{
    .name = "platform.find_latest_fact",
    .text = "SELECT COALESCE(MAX(id), 0) FROM facts",
};

struct FactPersons {
    std::int64_t id = 0;
    std::string kind;
    std::int64_t subject = 0;
    std::int64_t object = 0;
    std::int64_t actor = 0;
};

PersonalCell cell_of(const db::Row& row, int at, PersonalColumn::Kind kind) {
    using Kind = PersonalColumn::Kind;
    PersonalCell cell;
    cell.is_null = row.is_null(at);
    if (cell.is_null) return cell;
    if (kind == Kind::text)
        cell.text = std::string(row.text(at));
    else if (kind == Kind::yes_no)
        cell.number = row.boolean(at) ? 1 : 0;
    else
        cell.number = row.int64(at);
    return cell;
}

PersonalTable take_out_list(db::Connection& connection, const PersonalList& list, base::PersonId person) {
    PersonalTable table{.list = &list, .rows = {}};
    const std::array values{db::Value(person.number)};
    connection.execute(*list.query, values, [&](const db::Row& row) {
        std::vector<PersonalCell> cells;
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            cells.push_back(cell_of(row, static_cast<int>(i), list.columns[i].kind));
        table.rows.push_back(std::move(cells));
    });
    return table;
}

bool has(const std::vector<std::string_view>& kinds, std::string_view kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

} // namespace

PersonalCopy take_out_personal(Visit& visit, base::PersonId person) {
    PersonalCopy copy;
    for (const auto& room : visit.house().rooms) {
        for (const auto& list : room.personal.lists) copy.tables.push_back(take_out_list(visit.db(), list, person));
        if (room.personal.take_out) room.personal.take_out(visit, person, copy);
    }
    return copy;
}

void forget_personal(Visit& visit, Forgetting& forgetting) {
    if (!visit.is_writing()) throw std::logic_error("forget_personal() outside write()");
    for (const auto& room : visit.house().rooms | std::views::reverse)
        if (room.personal.forget) room.personal.forget(visit, forgetting);
}

std::int64_t forget_in_journal(Visit& visit, base::PersonId person, std::int64_t from) {
    return write(visit, [&] {
        for (auto fact : visit.db().all<FactPersons>(list_facts_with, from, from + stretch, person)) {
            for (const auto& room : visit.house().rooms) {
                if (fact.subject == person.number && has(room.personal.facts_about, fact.kind)) fact.subject = 0;
                if (fact.object == person.number && has(room.personal.facts_with, fact.kind)) fact.object = 0;
            }
            if (fact.actor == person.number) fact.actor = 0;
            visit.db().run(update_fact_persons, fact.id, fact.subject, fact.object, fact.actor);
        }
        auto latest = visit.db().get<std::int64_t>(find_latest_fact);
        return latest >= from + stretch ? from + stretch : 0;
    });
}

Room personal_room() {
    return {.name = "personal",
            .queries = {&list_facts_with, &update_fact_persons, &find_latest_fact},
            .personal = {.places = {{"facts.actor_id", "", journal_reason, PersonalPlace::Fate::unnamed},
                                    {"facts.subject_id", "", journal_reason, PersonalPlace::Fate::unnamed},
                                    {"facts.object_id", "", journal_reason, PersonalPlace::Fate::unnamed}}}};
}

} // namespace platform
