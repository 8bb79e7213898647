// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/store.hpp"
#include "db/list.hpp"

namespace watch::store {

namespace {

const db::Query insert_source_row{
    .name = "watch.insert_source",
    .text =
        "INSERT INTO watch_sources (public_id, name, address, state, added_by, added_at, etag, last_modified, next_at, "
        "trouble, failures) VALUES ($1, $2, $3, $4, $5, $6, '', '', $7, 0, 0) RETURNING id",
};
const db::Query update_state_row{
    .name = "watch.update_source_state",
    .text = "UPDATE watch_sources SET state = $2, next_at = $3 WHERE id = $1",
};
const db::Query update_reading_row{
    .name = "watch.update_source_reading",
    .text =
        "UPDATE watch_sources SET name = $2, address = $3, state = $4, etag = $5, last_modified = $6, next_at = $7, "
        "read_at = $8, trouble = $9, failures = $10, failing_since = $11, told_at = $12 WHERE id = $1",
};
const db::Query update_told_row{
    .name = "watch.update_source_told",
    .text = "UPDATE watch_sources SET told_at = $2 WHERE id = $1",
};
const db::Query find_source_row{
    .name = "watch.find_source",
    .text =
        "SELECT id, public_id, name, address, state, added_by, added_at, etag, last_modified, next_at, read_at, "
        "trouble, "
        "failures, failing_since, told_at FROM watch_sources WHERE id = $1",
};
const db::Query find_public_source_row{
    .name = "watch.find_source_by_public_id",
    .text =
        "SELECT id, public_id, name, address, state, added_by, added_at, etag, last_modified, next_at, read_at, "
        "trouble, "
        "failures, failing_since, told_at FROM watch_sources WHERE public_id = $1",
};
const db::Query find_source_at_row{
    .name = "watch.find_source_at",
    .text =
        "SELECT id, public_id, name, address, state, added_by, added_at, etag, last_modified, next_at, read_at, "
        "trouble, "
        "failures, failing_since, told_at FROM watch_sources WHERE address = $1",
};
const db::Query source_rows{
    .name = "watch.list_sources",
    .text =
        "SELECT id, public_id, name, address, state, added_by, added_at, etag, last_modified, next_at, read_at, "
        "trouble, "
        "failures, failing_since, told_at FROM watch_sources ORDER BY id LIMIT 500",
};
const db::Query due_rows{
    .name = "watch.list_due",
    .text = "SELECT id FROM watch_sources WHERE state = 1 AND next_at <= $1 ORDER BY next_at LIMIT $2",
};
const db::Query touch_seen_row{
    .name = "watch.update_seen",
    .text = "UPDATE watch_seen SET seen_at = $3 WHERE source_id = $1 AND entry_key = $2",
};
const db::Query insert_seen_row{
    .name = "watch.insert_seen",
    .text =
        "INSERT INTO watch_seen (source_id, entry_key, seen_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (source_id, entry_key) DO NOTHING",
};
const db::Query delete_unseen_rows{
    .name = "watch.delete_unseen",
    .text = "DELETE FROM watch_seen WHERE seen_at < $1",
};

const db::Query insert_referee_row{
    .name = "watch.insert_referee",
    .text =
        "INSERT INTO watch_referees (person_id, named_by, named_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (person_id) DO NOTHING",
};
const db::Query delete_referee_row{
    .name = "watch.delete_referee",
    .text = "DELETE FROM watch_referees WHERE person_id = $1",
};
const db::Query find_referee_row{
    .name = "watch.find_referee",
    .text = "SELECT person_id FROM watch_referees WHERE person_id = $1",
};
const db::Query referee_rows{
    .name = "watch.list_referees",
    .text = "SELECT person_id, named_by, named_at FROM watch_referees ORDER BY named_at, person_id LIMIT 200",
};

const db::Query find_pace_row{
    .name = "watch.find_pace",
    .text = "SELECT pace FROM watch_preferences WHERE person_id = $1",
};
const db::Query update_pace_row{
    .name = "watch.update_pace",
    .text =
        "INSERT INTO watch_preferences (person_id, pace) VALUES ($1, $2) "
        "ON CONFLICT (person_id) DO UPDATE SET pace = excluded.pace",
};
const db::Query pace_rows{
    .name = "watch.list_paces",
    .text = "SELECT person_id, pace FROM watch_preferences WHERE person_id IN (:ids)",
};
const db::Query follow_rows{
    .name = "watch.list_follows",
    .text = "SELECT person_id, trade_key, label FROM watch_follows WHERE person_id IN (:ids)",
};
const db::Query delete_follow_rows{
    .name = "watch.delete_follows",
    .text = "DELETE FROM watch_follows WHERE person_id = $1",
};
const db::Query insert_follow_row{
    .name = "watch.insert_follow",
    .text =
        "INSERT INTO watch_follows (person_id, trade_key, label) VALUES ($1, $2, $3) "
        "ON CONFLICT (person_id, trade_key) DO NOTHING",
};

const db::Query insert_edition_row{
    .name = "watch.insert_edition",
    .text =
        "INSERT INTO watch_editions (pace, from_at, until_at, after_number, is_sent) VALUES ($1, $2, $3, $4, $5) "
        "RETURNING id",
};
const db::Query find_edition_row{
    .name = "watch.find_edition",
    .text = "SELECT id, pace, from_at, until_at, after_number, is_sent FROM watch_editions WHERE id = $1",
};
const db::Query find_last_edition_row{
    .name = "watch.find_last_edition",
    .text =
        "SELECT id, pace, from_at, until_at, after_number, is_sent FROM watch_editions WHERE pace = $1 "
        "ORDER BY until_at DESC LIMIT 1",
};
const db::Query update_edition_row{
    .name = "watch.update_edition",
    .text =
        "UPDATE watch_editions SET after_number = $2, is_sent = $3 WHERE id = $1 AND after_number = $4 AND NOT is_sent",
};

} // namespace

SourceId insert_source(db::Connection& connection, const Source& source) {
    return connection.get<SourceId>(insert_source_row, source.public_id, source.name, source.address, source.state,
                                    source.added_by, source.added_at, source.next_at);
}
void update_state(db::Connection& connection, const Source& source) {
    connection.run(update_state_row, source.id, source.state, source.next_at);
}
void update_reading(db::Connection& connection, const Source& source) {
    connection.run(update_reading_row, source.id, source.name, source.address, source.state, source.etag,
                   source.last_modified, source.next_at, source.read_at, source.trouble, source.failures,
                   source.failing_since, source.told_at);
}
void update_told(db::Connection& connection, SourceId source, base::Instant at) {
    connection.run(update_told_row, source, at);
}
std::optional<Source> find_source(db::Connection& connection, SourceId source) {
    return connection.find<Source>(find_source_row, source);
}
std::optional<Source> find_source(db::Connection& connection, PublicId source) {
    return connection.find<Source>(find_public_source_row, source);
}
std::optional<Source> find_source_at(db::Connection& connection, const std::string& address) {
    return connection.find<Source>(find_source_at_row, address);
}
std::vector<Source> list_sources(db::Connection& connection) {
    return connection.all<Source>(source_rows);
}
std::vector<SourceId> list_due(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<SourceId>(due_rows, now, limit);
}
bool insert_seen(db::Connection& connection, SourceId source, const std::string& key, base::Instant at) {
    if (connection.run(touch_seen_row, source, key, at) > 0) return false;
    return connection.run(insert_seen_row, source, key, at) > 0;
}
void delete_unseen(db::Connection& connection, base::Instant before) {
    connection.run(delete_unseen_rows, before);
}

bool insert_referee(db::Connection& connection, PersonId person, PersonId named_by, base::Instant at) {
    return connection.run(insert_referee_row, person, named_by, at) > 0;
}
bool delete_referee(db::Connection& connection, PersonId person) {
    return connection.run(delete_referee_row, person) > 0;
}
bool is_referee(db::Connection& connection, PersonId person) {
    return connection.find<PersonId>(find_referee_row, person).has_value();
}
std::vector<Referee> list_referees(db::Connection& connection) {
    return connection.all<Referee>(referee_rows);
}

Pace find_pace(db::Connection& connection, PersonId person) {
    return connection.find<Pace>(find_pace_row, person).value_or(Pace::weekly);
}
void update_pace(db::Connection& connection, PersonId person, Pace pace) {
    connection.run(update_pace_row, person, pace);
}
std::vector<PaceRow> list_paces(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<PaceRow>(connection, pace_rows, persons);
}
std::vector<Follow> list_follows(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Follow>(connection, follow_rows, persons);
}
void delete_follows(db::Connection& connection, PersonId person) {
    connection.run(delete_follow_rows, person);
}
void insert_follow(db::Connection& connection, PersonId person, const Trade& trade) {
    connection.run(insert_follow_row, person, trade.key, trade.label);
}

EditionId insert_edition(db::Connection& connection, const Edition& edition) {
    return connection.get<EditionId>(insert_edition_row, edition.pace, edition.from, edition.until,
                                     edition.after_number, edition.is_sent);
}
std::optional<Edition> find_edition(db::Connection& connection, EditionId edition) {
    return connection.find<Edition>(find_edition_row, edition);
}
std::optional<Edition> find_last_edition(db::Connection& connection, Pace pace) {
    return connection.find<Edition>(find_last_edition_row, pace);
}
bool update_edition(db::Connection& connection, const Edition& edition, std::int64_t former_number) {
    return connection.run(update_edition_row, edition.id, edition.after_number, edition.is_sent, former_number) > 0;
}

std::vector<const db::Query*> queries() {
    return {
        &insert_source_row,      &update_state_row,   &update_reading_row, &update_told_row,    &find_source_row,
        &find_public_source_row, &find_source_at_row, &source_rows,        &due_rows,           &touch_seen_row,
        &insert_seen_row,        &delete_unseen_rows, &insert_referee_row, &delete_referee_row, &find_referee_row,
        &referee_rows,           &find_pace_row,      &update_pace_row,    &pace_rows,          &follow_rows,
        &delete_follow_rows,     &insert_follow_row,  &insert_edition_row, &find_edition_row,   &find_last_edition_row,
        &update_edition_row};
}

} // namespace watch::store
