// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/store.hpp"

namespace accounts::store {

namespace {

const db::Query upsert_half_sign_in_query{
    .name = "accounts.upsert_half_sign_in",
    .text =
        "INSERT INTO half_sign_ins (visitor_hash, person_id, next_path, is_lasting, tries, expires_at) "
        "VALUES ($1, $2, $3, $4, 0, $5) "
        "ON CONFLICT (visitor_hash) DO UPDATE SET person_id = EXCLUDED.person_id, next_path = EXCLUDED.next_path, "
        "is_lasting = EXCLUDED.is_lasting, tries = 0, expires_at = EXCLUDED.expires_at",
};
const db::Query find_half_sign_in_query{
    .name = "accounts.find_half_sign_in",
    .text =
        "SELECT person_id, next_path, is_lasting, tries FROM half_sign_ins "
        "WHERE visitor_hash = $1 AND expires_at > $2",
};
const db::Query use_half_try_query{
    .name = "accounts.use_half_try",
    .text = "UPDATE half_sign_ins SET tries = tries + 1 WHERE visitor_hash = $1 AND tries < $2",
};
const db::Query delete_half_sign_in_query{
    .name = "accounts.delete_half_sign_in",
    .text = "DELETE FROM half_sign_ins WHERE visitor_hash = $1",
};
const db::Query delete_half_sign_ins_query{
    .name = "accounts.delete_half_sign_ins",
    .text = "DELETE FROM half_sign_ins WHERE person_id = $1",
};
const db::Query delete_expired_half_sign_ins_query{
    .name = "accounts.delete_expired_half_sign_ins",
    .text = "DELETE FROM half_sign_ins WHERE expires_at < $1",
};
const db::Query insert_known_device_query{
    .name = "accounts.insert_known_device",
    .text =
        "INSERT INTO known_devices (person_id, device_hash, last_seen_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (person_id, device_hash) DO NOTHING",
};
const db::Query update_known_device_query{
    .name = "accounts.update_known_device",
    .text = "UPDATE known_devices SET last_seen_at = $3 WHERE person_id = $1 AND device_hash = $2",
};
const db::Query delete_known_devices_query{
    .name = "accounts.delete_known_devices",
    .text = "DELETE FROM known_devices WHERE person_id = $1",
};
const db::Query delete_old_known_devices_query{
    .name = "accounts.delete_old_known_devices",
    .text = "DELETE FROM known_devices WHERE last_seen_at < $1",
};
const db::Query update_second_factors_query{
    .name = "accounts.update_second_factors",
    .text = "UPDATE accounts SET second_factors = $2 WHERE person_id = $1",
};
const db::Query update_second_factor_due_query{
    .name = "accounts.update_second_factor_due",
    .text = "UPDATE accounts SET second_factor_due_at = $2 WHERE person_id = $1",
};
const db::Query list_officer_accounts_query{
    .name = "accounts.list_officer_accounts",
    .text =
        "SELECT person_id, email, state, roles, language, time_zone, opened_at, last_seen_at, second_factors, "
        "second_factor_due_at FROM accounts WHERE roles <> 0 AND state <> 3 ORDER BY person_id",
};
const db::Query update_session_confirmed_query{
    .name = "accounts.update_session_confirmed",
    .text = "UPDATE sessions SET confirmed_at = $2 WHERE id = $1",
};
const db::Query find_session_confirmed_query{
    .name = "accounts.find_session_confirmed",
    .text = "SELECT confirmed_at FROM sessions WHERE id = $1 AND confirmed_at IS NOT NULL",
};
const db::Query find_session_device_query{
    .name = "accounts.find_session_device",
    .text = "SELECT device FROM sessions WHERE id = $1",
};

} // namespace

void upsert_half_sign_in(db::Connection& connection, std::string_view visitor_hash, const HalfSignIn& half,
                         base::Instant expires_at) {
    connection.run(upsert_half_sign_in_query, visitor_hash, half.person, half.next_path, half.is_lasting, expires_at);
}
std::optional<HalfSignIn> find_half_sign_in(db::Connection& connection, std::string_view visitor_hash,
                                            base::Instant now) {
    return connection.find<HalfSignIn>(find_half_sign_in_query, visitor_hash, now);
}
std::int64_t use_half_try(db::Connection& connection, std::string_view visitor_hash) {
    return connection.run(use_half_try_query, visitor_hash, code_tries_max);
}
std::int64_t delete_half_sign_in(db::Connection& connection, std::string_view visitor_hash) {
    return connection.run(delete_half_sign_in_query, visitor_hash);
}
void delete_half_sign_ins(db::Connection& connection, PersonId person) {
    connection.run(delete_half_sign_ins_query, person);
}
void delete_expired_half_sign_ins(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_half_sign_ins_query, now);
}
bool insert_known_device(db::Connection& connection, PersonId person, std::string_view device_hash, base::Instant at) {
    if (connection.run(insert_known_device_query, person, device_hash, at) > 0) return true;
    connection.run(update_known_device_query, person, device_hash, at);
    return false;
}
void delete_known_devices(db::Connection& connection, PersonId person) {
    connection.run(delete_known_devices_query, person);
}
void delete_old_known_devices(db::Connection& connection, base::Instant unseen_since) {
    connection.run(delete_old_known_devices_query, unseen_since);
}
void update_second_factors(db::Connection& connection, PersonId person, std::int64_t factors) {
    connection.run(update_second_factors_query, person, factors);
}
void update_second_factor_due(db::Connection& connection, PersonId person, std::optional<base::Instant> due_at) {
    connection.run(update_second_factor_due_query, person, due_at);
}
std::vector<Account> list_officer_accounts(db::Connection& connection) {
    return connection.all<Account>(list_officer_accounts_query);
}
void update_session_confirmed(db::Connection& connection, SessionId id, base::Instant at) {
    connection.run(update_session_confirmed_query, id, at);
}
std::optional<base::Instant> find_session_confirmed(db::Connection& connection, SessionId id) {
    return connection.find<base::Instant>(find_session_confirmed_query, id);
}
std::string find_session_device(db::Connection& connection, SessionId id) {
    return connection.find<std::string>(find_session_device_query, id).value_or("");
}

std::vector<const db::Query*> step_queries() {
    return {&upsert_half_sign_in_query,      &find_half_sign_in_query,        &use_half_try_query,
            &delete_half_sign_in_query,      &delete_half_sign_ins_query,     &delete_expired_half_sign_ins_query,
            &insert_known_device_query,      &update_known_device_query,      &delete_known_devices_query,
            &delete_old_known_devices_query, &update_second_factors_query,    &update_second_factor_due_query,
            &list_officer_accounts_query,    &update_session_confirmed_query, &find_session_device_query,
            &find_session_confirmed_query};
}

} // namespace accounts::store
