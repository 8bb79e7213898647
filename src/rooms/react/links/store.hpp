// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/list.hpp"
#include "rooms/react/links/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace links::store {

CardId insert_card(db::Connection& connection, const Card& card);
void update_position(db::Connection& connection, CardId card, std::int64_t position);
// Of a card that is wanted or ready; false: it was taken away, or is gone, meanwhile.
bool update_found(db::Connection& connection, const Card& card);
bool update_state(db::Connection& connection, CardId card, State from, State to);
void update_tries(db::Connection& connection, const Card& card, base::Instant now); // its state and its tries
void delete_card(db::Connection& connection, CardId card);

std::optional<Card> find_card(db::Connection& connection, CardId card);
std::optional<Card> find_card(db::Connection& connection, base::PublicId card);
std::vector<Card> list_cards(db::Connection& connection, const Place& place); // in their order
// Of several places of one kind, any order.
std::vector<Card> list_cards(db::Connection& connection, PlaceKind kind, std::span<const std::int64_t> places);
// Those read longest ago come first.
std::vector<CardId> list_old(db::Connection& connection, base::Instant before, int limit);

bool has_refused(db::Connection& connection, base::PersonId person);
void insert_refusal(db::Connection& connection, base::PersonId person, base::Instant now);
void delete_refusal(db::Connection& connection, base::PersonId person);

std::vector<const db::Query*> queries();

} // namespace links::store
