// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/store.hpp"

namespace links::store {

namespace {

const db::Query insert_row{
    .name = "links.insert_card",
    .text =
        "INSERT INTO link_cards (public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, "
        "site, file_id, picture, width, height, tries, read_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, 0, 0, $11) RETURNING id",
};
const db::Query update_position_row{
    .name = "links.update_position",
    .text = "UPDATE link_cards SET ordinal = $2 WHERE id = $1",
};
const db::Query update_found_row{
    .name = "links.update_found",
    .text =
        "UPDATE link_cards SET state = 2, is_video = $2, title = $3, description = $4, site = $5, file_id = $6, "
        "picture = $7, width = $8, height = $9, tries = 0, read_at = $10 WHERE id = $1 AND state < 4",
};
const db::Query update_state_row{
    .name = "links.update_state",
    .text = "UPDATE link_cards SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query update_tries_row{
    .name = "links.update_tries",
    .text = "UPDATE link_cards SET state = $2, tries = $3, read_at = $4 WHERE id = $1 AND state < 4",
};
const db::Query delete_row{.name = "links.delete_card", .text = "DELETE FROM link_cards WHERE id = $1"};
const db::Query find_by_id{
    .name = "links.find_by_id",
    .text =
        "SELECT id, public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, site, "
        "file_id, picture, width, height, tries, read_at FROM link_cards WHERE id = $1",
};
const db::Query find_by_public_id{
    .name = "links.find_by_public_id",
    .text =
        "SELECT id, public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, site, "
        "file_id, picture, width, height, tries, read_at FROM link_cards WHERE public_id = $1",
};
const db::Query list_place_rows{
    .name = "links.list_of_place",
    .text =
        "SELECT id, public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, site, "
        "file_id, picture, width, height, tries, read_at FROM link_cards WHERE place_kind = $1 AND place_id = $2 "
        "ORDER BY ordinal, id",
};
const db::Query list_places_rows{
    .name = "links.list_of_places",
    .text =
        "SELECT id, public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, site, "
        "file_id, picture, width, height, tries, read_at FROM link_cards WHERE place_kind = $1 AND place_id IN (:ids)",
};
const db::Query list_old_rows{
    .name = "links.list_old",
    .text = "SELECT id FROM link_cards WHERE state = 2 AND read_at < $1 ORDER BY read_at, id LIMIT $2",
};
const db::Query find_refusal{
    .name = "links.find_refusal",
    .text = "SELECT person_id FROM link_refusals WHERE person_id = $1",
};
const db::Query insert_refusal_row{
    .name = "links.insert_refusal",
    .text = "INSERT INTO link_refusals (person_id, refused_at) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING",
};
const db::Query delete_refusal_row{
    .name = "links.delete_refusal",
    .text = "DELETE FROM link_refusals WHERE person_id = $1",
};

} // namespace

CardId insert_card(db::Connection& connection, const Card& card) {
    return connection.get<CardId>(insert_row, card.public_id, card.place_kind, card.place_id, card.position, card.url,
                                  card.state, card.is_video, card.title, card.description, card.site, card.read_at);
}
void update_position(db::Connection& connection, CardId card, std::int64_t position) {
    connection.run(update_position_row, card, position);
}
bool update_found(db::Connection& connection, const Card& card) {
    return connection.run(update_found_row, card.id, card.is_video, card.title, card.description, card.site, card.file,
                          card.picture, card.width, card.height, card.read_at) > 0;
}
bool update_state(db::Connection& connection, CardId card, State from, State to) {
    return connection.run(update_state_row, card, from, to) > 0;
}
void update_tries(db::Connection& connection, const Card& card, base::Instant now) {
    connection.run(update_tries_row, card.id, card.state, card.tries, now);
}
void delete_card(db::Connection& connection, CardId card) {
    connection.run(delete_row, card);
}
std::optional<Card> find_card(db::Connection& connection, CardId card) {
    return connection.find<Card>(find_by_id, card);
}
std::optional<Card> find_card(db::Connection& connection, base::PublicId card) {
    return connection.find<Card>(find_by_public_id, card);
}
std::vector<Card> list_cards(db::Connection& connection, const Place& place) {
    return connection.all<Card>(list_place_rows, place.kind, place.id);
}
std::vector<Card> list_cards(db::Connection& connection, PlaceKind kind, std::span<const std::int64_t> places) {
    return db::list_in<Card>(connection, list_places_rows, places, kind);
}
std::vector<CardId> list_old(db::Connection& connection, base::Instant before, int limit) {
    return connection.all<CardId>(list_old_rows, before, limit);
}
bool has_refused(db::Connection& connection, base::PersonId person) {
    return connection.find<std::int64_t>(find_refusal, person).has_value();
}
void insert_refusal(db::Connection& connection, base::PersonId person, base::Instant now) {
    connection.run(insert_refusal_row, person, now);
}
void delete_refusal(db::Connection& connection, base::PersonId person) {
    connection.run(delete_refusal_row, person);
}

std::vector<const db::Query*> queries() {
    return {&insert_row,    &update_position_row, &update_found_row,   &update_state_row,  &update_tries_row,
            &delete_row,    &find_by_id,          &find_by_public_id,  &list_place_rows,   &list_places_rows,
            &list_old_rows, &find_refusal,        &insert_refusal_row, &delete_refusal_row};
}

} // namespace links::store
