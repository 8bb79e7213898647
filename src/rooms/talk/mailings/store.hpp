// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/talk/mailings/model.hpp"
#include <span>
#include <vector>

namespace mailings::store {

MailingId insert_mailing(db::Connection& connection, const Mailing& mailing, std::span<const SpaceId> spaces);
std::optional<Mailing> find_mailing(db::Connection& connection, base::PublicId mailing);
std::optional<Mailing> find_mailing(db::Connection& connection, MailingId mailing);
std::vector<Mailing> list_of_item(db::Connection& connection, ItemId item); // the latest first
std::vector<Mailing> list_mailings(db::Connection& connection, MailingId before, int limit);
std::optional<Mailing> find_on_its_way(db::Connection& connection, ItemId item);
std::vector<SpaceId> list_spaces(db::Connection& connection, MailingId mailing);

// Each says whether it was so: somebody else may have been faster.
bool update_state(db::Connection& connection, MailingId mailing, State from, State to);
bool end_mailing(db::Connection& connection, MailingId mailing, State state, base::Instant at);
bool update_gathered(db::Connection& connection, const Mailing& former, PersonId to, bool is_gathered);
bool update_departure(db::Connection& connection, const Mailing& former, base::Instant leaves_at);
void put_off(db::Connection& connection, MailingId mailing, base::Instant leaves_at); // not earlier than this

std::vector<Mailing> list_due(db::Connection& connection, base::Instant now, int limit);
std::optional<base::Instant> find_next_departure(db::Connection& connection);

// Recipients. What was handed over or accepted before stays as it is.
void upsert_recipients(db::Connection& connection, const Mailing& mailing, std::span<const Recipient> recipients);
std::vector<PersonId> list_waiting(db::Connection& connection, MailingId mailing, std::int64_t limit);
// From waiting to this; false: it no longer was.
bool update_outcome(db::Connection& connection, ItemId item, PersonId person, Outcome outcome, base::Instant at);
// The mail server's answer about what was handed over.
void settle(db::Connection& connection, MailingId mailing, const Recipient& recipient);
Counts count_recipients(db::Connection& connection, MailingId mailing);
std::int64_t count_unanswered(db::Connection& connection, MailingId mailing, base::Instant handed_since);
std::int64_t count_unanswered_before(db::Connection& connection, MailingId mailing, base::Instant handed_before);
std::vector<Recipient> list_recipients(db::Connection& connection, MailingId mailing, const Recipient& after,
                                       int limit); // of the outcome of `after`, by person
// Those among them whom this announcement went to, or will go to.
std::vector<Recipient> list_addressed(db::Connection& connection, ItemId item, std::span<const PersonId> among);

std::vector<const db::Query*> queries();
std::vector<const db::Query*> recipient_queries();

} // namespace mailings::store
