// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/store.hpp"
#include "platform/visit.hpp"

namespace privacy::store {

namespace {

using Kind = platform::PersonalColumn::Kind;

const db::Query insert_takeout_row{
    .name = "privacy.insert_takeout",
    .text =
        "INSERT INTO takeouts (public_id, person_id, state, progress, bytes, asked_at, expires_at) "
        "VALUES ($1, $2, $3, 0, 0, $4, $5) RETURNING id",
};
const db::Query find_takeout_row{
    .name = "privacy.find_takeout",
    .text = "SELECT id, public_id, person_id, state, progress, bytes, asked_at, expires_at FROM takeouts WHERE id = $1",
};
const db::Query find_by_public_id{
    .name = "privacy.find_takeout_by_public_id",
    .text =
        "SELECT id, public_id, person_id, state, progress, bytes, asked_at, expires_at FROM takeouts "
        "WHERE public_id = $1",
};
const db::Query find_latest_row{
    .name = "privacy.find_latest_takeout",
    .text =
        "SELECT id, public_id, person_id, state, progress, bytes, asked_at, expires_at FROM takeouts "
        "WHERE person_id = $1 ORDER BY id DESC LIMIT 1",
};
const db::Query update_progress_row{
    .name = "privacy.update_takeout_progress",
    .text = "UPDATE takeouts SET progress = $2 WHERE id = $1",
};
const db::Query update_ready_row{
    .name = "privacy.update_takeout_ready",
    .text = "UPDATE takeouts SET state = 2, progress = $2, bytes = $3, expires_at = $4 WHERE id = $1 AND state = 1",
};
const db::Query change_state_row{
    .name = "privacy.change_takeout_state",
    .text = "UPDATE takeouts SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query insert_part_row{
    .name = "privacy.insert_takeout_part",
    .text = "INSERT INTO takeout_parts (takeout_id, part, bytes) VALUES ($1, $2, $3)",
};
const db::Query find_part_row{
    .name = "privacy.find_takeout_part",
    .text = "SELECT bytes FROM takeout_parts WHERE takeout_id = $1 AND part = $2",
};
const db::Query delete_part_rows{
    .name = "privacy.delete_takeout_parts",
    .text = "DELETE FROM takeout_parts WHERE takeout_id = $1",
};
const db::Query list_over_rows{
    .name = "privacy.list_takeouts_over",
    .text = "SELECT id FROM takeouts WHERE expires_at <= $1 AND state <> 4 ORDER BY expires_at, id LIMIT $2",
};
const db::Query delete_parts_of{
    .name = "privacy.delete_takeout_parts_of",
    .text = "DELETE FROM takeout_parts WHERE takeout_id IN (SELECT id FROM takeouts WHERE person_id = $1)",
};
const db::Query delete_takeout_rows{
    .name = "privacy.delete_takeouts",
    .text = "DELETE FROM takeouts WHERE person_id = $1",
};
const db::Query list_takeout_rows{
    .name = "privacy.list_personal_takeouts",
    .text = "SELECT asked_at, bytes FROM takeouts WHERE person_id = $1 ORDER BY id",
};
const db::Query insert_request_row{
    .name = "privacy.insert_erasure_request",
    .text =
        "INSERT INTO erasure_requests (person_id, by_person_id, writings, reason, asked_at, due_at, undo_hash) "
        "VALUES ($1, CAST($2 AS BIGINT), $3, $4, $5, $6, $7) ON CONFLICT (person_id) DO NOTHING",
};
const db::Query find_request_row{
    .name = "privacy.find_erasure_request",
    .text =
        "SELECT person_id, by_person_id, writings, reason, asked_at, due_at FROM erasure_requests WHERE person_id = $1",
};
const db::Query find_request_by_undo_row{
    .name = "privacy.find_erasure_request_by_undo",
    .text =
        "SELECT person_id, by_person_id, writings, reason, asked_at, due_at FROM erasure_requests WHERE undo_hash = $1",
};
const db::Query delete_request_row{
    .name = "privacy.delete_erasure_request",
    .text = "DELETE FROM erasure_requests WHERE person_id = $1",
};
const db::Query update_due_row{
    .name = "privacy.update_erasure_due",
    .text = "UPDATE erasure_requests SET due_at = $2 WHERE person_id = $1",
};
const db::Query list_request_rows{
    .name = "privacy.list_erasure_requests",
    .text =
        "SELECT person_id, by_person_id, writings, reason, asked_at, due_at FROM erasure_requests "
        "ORDER BY due_at, person_id LIMIT $1",
};
const db::Query list_due_rows{
    .name = "privacy.list_erasures_due",
    .text = "SELECT person_id FROM erasure_requests WHERE due_at <= $1 ORDER BY due_at, person_id LIMIT $2",
};
const db::Query list_own_request{
    .name = "privacy.list_personal_request",
    .text = "SELECT asked_at, due_at FROM erasure_requests WHERE person_id = $1",
};
const db::Query unname_request_rows{
    .name = "privacy.unname_erasure_requests",
    .text = "UPDATE erasure_requests SET by_person_id = NULL WHERE by_person_id = $1",
};
const db::Query insert_erasure_row{
    .name = "privacy.insert_erasure",
    .text =
        "INSERT INTO erasures (mark, writings, reason, erased_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (mark) DO UPDATE SET erased_at = excluded.erased_at",
};
const db::Query list_erasure_rows{
    .name = "privacy.list_erasures",
    .text = "SELECT mark, writings, reason, erased_at FROM erasures ORDER BY id",
};
const db::Query count_erasure_rows{.name = "privacy.count_erasures", .text = "SELECT COUNT(*) FROM erasures"};
const db::Query insert_sweep_row{
    .name = "privacy.insert_sweep",
    .text = "INSERT INTO erasure_sweeps (person_id, next_fact) VALUES ($1, 1)",
};
const db::Query update_sweep_row{
    .name = "privacy.update_sweep",
    .text = "UPDATE erasure_sweeps SET next_fact = $2 WHERE person_id = $1",
};
const db::Query delete_sweep_row{
    .name = "privacy.delete_sweep",
    .text = "DELETE FROM erasure_sweeps WHERE person_id = $1",
};
const db::Query list_sweep_rows{
    .name = "privacy.list_sweeps",
    .text = "SELECT person_id, next_fact FROM erasure_sweeps ORDER BY person_id",
};

void forget(platform::Visit& visit, platform::Forgetting& forgetting) {
    delete_takeouts(visit.db(), forgetting.person);
    delete_request(visit.db(), forgetting.person);
    unname_requests(visit.db(), forgetting.person);
}

} // namespace

TakeoutId insert_takeout(db::Connection& connection, const Takeout& takeout) {
    return connection.get<TakeoutId>(insert_takeout_row, takeout.public_id, takeout.person, takeout.state,
                                     takeout.asked_at, takeout.expires_at);
}
std::optional<Takeout> find_takeout(db::Connection& connection, TakeoutId takeout) {
    return connection.find<Takeout>(find_takeout_row, takeout);
}
std::optional<Takeout> find_takeout(db::Connection& connection, base::PublicId takeout) {
    return connection.find<Takeout>(find_by_public_id, takeout);
}
std::optional<Takeout> find_latest(db::Connection& connection, PersonId person) {
    return connection.find<Takeout>(find_latest_row, person);
}
void update_progress(db::Connection& connection, TakeoutId takeout, std::int64_t progress) {
    connection.run(update_progress_row, takeout, progress);
}
void update_ready(db::Connection& connection, const Takeout& takeout) {
    connection.run(update_ready_row, takeout.id, takeout.progress, takeout.bytes, takeout.expires_at);
}
bool change_state(db::Connection& connection, TakeoutId takeout, TakeoutState from, TakeoutState to) {
    return connection.run(change_state_row, takeout, from, to) > 0;
}
void insert_part(db::Connection& connection, TakeoutId takeout, std::int64_t part, const db::Bytes& bytes) {
    connection.run(insert_part_row, takeout, part, bytes);
}
std::optional<db::Bytes> find_part(db::Connection& connection, TakeoutId takeout, std::int64_t part) {
    return connection.find<db::Bytes>(find_part_row, takeout, part);
}
void delete_parts(db::Connection& connection, TakeoutId takeout) {
    connection.run(delete_part_rows, takeout);
}
std::vector<TakeoutId> list_over(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<TakeoutId>(list_over_rows, now, limit);
}
void delete_takeouts(db::Connection& connection, PersonId person) {
    connection.run(delete_parts_of, person);
    connection.run(delete_takeout_rows, person);
}

bool insert_request(db::Connection& connection, const ErasureRequest& request, std::string_view undo_hash) {
    return connection.run(insert_request_row, request.person, request.by, request.writings, request.reason,
                          request.asked_at, request.due_at, undo_hash) > 0;
}
std::optional<ErasureRequest> find_request(db::Connection& connection, PersonId person) {
    return connection.find<ErasureRequest>(find_request_row, person);
}
std::optional<ErasureRequest> find_request_by_undo(db::Connection& connection, std::string_view undo_hash) {
    return connection.find<ErasureRequest>(find_request_by_undo_row, undo_hash);
}
bool delete_request(db::Connection& connection, PersonId person) {
    return connection.run(delete_request_row, person) > 0;
}
void update_due(db::Connection& connection, PersonId person, base::Instant due_at) {
    connection.run(update_due_row, person, due_at);
}
std::vector<ErasureRequest> list_requests(db::Connection& connection, int limit) {
    return connection.all<ErasureRequest>(list_request_rows, limit);
}
std::vector<PersonId> list_due(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<PersonId>(list_due_rows, now, limit);
}
void insert_erasure(db::Connection& connection, const Erasure& erasure) {
    connection.run(insert_erasure_row, erasure.mark, erasure.writings, erasure.reason, erasure.erased_at);
}
std::vector<Erasure> list_erasures(db::Connection& connection) {
    return connection.all<Erasure>(list_erasure_rows);
}
std::int64_t count_erasures(db::Connection& connection) {
    return connection.get<std::int64_t>(count_erasure_rows);
}
void unname_requests(db::Connection& connection, PersonId person) {
    connection.run(unname_request_rows, person);
}
void insert_sweep(db::Connection& connection, PersonId person) {
    connection.run(insert_sweep_row, person);
}
void update_sweep(db::Connection& connection, PersonId person, std::int64_t next_fact) {
    connection.run(update_sweep_row, person, next_fact);
}
void delete_sweep(db::Connection& connection, PersonId person) {
    connection.run(delete_sweep_row, person);
}
std::vector<Sweep> list_sweeps(db::Connection& connection) {
    return connection.all<Sweep>(list_sweep_rows);
}

platform::Personal personal() {
    using base::mark;
    return {
        .places = {{"takeouts.person_id", "copies"},
                   {"erasure_requests.person_id", "erasure"},
                   {"erasure_requests.by_person_id", "", "whom it is about is theirs; the journal of acts tells it"},
                   {"erasure_sweeps.person_id", "", "gone when the erasure is through"}},
        .lists = {{.name = "copies",
                   .title = mark("Copies of my data"),
                   .about = mark("When you asked for one."),
                   .query = &list_takeout_rows,
                   .columns = {{"asked_at", mark("Asked"), Kind::moment}, {"bytes", mark("Bytes"), Kind::number}}},
                  {.name = "erasure",
                   .title = mark("The erasure that waits"),
                   .about = mark("You can still undo it."),
                   .query = &list_own_request,
                   .columns = {{"asked_at", mark("Asked"), Kind::moment}, {"due_at", mark("Due"), Kind::moment}}}},
        .forget = forget};
}

std::vector<const db::Query*> queries() {
    return {&insert_takeout_row,  &find_takeout_row,   &find_by_public_id, &find_latest_row,
            &update_progress_row, &update_ready_row,   &change_state_row,  &insert_part_row,
            &find_part_row,       &delete_part_rows,   &list_over_rows,    &delete_parts_of,
            &delete_takeout_rows, &insert_request_row, &find_request_row,  &find_request_by_undo_row,
            &delete_request_row,  &update_due_row,     &list_request_rows, &list_due_rows,
            &unname_request_rows, &insert_erasure_row, &list_erasure_rows, &count_erasure_rows,
            &insert_sweep_row,    &update_sweep_row,   &delete_sweep_row,  &list_sweep_rows};
}

} // namespace privacy::store
