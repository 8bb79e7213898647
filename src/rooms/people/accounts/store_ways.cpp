// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/store.hpp"

namespace accounts::store {

namespace {

const db::Query insert_way_in_query{
    .name = "accounts.insert_way_in",
    .text =
        "INSERT INTO ways_in (token_hash, code_hash, person_id, purpose, expires_at) VALUES ($1, $2, $3, $4, $5) "
        "RETURNING id",
};
const db::Query find_way_in_query{
    .name = "accounts.find_way_in",
    .text = "SELECT id, person_id, purpose, expires_at, used_at FROM ways_in WHERE token_hash = $1",
};
const db::Query find_way_in_by_id_query{
    .name = "accounts.find_way_in_by_id",
    .text = "SELECT id, person_id, purpose, expires_at, used_at FROM ways_in WHERE id = $1",
};
const db::Query list_ways_in_by_code_query{
    .name = "accounts.list_ways_in_by_code",
    .text =
        "SELECT id, person_id, purpose, expires_at, used_at FROM ways_in "
        "WHERE code_hash = $1 AND purpose = 2 AND expires_at > $2 ORDER BY used_at IS NOT NULL, id LIMIT 100",
};
const db::Query use_way_in_query{
    .name = "accounts.use_way_in",
    .text = "UPDATE ways_in SET used_at = $2 WHERE id = $1 AND used_at IS NULL",
};
const db::Query delete_ways_in_query{
    .name = "accounts.delete_ways_in",
    .text = "DELETE FROM ways_in WHERE person_id = $1",
};
const db::Query delete_setup_ways_in_query{
    .name = "accounts.delete_setup_ways_in",
    .text = "DELETE FROM ways_in WHERE person_id IS NULL AND purpose = 3",
};
const db::Query delete_expired_ways_in_query{
    .name = "accounts.delete_expired_ways_in",
    .text = "DELETE FROM ways_in WHERE expires_at < $1",
};
const db::Query upsert_sign_in_request_query{
    .name = "accounts.upsert_sign_in_request",
    .text =
        "INSERT INTO sign_in_requests (visitor_hash, email, next_path, is_lasting, code_hash, tries, expires_at) "
        "VALUES ($1, $2, $3, $4, '', 0, $5) "
        "ON CONFLICT (visitor_hash) DO UPDATE SET email = EXCLUDED.email, next_path = EXCLUDED.next_path, "
        "is_lasting = EXCLUDED.is_lasting, code_hash = '', way_in_id = NULL, tries = 0, "
        "expires_at = EXCLUDED.expires_at RETURNING id",
};
const db::Query find_sign_in_request_query{
    .name = "accounts.find_sign_in_request",
    .text =
        "SELECT id, email, next_path, is_lasting, code_hash, way_in_id, tries, expires_at FROM sign_in_requests "
        "WHERE visitor_hash = $1 AND expires_at > $2",
};
const db::Query find_sign_in_request_by_id_query{
    .name = "accounts.find_sign_in_request_by_id",
    .text =
        "SELECT id, email, next_path, is_lasting, code_hash, way_in_id, tries, expires_at FROM sign_in_requests "
        "WHERE id = $1 AND expires_at > $2",
};
const db::Query update_sign_in_code_query{
    .name = "accounts.update_sign_in_code",
    .text = "UPDATE sign_in_requests SET code_hash = $2, way_in_id = $3 WHERE id = $1",
};
const db::Query use_try_query{
    .name = "accounts.use_try",
    .text = "UPDATE sign_in_requests SET tries = tries + 1 WHERE id = $1 AND tries < $2",
};
const db::Query delete_sign_in_request_query{
    .name = "accounts.delete_sign_in_request",
    .text = "DELETE FROM sign_in_requests WHERE id = $1",
};
const db::Query delete_expired_sign_in_requests_query{
    .name = "accounts.delete_expired_sign_in_requests",
    .text = "DELETE FROM sign_in_requests WHERE expires_at < $1",
};
const db::Query upsert_email_change_query{
    .name = "accounts.upsert_email_change",
    .text =
        "INSERT INTO email_changes (person_id, email, email_key, confirm_hash, cancel_hash, expires_at) "
        "VALUES ($1, $2, $3, '', '', $4) "
        "ON CONFLICT (person_id) DO UPDATE SET email = EXCLUDED.email, email_key = EXCLUDED.email_key, "
        "confirm_hash = '', cancel_hash = '', expires_at = EXCLUDED.expires_at",
};
const db::Query update_email_change_keys_query{
    .name = "accounts.update_email_change_keys",
    .text = "UPDATE email_changes SET confirm_hash = $2, cancel_hash = $3 WHERE person_id = $1",
};
const db::Query find_email_change_query{
    .name = "accounts.find_email_change",
    .text =
        "SELECT person_id, email, email_key, expires_at FROM email_changes WHERE person_id = $1 AND expires_at > $2",
};
const db::Query find_email_change_to_confirm_query{
    .name = "accounts.find_email_change_to_confirm",
    .text =
        "SELECT person_id, email, email_key, expires_at FROM email_changes "
        "WHERE confirm_hash = $1 AND expires_at > $2",
};
const db::Query find_email_change_to_cancel_query{
    .name = "accounts.find_email_change_to_cancel",
    .text =
        "SELECT person_id, email, email_key, expires_at FROM email_changes "
        "WHERE cancel_hash = $1 AND expires_at > $2",
};
const db::Query delete_email_change_query{
    .name = "accounts.delete_email_change",
    .text = "DELETE FROM email_changes WHERE person_id = $1",
};
const db::Query delete_expired_email_changes_query{
    .name = "accounts.delete_expired_email_changes",
    .text = "DELETE FROM email_changes WHERE expires_at < $1",
};

} // namespace

WayInId insert_way_in(db::Connection& connection, const NewWayIn& way) {
    return connection.get<WayInId>(insert_way_in_query, way.token_hash, way.code_hash, way.person, way.purpose,
                                   way.expires_at);
}
std::optional<KeptWayIn> find_way_in(db::Connection& connection, std::string_view token_hash) {
    return connection.find<KeptWayIn>(find_way_in_query, token_hash);
}
std::optional<KeptWayIn> find_way_in(db::Connection& connection, WayInId id) {
    return connection.find<KeptWayIn>(find_way_in_by_id_query, id);
}
std::vector<KeptWayIn> list_ways_in_by_code(db::Connection& connection, std::string_view code_hash, base::Instant now) {
    return connection.all<KeptWayIn>(list_ways_in_by_code_query, code_hash, now);
}
std::int64_t use_way_in(db::Connection& connection, WayInId id, base::Instant at) {
    return connection.run(use_way_in_query, id, at);
}
void delete_ways_in(db::Connection& connection, PersonId person) {
    connection.run(delete_ways_in_query, person);
}
void delete_setup_ways_in(db::Connection& connection) {
    connection.run(delete_setup_ways_in_query);
}
void delete_expired_ways_in(db::Connection& connection, base::Instant expired_before) {
    connection.run(delete_expired_ways_in_query, expired_before);
}

SignInRequestId upsert_sign_in_request(db::Connection& connection, const NewSignInRequest& request) {
    return connection.get<SignInRequestId>(upsert_sign_in_request_query, request.visitor_hash, request.email,
                                           request.next_path, request.is_lasting, request.expires_at);
}
std::optional<SignInRequest> find_sign_in_request(db::Connection& connection, std::string_view visitor_hash,
                                                  base::Instant now) {
    return connection.find<SignInRequest>(find_sign_in_request_query, visitor_hash, now);
}
std::optional<SignInRequest> find_sign_in_request(db::Connection& connection, SignInRequestId id, base::Instant now) {
    return connection.find<SignInRequest>(find_sign_in_request_by_id_query, id, now);
}
void update_sign_in_code(db::Connection& connection, SignInRequestId id, std::string_view code_hash, WayInId way) {
    connection.run(update_sign_in_code_query, id, code_hash, way);
}
std::int64_t use_try(db::Connection& connection, SignInRequestId id) {
    return connection.run(use_try_query, id, code_tries_max);
}
void delete_sign_in_request(db::Connection& connection, SignInRequestId id) {
    connection.run(delete_sign_in_request_query, id);
}
void delete_expired_sign_in_requests(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_sign_in_requests_query, now);
}

