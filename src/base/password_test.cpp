// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/crypto.hpp"
#include "base/gate.hpp"
#include "base/random.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace base {
namespace {

using namespace std::chrono_literals;

TEST(Password, IsVerifiedByItsHashOnly) {
    start_crypto();
    const std::string hash = hash_password("un mot de passe à moi");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    EXPECT_TRUE(verify_password(hash, "un mot de passe à moi"));
    EXPECT_FALSE(verify_password(hash, "un mot de passe à toi"));
    EXPECT_FALSE(verify_password("", "un mot de passe à moi"));
    EXPECT_FALSE(verify_password(std::string(300, '$'), "un mot de passe à moi"));
    EXPECT_FALSE(password_needs_rehash(hash));
    EXPECT_TRUE(password_needs_rehash("$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHQ$aGFzaA"));
    EXPECT_TRUE(password_needs_rehash(""));
}

TEST(Password, ACrowdIsServedUpToABoundAndTheOthersAreRefused) {
    start_crypto();
    const std::string hash = hash_password("x");
    std::atomic<int> verified = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> crowd;
    for (int person = 0; person < 100; ++person)
        crowd.emplace_back([&] {
            try {
                if (verify_password(hash, "x")) ++verified;
            } catch (const Refusal& refusal) {
                if (refusal.kind == RefusalKind::too_many && refusal.retry_after_s > 0) ++refused;
            }
        });
    for (std::thread& person : crowd) person.join();
    EXPECT_EQ(verified + refused, 100);
    EXPECT_GE(verified, 64);
    EXPECT_TRUE(verify_password(hash, "x"));
}

TEST(Gate, LetsOnlySoManyWorkAtOnce) {
    Gate gate({.running_max = 3, .waiting_max = 100, .retry_after_s = 1}, say("Full."));
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::vector<std::thread> threads;
    for (int worker = 0; worker < 30; ++worker)
        threads.emplace_back([&] {
            const Gate::Pass pass = gate.enter();
            const int now = ++running;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
            }
            // The first ones stay until there are three: nothing here depends on how fast threads start.
            const auto end = std::chrono::steady_clock::now() + 20s;
            while (most < 3 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(1ms);
            --running;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(most, 3);
}

TEST(Gate, RefusesAtOnceWhenTooManyWait) {
    Gate gate({.running_max = 1, .waiting_max = 0, .retry_after_s = 5}, say("Full."));
    {
        const Gate::Pass pass = gate.enter();
        try {
            const Gate::Pass second = gate.enter();
            FAIL() << "two at once";
        } catch (const Refusal& refusal) {
            EXPECT_EQ(refusal.kind, RefusalKind::too_many);
            EXPECT_EQ(refusal.retry_after_s, 5);
            EXPECT_EQ(refusal.message.id, "Full.");
        }
    }
    EXPECT_NO_THROW({ const Gate::Pass pass = gate.enter(); });
}

} // namespace
} // namespace base
