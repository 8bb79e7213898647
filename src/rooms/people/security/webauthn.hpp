// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a browser answers for a passkey (WebAuthn level 2), read and verified by libfido2. Pure.
//
// The answer is the JSON that web/behaviours/passkeys.ts puts into the form: base64url of the raw parts. A passkey must
// know its user (user verification): it then stands for two factors. No attestation is asked for: which make of device
// somebody has is nobody's business.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace security::webauthn {

// Who asks: from the configured origin, never from a request.
struct Party {
    std::string id;     // "guilde.example": passkeys belong to it
    std::string origin; // "https://guilde.example"
};
// Nothing when the origin is a bare address (127.0.0.1): browsers know no passkeys there.
std::optional<Party> party_of(std::string_view origin);

inline constexpr std::int64_t algorithms[] = {-7, -8, -257}; // ES256, EdDSA, RS256

struct Made {
    std::string credential_id; // base64url
    std::string public_key;    // bytes, as libfido2 gives them
    std::int64_t algorithm = 0;
    std::int64_t sign_count = 0;
};
struct Used {
    std::string credential_id;
    std::string user_handle; // base64url; may be empty
    std::string challenge;   // base64url, as the browser was given it
    std::string client_data; // bytes
    std::string authenticator_data;
    std::string signature;
};

// The challenge that an answer is about, whatever it is; nothing when it cannot be read.
std::optional<std::string> challenge_of(std::string_view answer);
// A new passkey. Nothing unless it was made for this party, with this challenge, by somebody it verified.
std::optional<Made> read_made(std::string_view answer, const Party& party, std::string_view challenge);
std::optional<Used> read_used(std::string_view answer);
// The signature counter that came with it; nothing when anything is wrong.
struct Key {
    std::string public_key;
    std::int64_t algorithm = 0;
};
std::optional<std::int64_t> verify_used(const Used& used, const Party& party, std::string_view challenge,
                                        const Key& key);

} // namespace security::webauthn
