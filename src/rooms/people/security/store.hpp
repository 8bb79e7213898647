// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All SQL of the security room: keys here, what waits for an answer and the officers' part in store_office.cpp.
#include "db/connection.hpp"
#include "db/query.hpp"
#include "rooms/people/security/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace security::store {

std::vector<const db::Query*> queries();
std::vector<const db::Query*> office_queries();

// Passkeys.
void insert_passkey(db::Connection& connection, const Passkey& passkey); // db::Duplicate: somebody has this one
std::optional<Passkey> find_passkey(db::Connection& connection, std::string_view credential_id);
std::vector<Passkey> list_passkeys(db::Connection& connection, PersonId person);
std::int64_t count_passkeys(db::Connection& connection, PersonId person);
// 0: the counter does not go forward, so the passkey was copied (a counter that stays 0 counts nothing).
std::int64_t use_passkey(db::Connection& connection, PasskeyId id, std::int64_t sign_count, base::Instant at);
std::int64_t update_passkey_label(db::Connection& connection, PersonId person, base::PublicId id,
                                  std::string_view label);
std::int64_t delete_passkey(db::Connection& connection, PersonId person, base::PublicId id);
void delete_passkeys(db::Connection& connection, PersonId person);
std::optional<std::string> find_handle(db::Connection& connection, PersonId person);
void insert_handle(db::Connection& connection, PersonId person, std::string_view handle); // kept when there is one

struct Challenge {
    std::string hash;
    std::string owner_hash;
    Purpose purpose = Purpose::sign_in;
    base::Instant expires_at;
};
void insert_challenge(db::Connection& connection, const Challenge& challenge);
std::int64_t use_challenge(db::Connection& connection, const Challenge& challenge, base::Instant now); // 0: not there
void delete_expired_challenges(db::Connection& connection, base::Instant now);

// The authenticator app.
struct AppRow {
    db::Bytes secret; // sealed
    std::int64_t last_step = 0;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};
std::optional<AppRow> find_app(db::Connection& connection, PersonId person);
void upsert_app(db::Connection& connection, PersonId person, const AppRow& app);
std::int64_t use_step(db::Connection& connection, PersonId person, std::int64_t step, base::Instant at); // 0: used
std::int64_t delete_app(db::Connection& connection, PersonId person);
void upsert_plan(db::Connection& connection, PersonId person, const db::Bytes& secret, base::Instant expires_at);
std::optional<db::Bytes> find_plan(db::Connection& connection, PersonId person, base::Instant now);
std::int64_t delete_plan(db::Connection& connection, PersonId person);
void delete_expired_plans(db::Connection& connection, base::Instant now);

// Recovery codes.
void insert_code(db::Connection& connection, PersonId person, std::string_view hash);
CodeCounts count_codes(db::Connection& connection, PersonId person);
std::int64_t use_code(db::Connection& connection, PersonId person, std::string_view hash, base::Instant at); // 0: no
bool has_code(db::Connection& connection, PersonId person, std::string_view hash);
void delete_codes(db::Connection& connection, PersonId person); // and what they are hashed with
void upsert_code_key(db::Connection& connection, PersonId person, const db::Bytes& secret); // sealed
std::optional<db::Bytes> find_code_key(db::Connection& connection, PersonId person);

// Mailed digits.
struct Confirmation {
    std::string code_hash;
    std::int64_t tries = 0;
};
void upsert_confirmation(db::Connection& connection, std::int64_t session, std::string_view code_hash,
                         base::Instant expires_at);
std::optional<Confirmation> find_confirmation(db::Connection& connection, std::int64_t session, base::Instant now);
std::int64_t use_confirmation_try(db::Connection& connection, std::int64_t session); // 0: five are over
std::int64_t delete_confirmation(db::Connection& connection, std::int64_t session);
void delete_expired_confirmations(db::Connection& connection, base::Instant now);

// Who must have what, and coming back in.
std::optional<Rules> find_rules(db::Connection& connection);
void upsert_rules(db::Connection& connection, const Rules& rules);
struct NewReentry {
    base::PublicId public_id;
    PersonId person;
    PersonId asked_by;
    base::Instant asked_at;
    base::Instant expires_at;
    std::string cancel_hash;
};
ReentryId insert_reentry(db::Connection& connection, const NewReentry& reentry); // db::Duplicate: one is open
std::optional<Reentry> find_reentry(db::Connection& connection, base::PublicId id);
std::optional<Reentry> find_reentry(db::Connection& connection, ReentryId id);
std::optional<Reentry> find_reentry_to_cancel(db::Connection& connection, std::string_view cancel_hash);
std::vector<Reentry> list_reentries(db::Connection& connection, int limit); // the newest first
// 0: it was settled already, or a day has passed.
std::int64_t settle_reentry(db::Connection& connection, ReentryId id, ReentryState state, std::optional<PersonId> by,
                            base::Instant at);
void withdraw_expired_reentries(db::Connection& connection, base::Instant now);

} // namespace security::store
