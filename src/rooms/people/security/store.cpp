// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/store.hpp"
#include "base/crypto.hpp"

namespace security::store {

namespace {

struct PasskeyRow {
    PasskeyId id;
    base::PublicId public_id;
    PersonId person;
    std::string credential_id;
    std::string public_key; // base64url
    std::int64_t algorithm = 0;
    std::int64_t sign_count = 0;
    std::string label;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};

Passkey to_passkey(const PasskeyRow& row) {
    return {
        row.id,        row.public_id,  row.person, row.credential_id, base::from_base64url(row.public_key).value_or(""),
        row.algorithm, row.sign_count, row.label,  row.created_at,    row.last_used_at};
}

const db::Query insert_passkey_query{
    .name = "security.insert_passkey",
    .text =
        "INSERT INTO passkeys (public_id, person_id, credential_id, public_key, algorithm, sign_count, label, "
        "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
};
const db::Query find_passkey_query{
    .name = "security.find_passkey",
    .text =
        "SELECT id, public_id, person_id, credential_id, public_key, algorithm, sign_count, label, created_at, "
        "last_used_at FROM passkeys WHERE credential_id = $1",
};
const db::Query list_passkeys_query{
    .name = "security.list_passkeys",
    .text =
        "SELECT id, public_id, person_id, credential_id, public_key, algorithm, sign_count, label, created_at, "
        "last_used_at FROM passkeys WHERE person_id = $1 ORDER BY id",
};
const db::Query count_passkeys_query{
    .name = "security.count_passkeys",
    .text = "SELECT COUNT(*) FROM passkeys WHERE person_id = $1",
};
const db::Query use_passkey_query{
    .name = "security.use_passkey",
    .text =
        "UPDATE passkeys SET sign_count = $2, last_used_at = $3 "
        "WHERE id = $1 AND (sign_count < $2 OR (sign_count = 0 AND $2 = 0))",
    .postgres =
        "UPDATE passkeys SET sign_count = $2, last_used_at = $3 "
        "WHERE id = $1 AND (sign_count < $2 OR (sign_count = 0 AND CAST($2 AS BIGINT) = 0))",
};
const db::Query update_passkey_label_query{
    .name = "security.update_passkey_label",
    .text = "UPDATE passkeys SET label = $3 WHERE person_id = $1 AND public_id = $2",
};
const db::Query delete_passkey_query{
    .name = "security.delete_passkey",
    .text = "DELETE FROM passkeys WHERE person_id = $1 AND public_id = $2",
};
const db::Query delete_passkeys_query{
    .name = "security.delete_passkeys",
    .text = "DELETE FROM passkeys WHERE person_id = $1",
};
const db::Query find_handle_query{
    .name = "security.find_handle",
    .text = "SELECT handle FROM passkey_handles WHERE person_id = $1",
};
const db::Query insert_handle_query{
    .name = "security.insert_handle",
    .text = "INSERT INTO passkey_handles (person_id, handle) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING",
};
const db::Query insert_challenge_query{
    .name = "security.insert_challenge",
    .text = "INSERT INTO passkey_challenges (challenge_hash, owner_hash, purpose, expires_at) VALUES ($1, $2, $3, $4)",
};
const db::Query use_challenge_query{
    .name = "security.use_challenge",
    .text =
        "DELETE FROM passkey_challenges "
        "WHERE challenge_hash = $1 AND owner_hash = $2 AND purpose = $3 AND expires_at > $4",
};
const db::Query delete_expired_challenges_query{
    .name = "security.delete_expired_challenges",
    .text = "DELETE FROM passkey_challenges WHERE expires_at < $1",
};
const db::Query find_app_query{
    .name = "security.find_app",
    .text = "SELECT secret, last_step, created_at, last_used_at FROM app_secrets WHERE person_id = $1",
};
const db::Query upsert_app_query{
    .name = "security.upsert_app",
    .text =
        "INSERT INTO app_secrets (person_id, secret, last_step, created_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (person_id) DO UPDATE SET secret = EXCLUDED.secret, last_step = EXCLUDED.last_step, "
        "created_at = EXCLUDED.created_at, last_used_at = NULL",
};
const db::Query use_step_query{
    .name = "security.use_step",
    .text = "UPDATE app_secrets SET last_step = $2, last_used_at = $3 WHERE person_id = $1 AND last_step < $2",
};
const db::Query delete_app_query{
    .name = "security.delete_app",
    .text = "DELETE FROM app_secrets WHERE person_id = $1",
};
const db::Query upsert_plan_query{
    .name = "security.upsert_plan",
    .text =
        "INSERT INTO app_plans (person_id, secret, expires_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (person_id) DO UPDATE SET secret = EXCLUDED.secret, expires_at = EXCLUDED.expires_at",
};
const db::Query find_plan_query{
    .name = "security.find_plan",
    .text = "SELECT secret FROM app_plans WHERE person_id = $1 AND expires_at > $2",
};
const db::Query delete_plan_query{
    .name = "security.delete_plan",
    .text = "DELETE FROM app_plans WHERE person_id = $1",
};
const db::Query delete_expired_plans_query{
    .name = "security.delete_expired_plans",
    .text = "DELETE FROM app_plans WHERE expires_at < $1",
};
const db::Query insert_code_query{
    .name = "security.insert_code",
    .text =
        "INSERT INTO recovery_codes (person_id, code_hash) VALUES ($1, $2) "
        "ON CONFLICT (person_id, code_hash) DO NOTHING",
};
const db::Query count_codes_query{
    .name = "security.count_codes",
    .text =
        "SELECT COALESCE(SUM(CASE WHEN used_at IS NULL THEN 1 ELSE 0 END), 0), COUNT(*) FROM recovery_codes "
        "WHERE person_id = $1",
    .postgres =
        "SELECT CAST(COALESCE(SUM(CASE WHEN used_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*) "
        "FROM recovery_codes WHERE person_id = $1",
};
const db::Query use_code_query{
    .name = "security.use_code",
    .text = "UPDATE recovery_codes SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL",
};
const db::Query has_code_query{
    .name = "security.has_code",
    .text = "SELECT COUNT(*) FROM recovery_codes WHERE person_id = $1 AND code_hash = $2",
};
const db::Query upsert_code_key_query{
    .name = "security.upsert_code_key",
    .text =
        "INSERT INTO recovery_code_keys (person_id, secret) VALUES ($1, $2) "
        "ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret",
};
const db::Query find_code_key_query{
    .name = "security.find_code_key",
    .text = "SELECT secret FROM recovery_code_keys WHERE person_id = $1",
};
const db::Query delete_code_key_query{
    .name = "security.delete_code_key",
    .text = "DELETE FROM recovery_code_keys WHERE person_id = $1",
};
const db::Query delete_codes_query{
    .name = "security.delete_codes",
    .text = "DELETE FROM recovery_codes WHERE person_id = $1",
};

} // namespace

void insert_passkey(db::Connection& connection, const Passkey& passkey) {
    connection.run(insert_passkey_query, passkey.public_id, passkey.person, passkey.credential_id,
                   base::base64url(passkey.public_key), passkey.algorithm, passkey.sign_count, passkey.label,
                   passkey.created_at);
}
std::optional<Passkey> find_passkey(db::Connection& connection, std::string_view credential_id) {
    auto row = connection.find<PasskeyRow>(find_passkey_query, credential_id);
    if (!row) return std::nullopt;
    return to_passkey(*row);
}
std::vector<Passkey> list_passkeys(db::Connection& connection, PersonId person) {
    std::vector<Passkey> out;
    for (const auto& row : connection.all<PasskeyRow>(list_passkeys_query, person)) out.push_back(to_passkey(row));
    return out;
}
std::int64_t count_passkeys(db::Connection& connection, PersonId person) {
    return connection.get<std::int64_t>(count_passkeys_query, person);
}
std::int64_t use_passkey(db::Connection& connection, PasskeyId id, std::int64_t sign_count, base::Instant at) {
    return connection.run(use_passkey_query, id, sign_count, at);
}
std::int64_t update_passkey_label(db::Connection& connection, PersonId person, base::PublicId id,
                                  std::string_view label) {
    return connection.run(update_passkey_label_query, person, id, label);
}
std::int64_t delete_passkey(db::Connection& connection, PersonId person, base::PublicId id) {
    return connection.run(delete_passkey_query, person, id);
}
void delete_passkeys(db::Connection& connection, PersonId person) {
    connection.run(delete_passkeys_query, person);
}
std::optional<std::string> find_handle(db::Connection& connection, PersonId person) {
    return connection.find<std::string>(find_handle_query, person);
}
void insert_handle(db::Connection& connection, PersonId person, std::string_view handle) {
    connection.run(insert_handle_query, person, handle);
}

void insert_challenge(db::Connection& connection, const Challenge& challenge) {
    connection.run(insert_challenge_query, challenge.hash, challenge.owner_hash, challenge.purpose,
                   challenge.expires_at);
}
std::int64_t use_challenge(db::Connection& connection, const Challenge& challenge, base::Instant now) {
    return connection.run(use_challenge_query, challenge.hash, challenge.owner_hash, challenge.purpose, now);
}
void delete_expired_challenges(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_challenges_query, now);
}

