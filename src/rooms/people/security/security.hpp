// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The security room: passkeys, the authenticator app, recovery codes, the second step of signing in, showing again who
// one is, and how two officers let somebody back in. Above accounts, which knows who is signed in.
#include "platform/room.hpp"
#include <string_view>

namespace security {

// Subject: person. Each is told to them by mail.
inline constexpr std::string_view passkey_added = "security.passkey_added";
inline constexpr std::string_view passkey_removed = "security.passkey_removed";
inline constexpr std::string_view app_added = "security.app_added";
inline constexpr std::string_view app_removed = "security.app_removed";
inline constexpr std::string_view codes_made = "security.codes_made";
inline constexpr std::string_view code_used = "security.code_used";
// Subject: person, object: the reentry's row.
inline constexpr std::string_view reentry_asked = "security.reentry_asked";
inline constexpr std::string_view reentry_done = "security.reentry_done";
inline constexpr std::string_view reentry_withdrawn = "security.reentry_withdrawn";
inline constexpr std::string_view rules_changed = "security.rules_changed";

inline constexpr std::string_view keys_forgotten = "security.keys_forgotten"; // subject: person; from the machine

// Inside write(): nobody holds a key of this person any more, and they come in by a message. For whoever owns the machine
// (`guilde let-in`); officers do it together, in the console.
void let_in_from_the_machine(platform::Visit& visit, base::PersonId person);

platform::Room room();

} // namespace security
