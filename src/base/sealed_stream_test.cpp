// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/sealed_stream.hpp"
#include "base/digest.hpp"
#include "base/random.hpp"
#include <gtest/gtest.h>

namespace base {
namespace {

struct Sealed {
    std::string header, first, last;
};
Sealed seal_two(const Key& key) {
    SealingStream stream(key);
    return {stream.header(), stream.seal("one", Piece::more), stream.seal("two", Piece::last)};
}

TEST(SealedStream, gives_back_what_went_in) {
    start_crypto();
    auto key = Key::random();
    auto sealed = seal_two(key);
    OpeningStream stream(key, sealed.header);
    EXPECT_EQ(stream.open(sealed.first), "one");
    EXPECT_FALSE(stream.is_over());
    EXPECT_EQ(stream.open(sealed.last), "two");
    EXPECT_TRUE(stream.is_over());
    EXPECT_FALSE(stream.open(sealed.last));
}

TEST(SealedStream, opens_nothing_that_was_touched) {
    start_crypto();
    auto key = Key::random();
    auto sealed = seal_two(key);
    EXPECT_FALSE(OpeningStream(Key::random(), sealed.header).open(sealed.first));
    EXPECT_FALSE(OpeningStream(key, sealed.header).open(sealed.last)); // one is missing
    EXPECT_FALSE(OpeningStream(key, sealed.header).open(sealed.first.substr(1)));
    EXPECT_FALSE(OpeningStream(key, sealed.header).open(""));
    for (std::size_t i = 0; i < sealed.first.size(); ++i) {
        auto touched = sealed.first;
        touched[i] = static_cast<char>(touched[i] ^ 1);
        EXPECT_FALSE(OpeningStream(key, sealed.header).open(touched)) << i;
    }
    EXPECT_THROW(OpeningStream(key, "short"), std::invalid_argument);
}

TEST(Sha256, of_pieces_is_that_of_the_whole) {
    start_crypto();
    Sha256 pieces;
    pieces.add("ab");
    pieces.add("");
    pieces.add("c");
    EXPECT_EQ(pieces.hex(), sha256_hex("abc"));
    EXPECT_EQ(Sha256().hex(), sha256_hex(""));
}

} // namespace
} // namespace base
