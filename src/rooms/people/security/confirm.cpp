// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/jobs.hpp"
#include "rooms/people/security/keys.hpp"
#include "rooms/people/security/limits.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/totp.hpp"
#include <utility>

namespace security {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

void confirm_with_passkey(Visit& visit, const Proof& proof) {
    auto answered = check_answer(visit, proof.passkey, Purpose::confirm);
    if (answered.passkey.person != visit.viewer().person)
        throw Refusal::invalid("passkey", say("This passkey belongs to another account."));
    platform::write(visit, [&] {
        use_answer(visit, answered);
        accounts::confirm_session(visit);
    });
}

void confirm_with_app(Visit& visit, const Proof& proof) {
    auto person = visit.viewer().person;
    auto digits = rules::read_app_code(proof.app_code);
    auto app = store::find_app(visit.db(), person);
    auto wrong = Refusal::invalid("code", say("This code is not right, or has been used. Each one works once."));
    auto step = app && !digits.empty()
                    ? totp::find_step(open_secret(visit, person, app->secret), digits, visit.now(), app->last_step)
                    : std::nullopt;
    if (!step) throw wrong;
    platform::write(visit, [&] {
        if (store::use_step(visit.db(), person, *step, visit.now()) == 0) throw wrong;
        accounts::confirm_session(visit);
    });
}

void confirm_with_password(Visit& visit, const Proof& proof) {
    if (!accounts::is_own_password(visit, proof.password))
        throw Refusal::invalid("confirm_password", say("This is not your password. Forgotten? Sign out, and come in "
                                                       "again with a message."));
    platform::write(visit, [&] { accounts::confirm_session(visit); });
}

// Only for who has no other proof: a mailbox that somebody else reads must not stand for a key.
void confirm_with_mail(Visit& visit, const Proof& proof) {
    auto session = visit.viewer().session;
    if (!means_of(visit, visit.viewer().person).mail) throw Refusal::not_found();
    auto digits = rules::read_app_code(proof.mail_code);
    auto sent = store::find_confirmation(visit.db(), session, visit.now());
    if (!sent)
        throw Refusal::invalid("mail_code", say("Ask for a message first: its code lasts a quarter of an hour."));
    bool has_try = platform::write(visit, [&] { return store::use_confirmation_try(visit.db(), session) > 0; });
    if (!has_try) throw Refusal::invalid("mail_code", say("Five tries are over. Ask for a new message."));
    if (digits.empty() ||
        !base::equal_in_constant_time(sent->code_hash, hash_digits(visit, visit.viewer().person, digits)))
        throw Refusal::invalid("mail_code", say("This is not the code of the latest message. Look at it once more."));
    platform::write(visit, [&] {
        if (store::delete_confirmation(visit.db(), session) == 0)
            throw Refusal::invalid("mail_code", say("This code has been used."));
        accounts::confirm_session(visit);
    });
}

void prove(Visit& visit, const Proof& proof) {
    if (!proof.passkey.empty()) return confirm_with_passkey(visit, proof);
    if (!proof.app_code.empty()) return confirm_with_app(visit, proof);
    if (!proof.mail_code.empty()) return confirm_with_mail(visit, proof);
    if (!proof.password.empty()) return confirm_with_password(visit, proof);
    throw Refusal::invalid("", say("Fill in one of the fields below."));
}

} // namespace

// Not the request's own act: what it is for comes after, under its own key.
void confirm(Visit& visit, const Proof& proof) {
    struct Aside {
        Visit& visit;
        std::optional<platform::RequestKey> key = std::exchange(visit.request_key, std::nullopt);
        ~Aside() { visit.request_key = std::move(key); }
    } aside{visit};
    limits::count_try(visit, visit.viewer().person);
    prove(visit, proof);
    limits::forget_tries(visit, visit.viewer().person);
}

void send_confirmation(Visit& visit) {
    auto person = visit.viewer().person;
    if (!means_of(visit, person).mail) throw Refusal::not_found();
    auto code = base::random_code();
    auto mail = write_confirmation(visit, person, code);
    if (!mail) throw Refusal::not_found();
    auto hash = hash_digits(visit, person, code);
    auto subject = std::to_string(person.number);
    platform::check_limit(visit, limits::messages, subject);
    platform::write(visit, [&] {
        platform::count_one(visit, limits::messages, subject);
        store::upsert_confirmation(visit.db(), visit.viewer().session, hash, visit.now() + confirmation_lifetime);
        platform::send_later(visit, *mail);
    });
}

} // namespace security
