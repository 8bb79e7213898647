// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/journal.hpp"
#include "platform/house.hpp"
#include <chrono>
#include <optional>
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
// The oldest transaction that may still tell something here: every older one is over. Those of other databases of the
// same server share its numbers and are left out; one that cannot be attributed yet is taken for one of ours.
#define OLDEST_RUNNING                                                                                                 \
    "(SELECT COALESCE(MIN(running), CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)) FROM "      \
    "(SELECT CAST(CAST(number AS TEXT) AS BIGINT) AS running "                                                         \
    "FROM pg_snapshot_xip(pg_current_snapshot()) AS number) AS ours WHERE NOT EXISTS (SELECT 1 FROM pg_stat_activity " \
    "WHERE datname <> current_database() AND CAST(CAST(backend_xid AS TEXT) AS BIGINT) = running % 4294967296))"

// What older transactions told is the past, the rest is still to be heard.
const db::Query insert_cursor{
    .name = "platform.insert_cursor",
    .text =
        "INSERT INTO fact_cursors (listener, transaction_id, fact_id) VALUES ($1, 0, "
        "COALESCE((SELECT MAX(id) FROM facts), 0)) ON CONFLICT (listener) DO NOTHING",
    .postgres = "INSERT INTO fact_cursors (listener, transaction_id, fact_id) VALUES ($1, " OLDEST_RUNNING
                ", 0) ON CONFLICT (listener) DO NOTHING",
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
        "AND transaction_id < " OLDEST_RUNNING
        " "
        "ORDER BY transaction_id, id LIMIT $4",
};
const db::Query find_fact_after{
    .name = "platform.find_fact_after",
    .text =
        "SELECT id FROM facts WHERE kind = $1 AND is_history = FALSE "
        "AND (transaction_id > $2 OR (transaction_id = $2 AND id > $3)) LIMIT 1",
};
const db::Query take_hearing{
    .name = "platform.take_hearing",
    .text =
        "INSERT INTO fact_hearings (listener, hearer, ends_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (listener) DO UPDATE SET hearer = EXCLUDED.hearer, ends_at = EXCLUDED.ends_at "
        "WHERE fact_hearings.ends_at <= $4 OR fact_hearings.ends_at > $5",
};
const db::Query renew_hearing{
    .name = "platform.renew_hearing",
    .text = "UPDATE fact_hearings SET ends_at = $3 WHERE listener = $1 AND hearer = $2",
};
const db::Query leave_hearing{
    .name = "platform.leave_hearing",
    .text = "DELETE FROM fact_hearings WHERE listener = $1 AND hearer = $2",
};
// A database restored into another PostgreSQL brings transaction numbers that this one has not reached.
const db::Query find_latest_transaction{
    .name = "platform.find_latest_transaction",
    .text =
        "SELECT COALESCE(MAX(transaction_id), 0) FROM ("
        "SELECT transaction_id FROM (SELECT transaction_id FROM facts ORDER BY id DESC LIMIT 1000) AS latest "
        "UNION ALL SELECT transaction_id FROM fact_cursors) AS seen",
};
const db::Query find_next_transaction{
    .name = "platform.find_next_transaction",
    .text = "SELECT 0",
    .postgres = "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)",
};
const db::Query shift_facts{
    .name = "platform.shift_facts",
    .text = "UPDATE facts SET transaction_id = transaction_id - $1",
};
const db::Query shift_cursors{
    .name = "platform.shift_cursors",
    .text = "UPDATE fact_cursors SET transaction_id = transaction_id - $1",
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

const Listener* find_listener(const House& house, std::string_view name) {
    for (const auto& room : house.rooms)
        for (const auto& listener : room.hears)
            if (listener.name == name) return &listener;
    return nullptr;
}

Visit system_visit(House& house) {
    Viewer viewer;
    viewer.means = Viewer::Means::system;
    return Visit(house, viewer);
}

jobs::Job hearing_job(const Listener& listener, base::Instant run_at) {
    return {.kind = std::string(hear_kind),
            .payload = std::string(listener.name),
            .run_at = run_at,
            .unique_key = std::string(listener.name)};
}

// On PostgreSQL a job enqueued in the act would make all who tell the same kind of fact wait for each other's commit, at
// the queue's unique key: there it follows at once, and is made up for within a minute if the node dies in between.
void enqueue_hearing(Visit& visit, const Listener& listener) {
    if (visit.db().engine() == db::Engine::sqlite) return visit.later(hearing_job(listener, visit.now()));
    auto name = "hear " + std::string(listener.name);
    visit.after_write(name, [&house = visit.house(), &listener] {
        try {
            auto later = system_visit(house);
            write(later, [&] { later.later(hearing_job(listener, later.now())); });
        } catch (const std::exception&) { // wake_listeners() finds who is behind
        }
    });
}

// The right to move a listener's cursor, given back when this goes. Renewed with every fact.
class Turn {
public:
    Turn(House& house, const Listener& listener)
        : house_(house), listener_(listener), hearer_(base::PublicId::random().str()) {
        auto visit = system_visit(house_);
        is_mine_ = write(visit, [&] {
            return visit.db().run(take_hearing, listener_.name, hearer_, visit.now() + lease, visit.now(),
                                  visit.now() + 2 * lease) == 1; // later than any lease: the clock was set back
        });
    }
    ~Turn() {
        if (!is_mine_) return;
        try {
            auto visit = system_visit(house_);
            write(visit, [&] { visit.db().run(leave_hearing, listener_.name, hearer_); });
        } catch (const std::exception&) { // the lease ends by itself
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool is_mine() const { return is_mine_; }

    enum class Heard { well, badly };
    void advance(const FactRow& row, Heard heard) {
        auto visit = system_visit(house_);
        write(visit, [&] {
            if (visit.db().run(renew_hearing, listener_.name, hearer_, visit.now() + lease) == 0)
                throw std::runtime_error("another node hears for " + std::string(listener_.name));
            visit.db().run(update_cursor, listener_.name, row.transaction_id, row.id);
            if (heard == Heard::badly)
                visit.later({.kind = std::string(retry_kind),
                             .payload = std::to_string(row.id) + " " + std::string(listener_.name),
                             .run_at = visit.now() + std::chrono::seconds(10),
                             .unique_key = {}});
        });
    }

private:
    static constexpr base::Milliseconds lease = std::chrono::minutes(5);
    House& house_;
    const Listener& listener_;
    std::string hearer_;
    bool is_mine_ = false;
};

std::vector<FactRow> list_due(House& house, const Listener& listener, int count) {
    auto visit = system_visit(house);
    auto cursor = visit.db().find<Cursor>(find_cursor, listener.name).value_or(Cursor{});
    return visit.db().all<FactRow>(list_facts_after, listener.kind, cursor.transaction_id, cursor.fact_id, count);
}

enum class Due { nothing, later, now }; // later: told, but an older transaction still runs (PostgreSQL)
Due look(House& house, const Listener& listener) {
    if (!list_due(house, listener, 1).empty()) return Due::now;
    auto visit = system_visit(house);
    auto cursor = visit.db().find<Cursor>(find_cursor, listener.name).value_or(Cursor{});
    auto more = visit.db().find<std::int64_t>(find_fact_after, listener.kind, cursor.transaction_id, cursor.fact_id);
    return more ? Due::later : Due::nothing;
}

void hear_fact(House& house, const Listener& listener, Turn& turn, const FactRow& row) {
    auto heard = Turn::Heard::well;
    try {
        auto visit = system_visit(house);
        listener.hear(visit, to_fact(row));
    } catch (const std::exception&) {
        heard = Turn::Heard::badly; // tried again as a job of its own, whose failures are told
    }
    turn.advance(row, heard);
}

// Whoever finds the turn taken goes away: its holder looks once more after giving it back.
void hear(Visit& visit, const std::string& payload) {
    const auto* listener = find_listener(visit.house(), payload);
    if (!listener) return; // of a room that is gone
    constexpr int waits_max = 300;
    for (int waits = 0; waits < waits_max;) {
        auto due = look(visit.house(), *listener);
        if (due == Due::nothing) return;
        if (due == Due::later) {
            ++waits;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            continue;
        }
        Turn turn(visit.house(), *listener);
        if (!turn.is_mine()) return;
        for (auto rows = list_due(visit.house(), *listener, batch_size); !rows.empty();
             rows = list_due(visit.house(), *listener, batch_size))
            for (const auto& row : rows) hear_fact(visit.house(), *listener, turn, row);
    }
    write(visit, [&] { visit.later(hearing_job(*listener, visit.now() + std::chrono::seconds(1))); });
}

void hear_again(Visit& visit, const std::string& payload) {
    auto space = payload.find(' ');
    const auto* listener = find_listener(visit.house(), payload.substr(space + 1));
    auto row = visit.db().find<FactRow>(find_fact, std::stoll(payload.substr(0, space)));
    if (row && listener) listener->hear(visit, to_fact(*row));
}

std::vector<const Listener*> list_behind(House& house) {
    std::vector<const Listener*> out;
    for (const auto& room : house.rooms)
        for (const auto& listener : room.hears)
            if (listener.when == Listener::When::after && look(house, listener) != Due::nothing)
                out.push_back(&listener);
    return out;
}

// What a job lost at a bad moment would leave: who has something to hear is woken once a minute.
void wake_listeners(Visit& visit) {
    auto behind = list_behind(visit.house());
    if (behind.empty()) return;
    write(visit, [&] {
        for (const auto* listener : behind) visit.later(hearing_job(*listener, visit.now()));
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
                enqueue_hearing(visit, listener);
        }
}

void start_cursors(House& house) {
    auto visit = system_visit(house);
    write(visit, [&] {
        auto latest = visit.db().get<std::int64_t>(find_latest_transaction);
        if (latest > visit.db().get<std::int64_t>(find_next_transaction)) {
            visit.db().run(shift_facts, latest);
            visit.db().run(shift_cursors, latest);
        }
        for (const auto& room : house.rooms)
            for (const auto& listener : room.hears)
                if (listener.when == Listener::When::after) visit.db().run(insert_cursor, listener.name);
    });
}

Room journal_room() {
    return {
        .name = "facts",
        .queries = {&insert_fact, &insert_cursor, &find_cursor, &update_cursor, &list_facts_after, &find_fact_after,
                    &find_fact, &take_hearing, &renew_hearing, &leave_hearing, &find_latest_transaction,
                    &find_next_transaction, &shift_facts, &shift_cursors},
        .jobs = {{.kind = hear_kind, .run = hear, .at_once = 2}, {.kind = retry_kind, .run = hear_again}},
        .timers = {{.name = "facts.wake_listeners", .every = std::chrono::minutes(1), .run = wake_listeners}},
    };
}

} // namespace platform
