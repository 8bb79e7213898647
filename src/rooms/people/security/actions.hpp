// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the security room.
#include "parse/form.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/model.hpp"
#include "rooms/people/security/webauthn.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace security {

// One's own keys (actions_own.cpp). Adding the first one makes recovery codes, which are given back to be shown once.
using Codes = std::vector<std::string>;
Means means_of(platform::Visit& visit, PersonId person);
void plan_app(platform::Visit& visit); // a new secret, waiting for its first code
std::optional<std::string> find_planned_secret(platform::Visit& visit);
Codes add_app(platform::Visit& visit, std::string_view code);
void remove_app(platform::Visit& visit);
Codes add_passkey(platform::Visit& visit, std::string_view answer, std::string_view label);
void rename_passkey(platform::Visit& visit, base::PublicId passkey, std::string_view label);
void remove_passkey(platform::Visit& visit, base::PublicId passkey);
Codes make_codes(platform::Visit& visit); // the former ones open nothing any more
bool are_own_codes(platform::Visit& visit, const Codes& codes);
void forget_keys(platform::Visit& visit, PersonId person); // inside write(): all of them, and the ways in

// Passkeys answering (passkeys.cpp). A challenge belongs to the browser that asked, and is answered once.
std::string new_challenge(platform::Visit& visit, Purpose purpose); // base64url
std::string own_handle(platform::Visit& visit);                     // base64url, random, made the first time
struct Answered {
    Passkey passkey;
    std::int64_t sign_count = 0;
    std::string challenge;
    Purpose purpose = Purpose::sign_in;
};
Answered check_answer(platform::Visit& visit, std::string_view answer, Purpose purpose);
void use_answer(platform::Visit& visit, const Answered& answered);                       // inside write(): once
void use_challenge(platform::Visit& visit, std::string_view challenge, Purpose purpose); // inside write()

// Coming in (sign_in.cpp).
enum class Door { open, suspended };
struct Arrival {
    PersonId person;
    Door door = Door::open;
    std::string next_path;
};
struct Wish {
    std::string next_path;
    accounts::Keep keep = accounts::Keep::while_open;
    std::string user_agent;
};
Arrival sign_in_with_passkey(platform::Visit& visit, std::string_view answer, const Wish& wish);
// The second step: one of these proofs.
struct Proof {
    std::string password;
    std::string app_code;
    std::string recovery_code;
    std::string passkey;
    std::string mail_code;
};
Proof read_proof(const parse::Form& form);
Arrival finish_sign_in(platform::Visit& visit, const Proof& proof, std::string_view user_agent);

// Showing again who one is (confirm.cpp).
void confirm(platform::Visit& visit, const Proof& proof); // throws; marks the session
void send_confirmation(platform::Visit& visit);           // six digits, to who has no other proof

// Who must have a second factor, and coming back in (office.cpp).
Rules rules_now(db::Connection& connection);
void update_rules(platform::Visit& visit, const Rules& rules);
void require_of(platform::Visit& visit, PersonId person); // inside write()
void require_of_all(platform::Visit& visit);
void ask_reentry(platform::Visit& visit, std::string_view email);
void confirm_reentry(platform::Visit& visit, base::PublicId id);
void withdraw_reentry(platform::Visit& visit, base::PublicId id);
std::string cancel_token(platform::Visit& visit, base::PublicId reentry);
std::optional<Reentry> find_reentry_to_cancel(platform::Visit& visit, std::string_view token);
void cancel_reentry(platform::Visit& visit, std::string_view token); // by whom it is about

} // namespace security
