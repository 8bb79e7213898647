// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/store.hpp"

namespace accounts::store {

namespace {

const db::Query insert_session_query{
    .name = "accounts.insert_session",
    .text =
        "INSERT INTO sessions (public_id, token_hash, person_id, device, is_lasting, created_at, last_used_at, "
        "expires_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $6) RETURNING id",
};
const db::Query find_session_viewer_query{
    .name = "accounts.find_session_viewer",
    .text =
        "SELECT s.id, s.person_id, p.public_id, p.first_name, p.last_name, a.roles, a.language, a.time_zone, a.theme, "
        "a.mode, a.has_search_key, a.last_seen_at, s.last_used_at "
        "FROM sessions s JOIN accounts a ON a.person_id = s.person_id JOIN persons p ON p.id = s.person_id "
        "WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.state = 2",
};
const db::Query list_sessions_query{
    .name = "accounts.list_sessions",
    .text =
        "SELECT id, public_id, device, is_lasting, created_at, last_used_at FROM sessions "
        "WHERE person_id = $1 AND expires_at > $2 ORDER BY id DESC",
};
const db::Query update_session_use_query{
    .name = "accounts.update_session_use",
    .text = "UPDATE sessions SET last_used_at = $2 WHERE id = $1",
};
const db::Query update_session_token_query{
    .name = "accounts.update_session_token",
    .text = "UPDATE sessions SET token_hash = $2 WHERE id = $1",
};
const db::Query delete_session_query{
    .name = "accounts.delete_session",
    .text = "DELETE FROM sessions WHERE person_id = $1 AND public_id = $2",
};
const db::Query delete_session_row_query{
    .name = "accounts.delete_session_row",
    .text = "DELETE FROM sessions WHERE id = $1",
};
const db::Query delete_other_sessions_query{
    .name = "accounts.delete_other_sessions",
    .text = "DELETE FROM sessions WHERE person_id = $1 AND id <> $2",
};
const db::Query delete_expired_sessions_query{
    .name = "accounts.delete_expired_sessions",
    .text = "DELETE FROM sessions WHERE expires_at < $1",
};
const db::Query insert_api_token_query{
    .name = "accounts.insert_api_token",
    .text = "INSERT INTO api_tokens (public_id, token_hash, person_id, label, created_at) VALUES ($1, $2, $3, $4, $5)",
};
const db::Query find_token_viewer_query{
    .name = "accounts.find_token_viewer",
    .text =
        "SELECT t.id, t.person_id, p.public_id, p.first_name, p.last_name, a.roles, a.language, a.time_zone, a.theme, "
        "a.mode, a.has_search_key, a.last_seen_at, t.last_used_at "
        "FROM api_tokens t JOIN accounts a ON a.person_id = t.person_id JOIN persons p ON p.id = t.person_id "
        "WHERE t.token_hash = $1 AND a.state <> 3",
};
const db::Query list_api_tokens_query{
    .name = "accounts.list_api_tokens",
    .text = "SELECT public_id, label, created_at, last_used_at FROM api_tokens WHERE person_id = $1 ORDER BY id DESC",
};
const db::Query count_api_tokens_query{
    .name = "accounts.count_api_tokens",
    .text = "SELECT COUNT(*) FROM api_tokens WHERE person_id = $1",
};
const db::Query update_api_token_use_query{
    .name = "accounts.update_api_token_use",
    .text = "UPDATE api_tokens SET last_used_at = $2 WHERE id = $1",
};
const db::Query delete_api_token_query{
    .name = "accounts.delete_api_token",
    .text = "DELETE FROM api_tokens WHERE person_id = $1 AND public_id = $2",
};
const db::Query delete_api_tokens_query{
    .name = "accounts.delete_api_tokens",
    .text = "DELETE FROM api_tokens WHERE person_id = $1",
};

} // namespace

SessionId insert_session(db::Connection& connection, const NewSession& session) {
    return connection.get<SessionId>(insert_session_query, session.public_id, session.token_hash, session.person,
                                     session.device, session.is_lasting, session.created_at, session.expires_at);
}
std::optional<SessionViewer> find_session_viewer(db::Connection& connection, std::string_view token_hash,
                                                 base::Instant now) {
    return connection.find<SessionViewer>(find_session_viewer_query, token_hash, now);
}
std::vector<Session> list_sessions(db::Connection& connection, PersonId person, base::Instant now) {
    return connection.all<Session>(list_sessions_query, person, now);
}
void update_session_use(db::Connection& connection, SessionId id, base::Instant at) {
    connection.run(update_session_use_query, id, at);
}
void update_session_token(db::Connection& connection, SessionId id, std::string_view token_hash) {
    connection.run(update_session_token_query, id, token_hash);
}
std::int64_t delete_session(db::Connection& connection, PersonId person, base::PublicId id) {
    return connection.run(delete_session_query, person, id);
}
void delete_session_row(db::Connection& connection, SessionId id) {
    connection.run(delete_session_row_query, id);
}
void delete_other_sessions(db::Connection& connection, PersonId person, SessionId kept) {
    connection.run(delete_other_sessions_query, person, kept);
}
void delete_expired_sessions(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_sessions_query, now);
}

void insert_api_token(db::Connection& connection, const NewApiToken& token) {
    connection.run(insert_api_token_query, token.public_id, token.token_hash, token.person, token.label,
                   token.created_at);
}
std::optional<SessionViewer> find_token_viewer(db::Connection& connection, std::string_view token_hash) {
    return connection.find<SessionViewer>(find_token_viewer_query, token_hash);
}
std::vector<ApiToken> list_api_tokens(db::Connection& connection, PersonId person) {
    return connection.all<ApiToken>(list_api_tokens_query, person);
}
std::int64_t count_api_tokens(db::Connection& connection, PersonId person) {
    return connection.get<std::int64_t>(count_api_tokens_query, person);
}
void update_api_token_use(db::Connection& connection, std::int64_t row, base::Instant at) {
    connection.run(update_api_token_use_query, row, at);
}
std::int64_t delete_api_token(db::Connection& connection, PersonId person, base::PublicId id) {
    return connection.run(delete_api_token_query, person, id);
}
void delete_api_tokens(db::Connection& connection, PersonId person) {
    connection.run(delete_api_tokens_query, person);
}

std::vector<const db::Query*> key_queries() {
    return {&insert_session_query,     &find_session_viewer_query,   &list_sessions_query,
            &update_session_use_query, &update_session_token_query,  &delete_session_query,
            &delete_session_row_query, &delete_other_sessions_query, &delete_expired_sessions_query,
            &insert_api_token_query,   &find_token_viewer_query,     &list_api_tokens_query,
            &count_api_tokens_query,   &update_api_token_use_query,  &delete_api_token_query,
            &delete_api_tokens_query};
}

} // namespace accounts::store
