// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Hashes, seals and passwords (libsodium). Nothing here is invented: BLAKE2b, XChaCha20-Poly1305,
// argon2id.
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string hash_token(std::string_view token); // BLAKE2b-256, hex: how tokens are stored
std::string keyed_hash(std::string_view key,
                       std::string_view text); // BLAKE2b-256 with a 32-byte key, hex
std::string sha256_hex(std::string_view bytes);
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string base64url(std::string_view bytes); // no padding
std::optional<std::string> from_base64url(std::string_view text);
std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

// A 32-byte key, and the keys derived from it for one purpose each ("cursor", "field",
// "blind-index", "csrf" …).
class Key {
public:
    explicit Key(std::string bytes); // throws std::invalid_argument unless 32 bytes
    static Key random();
    Key derive(std::string_view purpose) const;
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

// XChaCha20-Poly1305: raw bytes, 40 more than the plain text, random nonce first; `about`
// (associated data: table/column/row/version) must match to open.
std::string seal(const Key& key, std::string_view plain, std::string_view about);
std::optional<std::string> open_sealed(const Key& key, std::string_view sealed, std::string_view about);

// argon2id, 19 MiB, t = 2. Slow (20 to 70 ms) and memory-hungry on purpose: at most `cores` run at
// once, the others queue up to a bound; past it hash_password throws Refusal too_many. Never call
// it inside a write.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);
bool password_needs_rehash(std::string_view hash);

} // namespace base
