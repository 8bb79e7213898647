// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/journal.hpp"
#include "platform/house.hpp"
#include <chrono>
#include <stdexcept>
#include <thread>

namespace platform {

namespace {

constexpr std::string_view hear_kind = "facts.hear";
constexpr std::string_view retry_kind = "facts.retry";
constexpr int batch_size = 100;

const db::Query insert_fact{
    .name = "platform.insert_fact",
    .text =
        "INSERT INTO facts (kind, subject_id, object_id, actor_id, is_history, told_at, transaction_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, 0) RETURNING id",
    .postgres =
        "INSERT INTO facts (kind, subject_id, object_id, actor_id, is_history, told_at, transaction_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)) RETURNING id",
};
const db::Query insert_cursor{
    .name = "platform.insert_cursor",
    .text =
        "INSERT INTO fact_cursors (listener, transaction_id, fact_id) VALUES ($1, "
        "COALESCE((SELECT transaction_id FROM facts ORDER BY id DESC LIMIT 1), 0), "
        "COALESCE((SELECT MAX(id) FROM facts), 0)) ON CONFLICT (listener) DO NOTHING",
};
const db::Query find_cursor{
    .name = "platform.find_cursor",
    .text = "SELECT transaction_id, fact_id FROM fact_cursors WHERE listener = $1",
};
const db::Query update_cursor{
    .name = "platform.update_cursor",
    .text = "UPDATE fact_cursors SET transaction_id = $2, fact_id = $3 WHERE listener = $1",
};
// On PostgreSQL ids become visible out of order: only rows of transactions older than every running one are final.
const db::Query list_facts_after{
    .name = "platform.list_facts_after",
    .text =
        "SELECT id, kind, subject_id, object_id, actor_id, told_at, transaction_id FROM facts "
        "WHERE kind = $1 AND (transaction_id > $2 OR (transaction_id = $2 AND id > $3)) AND is_history = FALSE "
        "ORDER BY transaction_id, id LIMIT $4",
    .postgres =
        "SELECT id, kind, subject_id, object_id, actor_id, told_at, transaction_id FROM facts "
        "WHERE kind = $1 AND (transaction_id > $2 OR (transaction_id = $2 AND id > $3)) "
        "AND is_history = FALSE "
        "AND transaction_id < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) "
        "ORDER BY transaction_id, id LIMIT $4",
};
const db::Query count_facts_after{
    .name = "platform.count_facts_after",
    .text =
        "SELECT COUNT(*) FROM facts "
        "WHERE kind = $1 AND (transaction_id > $2 OR (transaction_id = $2 AND id > $3)) AND is_history = FALSE",
};
const db::Query find_fact{
    .name = "platform.find_fact",
    .text = "SELECT id, kind, subject_id, object_id, actor_id, told_at, transaction_id FROM facts WHERE id = $1",
};

struct Cursor {
    std::int64_t transaction_id = 0;
    std::int64_t fact_id = 0;
};
struct FactRow {
    std::int64_t id = 0;
    std::string kind;
    std::int64_t subject = 0;
    std::int64_t object = 0;
    base::PersonId actor;
    base::Instant at;
    std::int64_t transaction_id = 0;
};

Fact to_fact(const FactRow& row) {
    return {.kind = row.kind,
            .subject = row.subject,
            .object = row.object,
            .actor = row.actor,
            .tense = Tense::live,
            .id = row.id,
            .at = row.at};
}

const Listener& find_listener(const House& house, std::string_view name) {
    for (const auto& room : house.rooms)
        for (const auto& listener : room.hears)
            if (listener.name == name) return listener;
    throw std::runtime_error("no listener is called " + std::string(name));
}

Visit system_visit(House& house) {
    Viewer viewer;
    viewer.means = Viewer::Means::system;
    return Visit(house, viewer);
}

void advance(Visit& visit, const Listener& listener, const FactRow& row, const std::string& failure) {
    write(visit, [&] {
        visit.db().run(update_cursor, listener.name, row.transaction_id, row.id);
        if (!failure.empty())
            visit.later({.kind = std::string(retry_kind),
                         .payload = std::to_string(row.id) + " " + std::string(listener.name),
                         .run_at = visit.now() + std::chrono::seconds(10),
                         .unique_key = {}});
    });
}

// One batch; true when there may be more.
bool hear_batch(House& house, const Listener& listener) {
    auto visit = system_visit(house);
    auto cursor = visit.db().find<Cursor>(find_cursor, listener.name).value_or(Cursor{});
    auto rows =
        visit.db().all<FactRow>(list_facts_after, listener.kind, cursor.transaction_id, cursor.fact_id, batch_size);
    for (const auto& row : rows) {
        std::string failure;
        try {
            auto hearing = system_visit(house);
            listener.hear(hearing, to_fact(row));
        } catch (const std::exception& error) {
            failure = error.what();
        }
        advance(visit, listener, row, failure);
        cursor = {row.transaction_id, row.id};
    }
    if (!rows.empty()) return true;
    // Something is there but not final yet (PostgreSQL): a transaction is still running.
    return visit.db().get<std::int64_t>(count_facts_after, listener.kind, cursor.transaction_id, cursor.fact_id) > 0;
}

void hear(Visit& visit, const std::string& payload) {
    const auto& listener = find_listener(visit.house(), payload);
    for (int round = 0; round < 1000; ++round) {
        if (!hear_batch(visit.house(), listener)) return;
        if (round > 10) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void hear_again(Visit& visit, const std::string& payload) {
    auto space = payload.find(' ');
    auto row = visit.db().find<FactRow>(find_fact, std::stoll(payload.substr(0, space)));
    if (row) find_listener(visit.house(), payload.substr(space + 1)).hear(visit, to_fact(*row));
}

// What a job lost at a bad moment would leave: every listener is woken once a minute.
void wake_listeners(Visit& visit) {
    write(visit, [&] {
        for (const auto& room : visit.house().rooms)
            for (const auto& listener : room.hears)
                if (listener.when == Listener::When::after)
                    visit.later({.kind = std::string(hear_kind),
                                 .payload = std::string(listener.name),
                                 .run_at = visit.now(),
                                 .unique_key = std::string(listener.name)});
    });
}

} // namespace

void tell(Visit& visit, const Fact& fact) {
    if (!visit.is_writing()) throw std::logic_error("tell() outside write()");
    Fact told = fact;
    if (!told.actor) told.actor = visit.viewer().person;
    if (told.at.milliseconds == 0) told.at = visit.now();
    bool is_history = told.tense == Tense::history;
    told.id = visit.db().get<std::int64_t>(insert_fact, told.kind, told.subject, told.object, told.actor, is_history,
                                           told.at);
    for (const auto& room : visit.house().rooms)
        for (const auto& listener : room.hears) {
            if (listener.kind != told.kind) continue;
            if (listener.when == Listener::When::within)
                listener.hear(visit, told);
            else if (!is_history)
                visit.later({.kind = std::string(hear_kind),
                             .payload = std::string(listener.name),
                             .run_at = visit.now(),
                             .unique_key = std::string(listener.name)});
        }
}

void start_cursors(House& house) {
    auto visit = system_visit(house);
    write(visit, [&] {
        for (const auto& room : house.rooms)
            for (const auto& listener : room.hears)
                if (listener.when == Listener::When::after) visit.db().run(insert_cursor, listener.name);
    });
}

Room journal_room() {
    return {
        .name = "facts",
        .queries = {&insert_fact, &insert_cursor, &find_cursor, &update_cursor, &list_facts_after, &count_facts_after,
                    &find_fact},
        .jobs = {{.kind = hear_kind, .run = hear, .at_once = 2}, {.kind = retry_kind, .run = hear_again}},
        .timers = {{.name = "facts.wake_listeners", .every = std::chrono::minutes(1), .run = wake_listeners}},
    };
}

} // namespace platform
