// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/store.hpp"
#include "db/list.hpp"

namespace accounts::store {

namespace {

const db::Query insert_person_query{
    .name = "accounts.insert_person",
    .text =
        "INSERT INTO persons (public_id, first_name, last_name, name_key, created_at) "
        "VALUES ($1, $2, $3, $4, $5) RETURNING id",
};
const db::Query update_person_name_query{
    .name = "accounts.update_person_name",
    .text = "UPDATE persons SET first_name = $2, last_name = $3, name_key = $4 WHERE id = $1",
};
const db::Query delete_person_query{
    .name = "accounts.delete_person",
    .text = "DELETE FROM persons WHERE id = $1",
};
const db::Query find_person_query{
    .name = "accounts.find_person",
    .text = "SELECT id, public_id, first_name, last_name FROM persons WHERE id = $1",
};
const db::Query find_person_by_public_id_query{
    .name = "accounts.find_person_by_public_id",
    .text = "SELECT id, public_id, first_name, last_name FROM persons WHERE public_id = $1",
};
const db::Query list_persons_query{
    .name = "accounts.list_persons",
    .text = "SELECT id, public_id, first_name, last_name FROM persons WHERE id IN (:ids)",
};
const db::Query find_created_at_query{
    .name = "accounts.find_created_at",
    .text = "SELECT created_at FROM persons WHERE id = $1",
};
const db::Query list_everybody_query{
    .name = "accounts.list_everybody",
    .text = "SELECT id, public_id, created_at FROM persons WHERE id > $1 ORDER BY id LIMIT $2",
};
const db::Query insert_account_query{
    .name = "accounts.insert_account",
    .text =
        "INSERT INTO accounts (person_id, email, email_key, password_hash, state, roles, language, time_zone, theme) "
        "VALUES ($1, $2, $3, '', 1, 0, $4, $5, 0)",
};
const db::Query update_email_query{
    .name = "accounts.update_email",
    .text = "UPDATE accounts SET email = $2, email_key = $3 WHERE person_id = $1",
};
const db::Query delete_account_query{
    .name = "accounts.delete_account",
    .text = "DELETE FROM accounts WHERE person_id = $1",
};
const db::Query find_account_query{
    .name = "accounts.find_account",
    .text =
        "SELECT person_id, email, state, roles, language, time_zone, opened_at, last_seen_at, second_factors, "
        "second_factor_due_at "
        "FROM accounts WHERE person_id = $1",
};
const db::Query find_account_by_key_query{
    .name = "accounts.find_account_by_key",
    .text =
        "SELECT person_id, email, state, roles, language, time_zone, opened_at, last_seen_at, second_factors, "
        "second_factor_due_at "
        "FROM accounts WHERE email_key = $1 AND email_key <> ''",
};
const db::Query list_accounts_query{
    .name = "accounts.list_accounts",
    .text =
        "SELECT person_id, email, state, roles, language, time_zone, opened_at, last_seen_at, second_factors, "
        "second_factor_due_at "
        "FROM accounts WHERE person_id IN (:ids)",
};
const db::Query list_officers_query{
    .name = "accounts.list_officers",
    .text = "SELECT person_id FROM accounts WHERE roles <> 0 AND (roles & $1) <> 0 ORDER BY person_id",
};
const db::Query lock_administrators_query{
    .name = "accounts.lock_administrators",
    .text = "SELECT person_id FROM accounts WHERE roles <> 0 AND (roles & 4) <> 0 AND state <> 3 ORDER BY person_id",
    .postgres =
        "SELECT person_id FROM accounts WHERE roles <> 0 AND (roles & 4) <> 0 AND state <> 3 "
        "ORDER BY person_id FOR UPDATE",
};
const db::Query add_role_query{
    .name = "accounts.add_role",
    .text = "UPDATE accounts SET roles = roles | $2 WHERE person_id = $1",
};
const db::Query remove_role_query{
    .name = "accounts.remove_role",
    .text = "UPDATE accounts SET roles = roles & ~$2 WHERE person_id = $1",
    .postgres = "UPDATE accounts SET roles = roles & ~CAST($2 AS BIGINT) WHERE person_id = $1",
};
const db::Query update_state_query{
    .name = "accounts.update_state",
    .text = "UPDATE accounts SET state = $2 WHERE person_id = $1",
};
const db::Query open_account_query{
    .name = "accounts.open_account",
    .text = "UPDATE accounts SET state = 2, opened_at = $2 WHERE person_id = $1 AND opened_at IS NULL",
};
const db::Query update_last_seen_query{
    .name = "accounts.update_last_seen",
    .text = "UPDATE accounts SET last_seen_at = $2 WHERE person_id = $1",
};
const db::Query find_password_hash_query{
    .name = "accounts.find_password_hash",
    .text = "SELECT password_hash FROM accounts WHERE person_id = $1",
};
const db::Query update_password_hash_query{
    .name = "accounts.update_password_hash",
    .text = "UPDATE accounts SET password_hash = $2 WHERE person_id = $1",
};
const db::Query get_preferences_query{
    .name = "accounts.get_preferences",
    .text = "SELECT language, time_zone, theme, has_search_key, mode FROM accounts WHERE person_id = $1",
};
const db::Query update_preferences_query{
    .name = "accounts.update_preferences",
    .text = "UPDATE accounts SET language = $2, time_zone = $3, theme = $4, has_search_key = $5 WHERE person_id = $1",
};
const db::Query update_mode_query{
    .name = "accounts.update_mode",
    .text = "UPDATE accounts SET mode = $2 WHERE person_id = $1",
};

} // namespace

PersonId insert_person(db::Connection& connection, const NewPerson& person) {
    return connection.get<PersonId>(insert_person_query, person.public_id, person.first_name, person.last_name,
                                    person.name_key, person.created_at);
}
void update_person_name(db::Connection& connection, PersonId id, const NewPerson& person) {
    connection.run(update_person_name_query, id, person.first_name, person.last_name, person.name_key);
}
void delete_person(db::Connection& connection, PersonId id) {
    connection.run(delete_person_query, id);
}
std::optional<Person> find_person(db::Connection& connection, PersonId id) {
    return connection.find<Person>(find_person_query, id);
}
std::optional<Person> find_person_by_public_id(db::Connection& connection, base::PublicId id) {
    return connection.find<Person>(find_person_by_public_id_query, id);
}
std::vector<KnownPerson> list_everybody(db::Connection& connection, PersonId after, int limit) {
    return connection.all<KnownPerson>(list_everybody_query, after, limit);
}
std::optional<base::Instant> find_created_at(db::Connection& connection, PersonId id) {
    return connection.find<base::Instant>(find_created_at_query, id);
}
std::vector<Person> list_persons(db::Connection& connection, std::span<const PersonId> ids) {
    return db::list_in<Person>(connection, list_persons_query, ids);
}

void insert_account(db::Connection& connection, const NewAccount& account) {
    connection.run(insert_account_query, account.person, account.email, account.email_key, account.language,
                   account.time_zone);
}
void update_email(db::Connection& connection, PersonId person, std::string_view email, std::string_view email_key) {
    connection.run(update_email_query, person, email, email_key);
}
void delete_account(db::Connection& connection, PersonId person) {
    connection.run(delete_account_query, person);
}
std::optional<Account> find_account(db::Connection& connection, PersonId person) {
    return connection.find<Account>(find_account_query, person);
}
std::optional<Account> find_account_by_key(db::Connection& connection, std::string_view email_key) {
    return connection.find<Account>(find_account_by_key_query, email_key);
}
std::vector<Account> list_accounts(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Account>(connection, list_accounts_query, persons);
}
std::vector<PersonId> list_officers(db::Connection& connection, std::int64_t role_bits) {
    return connection.all<PersonId>(list_officers_query, role_bits);
}
std::vector<PersonId> lock_administrators(db::Connection& connection) {
    return connection.all<PersonId>(lock_administrators_query);
}
void add_role(db::Connection& connection, PersonId person, std::int64_t bit) {
    connection.run(add_role_query, person, bit);
}
void remove_role(db::Connection& connection, PersonId person, std::int64_t bit) {
    connection.run(remove_role_query, person, bit);
}
void update_state(db::Connection& connection, PersonId person, AccountState state) {
    connection.run(update_state_query, person, state);
}
void open_account(db::Connection& connection, PersonId person, base::Instant at) {
    connection.run(open_account_query, person, at);
}
void update_last_seen(db::Connection& connection, PersonId person, base::Instant day) {
    connection.run(update_last_seen_query, person, day);
}
std::string find_password_hash(db::Connection& connection, PersonId person) {
    return connection.find<std::string>(find_password_hash_query, person).value_or("");
}
void update_password_hash(db::Connection& connection, PersonId person, std::string_view hash) {
    connection.run(update_password_hash_query, person, hash);
}
Preferences get_preferences(db::Connection& connection, PersonId person) {
    return connection.get<Preferences>(get_preferences_query, person);
}
void update_preferences(db::Connection& connection, PersonId person, const Preferences& preferences) {
    connection.run(update_preferences_query, person, preferences.language, preferences.time_zone, preferences.theme,
                   preferences.has_search_key);
}

void update_mode(db::Connection& connection, PersonId person, ui::Mode mode) {
    connection.run(update_mode_query, person, mode);
}

std::vector<const db::Query*> person_queries() {
    return {&insert_person_query,
            &update_person_name_query,
            &delete_person_query,
            &find_person_query,
            &find_person_by_public_id_query,
            &list_persons_query,
            &find_created_at_query,
            &list_everybody_query,
            &insert_account_query,
            &update_email_query,
            &delete_account_query,
            &find_account_query,
            &find_account_by_key_query,
            &list_accounts_query,
            &list_officers_query,
            &lock_administrators_query,
            &add_role_query,
            &remove_role_query,
            &update_state_query,
            &open_account_query,
            &update_last_seen_query,
            &find_password_hash_query,
            &update_password_hash_query,
            &get_preferences_query,
            &update_preferences_query,
            &update_mode_query};
}

std::vector<const db::Query*> queries() {
    auto all = person_queries();
    for (const auto* query : key_queries()) all.push_back(query);
    for (const auto* query : way_queries()) all.push_back(query);
    for (const auto* query : step_queries()) all.push_back(query);
    return all;
}

} // namespace accounts::store
