// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/list.hpp"
#include "db/row_insert.hpp"
#include "rooms/talk/mailings/store.hpp"

namespace mailings::store {

namespace {

// Whoever an earlier mailing of the same announcement did not reach is taken over.
const db::RowInsert& upsert_rows() {
    static const db::RowInsert rows(
        "mailings.upsert_recipients",
        "INSERT INTO mailing_recipients (item_id, person_id, mailing_id, state, answer) VALUES ", 5,
        " ON CONFLICT (item_id, person_id) DO UPDATE SET mailing_id = excluded.mailing_id, state = excluded.state, "
        "handed_at = NULL, answer = '' WHERE mailing_recipients.state NOT IN (2, 3)");
    return rows;
}

const db::Query list_waiting_rows{
    .name = "mailings.list_waiting",
    .text = "SELECT person_id FROM mailing_recipients WHERE mailing_id = $1 AND state = 1 ORDER BY person_id LIMIT $2",
};
const db::Query update_outcome_row{
    .name = "mailings.update_outcome",
    .text =
        "UPDATE mailing_recipients SET state = $3, handed_at = $4 WHERE item_id = $1 AND person_id = $2 "
        "AND state = 1",
};
const db::Query settle_row{
    .name = "mailings.settle",
    .text =
        "UPDATE mailing_recipients SET state = $3, answer = $4 WHERE person_id = $2 AND mailing_id = $1 AND state = 2",
};
const db::Query count_rows{
    .name = "mailings.count_recipients",
    .text = "SELECT state, COUNT(*) FROM mailing_recipients WHERE mailing_id = $1 GROUP BY state",
};
const db::Query count_unanswered_rows{
    .name = "mailings.count_unanswered",
    .text = "SELECT COUNT(*) FROM mailing_recipients WHERE mailing_id = $1 AND state = 2 AND handed_at >= $2",
};
const db::Query count_unanswered_before_rows{
    .name = "mailings.count_unanswered_before",
    .text = "SELECT COUNT(*) FROM mailing_recipients WHERE mailing_id = $1 AND state = 2 AND handed_at < $2",
};
const db::Query list_recipient_rows{
    .name = "mailings.list_recipients",
    .text =
        "SELECT person_id, state, answer FROM mailing_recipients WHERE mailing_id = $1 AND state = $2 "
        "AND person_id > $3 ORDER BY person_id LIMIT $4",
};
const db::Query list_addressed_rows{
    .name = "mailings.list_addressed",
    .text =
        "SELECT person_id, state, answer FROM mailing_recipients WHERE item_id = $1 AND state <= 3 "
        "AND person_id IN (:ids)",
};

struct CountRow {
    Outcome outcome = Outcome::waiting;
    std::int64_t people = 0;
};

} // namespace

void upsert_recipients(db::Connection& connection, const Mailing& mailing, std::span<const Recipient> recipients) {
    std::vector<db::Value> values;
    values.reserve(recipients.size() * 5);
    for (const auto& each : recipients) {
        values.emplace_back(mailing.item.number);
        values.emplace_back(each.person.number);
        values.emplace_back(mailing.id.number);
        values.emplace_back(static_cast<std::int64_t>(each.outcome));
        values.emplace_back(std::string_view());
    }
    upsert_rows().run(connection, values);
}
std::vector<PersonId> list_waiting(db::Connection& connection, MailingId mailing, std::int64_t limit) {
    return connection.all<PersonId>(list_waiting_rows, mailing, limit);
}
bool update_outcome(db::Connection& connection, ItemId item, PersonId person, Outcome outcome, base::Instant at) {
    return connection.run(update_outcome_row, item, person, outcome, at) > 0;
}
void settle(db::Connection& connection, MailingId mailing, const Recipient& recipient) {
    connection.run(settle_row, mailing, recipient.person, recipient.outcome, recipient.answer);
}
Counts count_recipients(db::Connection& connection, MailingId mailing) {
    Counts out;
    for (const auto& row : connection.all<CountRow>(count_rows, mailing))
        out.of.at(static_cast<std::size_t>(row.outcome)) = row.people;
    return out;
}
std::int64_t count_unanswered(db::Connection& connection, MailingId mailing, base::Instant handed_since) {
    return connection.get<std::int64_t>(count_unanswered_rows, mailing, handed_since);
}
std::int64_t count_unanswered_before(db::Connection& connection, MailingId mailing, base::Instant handed_before) {
    return connection.get<std::int64_t>(count_unanswered_before_rows, mailing, handed_before);
}
std::vector<Recipient> list_recipients(db::Connection& connection, MailingId mailing, const Recipient& after,
                                       int limit) {
    return connection.all<Recipient>(list_recipient_rows, mailing, after.outcome, after.person, limit);
}
std::vector<Recipient> list_addressed(db::Connection& connection, ItemId item, std::span<const PersonId> among) {
    return db::list_in<Recipient>(connection, list_addressed_rows, among, item);
}

std::vector<const db::Query*> recipient_queries() {
    std::vector<const db::Query*> out{&list_waiting_rows,   &update_outcome_row,          &settle_row,
                                      &count_rows,          &count_unanswered_rows,       &list_recipient_rows,
                                      &list_addressed_rows, &count_unanswered_before_rows};
    upsert_rows().add_queries(out);
    return out;
}

} // namespace mailings::store
