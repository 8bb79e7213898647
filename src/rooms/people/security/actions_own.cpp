// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/keys.hpp"
#include "rooms/people/security/limits.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/totp.hpp"

namespace security {

using accounts::Factor;
using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr std::size_t secret_bytes = 20; // RFC 4226, 4: as long as the hash

void tell_about(Visit& visit, std::string_view kind, PersonId person) {
    platform::tell(visit, {.kind = kind, .subject = person.number});
}

void insert_codes(Visit& visit, PersonId person, const Codes& codes) {
    store::delete_codes(visit.db(), person);
    renew_code_key(visit, person);
    for (const auto& code : codes) store::insert_code(visit.db(), person, hash_code(visit, person, code));
}

std::int64_t factors_of(Visit& visit, PersonId person) {
    std::int64_t bits = 0;
    if (store::count_passkeys(visit.db(), person) > 0) bits |= static_cast<std::int64_t>(Factor::passkey);
    if (store::find_app(visit.db(), person)) bits |= static_cast<std::int64_t>(Factor::app);
    return bits;
}

// A key came or went: accounts knows which kinds there are, and the other devices sign in anew.
void settle_factors(Visit& visit, PersonId person) {
    auto bits = factors_of(visit, person);
    if (bits == 0) store::delete_codes(visit.db(), person);
    accounts::update_second_factors(visit, person, bits);
    accounts::renew_session(visit);
}

// Inside write(), with the first key. Says whether they were made.
bool insert_first_codes(Visit& visit, PersonId person, const Codes& codes) {
    if (store::count_codes(visit.db(), person).all > 0) return false;
    insert_codes(visit, person, codes);
    return true;
}

} // namespace

Means means_of(Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    Means means{.password = accounts::has_password(visit.db(), person),
                .app = store::find_app(visit.db(), person).has_value(),
                .passkey = store::count_passkeys(visit.db(), person) > 0};
    means.mail = !means.password && !means.app && !means.passkey && account && !account->email.empty();
    means.codes = store::count_codes(visit.db(), person).left > 0;
    return means;
}

void plan_app(Visit& visit) {
    auto person = visit.viewer().person;
    auto secret = base::random_bytes(secret_bytes);
    auto sealed = seal_secret(visit, person, secret);
    platform::write(visit, [&] { store::upsert_plan(visit.db(), person, sealed, visit.now() + plan_lifetime); });
}

std::optional<std::string> find_planned_secret(Visit& visit) {
    auto person = visit.viewer().person;
    auto sealed = store::find_plan(visit.db(), person, visit.now());
    if (!sealed) return std::nullopt;
    return open_secret(visit, person, *sealed);
}

Codes add_app(Visit& visit, std::string_view code) {
    auto person = visit.viewer().person;
    auto codes = fresh_codes(visit);
    auto digits = rules::read_app_code(code);
    if (digits.empty()) throw Refusal::invalid("code", say("The code is six digits."));
    limits::count_try(visit, person);
    bool are_new = platform::write(visit, [&] {
        auto secret = find_planned_secret(visit);
        if (!secret)
            throw Refusal::conflict(say("This took more than an hour. Begin again, please."), "/me/security/app");
        auto step = totp::find_step(*secret, digits, visit.now(), 0);
        if (!step)
            throw Refusal::invalid("code",
                                   say("This is not the code that the app shows now. Type the one it shows at this "
                                       "moment; if it is never right, look whether your phone’s clock is."));
        store::upsert_app(visit.db(), person,
                          {.secret = seal_secret(visit, person, *secret),
                           .last_step = *step,
                           .created_at = visit.now(),
                           .last_used_at = std::nullopt});
        store::delete_plan(visit.db(), person);
        bool made = insert_first_codes(visit, person, codes);
        settle_factors(visit, person);
        tell_about(visit, app_added, person);
        return made;
    });
    accounts::renew_session_after(visit);
    limits::forget_tries(visit, person);
    return are_new ? codes : Codes{};
}

