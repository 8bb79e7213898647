// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/webauthn.hpp"
#include "rooms/people/security/tests/browser.hpp"
#include <gtest/gtest.h>

namespace security::webauthn {
namespace {

using security::testing::Device;

struct Passkeys : ::testing::Test {
    Party party{.id = "essai.example", .origin = "https://essai.example"};
    Device device;
    std::string challenge = base::random_token();

    Key key() {
        auto made = read_made(device.make(challenge), party, challenge).value();
        return {.public_key = made.public_key, .algorithm = made.algorithm};
    }
    bool opens(const std::string& answer, const Key& with) {
        auto used = read_used(answer);
        return used && verify_used(*used, party, challenge, with).has_value();
    }
};

TEST_F(Passkeys, are_made_and_then_open) {
    auto made = read_made(device.make(challenge), party, challenge);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->credential_id, base::base64url(device.id));
    EXPECT_EQ(made->algorithm, -8);
    auto answer = device.use(challenge);
    EXPECT_EQ(challenge_of(answer), challenge);
    auto used = read_used(answer).value();
    EXPECT_EQ(verify_used(used, party, challenge, key()), 1);
}

TEST_F(Passkeys, of_another_origin_or_party_are_refused) {
    auto with = key();
    Device other("https://essai.example.evil.example");
    EXPECT_FALSE(read_made(other.make(challenge), party, challenge));
    device.origin = "https://evil.example";
    EXPECT_FALSE(opens(device.use(challenge), with));
    device.origin = "http://essai.example";
    EXPECT_FALSE(opens(device.use(challenge), with));
    device.origin = party.origin;
    device.party = "evil.example";
    EXPECT_FALSE(opens(device.use(challenge), with));
    EXPECT_FALSE(read_made(device.make(challenge), party, challenge));
}

TEST_F(Passkeys, answer_their_own_question_only) {
    auto with = key();
    EXPECT_FALSE(opens(device.use(base::random_token()), with));
    EXPECT_FALSE(read_made(device.make(base::random_token()), party, challenge));
    auto made = device.make(challenge);
    EXPECT_FALSE(opens(made, with)) << "what makes one opens nothing";
    EXPECT_FALSE(read_made(device.use(challenge), party, challenge));
}

TEST_F(Passkeys, must_know_their_user) {
    auto with = key();
    device.verifies = false;
    EXPECT_FALSE(opens(device.use(challenge), with));
    EXPECT_FALSE(read_made(device.make(challenge), party, challenge));
}

TEST_F(Passkeys, sign_with_their_own_key_whatever_byte_is_changed) {
    auto with = key();
    auto used = read_used(device.use(challenge)).value();
    ASSERT_TRUE(verify_used(used, party, challenge, with));
    for (auto part : {&Used::authenticator_data, &Used::signature, &Used::client_data})
        for (std::size_t at = 0; at < (used.*part).size(); at += 7) {
            auto changed = used;
            (changed.*part)[at] = static_cast<char>((changed.*part)[at] ^ 1);
            EXPECT_FALSE(verify_used(changed, party, challenge, with)) << at;
        }
    EXPECT_FALSE(opens(Device().use(challenge), with));
    auto other = with;
    other.algorithm = -7;
    EXPECT_FALSE(verify_used(used, party, challenge, other));
}

TEST_F(Passkeys, bear_any_answer) {
    for (const auto* text : {"", "{}", "[]", "null", R"({"client_data":"e30"})", R"({"client_data":1})",
                             R"({"id":"YQ","client_data":"YQ","authenticator_data":"YQ","signature":"YQ"})"}) {
        EXPECT_FALSE(challenge_of(text));
        EXPECT_FALSE(read_made(text, party, challenge));
        EXPECT_FALSE(read_used(text));
    }
}

TEST(PasskeyParty, comes_from_a_name_that_is_safe) {
    EXPECT_EQ(party_of("https://maison.example")->id, "maison.example");
    EXPECT_EQ(party_of("https://maison.example:8443")->id, "maison.example");
    EXPECT_EQ(party_of("http://localhost:8080")->id, "localhost");
    for (const auto* origin : {"http://127.0.0.1:8080", "https://192.0.2.7", "https://[::1]:8443",
                               "http://maison.example", "maison.example", ""})
        EXPECT_FALSE(party_of(origin)) << origin;
}

} // namespace
} // namespace security::webauthn
