// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The accounts room: persons, how they sign in, their sessions, tokens and offices.
//
// A *person* is anybody who can act or be written about (member, prospect, former member); a person may have one
// *account* (an e-mail address, unique; a language; offices); a membership is another room's business.
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/room.hpp"
#include "platform/viewer.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accounts {

using base::PersonId;

inline constexpr std::string_view person_created = "person.created"; // subject: person
inline constexpr std::string_view account_opened = "account.opened"; // subject: person; first sign-in ever
inline constexpr std::string_view signed_in = "account.signed_in";   // subject: person
inline constexpr std::string_view email_changed = "account.email_changed";
inline constexpr std::string_view role_given = "account.role_given"; // subject: person, object: the role's bit
inline constexpr std::string_view role_taken = "account.role_taken";
inline constexpr std::string_view device_added = "account.device_added"; // subject: person, object: session
inline constexpr std::string_view password_changed = "account.password_changed";
inline constexpr std::string_view account_suspended = "account.suspended";
inline constexpr std::string_view account_restored = "account.restored";

enum class AccountState { invited = 1, active = 2, suspended = 3 };

struct Person {
    PersonId id;
    base::PublicId public_id;
    std::string first_name;
    std::string last_name;
    std::string name() const; // "Sophie Marchand"
};
struct Account {
    PersonId person;
    std::string email; // empty: came by a letter, has given none yet
    AccountState state = AccountState::invited;
    std::int64_t roles = 0;
    std::string language; // "fr", "en"
    std::string time_zone;
    std::optional<base::Instant> opened_at;            // first sign-in
    std::optional<base::Instant> last_seen_at;         // to the day: enough for "dormant", no more
    std::int64_t second_factors = 0;                   // bits of Factor
    std::optional<base::Instant> second_factor_due_at; // their office asks for one by then
};

// All of these that write must run inside platform::write().
PersonId create_person(platform::Visit& visit, std::string_view first_name, std::string_view last_name,
                       base::PublicId public_id = {}); // default: a new random one
void rename_person(platform::Visit& visit, PersonId person, std::string_view first_name, std::string_view last_name);
void delete_person(platform::Visit& visit, PersonId person); // undo of an import: refused (conflict) once they acted
// Somebody without a name, who stands where a row needs a person and the person is forgotten. No fact tells of them.
PersonId create_nobody(platform::Visit& visit);
void refuse_last_administrator(platform::Visit& visit, PersonId person); // to go: conflict
std::optional<Person> find_person(db::Connection& connection, PersonId person);
std::optional<Person> find_person(db::Connection& connection, base::PublicId person);
std::optional<base::Instant> find_created_at(db::Connection& connection, PersonId person);
struct KnownPerson {
    PersonId id;
    base::PublicId public_id;
    base::Instant created_at;
};
std::vector<KnownPerson> list_everybody(db::Connection& connection, PersonId after, int limit); // by number
std::vector<Person> list_persons(db::Connection& connection, std::span<const PersonId> persons);

// Refuses (conflict) when the address already has an account.
void create_account(platform::Visit& visit, PersonId person, std::string_view email);
void update_account_email(platform::Visit& visit, PersonId person,
                          std::string_view email); // by an officer, before the first sign-in
// For seeds: an account that was opened in the past; told as history.
void open_account(platform::Visit& visit, PersonId person, base::Instant opened_at, base::Instant last_seen_at);
void delete_account(platform::Visit& visit, PersonId person);
std::optional<Account> find_account(db::Connection& connection, PersonId person);
std::optional<Account> find_account_by_email(db::Connection& connection, std::string_view email);
std::vector<Account> list_accounts(db::Connection& connection, std::span<const PersonId> persons);
std::vector<PersonId> list_officers(db::Connection& connection, platform::Role role);

void give_role(platform::Visit& visit, PersonId person, platform::Role role);
void take_role(platform::Visit& visit, PersonId person, platform::Role role); // refuses to take the last administrator
void suspend_account(platform::Visit& visit, PersonId person);                // ends all sessions, tokens and streams
void restore_account(platform::Visit& visit, PersonId person);