void remove_app(Visit& visit) {
    auto person = visit.viewer().person;
    platform::write(visit, [&] {
        if (store::delete_app(visit.db(), person) == 0) throw Refusal::not_found();
        settle_factors(visit, person);
        tell_about(visit, app_removed, person);
    });
    accounts::renew_session_after(visit);
}

Codes add_passkey(Visit& visit, std::string_view answer, std::string_view label) {
    auto person = visit.viewer().person;
    auto clean = rules::check_label(label);
    auto party = webauthn::party_of(visit.house().origin);
    auto challenge = webauthn::challenge_of(answer);
    auto made = party && challenge ? webauthn::read_made(answer, *party, *challenge) : std::nullopt;
    if (!made)
        throw Refusal::invalid("passkey", say("Your device made no passkey that this house can use. Try again, or with "
                                              "another device."));
    auto codes = fresh_codes(visit);
    bool are_new = platform::write(visit, [&] {
        use_challenge(visit, *challenge, Purpose::add);
        if (store::count_passkeys(visit.db(), person) >= passkeys_max)
            throw Refusal::invalid("label", say("Twenty passkeys are enough: remove one that you no longer use."));
        if (store::find_passkey(visit.db(), made->credential_id))
            throw Refusal::invalid("passkey", say("This passkey is known here already."));
        store::insert_passkey(visit.db(), {.id = {},
                                           .public_id = base::PublicId::random(),
                                           .person = person,
                                           .credential_id = made->credential_id,
                                           .public_key = made->public_key,
                                           .algorithm = made->algorithm,
                                           .sign_count = made->sign_count,
                                           .label = clean,
                                           .created_at = visit.now(),
                                           .last_used_at = std::nullopt});
        bool first = insert_first_codes(visit, person, codes);
        settle_factors(visit, person);
        tell_about(visit, passkey_added, person);
        return first;
    });
    accounts::renew_session_after(visit);
    return are_new ? codes : Codes{};
}

void rename_passkey(Visit& visit, base::PublicId passkey, std::string_view label) {
    auto clean = rules::check_label(label);
    platform::write(visit, [&] {
        if (store::update_passkey_label(visit.db(), visit.viewer().person, passkey, clean) == 0)
            throw Refusal::not_found();
    });
}

void remove_passkey(Visit& visit, base::PublicId passkey) {
    auto person = visit.viewer().person;
    platform::write(visit, [&] {
        if (store::delete_passkey(visit.db(), person, passkey) == 0) throw Refusal::not_found();
        settle_factors(visit, person);
        tell_about(visit, passkey_removed, person);
    });
    accounts::renew_session_after(visit);
}

Codes make_codes(Visit& visit) {
    auto person = visit.viewer().person;
    auto codes = fresh_codes(visit);
    platform::write(visit, [&] {
        if (factors_of(visit, person) == 0) throw Refusal::not_found();
        insert_codes(visit, person, codes);
        tell_about(visit, codes_made, person);
    });
    return codes;
}

bool are_own_codes(Visit& visit, const Codes& codes) {
    if (codes.size() != recovery_code_count) return false;
    auto person = visit.viewer().person;
    for (const auto& code : codes) {
        auto clean = rules::read_recovery_code(code);
        if (clean.empty() || !store::has_code(visit.db(), person, hash_code(visit, person, clean))) return false;
    }
    return true;
}

void forget_keys(Visit& visit, PersonId person) {
    accounts::close_all_ways(visit, person);
    store::delete_passkeys(visit.db(), person);
    store::delete_app(visit.db(), person);
    store::delete_plan(visit.db(), person);
    store::delete_codes(visit.db(), person);
    accounts::update_second_factors(visit, person, 0);
    accounts::update_second_factor_due(visit, person, std::nullopt); // the time to make new ones begins anew
    require_of(visit, person);
}

void let_in_from_the_machine(Visit& visit, PersonId person) {
    forget_keys(visit, person);
    tell_about(visit, keys_forgotten, person);
}

} // namespace security
