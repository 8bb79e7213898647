// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/actions.hpp"
#include "base/random.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/store.hpp"
#include <algorithm>

namespace accounts {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

Account get_account(Visit& visit, PersonId person) {
    auto account = store::find_account(visit.db(), person);
    if (!account) throw Refusal::not_found();
    return *account;
}

Refusal address_taken() {
    return Refusal::conflict(say("This address already belongs to an account."));
}

} // namespace

void refuse_last_administrator(Visit& visit, PersonId person) {
    auto administrators = store::lock_administrators(visit.db());
    if (administrators.size() == 1 && administrators.front() == person)
        throw Refusal::conflict(
            say("This is the last administrator. Give the role to somebody else first: a house needs one."));
}

namespace {

void tell_about(Visit& visit, std::string_view kind, PersonId person, std::int64_t object = 0) {
    platform::tell(visit, {.kind = kind, .subject = person.number, .object = object});
}

} // namespace

std::string Person::name() const {
    if (first_name.empty()) return last_name;
    if (last_name.empty()) return first_name;
    return first_name + " " + last_name;
}

PersonId create_person(Visit& visit, std::string_view first_name, std::string_view last_name,
                       base::PublicId public_id) {
    auto name = rules::check_name(first_name, last_name);
    auto id =
        store::insert_person(visit.db(), {.public_id = public_id.number != 0 ? public_id : base::PublicId::random(),
                                          .first_name = name.first,
                                          .last_name = name.last,
                                          .name_key = name.key,
                                          .created_at = visit.now()});
    tell_about(visit, person_created, id);
    return id;
}

PersonId create_nobody(Visit& visit) {
    return store::insert_person(visit.db(), {.public_id = base::PublicId::random(),
                                             .first_name = {},
                                             .last_name = {},
                                             .name_key = {},
                                             .created_at = visit.now()});
}

void rename_person(Visit& visit, PersonId person, std::string_view first_name, std::string_view last_name) {
    auto name = rules::check_name(first_name, last_name);
    store::update_person_name(
        visit.db(), person,
        {.public_id = {}, .first_name = name.first, .last_name = name.last, .name_key = name.key, .created_at = {}});
}

void delete_person(Visit& visit, PersonId person) {
    if (store::find_account(visit.db(), person)) delete_account(visit, person);
    store::delete_ways_in(visit.db(), person);
    store::delete_person(visit.db(), person);
}

std::optional<Person> find_person(db::Connection& connection, PersonId person) {
    return store::find_person(connection, person);
}
std::optional<Person> find_person(db::Connection& connection, base::PublicId person) {
    return store::find_person_by_public_id(connection, person);
}
std::vector<KnownPerson> list_everybody(db::Connection& connection, PersonId after, int limit) {
    return store::list_everybody(connection, after, limit);
}
std::optional<base::Instant> find_created_at(db::Connection& connection, PersonId person) {
    return store::find_created_at(connection, person);
}
std::vector<Person> list_persons(db::Connection& connection, std::span<const PersonId> persons) {
    return store::list_persons(connection, persons);
}

void create_account(Visit& visit, PersonId person, std::string_view email) {
    auto address = rules::check_email(email);
    if (store::find_account_by_key(visit.db(), address.key)) throw address_taken();
    auto house = platform::organisation(visit);
    try {
        store::insert_account(visit.db(), {.person = person,
                                           .email = address.text,
                                           .email_key = address.key,
                                           .language = house->language,
                                           .time_zone = house->time_zone});
    } catch (const db::Duplicate&) {
        throw address_taken();
    }
}

void update_account_email(Visit& visit, PersonId person, std::string_view email) {
    auto address = rules::check_email(email);
    auto account = get_account(visit, person);
    if (account.opened_at)
        throw Refusal::conflict(say("This person has signed in: only they can change their address."));
    auto other = store::find_account_by_key(visit.db(), address.key);
    if (other && other->person != person) throw address_taken();
    try {
        store::update_email(visit.db(), person, address.text, address.key);
    } catch (const db::Duplicate&) {
        throw address_taken();
    }
    store::delete_ways_in(visit.db(), person); // those went to the wrong address
    tell_about(visit, email_changed, person);
}

void delete_account(Visit& visit, PersonId person) {
    auto account = get_account(visit, person);
    if (account.opened_at)
        throw Refusal::conflict(say("This person has already signed in: their account cannot be undone."));
    refuse_last_administrator(visit, person);
    store::delete_other_sessions(visit.db(), person, SessionId{});
    store::delete_half_sign_ins(visit.db(), person);
    store::delete_known_devices(visit.db(), person);
    store::delete_api_tokens(visit.db(), person);
    store::delete_ways_in(visit.db(), person);
    store::delete_email_change(visit.db(), person);
    store::delete_account(visit.db(), person);
}