void upsert_email_change(db::Connection& connection, const EmailChange& change) {
    connection.run(upsert_email_change_query, change.person, change.email, change.email_key, change.expires_at);
}
void update_email_change_keys(db::Connection& connection, PersonId person, std::string_view confirm_hash,
                              std::string_view cancel_hash) {
    connection.run(update_email_change_keys_query, person, confirm_hash, cancel_hash);
}
std::optional<EmailChange> find_email_change(db::Connection& connection, PersonId person, base::Instant now) {
    return connection.find<EmailChange>(find_email_change_query, person, now);
}
std::optional<EmailChange> find_email_change_to_confirm(db::Connection& connection, std::string_view hash,
                                                        base::Instant now) {
    return connection.find<EmailChange>(find_email_change_to_confirm_query, hash, now);
}
std::optional<EmailChange> find_email_change_to_cancel(db::Connection& connection, std::string_view hash,
                                                       base::Instant now) {
    return connection.find<EmailChange>(find_email_change_to_cancel_query, hash, now);
}
std::int64_t delete_email_change(db::Connection& connection, PersonId person) {
    return connection.run(delete_email_change_query, person);
}
void delete_expired_email_changes(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_email_changes_query, now);
}

std::vector<const db::Query*> way_queries() {
    return {&insert_way_in_query,
            &find_way_in_query,
            &find_way_in_by_id_query,
            &list_ways_in_by_code_query,
            &use_way_in_query,
            &delete_ways_in_query,
            &delete_setup_ways_in_query,
            &delete_expired_ways_in_query,
            &upsert_sign_in_request_query,
            &find_sign_in_request_query,
            &find_sign_in_request_by_id_query,
            &update_sign_in_code_query,
            &use_try_query,
            &delete_sign_in_request_query,
            &delete_expired_sign_in_requests_query,
            &upsert_email_change_query,
            &update_email_change_keys_query,
            &find_email_change_query,
            &find_email_change_to_confirm_query,
            &find_email_change_to_cancel_query,
            &delete_email_change_query,
            &delete_expired_email_changes_query};
}

} // namespace accounts::store
