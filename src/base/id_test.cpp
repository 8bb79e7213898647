// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/id.hpp"
#include "base/random.hpp"
#include <gtest/gtest.h>
#include <limits>
#include <set>

namespace base {
namespace {

TEST(PublicId, ComesBackFromItsText) {
    start_crypto();
    std::set<std::string> seen;
    for (int turn = 0; turn < 2000; ++turn) {
        const PublicId id = PublicId::random();
        EXPECT_NE(id.number, 0);
        EXPECT_EQ(id.str().size(), 13U);
        EXPECT_EQ(PublicId::parse(id.str()), id);
        seen.insert(id.str());
    }
    EXPECT_EQ(seen.size(), 2000U);
    for (const std::int64_t number : {std::int64_t{1}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                                      std::numeric_limits<std::int64_t>::max()})
        EXPECT_EQ(PublicId::parse(PublicId{number}.str()), PublicId{number});
}

TEST(PublicId, ReadsWhatPeopleCopyByHand) {
    EXPECT_EQ(PublicId::parse("000000000001A"), PublicId::parse("OOOOOOOOOOOIa"));
    EXPECT_EQ(PublicId{-1}.str(), "fzzzzzzzzzzzz");
}

TEST(PublicId, RefusesAnythingElse) {
    for (const char* text : {"", "0", "000000000000u", "000000000000-", "00000000000000", "g000000000000",
                             "00000000000 1", "000000000000\xc3"})
        EXPECT_FALSE(PublicId::parse(text)) << text;
}

TEST(Id, KnowsWhetherItIsNone) {
    EXPECT_FALSE(PersonId{});
    EXPECT_TRUE(PersonId{7});
    EXPECT_LT(PersonId{7}, PersonId{8});
}

} // namespace
} // namespace base
