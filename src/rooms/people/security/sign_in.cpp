// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/keys.hpp"
#include "rooms/people/security/limits.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/totp.hpp"

namespace security {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

Refusal wrong_code(const char* field) {
    return Refusal::invalid(field, say("This code is not right, or has been used. Each one works once."));
}

Arrival turned_away(PersonId person) {
    return {.person = person, .door = Door::suspended, .next_path = {}};
}

Arrival finish_with_passkey(Visit& visit, const accounts::HalfSignIn& half, const Proof& proof,
                            std::string_view user_agent) {
    auto answered = check_answer(visit, proof.passkey, Purpose::second_step);
    if (answered.passkey.person != half.person)
        throw Refusal::invalid("passkey", say("This passkey belongs to another account."));
    platform::write(visit, [&] {
        use_answer(visit, answered);
        accounts::finish_sign_in(visit, user_agent);
    });
    return {.person = half.person, .door = Door::open, .next_path = half.next_path};
}

Arrival finish_with_app(Visit& visit, const accounts::HalfSignIn& half, const Proof& proof,
                        std::string_view user_agent) {
    auto digits = rules::read_app_code(proof.app_code);
    auto app = store::find_app(visit.db(), half.person);
    auto step = app && !digits.empty()
                    ? totp::find_step(open_secret(visit, half.person, app->secret), digits, visit.now(), app->last_step)
                    : std::nullopt;
    if (!step) throw wrong_code("code");
    platform::write(visit, [&] {
        if (store::use_step(visit.db(), half.person, *step, visit.now()) == 0) throw wrong_code("code");
        accounts::finish_sign_in(visit, user_agent);
    });
    return {.person = half.person, .door = Door::open, .next_path = half.next_path};
}

Arrival finish_with_code(Visit& visit, const accounts::HalfSignIn& half, const Proof& proof,
                         std::string_view user_agent) {
    auto code = rules::read_recovery_code(proof.recovery_code);
    if (code.empty()) throw wrong_code("recovery_code");
    auto hash = hash_code(visit, half.person, code);
    platform::write(visit, [&] {
        if (store::use_code(visit.db(), half.person, hash, visit.now()) == 0) throw wrong_code("recovery_code");
        accounts::finish_sign_in(visit, user_agent);
        platform::tell(visit, {.kind = code_used, .subject = half.person.number, .actor = half.person});
    });
    return {.person = half.person, .door = Door::open, .next_path = half.next_path};
}

} // namespace

Proof read_proof(const parse::Form& form) {
    auto value = [&](std::string_view name) { return std::string(form.find(name).value_or("")); };
    return {.password = value("confirm_password"),
            .app_code = value("code"),
            .recovery_code = value("recovery_code"),
            .passkey = value("passkey"),
            .mail_code = value("mail_code")};
}

// A passkey has verified its user: it stands for both steps.
Arrival sign_in_with_passkey(Visit& visit, std::string_view answer, const Wish& wish) {
    auto answered = check_answer(visit, answer, Purpose::sign_in);
    auto person = answered.passkey.person;
    if (accounts::is_suspended(visit, person)) return turned_away(person);
    platform::write(visit, [&] {
        use_answer(visit, answered);
        accounts::begin_session(visit, person, wish.keep, wish.user_agent);
    });
    accounts::meet(visit, person, wish.keep);
    return {.person = person, .door = Door::open, .next_path = wish.next_path};
}

Arrival finish_sign_in(Visit& visit, const Proof& proof, std::string_view user_agent) {
    auto half = accounts::find_half_sign_in(visit);
    if (!half) throw Refusal::conflict(say("That took more than ten minutes. Sign in once more, please."), "/sign-in");
    limits::count_try(visit, half->person);
    if (accounts::use_second_try(visit) == 0) {
        accounts::withdraw_sign_in(visit);
        throw Refusal::conflict(say("Five tries are over. Sign in once more, please."), "/sign-in");
    }
    if (accounts::is_suspended(visit, half->person)) return turned_away(half->person);
    auto arrival = !proof.passkey.empty()         ? finish_with_passkey(visit, *half, proof, user_agent)
                   : !proof.recovery_code.empty() ? finish_with_code(visit, *half, proof, user_agent)
                                                  : finish_with_app(visit, *half, proof, user_agent);
    limits::forget_tries(visit, half->person);
    accounts::meet(visit, half->person, half->keep());
    return arrival;
}

} // namespace security