// A way in, single use. `code` is six digits for those who type (letters, phones); `token` goes into a link.
struct WayIn {
    std::string token;
    std::string code;
    base::Instant expires_at;
};
enum class WayInPurpose { sign_in = 1, invitation = 2, setup = 3 };
WayIn issue_way_in(platform::Visit& visit, PersonId person, WayInPurpose purpose, base::Milliseconds lifetime);
std::string way_in_path(std::string_view token);      // "/enter/TOKEN": a page with a button
std::string issue_setup_link(platform::Visit& visit); // the one link of an empty house: "/setup/TOKEN"
std::string issue_api_token(platform::Visit& visit, PersonId person, std::string_view label);

// For the room that sets up an empty house.
bool is_setup_token_open(platform::Visit& visit, std::string_view token);
void use_setup_token(platform::Visit& visit, std::string_view token); // inside write(); conflict when it was used
// Inside write(): a new session for this person, given to the browser with the answer. The first one ever opens the
// account. meet() follows the write: it makes the rest of the visit theirs.
enum class Keep { while_open, ninety_days };
void begin_session(platform::Visit& visit, PersonId person, Keep keep, std::string_view user_agent);
void meet(platform::Visit& visit, PersonId person, Keep keep);

// The second step. Whoever has an authenticator app, or an office that asks for a second factor and a passkey, gives two
// proofs to come in. Between them this browser is remembered for ten minutes; nobody is signed in.
enum class Factor : std::int64_t { passkey = 1, app = 2 };
inline constexpr std::string_view second_step_path = "/sign-in/second"; // a page of the room of second factors
inline constexpr std::string_view passkey_path = "/sign-in/passkey"; // where a passkey signs in, and asks its question
struct HalfSignIn {
    PersonId person;
    std::string next_path;
    bool is_lasting = false;
    std::int64_t tries = 0;
    Keep keep() const { return is_lasting ? Keep::ninety_days : Keep::while_open; }
};
std::optional<HalfSignIn> find_half_sign_in(platform::Visit& visit);
std::int64_t use_second_try(platform::Visit& visit); // in its own transaction; 0: five are over
// Inside write(), once: the second proof was right. Conflict when there is nothing to finish; meet() follows.
void finish_sign_in(platform::Visit& visit, std::string_view user_agent);
void withdraw_sign_in(platform::Visit& visit);
bool is_suspended(platform::Visit& visit, PersonId person);
http::Response show_suspension(platform::Visit& visit, PersonId person); // instead of coming in
http::Response show_arrival(platform::Visit& visit, const std::string& next_path);

// For the room of second factors, inside write(); second_factors is kept here because every request needs it.
void update_second_factors(platform::Visit& visit, PersonId person, std::int64_t factors);
void update_second_factor_due(platform::Visit& visit, PersonId person, std::optional<base::Instant> due_at);
std::vector<Account> list_officer_accounts(db::Connection& connection);
bool has_password(db::Connection& connection, PersonId person);
bool is_own_password(platform::Visit& visit, std::string_view password); // slow on purpose: never inside write()
std::string session_device(db::Connection& connection, std::int64_t session_row);
// Has the viewer shown in the last fifteen minutes who they are? Programs were asked when their token was made; who has
// nothing to show (they came by a letter) is believed. check throws platform::ConfirmFirst: before any write.
bool is_confirmed(platform::Visit& visit);
void check_confirmed(platform::Visit& visit);
void confirm_session(platform::Visit& visit);    // inside write(): the viewer has shown who they are
void end_other_sessions(platform::Visit& visit); // all but this one, and their streams
// A key of the viewer changed: the other sessions end and this one gets a new token (given by renew_session_after()).
void renew_session(platform::Visit& visit);
void renew_session_after(platform::Visit& visit);
// Somebody who lost everything: no password, session, token or way in is left.
void close_all_ways(platform::Visit& visit, PersonId person);

// Slot in the page /me/security, above the sessions. ids: the viewer's person number.
inline constexpr std::string_view security_page_slot = "accounts.security";
// Slot in the account page (/me): other rooms add their section. ids: the viewer's person number.
inline constexpr std::string_view account_page_slot = "accounts.page";
// Slot of the page that somebody suspended reads instead of coming in: why. ids: their person number. They have shown who
// they are; nobody is signed in.
inline constexpr std::string_view suspension_slot = "accounts.suspension";

platform::Room room();

} // namespace accounts