std::optional<Account> find_account(db::Connection& connection, PersonId person) {
    return store::find_account(connection, person);
}
std::optional<Account> find_account_by_email(db::Connection& connection, std::string_view email) {
    auto address = parse::read_email_address(email);
    if (!address) return std::nullopt;
    return store::find_account_by_key(connection, address->key);
}
std::vector<Account> list_accounts(db::Connection& connection, std::span<const PersonId> persons) {
    return store::list_accounts(connection, persons);
}
std::vector<PersonId> list_officers(db::Connection& connection, platform::Role role) {
    return store::list_officers(connection, static_cast<std::int64_t>(role));
}

void give_role(Visit& visit, PersonId person, platform::Role role) {
    auto bit = static_cast<std::int64_t>(role);
    if ((get_account(visit, person).roles & bit) != 0) return;
    store::add_role(visit.db(), person, bit);
    tell_about(visit, role_given, person, bit);
}

void take_role(Visit& visit, PersonId person, platform::Role role) {
    auto bit = static_cast<std::int64_t>(role);
    if ((get_account(visit, person).roles & bit) == 0) return;
    if (role == platform::Role::administrator) refuse_last_administrator(visit, person);
    store::remove_role(visit.db(), person, bit);
    visit.cut_streams(person);
    tell_about(visit, role_taken, person, bit);
}

void open_account(Visit& visit, PersonId person, base::Instant opened_at, base::Instant last_seen_at) {
    if (get_account(visit, person).opened_at) return;
    store::open_account(visit.db(), person, opened_at);
    store::update_last_seen(visit.db(), person, rules::start_of_day(last_seen_at));
    platform::tell(visit, {.kind = account_opened,
                           .subject = person.number,
                           .actor = person,
                           .tense = platform::Tense::history,
                           .at = opened_at});
}

void suspend_account(Visit& visit, PersonId person) {
    if (get_account(visit, person).state == AccountState::suspended) return;
    refuse_last_administrator(visit, person);
    store::update_state(visit.db(), person, AccountState::suspended);
    store::delete_other_sessions(visit.db(), person, SessionId{});
    store::delete_half_sign_ins(visit.db(), person);
    store::delete_known_devices(visit.db(), person);
    store::delete_api_tokens(visit.db(), person);
    store::delete_ways_in(visit.db(), person);
    store::delete_email_change(visit.db(), person);
    visit.cut_streams(person);
    tell_about(visit, account_suspended, person);
}

void restore_account(Visit& visit, PersonId person) {
    auto account = get_account(visit, person);
    if (account.state != AccountState::suspended) return;
    store::update_state(visit.db(), person, account.opened_at ? AccountState::active : AccountState::invited);
    tell_about(visit, account_restored, person);
}

WayIn issue_way_in(Visit& visit, PersonId person, WayInPurpose purpose, base::Milliseconds lifetime) {
    WayIn way{.token = base::random_token(), .code = base::random_code(), .expires_at = visit.now() + lifetime};
    store::insert_way_in(visit.db(), {.token_hash = base::hash_token(way.token),
                                      .code_hash = hash_code(visit, way.code),
                                      .person = person,
                                      .purpose = purpose,
                                      .expires_at = way.expires_at});
    return way;
}

std::string way_in_path(std::string_view token) {
    return "/enter/" + std::string(token);
}

std::string issue_setup_link(Visit& visit) {
    if (platform::organisation(visit)->is_set_up()) throw Refusal::conflict(say("This house is already set up."));
    store::delete_setup_ways_in(visit.db()); // the latest link is the only one
    auto token = base::random_token();
    store::insert_way_in(visit.db(), {.token_hash = base::hash_token(token),
                                      .code_hash = {},
                                      .person = std::nullopt,
                                      .purpose = WayInPurpose::setup,
                                      .expires_at = visit.now() + setup_lifetime});
    return "/setup/" + token;
}

bool is_setup_token_open(Visit& visit, std::string_view token) {
    auto way = store::find_way_in(visit.db(), base::hash_token(token));
    return way && way->purpose == WayInPurpose::setup && !way->used_at && way->expires_at > visit.now() &&
           !platform::organisation(visit)->is_set_up();
}

void use_setup_token(Visit& visit, std::string_view token) {
    auto way = store::find_way_in(visit.db(), base::hash_token(token));
    if (!is_setup_token_open(visit, token) || store::use_way_in(visit.db(), way->id, visit.now()) == 0)
        throw Refusal::conflict(say("This link has been used: the house is set up."), "/sign-in");
}

std::string issue_api_token(Visit& visit, PersonId person, std::string_view label) {
    auto token = base::random_token();
    store::insert_api_token(visit.db(), {.public_id = base::PublicId::random(),
                                         .token_hash = base::hash_token(token),
                                         .person = person,
                                         .label = rules::check_label(label),
                                         .created_at = visit.now()});
    return token;
}

} // namespace accounts
