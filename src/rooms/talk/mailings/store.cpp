// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/store.hpp"

namespace mailings::store {

namespace {

#define MAILING_COLUMNS                                                                               \
    "SELECT id, public_id, item_id, audience, per_minute, state, starts_at, leaves_at, is_gathered, " \
    "gathered_to, created_by, created_at, ended_at FROM mailings "

const db::Query insert_row{
    .name = "mailings.insert_mailing",
    .text =
        "INSERT INTO mailings (public_id, item_id, audience, per_minute, state, starts_at, leaves_at, is_gathered, "
        "gathered_to, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 0, $8, $9) RETURNING id",
};
const db::Query insert_space{
    .name = "mailings.insert_space",
    .text = "INSERT INTO mailing_spaces (mailing_id, space_id) VALUES ($1, $2)",
};
const db::Query find_by_public_id{.name = "mailings.find_mailing", .text = MAILING_COLUMNS "WHERE public_id = $1"};
const db::Query find_by_id{.name = "mailings.find_by_id", .text = MAILING_COLUMNS "WHERE id = $1"};
const db::Query list_item_rows{
    .name = "mailings.list_of_item",
    .text = MAILING_COLUMNS "WHERE item_id = $1 ORDER BY id DESC LIMIT 50",
};
const db::Query list_rows{
    .name = "mailings.list_mailings",
    .text = MAILING_COLUMNS "WHERE id < $1 ORDER BY id DESC LIMIT $2",
};
const db::Query find_way_row{
    .name = "mailings.find_on_its_way",
    .text = MAILING_COLUMNS "WHERE item_id = $1 AND state <= 2",
};
const db::Query list_due_rows{
    .name = "mailings.list_due",
    .text = MAILING_COLUMNS "WHERE state = 1 AND leaves_at <= $1 ORDER BY leaves_at, id LIMIT $2",
};
#undef MAILING_COLUMNS

const db::Query find_next{
    .name = "mailings.find_next_departure",
    .text = "SELECT leaves_at FROM mailings WHERE state = 1 ORDER BY leaves_at, id LIMIT 1",
};
const db::Query list_space_rows{
    .name = "mailings.list_spaces",
    .text = "SELECT space_id FROM mailing_spaces WHERE mailing_id = $1 ORDER BY space_id",
};
const db::Query update_state_row{
    .name = "mailings.update_state",
    .text = "UPDATE mailings SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query end_row{
    .name = "mailings.end_mailing",
    .text = "UPDATE mailings SET state = $2, ended_at = $3 WHERE id = $1 AND state <= 2",
};
const db::Query update_gathered_row{
    .name = "mailings.update_gathered",
    .text =
        "UPDATE mailings SET gathered_to = $3, is_gathered = $4 WHERE id = $1 AND gathered_to = $2 AND state = 1 "
        "AND NOT is_gathered",
};
const db::Query update_departure_row{
    .name = "mailings.update_departure",
    .text = "UPDATE mailings SET leaves_at = $3 WHERE id = $1 AND leaves_at = $2 AND state = 1",
};
const db::Query put_off_row{
    .name = "mailings.put_off",
    .text = "UPDATE mailings SET leaves_at = $2 WHERE id = $1 AND leaves_at < $2",
};

} // namespace

MailingId insert_mailing(db::Connection& connection, const Mailing& mailing, std::span<const SpaceId> spaces) {
    auto id =
        connection.get<MailingId>(insert_row, mailing.public_id, mailing.item, mailing.audience, mailing.per_minute,
                                  mailing.state, mailing.starts_at, false, mailing.created_by, mailing.created_at);
    for (auto space : spaces) connection.run(insert_space, id, space);
    return id;
}
std::optional<Mailing> find_mailing(db::Connection& connection, base::PublicId mailing) {
    return connection.find<Mailing>(find_by_public_id, mailing);
}
std::optional<Mailing> find_mailing(db::Connection& connection, MailingId mailing) {
    return connection.find<Mailing>(find_by_id, mailing);
}
std::vector<Mailing> list_of_item(db::Connection& connection, ItemId item) {
    return connection.all<Mailing>(list_item_rows, item);
}
std::vector<Mailing> list_mailings(db::Connection& connection, MailingId before, int limit) {
    return connection.all<Mailing>(list_rows, before, limit);
}
std::optional<Mailing> find_on_its_way(db::Connection& connection, ItemId item) {
    return connection.find<Mailing>(find_way_row, item);
}
std::vector<SpaceId> list_spaces(db::Connection& connection, MailingId mailing) {
    return connection.all<SpaceId>(list_space_rows, mailing);
}
bool update_state(db::Connection& connection, MailingId mailing, State from, State to) {
    return connection.run(update_state_row, mailing, from, to) > 0;
}
bool end_mailing(db::Connection& connection, MailingId mailing, State state, base::Instant at) {
    return connection.run(end_row, mailing, state, at) > 0;
}
bool update_gathered(db::Connection& connection, const Mailing& former, PersonId to, bool is_gathered) {
    return connection.run(update_gathered_row, former.id, former.gathered_to, to, is_gathered) > 0;
}
bool update_departure(db::Connection& connection, const Mailing& former, base::Instant leaves_at) {
    return connection.run(update_departure_row, former.id, former.leaves_at, leaves_at) > 0;
}
void put_off(db::Connection& connection, MailingId mailing, base::Instant leaves_at) {
    connection.run(put_off_row, mailing, leaves_at);
}
std::vector<Mailing> list_due(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<Mailing>(list_due_rows, now, limit);
}
std::optional<base::Instant> find_next_departure(db::Connection& connection) {
    return connection.find<base::Instant>(find_next);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{&insert_row,     &insert_space,        &find_by_public_id,   &find_by_id,
                                      &list_item_rows, &list_rows,           &find_way_row,        &list_due_rows,
                                      &find_next,      &list_space_rows,     &update_state_row,    &end_row,
                                      &put_off_row,    &update_gathered_row, &update_departure_row};
    for (auto* query : recipient_queries()) out.push_back(query);
    return out;
}

} // namespace mailings::store
