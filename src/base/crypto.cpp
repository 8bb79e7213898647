// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/crypto.hpp"
#include "base/random.hpp"
#include <sodium.h>
#include <stdexcept>
#include <utility>

namespace base {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t digest_size = 32;
constexpr int base64_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string blake2b(std::string_view text, std::string_view key) {
    std::string digest(digest_size, '\0');
    crypto_generichash(bytes_of(digest), digest.size(), bytes_of(text), text.size(),
                       key.empty() ? nullptr : bytes_of(key), key.size());
    return digest;
}

} // namespace

std::string hash_token(std::string_view token) {
    return hex(blake2b(token, {}));
}

std::string keyed_hash(std::string_view key, std::string_view text) {
    if (key.size() != key_size) throw std::invalid_argument("a key has 32 bytes");
    return hex(blake2b(text, key));
}

std::string sha256_hex(std::string_view bytes) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
    return hex(digest);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64_variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), base64_variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                          base64_variant) != 0 ||
        end != text.data() + text.size())
        return {};
    bytes.resize(size);
    return bytes;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return {};
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    if (sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0 ||
        size != bytes.size())
        return {};
    return bytes;
}

Key::Key(std::string bytes) : bytes_(std::move(bytes)) {
    if (bytes_.size() != key_size) throw std::invalid_argument("a key has 32 bytes");
}

Key Key::random() {
    return Key(random_bytes(key_size));
}

Key Key::derive(std::string_view purpose) const {
    return Key(blake2b(purpose, bytes_));
}

std::string seal(const Key& key, std::string_view plain, std::string_view about) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    std::string sealed = random_bytes(nonce_size);
    sealed.resize(nonce_size + plain.size() + tag_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_size, nullptr, bytes_of(plain), plain.size(),
                                               bytes_of(about), about.size(), nullptr, bytes_of(sealed),
                                               bytes_of(std::string_view(key.bytes())));
    return sealed;
}

std::optional<std::string> open_sealed(const Key& key, std::string_view sealed, std::string_view about) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < nonce_size + tag_size) return {};
    const std::string_view body = sealed.substr(nonce_size);
    std::string plain(body.size() - tag_size, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(body), body.size(),
                                                   bytes_of(about), about.size(), bytes_of(sealed),
                                                   bytes_of(std::string_view(key.bytes()))) != 0)
        return {};
    return plain;
}

} // namespace base
