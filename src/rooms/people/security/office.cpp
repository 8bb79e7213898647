// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/limits.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"
#include <algorithm>

namespace security {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr base::Milliseconds day = std::chrono::hours(24);

// What an account should have; nothing: it has it.
struct Due {
    std::optional<base::Instant> at;
};
std::optional<Due> due_of(const accounts::Account& account, const Rules& rules, base::Instant now) {
    bool needs = rules::needs_second_factor(account.roles, rules);
    if (needs == account.second_factor_due_at.has_value()) return std::nullopt;
    return Due{needs ? std::optional(now + rules.grace_days * day) : std::nullopt};
}

std::int64_t roles_of(Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    return account && account->state != accounts::AccountState::suspended ? account->roles : 0;
}

void check_pair(Visit& visit, const Reentry& reentry) {
    auto first_roles = roles_of(visit, reentry.asked_by);
    auto second = visit.viewer().person;
    bool is_allowed = rules::may_let_in({.person = reentry.person,
                                         .first = reentry.asked_by,
                                         .first_roles = first_roles,
                                         .second = second,
                                         .second_roles = roles_of(visit, second)});
    if (!is_allowed)
        throw Refusal::conflict(say("Two different people with an office are needed, one of them an administrator."),
                                "/console/access");
}

Refusal settled() {
    return Refusal::conflict(say("This has been settled already, or a day has passed."), "/console/access");
}

} // namespace

Rules rules_now(db::Connection& connection) {
    return store::find_rules(connection).value_or(Rules{});
}

void update_rules(Visit& visit, const Rules& rules) {
    platform::write(visit, [&] {
        store::upsert_rules(visit.db(), rules);
        platform::tell(visit, {.kind = rules_changed});
    });
    require_of_all(visit);
}

void require_of(Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    if (!account) return;
    if (auto due = due_of(*account, rules_now(visit.db()), visit.now()))
        accounts::update_second_factor_due(visit, person, due->at);
}

// Officers of before there were rules, and after a change of the rules.
void require_of_all(Visit& visit) {
    auto rules = rules_now(visit.db());
    std::vector<PersonId> changed;
    for (const auto& account : accounts::list_officer_accounts(visit.db()))
        if (due_of(account, rules, visit.now())) changed.push_back(account.person);
    if (changed.empty()) return;
    platform::write(visit, [&] {
        for (auto person : changed) require_of(visit, person);
    });
}

void ask_reentry(Visit& visit, std::string_view email) {
    auto officer = visit.viewer().person;
    auto account = accounts::find_account_by_email(visit.db(), email);
    if (!account) throw Refusal::invalid("email", say("Nobody has an account with this address."));
    if (account->person == officer)
        throw Refusal::invalid("email", say("Nobody lets themselves in: ask two others with an office."));
    if (account->state == accounts::AccountState::suspended)
        throw Refusal::invalid("email", say("This account is suspended."));
    auto subject = std::to_string(officer.number);
    platform::check_limit(visit, limits::reentries, subject);
    platform::write(visit, [&] {
        platform::count_one(visit, limits::reentries, subject);
        store::withdraw_expired_reentries(visit.db(), visit.now());
        auto public_id = base::PublicId::random();
        try {
            auto id =
                store::insert_reentry(visit.db(), {.public_id = public_id,
                                                   .person = account->person,
                                                   .asked_by = officer,
                                                   .asked_at = visit.now(),
                                                   .expires_at = visit.now() + reentry_lifetime,
                                                   .cancel_hash = base::hash_token(cancel_token(visit, public_id))});
            platform::tell(visit, {.kind = reentry_asked, .subject = account->person.number, .object = id.number});
        } catch (const db::Duplicate&) {
            throw Refusal::invalid("email", say("This has been asked already: it waits for a second officer below."));
        }
    });
}

void confirm_reentry(Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        auto reentry = store::find_reentry(visit.db(), id);
        if (!reentry) throw Refusal::not_found();
        check_pair(visit, *reentry);
        if (accounts::is_suspended(visit, reentry->person)) throw settled();
        if (store::settle_reentry(visit.db(), reentry->id, ReentryState::done, visit.viewer().person, visit.now()) == 0)
            throw settled();
        forget_keys(visit, reentry->person);
        platform::tell(visit, {.kind = reentry_done, .subject = reentry->person.number, .object = reentry->id.number});
    });
}

namespace {

void withdraw(Visit& visit, const std::optional<Reentry>& reentry, PersonId by) {
    if (!reentry) throw Refusal::not_found();
    if (store::settle_reentry(visit.db(), reentry->id, ReentryState::withdrawn, by, visit.now()) == 0) throw settled();
    platform::tell(
        visit,
        {.kind = reentry_withdrawn, .subject = reentry->person.number, .object = reentry->id.number, .actor = by});
}

} // namespace

void withdraw_reentry(Visit& visit, base::PublicId id) {
    platform::write(visit, [&] { withdraw(visit, store::find_reentry(visit.db(), id), visit.viewer().person); });
}

// The same one whenever it is written: nothing of it is kept but its hash.
std::string cancel_token(Visit& visit, base::PublicId reentry) {
    auto key = visit.house().key.derive("reentry-cancel");
    return base::base64url(base::from_hex(base::keyed_hash(key.bytes(), reentry.str())).value());
}

std::optional<Reentry> find_reentry_to_cancel(Visit& visit, std::string_view token) {
    auto found = store::find_reentry_to_cancel(visit.db(), base::hash_token(token));
    bool is_open = found && found->state == ReentryState::asked && found->expires_at > visit.now();
    return is_open ? found : std::nullopt;
}

void cancel_reentry(Visit& visit, std::string_view token) {
    platform::write(visit, [&] {
        auto reentry = find_reentry_to_cancel(visit, token);
        withdraw(visit, reentry, reentry ? reentry->person : PersonId{});
    });
}

} // namespace security
