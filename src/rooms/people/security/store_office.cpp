// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/store.hpp"

namespace security::store {

namespace {

constexpr std::int64_t tries_max = 5;

const db::Query upsert_confirmation_query{
    .name = "security.upsert_confirmation",
    .text =
        "INSERT INTO confirmation_codes (session_id, code_hash, tries, expires_at) VALUES ($1, $2, 0, $3) "
        "ON CONFLICT (session_id) DO UPDATE SET code_hash = EXCLUDED.code_hash, tries = 0, "
        "expires_at = EXCLUDED.expires_at",
};
const db::Query find_confirmation_query{
    .name = "security.find_confirmation",
    .text = "SELECT code_hash, tries FROM confirmation_codes WHERE session_id = $1 AND expires_at > $2",
};
const db::Query use_confirmation_try_query{
    .name = "security.use_confirmation_try",
    .text = "UPDATE confirmation_codes SET tries = tries + 1 WHERE session_id = $1 AND tries < $2",
};
const db::Query delete_confirmation_query{
    .name = "security.delete_confirmation",
    .text = "DELETE FROM confirmation_codes WHERE session_id = $1",
};
const db::Query delete_expired_confirmations_query{
    .name = "security.delete_expired_confirmations",
    .text = "DELETE FROM confirmation_codes WHERE expires_at < $1",
};
const db::Query find_rules_query{
    .name = "security.find_rules",
    .text = "SELECT includes_facilitators, grace_days FROM second_factor_rules WHERE id = 1",
};
const db::Query upsert_rules_query{
    .name = "security.upsert_rules",
    .text =
        "INSERT INTO second_factor_rules (id, includes_facilitators, grace_days) VALUES (1, $1, $2) "
        "ON CONFLICT (id) DO UPDATE SET includes_facilitators = EXCLUDED.includes_facilitators, "
        "grace_days = EXCLUDED.grace_days",
};
const db::Query insert_reentry_query{
    .name = "security.insert_reentry",
    .text =
        "INSERT INTO reentries (public_id, person_id, asked_by, asked_at, expires_at, state, cancel_hash) "
        "VALUES ($1, $2, $3, $4, $5, 1, $6) RETURNING id",
};
const db::Query find_reentry_query{
    .name = "security.find_reentry",
    .text =
        "SELECT id, public_id, person_id, asked_by, asked_at, expires_at, state, settled_by, settled_at "
        "FROM reentries WHERE public_id = $1",
};
const db::Query find_reentry_by_id_query{
    .name = "security.find_reentry_by_id",
    .text =
        "SELECT id, public_id, person_id, asked_by, asked_at, expires_at, state, settled_by, settled_at "
        "FROM reentries WHERE id = $1",
};
const db::Query find_reentry_to_cancel_query{
    .name = "security.find_reentry_to_cancel",
    .text =
        "SELECT id, public_id, person_id, asked_by, asked_at, expires_at, state, settled_by, settled_at "
        "FROM reentries WHERE cancel_hash = $1",
};
const db::Query list_reentries_query{
    .name = "security.list_reentries",
    .text =
        "SELECT id, public_id, person_id, asked_by, asked_at, expires_at, state, settled_by, settled_at "
        "FROM reentries ORDER BY asked_at DESC, id DESC LIMIT $1",
};
const db::Query settle_reentry_query{
    .name = "security.settle_reentry",
    .text =
        "UPDATE reentries SET state = $2, settled_by = $3, settled_at = $4 "
        "WHERE id = $1 AND state = 1 AND expires_at > $4",
};
const db::Query withdraw_expired_reentries_query{
    .name = "security.withdraw_expired_reentries",
    .text = "UPDATE reentries SET state = 3, settled_at = expires_at WHERE state = 1 AND expires_at <= $1",
};

} // namespace

void upsert_confirmation(db::Connection& connection, std::int64_t session, std::string_view code_hash,
                         base::Instant expires_at) {
    connection.run(upsert_confirmation_query, session, code_hash, expires_at);
}
std::optional<Confirmation> find_confirmation(db::Connection& connection, std::int64_t session, base::Instant now) {
    return connection.find<Confirmation>(find_confirmation_query, session, now);
}
std::int64_t use_confirmation_try(db::Connection& connection, std::int64_t session) {
    return connection.run(use_confirmation_try_query, session, tries_max);
}
std::int64_t delete_confirmation(db::Connection& connection, std::int64_t session) {
    return connection.run(delete_confirmation_query, session);
}
void delete_expired_confirmations(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_confirmations_query, now);
}

std::optional<Rules> find_rules(db::Connection& connection) {
    return connection.find<Rules>(find_rules_query);
}
void upsert_rules(db::Connection& connection, const Rules& rules) {
    connection.run(upsert_rules_query, rules.includes_facilitators, rules.grace_days);
}
ReentryId insert_reentry(db::Connection& connection, const NewReentry& reentry) {
    return connection.get<ReentryId>(insert_reentry_query, reentry.public_id, reentry.person, reentry.asked_by,
                                     reentry.asked_at, reentry.expires_at, reentry.cancel_hash);
}
std::optional<Reentry> find_reentry(db::Connection& connection, base::PublicId id) {
    return connection.find<Reentry>(find_reentry_query, id);
}
std::optional<Reentry> find_reentry(db::Connection& connection, ReentryId id) {
    return connection.find<Reentry>(find_reentry_by_id_query, id);
}
std::optional<Reentry> find_reentry_to_cancel(db::Connection& connection, std::string_view cancel_hash) {
    return connection.find<Reentry>(find_reentry_to_cancel_query, cancel_hash);
}
std::vector<Reentry> list_reentries(db::Connection& connection, int limit) {
    return connection.all<Reentry>(list_reentries_query, limit);
}
std::int64_t settle_reentry(db::Connection& connection, ReentryId id, ReentryState state, std::optional<PersonId> by,
                            base::Instant at) {
    return connection.run(settle_reentry_query, id, state, by, at);
}
void withdraw_expired_reentries(db::Connection& connection, base::Instant now) {
    connection.run(withdraw_expired_reentries_query, now);
}

std::vector<const db::Query*> office_queries() {
    return {&upsert_confirmation_query,
            &find_confirmation_query,
            &use_confirmation_try_query,
            &delete_confirmation_query,
            &delete_expired_confirmations_query,
            &find_rules_query,
            &upsert_rules_query,
            &insert_reentry_query,
            &find_reentry_query,
            &find_reentry_by_id_query,
            &find_reentry_to_cancel_query,
            &list_reentries_query,
            &settle_reentry_query,
            &withdraw_expired_reentries_query};
}

} // namespace security::store
