// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All SQL of the accounts room: persons and accounts here, what opens the door in store_keys.cpp, the ways in in
// store_ways.cpp.
#include "db/connection.hpp"
#include "db/query.hpp"
#include "rooms/people/accounts/model.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accounts::store {

std::vector<const db::Query*> queries();
std::vector<const db::Query*> person_queries();
std::vector<const db::Query*> key_queries();
std::vector<const db::Query*> way_queries();
std::vector<const db::Query*> step_queries();

// Persons and accounts.
struct NewPerson {
    base::PublicId public_id;
    std::string first_name;
    std::string last_name;
    std::string name_key;
    base::Instant created_at;
};
PersonId insert_person(db::Connection& connection, const NewPerson& person);
void update_person_name(db::Connection& connection, PersonId id, const NewPerson& person);
void delete_person(db::Connection& connection, PersonId id);
std::optional<Person> find_person(db::Connection& connection, PersonId id);
std::optional<Person> find_person_by_public_id(db::Connection& connection, base::PublicId id);
std::vector<KnownPerson> list_everybody(db::Connection& connection, PersonId after, int limit);
std::optional<base::Instant> find_created_at(db::Connection& connection, PersonId id);
std::vector<Person> list_persons(db::Connection& connection, std::span<const PersonId> ids);

struct NewAccount {
    PersonId person;
    std::string email;
    std::string email_key;
    std::string language;
    std::string time_zone;
};
void insert_account(db::Connection& connection, const NewAccount& account);
void update_email(db::Connection& connection, PersonId person, std::string_view email, std::string_view email_key);
void delete_account(db::Connection& connection, PersonId person);
std::optional<Account> find_account(db::Connection& connection, PersonId person);
std::optional<Account> find_account_by_key(db::Connection& connection, std::string_view email_key);
std::vector<Account> list_accounts(db::Connection& connection, std::span<const PersonId> persons);
std::vector<PersonId> list_officers(db::Connection& connection, std::int64_t role_bits);
std::vector<PersonId> lock_administrators(
    db::Connection& connection); // and keeps their rows until the transaction ends
void add_role(db::Connection& connection, PersonId person, std::int64_t bit);
void remove_role(db::Connection& connection, PersonId person, std::int64_t bit);
void update_state(db::Connection& connection, PersonId person, AccountState state);
void open_account(db::Connection& connection, PersonId person, base::Instant at); // the first sign-in
void update_last_seen(db::Connection& connection, PersonId person, base::Instant day);
std::string find_password_hash(db::Connection& connection, PersonId person); // empty: none
void update_password_hash(db::Connection& connection, PersonId person, std::string_view hash);
Preferences get_preferences(db::Connection& connection, PersonId person);
void update_mode(db::Connection& connection, PersonId person, ui::Mode mode);
void update_preferences(db::Connection& connection, PersonId person, const Preferences& preferences);

// Sessions and tokens.
struct NewSession {
    base::PublicId public_id;
    std::string token_hash;
    PersonId person;
    std::string device;
    bool is_lasting = false;
    base::Instant created_at;
    base::Instant expires_at;
};
SessionId insert_session(db::Connection& connection, const NewSession& session);
std::optional<SessionViewer> find_session_viewer(db::Connection& connection, std::string_view token_hash,
                                                 base::Instant now);
std::vector<Session> list_sessions(db::Connection& connection, PersonId person, base::Instant now);
void update_session_use(db::Connection& connection, SessionId id, base::Instant at);
void update_session_token(db::Connection& connection, SessionId id, std::string_view token_hash);
std::int64_t delete_session(db::Connection& connection, PersonId person, base::PublicId id);
void delete_session_row(db::Connection& connection, SessionId id);
void delete_other_sessions(db::Connection& connection, PersonId person, SessionId kept); // none kept: all of them
void delete_expired_sessions(db::Connection& connection, base::Instant now);

struct NewApiToken {
    base::PublicId public_id;
    std::string token_hash;
    PersonId person;
    std::string label;
    base::Instant created_at;
};
void insert_api_token(db::Connection& connection, const NewApiToken& token);
std::optional<SessionViewer> find_token_viewer(db::Connection& connection, std::string_view token_hash);
std::vector<ApiToken> list_api_tokens(db::Connection& connection, PersonId person);
std::int64_t count_api_tokens(db::Connection& connection, PersonId person);
void update_api_token_use(db::Connection& connection, std::int64_t row, base::Instant at);
std::int64_t delete_api_token(db::Connection& connection, PersonId person, base::PublicId id);
void delete_api_tokens(db::Connection& connection, PersonId person);

