// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_account_rows{
    .name = "accounts.list_personal_account",
    .text =
        "SELECT p.public_id, p.first_name, p.last_name, p.created_at, a.email, a.language, a.time_zone, a.opened_at, "
        "a.last_seen_at, a.roles FROM persons p LEFT JOIN accounts a ON a.person_id = p.id WHERE p.id = $1",
};
const db::Query list_session_rows{
    .name = "accounts.list_personal_sessions",
    .text = "SELECT device, created_at, last_used_at, expires_at FROM sessions WHERE person_id = $1 ORDER BY id",
};
const db::Query list_token_rows{
    .name = "accounts.list_personal_tokens",
    .text = "SELECT label, created_at, last_used_at FROM api_tokens WHERE person_id = $1 ORDER BY id",
};
const db::Query list_email_change_rows{
    .name = "accounts.list_personal_email_changes",
    .text = "SELECT email, expires_at FROM email_changes WHERE person_id = $1",
};
const db::Query list_addresses{
    .name = "accounts.list_personal_addresses",
    .text =
        "SELECT email FROM accounts WHERE person_id = $1 AND email <> '' "
        "UNION SELECT email FROM email_changes WHERE person_id = $1",
};
const db::Query delete_requests{
    .name = "accounts.forget_requests",
    .text =
        "DELETE FROM sign_in_requests WHERE email = $2 "
        "OR way_in_id IN (SELECT id FROM ways_in WHERE person_id = $1)",
};
const db::Query delete_sessions{.name = "accounts.forget_sessions",
                                .text = "DELETE FROM sessions WHERE person_id = $1"};
const db::Query delete_tokens{.name = "accounts.forget_tokens", .text = "DELETE FROM api_tokens WHERE person_id = $1"};
const db::Query delete_ways{.name = "accounts.forget_ways_in", .text = "DELETE FROM ways_in WHERE person_id = $1"};
const db::Query delete_changes{.name = "accounts.forget_email_changes",
                               .text = "DELETE FROM email_changes WHERE person_id = $1"};
const db::Query delete_account_row{.name = "accounts.forget_account",
                                   .text = "DELETE FROM accounts WHERE person_id = $1"};
const db::Query delete_person_row{.name = "accounts.forget_person", .text = "DELETE FROM persons WHERE id = $1"};

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    auto person = forgetting.person;
    for (auto& address : connection.all<std::string>(list_addresses, person))
        forgetting.addresses.push_back(std::move(address));
    for (const auto& address : forgetting.addresses) connection.run(delete_requests, person, address);
    connection.run(delete_requests, person, "");
    store::delete_half_sign_ins(connection, person);
    store::delete_known_devices(connection, person);
    for (const auto* query :
         {&delete_sessions, &delete_tokens, &delete_ways, &delete_changes, &delete_account_row, &delete_person_row})
        connection.run(*query, person);
    visit.cut_streams(person);
}

std::vector<platform::PersonalList> lists() {
    return {
        {.name = "account",
         .title = mark("My account"),
         .about = mark("How you sign in. Your password is kept as a hash that nobody can read back."),
         .query = &list_account_rows,
         .columns = {{"id", mark("Public number"), Kind::public_id},
                     {"first_name", mark("First name")},
                     {"last_name", mark("Last name")},
                     {"created_at", mark("Known here since"), Kind::moment},
                     {"email", mark("E-mail address")},
                     {"language", mark("Language")},
                     {"time_zone", mark("Time zone")},
                     {"opened_at", mark("First sign-in"), Kind::moment},
                     {"last_seen_on", mark("Last seen"), Kind::moment},
                     {"offices", mark("Offices (1 facilitator, 2 treasurer, 4 administrator, added up)"),
                      Kind::number}}},
        {.name = "sessions",
         .title = mark("Where I am signed in"),
         .about = mark("One line for each browser that is signed in."),
         .query = &list_session_rows,
         .columns = {{"device", mark("Device")},
                     {"created_at", mark("Since"), Kind::moment},
                     {"last_used_at", mark("Last used"), Kind::moment},
                     {"expires_at", mark("Ends"), Kind::moment}}},
        {.name = "tokens",
         .title = mark("Keys for programs"),
         .about = mark("Keys you made for programs; the keys themselves are kept as hashes."),
         .query = &list_token_rows,
         .columns = {{"label", mark("Name")},
                     {"created_at", mark("Made"), Kind::moment},
                     {"last_used_at", mark("Last used"), Kind::moment}}},
        {.name = "email_changes",
         .title = mark("A change of address that waits"),
         .about = mark("An address you gave and have not confirmed yet."),
         .query = &list_email_change_rows,
         .columns = {{"email", mark("New address")}, {"expires_at", mark("Ends"), Kind::moment}}},
    };
}

} // namespace

platform::Personal personal() {
    return {.places = {{"accounts.person_id", "account"},
                       {"sessions.person_id", "sessions"},
                       {"api_tokens.person_id", "tokens"},
                       {"email_changes.person_id", "email_changes"},
                       {"ways_in.person_id", "", "single-use secrets that live a few days, kept as hashes"},
                       {"half_sign_ins.person_id", "", "ten minutes between the two steps of a sign-in"},
                       {"known_devices.person_id", "", "hashes by which a browser is known again"}},
            .lists = lists(),
            .forget = forget,
            .facts_about = {person_created, account_opened, signed_in, email_changed, role_given, role_taken,
                            account_suspended, account_restored, device_added, password_changed},
            .queries = {&list_addresses, &delete_requests, &delete_sessions, &delete_tokens, &delete_ways,
                        &delete_changes, &delete_account_row, &delete_person_row}};
}

} // namespace accounts::store
