// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/jobs.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/limits.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/store.hpp"
#include <algorithm>

namespace accounts {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr std::int64_t tokens_max = 20;
constexpr platform::Limit email_changes{
    .name = "accounts.email_changes", .count_max = 5, .window = std::chrono::hours(1)};

Account get_own_account(Visit& visit) {
    auto account = store::find_account(visit.db(), visit.viewer().person);
    if (!account) throw Refusal::not_found();
    return *account;
}

} // namespace

void update_own_preferences(Visit& visit, const Preferences& preferences) {
    platform::write(visit, [&] { store::update_preferences(visit.db(), visit.viewer().person, preferences); });
    auto viewer = visit.viewer();
    viewer.language = words::parse_language(preferences.language).value_or(viewer.language);
    viewer.time_zone = preferences.time_zone;
    viewer.theme = preferences.theme;
    viewer.has_search_key = preferences.has_search_key;
    visit.set_viewer(viewer);
}

void update_own_mode(Visit& visit, ui::Mode mode) {
    platform::write(visit, [&] { store::update_mode(visit.db(), visit.viewer().person, mode); });
    auto viewer = visit.viewer();
    viewer.mode = mode;
    visit.set_viewer(viewer);
}

void ask_email_change(Visit& visit, std::string_view email) {
    auto address = rules::check_email(email);
    auto account = get_own_account(visit);
    if (address.text == account.email) throw Refusal::invalid("email", say("This is already your address."));
    limits::count_and_check(visit, email_changes, std::to_string(account.person.number));
    platform::write(visit, [&] {
        store::upsert_email_change(visit.db(), {.person = account.person,
                                                .email = address.text,
                                                .email_key = address.key,
                                                .expires_at = visit.now() + email_change_lifetime});
        send_email_change_later(visit, account.person);
    });
}

std::optional<EmailChangeView> find_email_change(Visit& visit, std::string_view token) {
    auto hash = base::hash_token(token);
    if (auto change = store::find_email_change_to_confirm(visit.db(), hash, visit.now()))
        return EmailChangeView{.end = EmailChangeEnd::confirm, .change = *change};
    if (auto change = store::find_email_change_to_cancel(visit.db(), hash, visit.now()))
        return EmailChangeView{.end = EmailChangeEnd::cancel, .change = *change};
    return std::nullopt;
}

void settle_email_change(Visit& visit, std::string_view token) {
    auto is_mine = platform::write(visit, [&] {
        auto found = find_email_change(visit, token);
        if (!found || store::delete_email_change(visit.db(), found->change.person) == 0)
            throw Refusal::conflict(say("This link has been used, or is too old."), "/me");
        if (found->end == EmailChangeEnd::cancel) return false;
        const auto& change = found->change;
        auto owner = store::find_account_by_key(visit.db(), change.email_key);
        if (owner && owner->person != change.person)
            throw Refusal::conflict(say("This address already belongs to an account."), "/me");
        store::update_email(visit.db(), change.person, change.email, change.email_key);
        bool is_own = visit.viewer().person == change.person;
        if (is_own)
            renew_session(visit);
        else
            store::delete_other_sessions(visit.db(), change.person, SessionId{});
        visit.cut_streams(change.person);
        platform::tell(visit, {.kind = email_changed, .subject = change.person.number, .actor = change.person});
        return is_own;
    });
    if (is_mine) renew_session_after(visit);
}

void withdraw_email_change(Visit& visit) {
    platform::write(visit, [&] { store::delete_email_change(visit.db(), visit.viewer().person); });
}

void change_password(Visit& visit, const std::string& wanted) {
    auto account = get_own_account(visit);
    auto clean = wanted.empty() ? std::string() : rules::check_password(wanted, account.email);
    auto hash = clean.empty() ? std::string() : base::hash_password(clean);
    platform::write(visit, [&] {
        store::update_password_hash(visit.db(), account.person, hash);
        renew_session(visit);
        platform::tell(visit, {.kind = password_changed, .subject = account.person.number});
    });
    renew_session_after(visit);
}

void end_session(Visit& visit, base::PublicId session) {
    platform::write(visit, [&] {
        if (store::delete_session(visit.db(), visit.viewer().person, session) == 0) throw Refusal::not_found();
        visit.cut_streams(visit.viewer().person);
    });
}

std::string create_api_token(Visit& visit, std::string_view label) {
    auto clean = rules::check_label(label);
    auto token = new_secret(visit, "token"); // the outcome that is kept must not hold it
    platform::write(visit, [&] {
        if (store::count_api_tokens(visit.db(), visit.viewer().person) >= tokens_max)
            throw Refusal::invalid("label", say("Twenty tokens are enough: revoke one that you no longer use."));
        store::insert_api_token(visit.db(), {.public_id = base::PublicId::random(),
                                             .token_hash = base::hash_token(token),
                                             .person = visit.viewer().person,
                                             .label = clean,
                                             .created_at = visit.now()});
    });
    return token;
}

void delete_api_token(Visit& visit, base::PublicId token) {
    platform::write(visit, [&] {
        if (store::delete_api_token(visit.db(), visit.viewer().person, token) == 0) throw Refusal::not_found();
    });
}

} // namespace accounts