// Ways in.
struct NewWayIn {
    std::string token_hash;
    std::string code_hash;
    std::optional<PersonId> person;
    WayInPurpose purpose = WayInPurpose::sign_in;
    base::Instant expires_at;
};
WayInId insert_way_in(db::Connection& connection, const NewWayIn& way);
std::optional<KeptWayIn> find_way_in(db::Connection& connection, std::string_view token_hash);
std::optional<KeptWayIn> find_way_in(db::Connection& connection, WayInId id);
// Invitations that still live, the unused ones first.
std::vector<KeptWayIn> list_ways_in_by_code(db::Connection& connection, std::string_view code_hash, base::Instant now);
std::int64_t use_way_in(db::Connection& connection, WayInId id, base::Instant at); // 0: somebody was faster
void delete_ways_in(db::Connection& connection, PersonId person);
void delete_setup_ways_in(db::Connection& connection);
void delete_expired_ways_in(db::Connection& connection, base::Instant expired_before);

struct NewSignInRequest {
    std::string visitor_hash;
    std::string email;
    std::string next_path;
    bool is_lasting = false;
    base::Instant expires_at;
};
SignInRequestId upsert_sign_in_request(db::Connection& connection, const NewSignInRequest& request);
std::optional<SignInRequest> find_sign_in_request(db::Connection& connection, std::string_view visitor_hash,
                                                  base::Instant now);
std::optional<SignInRequest> find_sign_in_request(db::Connection& connection, SignInRequestId id, base::Instant now);
void update_sign_in_code(db::Connection& connection, SignInRequestId id, std::string_view code_hash, WayInId way);
// Takes one of the tries; 0 when there are none left.
std::int64_t use_try(db::Connection& connection, SignInRequestId id);
void delete_sign_in_request(db::Connection& connection, SignInRequestId id);
void delete_expired_sign_in_requests(db::Connection& connection, base::Instant now);

void upsert_email_change(db::Connection& connection, const EmailChange& change);
void update_email_change_keys(db::Connection& connection, PersonId person, std::string_view confirm_hash,
                              std::string_view cancel_hash);
std::optional<EmailChange> find_email_change(db::Connection& connection, PersonId person, base::Instant now);
std::optional<EmailChange> find_email_change_to_confirm(db::Connection& connection, std::string_view hash,
                                                        base::Instant now);
std::optional<EmailChange> find_email_change_to_cancel(db::Connection& connection, std::string_view hash,
                                                       base::Instant now);
std::int64_t delete_email_change(db::Connection& connection, PersonId person);
void delete_expired_email_changes(db::Connection& connection, base::Instant now);

// The second step, and the browsers one has come in with (store_steps.cpp).
void upsert_half_sign_in(db::Connection& connection, std::string_view visitor_hash, const HalfSignIn& half,
                         base::Instant expires_at);
std::optional<HalfSignIn> find_half_sign_in(db::Connection& connection, std::string_view visitor_hash,
                                            base::Instant now);
std::int64_t use_half_try(db::Connection& connection, std::string_view visitor_hash); // 0: none left
std::int64_t delete_half_sign_in(db::Connection& connection, std::string_view visitor_hash);
void delete_half_sign_ins(db::Connection& connection, PersonId person);
void delete_expired_half_sign_ins(db::Connection& connection, base::Instant now);
bool insert_known_device(db::Connection& connection, PersonId person, std::string_view device_hash,
                         base::Instant at); // false: it was known
void delete_known_devices(db::Connection& connection, PersonId person);
void delete_old_known_devices(db::Connection& connection, base::Instant unseen_since);
void update_second_factors(db::Connection& connection, PersonId person, std::int64_t factors);
void update_second_factor_due(db::Connection& connection, PersonId person, std::optional<base::Instant> due_at);
std::vector<Account> list_officer_accounts(db::Connection& connection);
std::optional<base::Instant> find_session_confirmed(db::Connection& connection, SessionId id);
void update_session_confirmed(db::Connection& connection, SessionId id, base::Instant at);
std::string find_session_device(db::Connection& connection, SessionId id);

} // namespace accounts::store
