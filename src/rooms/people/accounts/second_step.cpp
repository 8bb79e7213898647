// SPDX-License-Identifier: AGPL-3.0-or-later
// What the room of second factors asks of this one.
#include "platform/confirm.hpp"
#include "platform/write_apart.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

using base::Refusal;
using platform::Visit;

namespace {

constexpr base::Milliseconds confirmed_for = std::chrono::minutes(15);

SessionId own_session(const Visit& visit) {
    return SessionId{visit.viewer().session};
}

} // namespace

bool needs_second_step(const Account& account) {
    auto has = [&](Factor factor) { return (account.second_factors & static_cast<std::int64_t>(factor)) != 0; };
    return has(Factor::app) || (has(Factor::passkey) && account.second_factor_due_at.has_value());
}

void begin_half_sign_in(Visit& visit, PersonId person, const SignInWish& wish) {
    store::upsert_half_sign_in(
        visit.db(), hash_visitor(visit),
        {.person = person, .next_path = wish.next_path, .is_lasting = wish.keep == Keep::ninety_days},
        visit.now() + half_sign_in_lifetime);
}

std::optional<HalfSignIn> find_half_sign_in(Visit& visit) {
    return store::find_half_sign_in(visit.db(), hash_visitor(visit), visit.now());
}

std::int64_t use_second_try(Visit& visit) {
    return platform::write_apart(visit, [&] { return store::use_half_try(visit.db(), hash_visitor(visit)); });
}

void finish_sign_in(Visit& visit, std::string_view user_agent) {
    auto half = find_half_sign_in(visit);
    if (!half || store::delete_half_sign_in(visit.db(), hash_visitor(visit)) == 0)
        throw Refusal::conflict(base::say("That took more than ten minutes. Sign in once more, please."), "/sign-in");
    begin_session(visit, half->person, half->keep(), user_agent);
}

void withdraw_sign_in(Visit& visit) {
    platform::write(visit, [&] { store::delete_half_sign_in(visit.db(), hash_visitor(visit)); });
}

bool is_suspended(Visit& visit, PersonId person) {
    auto account = store::find_account(visit.db(), person);
    return account && account->state == AccountState::suspended;
}

void update_second_factors(Visit& visit, PersonId person, std::int64_t factors) {
    store::update_second_factors(visit.db(), person, factors);
}
void update_second_factor_due(Visit& visit, PersonId person, std::optional<base::Instant> due_at) {
    store::update_second_factor_due(visit.db(), person, due_at);
}
std::vector<Account> list_officer_accounts(db::Connection& connection) {
    return store::list_officer_accounts(connection);
}

bool has_password(db::Connection& connection, PersonId person) {
    return !store::find_password_hash(connection, person).empty();
}

bool is_own_password(Visit& visit, std::string_view password) {
    auto kept = store::find_password_hash(visit.db(), visit.viewer().person);
    auto is_right = base::verify_password(kept.empty() ? std::string(nobodys_password_hash) : kept, password);
    return is_right && !kept.empty();
}

std::string session_device(db::Connection& connection, std::int64_t session_row) {
    return store::find_session_device(connection, SessionId{session_row});
}

bool is_confirmed(Visit& visit) {
    const auto& viewer = visit.viewer();
    if (viewer.means != platform::Viewer::Means::session) return true;
    auto at = store::find_session_confirmed(visit.db(), own_session(visit));
    if (at && *at + confirmed_for > visit.now() && *at <= visit.now() + confirmed_for) return true;
    auto account = store::find_account(visit.db(), viewer.person);
    return account && account->email.empty() && account->second_factors == 0 &&
           !has_password(visit.db(), viewer.person);
}

void check_confirmed(Visit& visit) {
    if (!is_confirmed(visit)) throw platform::ConfirmFirst();
}

void confirm_session(Visit& visit) {
    store::update_session_confirmed(visit.db(), own_session(visit), visit.now());
}

void end_other_sessions(Visit& visit) {
    platform::write(visit, [&] {
        store::delete_other_sessions(visit.db(), visit.viewer().person, own_session(visit));
        store::delete_half_sign_ins(visit.db(), visit.viewer().person);
        visit.cut_streams(visit.viewer().person);
    });
}

void renew_session(Visit& visit) {
    end_other_sessions(visit);
    visit.new_session_token = new_secret(visit, "renewed");
    store::update_session_token(visit.db(), own_session(visit), base::hash_token(*visit.new_session_token));
}

// The same form sent again does not run the act: its secret can be made again.
void renew_session_after(Visit& visit) {
    bool is_lasting = false;
    for (const auto& session : store::list_sessions(visit.db(), visit.viewer().person, visit.now()))
        if (session.id == own_session(visit)) is_lasting = session.is_lasting;
    if (!visit.new_session_token) visit.new_session_token = new_secret(visit, "renewed");
    visit.session_lasting = is_lasting ? Visit::Lasting::ninety_days : Visit::Lasting::browser;
}

void close_all_ways(Visit& visit, PersonId person) {
    store::update_password_hash(visit.db(), person, "");
    store::delete_other_sessions(visit.db(), person, SessionId{});
    store::delete_half_sign_ins(visit.db(), person);
    store::delete_api_tokens(visit.db(), person);
    store::delete_ways_in(visit.db(), person);
    store::delete_email_change(visit.db(), person);
    store::delete_known_devices(visit.db(), person);
    visit.cut_streams(person);
}

} // namespace accounts
