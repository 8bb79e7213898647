// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/limits.hpp"
#include "rooms/people/security/store.hpp"

namespace security {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

// Before somebody is signed in a challenge belongs to the browser, then to the session.
std::string owner_of(const Visit& visit, Purpose purpose) {
    bool is_stranger = purpose == Purpose::sign_in || purpose == Purpose::second_step;
    return base::hash_token(is_stranger ? "visitor " + visit.visitor
                                        : "session " + std::to_string(visit.viewer().session));
}

store::Challenge challenge_for(const Visit& visit, std::string_view challenge, Purpose purpose) {
    return {.hash = base::hash_token(challenge),
            .owner_hash = owner_of(visit, purpose),
            .purpose = purpose,
            .expires_at = visit.now() + challenge_lifetime};
}

Refusal wrong_passkey() {
    return Refusal::invalid("passkey", say("This passkey opens nothing here. Try another, or another way."));
}

} // namespace

std::string new_challenge(Visit& visit, Purpose purpose) {
    platform::check_limit(visit, limits::challenges_from, visit.remote_address);
    platform::count_one(visit, limits::challenges_from, visit.remote_address);
    auto challenge = base::random_token();
    auto kept = challenge_for(visit, challenge, purpose);
    platform::write(visit, [&] { store::insert_challenge(visit.db(), kept); });
    return challenge;
}

std::string own_handle(Visit& visit) {
    auto person = visit.viewer().person;
    if (auto handle = store::find_handle(visit.db(), person)) return *handle;
    auto fresh = base::random_token();
    platform::write(visit, [&] { store::insert_handle(visit.db(), person, fresh); });
    return store::find_handle(visit.db(), person).value();
}

Answered check_answer(Visit& visit, std::string_view answer, Purpose purpose) {
    platform::check_limit(visit, limits::failures_from, visit.remote_address);
    auto party = webauthn::party_of(visit.house().origin);
    auto used = webauthn::read_used(answer);
    auto passkey = party && used ? store::find_passkey(visit.db(), used->credential_id) : std::nullopt;
    auto sign_count = passkey
                          ? webauthn::verify_used(*used, *party, used->challenge,
                                                  {.public_key = passkey->public_key, .algorithm = passkey->algorithm})
                          : std::nullopt;
    bool may_be_nameless = purpose != Purpose::sign_in; // a person alone says who they are by it
    bool is_theirs = sign_count && ((may_be_nameless && used->user_handle.empty()) ||
                                    store::find_handle(visit.db(), passkey->person) == used->user_handle);
    if (!is_theirs) {
        platform::count_one(visit, limits::failures_from, visit.remote_address);
        throw wrong_passkey();
    }
    return {.passkey = *passkey, .sign_count = *sign_count, .challenge = used->challenge, .purpose = purpose};
}

void use_challenge(Visit& visit, std::string_view challenge, Purpose purpose) {
    if (store::use_challenge(visit.db(), challenge_for(visit, challenge, purpose), visit.now()) == 0)
        throw Refusal::invalid("passkey", say("That took too long, or was sent twice. Try once more, please."));
}

void use_answer(Visit& visit, const Answered& answered) {
    use_challenge(visit, answered.challenge, answered.purpose);
    // A counter that does not go forward: somebody else holds a copy.
    if (store::use_passkey(visit.db(), answered.passkey.id, answered.sign_count, visit.now()) == 0)
        throw wrong_passkey();
}

} // namespace security
