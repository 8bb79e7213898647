// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/crypto.hpp"
#include "base/random.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <stdexcept>

namespace base {
namespace {

class Crypto : public testing::Test {
protected:
    void SetUp() override { start_crypto(); }
};

TEST_F(Crypto, HashesAreTheStandardOnes) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // BLAKE2b with a 32-byte digest.
    EXPECT_EQ(hash_token("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    EXPECT_EQ(hash_token(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    const std::string key(32, 'k');
    EXPECT_EQ(keyed_hash(key, "a"), keyed_hash(key, "a"));
    EXPECT_NE(keyed_hash(key, "a"), keyed_hash(std::string(32, 'l'), "a"));
    EXPECT_THROW(keyed_hash("short", "a"), std::invalid_argument);
}

TEST_F(Crypto, Base64UrlAndHexComeBack) {
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string bytes = random_bytes(size);
        EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
        EXPECT_EQ(from_hex(hex(bytes)), bytes);
    }
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
    for (const char* text : {"-_8=", "+/8", "a", "ab cd", "-_9"}) EXPECT_FALSE(from_base64url(text)) << text;
    for (const char* text : {"0", "0g", "00 0", "zz"}) EXPECT_FALSE(from_hex(text)) << text;
}

TEST_F(Crypto, ComparisonLooksAtEveryByte) {
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
    EXPECT_TRUE(equal_in_constant_time("", ""));
}

TEST_F(Crypto, DerivedKeysDifferByPurposeAndByKey) {
    const Key key = Key::random();
    EXPECT_EQ(key.derive("csrf").bytes(), key.derive("csrf").bytes());
    EXPECT_NE(key.derive("csrf").bytes(), key.derive("cursor").bytes());
    EXPECT_NE(key.derive("csrf").bytes(), Key::random().derive("csrf").bytes());
    EXPECT_NE(key.derive("csrf").bytes(), key.bytes());
    EXPECT_THROW(Key("short"), std::invalid_argument);
}

TEST_F(Crypto, SealedTextOpensWithItsKeyAndItsPlace) {
    const Key key = Key::random();
    for (const std::string& plain : {std::string(), std::string("Léa"), random_bytes(5000)}) {
        const std::string sealed = seal(key, plain, "persons/phone/7/1");
        EXPECT_EQ(open_sealed(key, sealed, "persons/phone/7/1"), plain);
        EXPECT_EQ(open_sealed(key, sealed, "persons/phone/8/1"), std::nullopt);
        EXPECT_EQ(open_sealed(Key::random(), sealed, "persons/phone/7/1"), std::nullopt);
        EXPECT_NE(seal(key, plain, "persons/phone/7/1"), sealed);
    }
}

TEST_F(Crypto, SealedTextThatWasTouchedDoesNotOpen) {
    const Key key = Key::random();
    const std::string sealed = seal(key, "0123456789", "x");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string touched = sealed;
        touched[at] = static_cast<char>(touched[at] ^ 1);
        EXPECT_EQ(open_sealed(key, touched, "x"), std::nullopt) << at;
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_EQ(open_sealed(key, sealed.substr(0, size), "x"), std::nullopt) << size;
    EXPECT_EQ(open_sealed(key, sealed + "0", "x"), std::nullopt);
}

TEST_F(Crypto, RandomThingsHaveTheirShape) {
    EXPECT_EQ(random_token().size(), 43U);
    EXPECT_NE(random_token(), random_token());
    EXPECT_EQ(random_key().size(), 22U);
    EXPECT_NE(random_key(), random_key());
    for (int turn = 0; turn < 200; ++turn) {
        const std::string code = random_code();
        EXPECT_EQ(code.size(), 6U);
        EXPECT_TRUE(std::ranges::all_of(code, [](char digit) { return digit >= '0' && digit <= '9'; }));
        EXPECT_LT(random_below(3), 3U);
    }
}

} // namespace
} // namespace base