std::optional<AppRow> find_app(db::Connection& connection, PersonId person) {
    return connection.find<AppRow>(find_app_query, person);
}
void upsert_app(db::Connection& connection, PersonId person, const AppRow& app) {
    connection.run(upsert_app_query, person, app.secret, app.last_step, app.created_at);
}
std::int64_t use_step(db::Connection& connection, PersonId person, std::int64_t step, base::Instant at) {
    return connection.run(use_step_query, person, step, at);
}
std::int64_t delete_app(db::Connection& connection, PersonId person) {
    return connection.run(delete_app_query, person);
}
void upsert_plan(db::Connection& connection, PersonId person, const db::Bytes& secret, base::Instant expires_at) {
    connection.run(upsert_plan_query, person, secret, expires_at);
}
std::optional<db::Bytes> find_plan(db::Connection& connection, PersonId person, base::Instant now) {
    return connection.find<db::Bytes>(find_plan_query, person, now);
}
std::int64_t delete_plan(db::Connection& connection, PersonId person) {
    return connection.run(delete_plan_query, person);
}
void delete_expired_plans(db::Connection& connection, base::Instant now) {
    connection.run(delete_expired_plans_query, now);
}

void insert_code(db::Connection& connection, PersonId person, std::string_view hash) {
    connection.run(insert_code_query, person, hash);
}
CodeCounts count_codes(db::Connection& connection, PersonId person) {
    return connection.get<CodeCounts>(count_codes_query, person);
}
std::int64_t use_code(db::Connection& connection, PersonId person, std::string_view hash, base::Instant at) {
    return connection.run(use_code_query, person, hash, at);
}
bool has_code(db::Connection& connection, PersonId person, std::string_view hash) {
    return connection.get<std::int64_t>(has_code_query, person, hash) > 0;
}
void delete_codes(db::Connection& connection, PersonId person) {
    connection.run(delete_codes_query, person);
    connection.run(delete_code_key_query, person);
}
void upsert_code_key(db::Connection& connection, PersonId person, const db::Bytes& secret) {
    connection.run(upsert_code_key_query, person, secret);
}
std::optional<db::Bytes> find_code_key(db::Connection& connection, PersonId person) {
    return connection.find<db::Bytes>(find_code_key_query, person);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> all{&insert_passkey_query,
                                      &find_passkey_query,
                                      &list_passkeys_query,
                                      &count_passkeys_query,
                                      &use_passkey_query,
                                      &update_passkey_label_query,
                                      &delete_passkey_query,
                                      &delete_passkeys_query,
                                      &find_handle_query,
                                      &insert_handle_query,
                                      &insert_challenge_query,
                                      &use_challenge_query,
                                      &delete_expired_challenges_query,
                                      &find_app_query,
                                      &upsert_app_query,
                                      &use_step_query,
                                      &delete_app_query,
                                      &upsert_plan_query,
                                      &find_plan_query,
                                      &delete_plan_query,
                                      &delete_expired_plans_query,
                                      &insert_code_query,
                                      &count_codes_query,
                                      &use_code_query,
                                      &has_code_query,
                                      &upsert_code_key_query,
                                      &find_code_key_query,
                                      &delete_code_key_query,
                                      &delete_codes_query};
    for (const auto* query : office_queries()) all.push_back(query);
    return all;
}

} // namespace security::store
