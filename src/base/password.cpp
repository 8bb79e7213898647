// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/crypto.hpp"
#include "base/gate.hpp"
#include <sodium.h>
#include <algorithm>
#include <new>
#include <thread>

namespace base {

namespace {

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 << 20;
constexpr std::size_t waiting_max = 64;
constexpr int retry_after_s = 2;

// The memory is the machine's, so the bound is the program's.
Gate& hashing_gate() {
    static Gate gate({.running_max = std::max(1U, std::thread::hardware_concurrency()),
                      .waiting_max = waiting_max,
                      .retry_after_s = retry_after_s},
                     say("Many people are signing in right now. Try again in a moment."));
    return gate;
}

} // namespace

std::string hash_password(std::string_view password) {
    const Gate::Pass pass = hashing_gate().enter();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash;
}

bool verify_password(std::string_view hash, std::string_view password) {
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    const Gate::Pass pass = hashing_gate().enter();
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

bool password_needs_rehash(std::string_view hash) {
    return crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), passes, memory_bytes) != 0;
}

} // namespace base
