// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/refusal.hpp"
#include "base/money.hpp"
#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Refusal, CarriesWhatTheReaderNeeds) {
    const Refusal invalid = Refusal::invalid("name", say("Write your name, {who}.", {{"who", "Léa"}}));
    EXPECT_EQ(invalid.kind, RefusalKind::invalid);
    EXPECT_EQ(invalid.fields.at("name").id, "Write your name, {who}.");
    EXPECT_EQ(invalid.fields.at("name").arguments.at(0).second, "Léa");
    EXPECT_FALSE(invalid.message.id.empty());
    EXPECT_EQ(Refusal::conflict(say("Already there."), "/people/7").location, "/people/7");
    EXPECT_EQ(Refusal::too_many(say("Later."), 30).retry_after_s, 30);
    EXPECT_EQ(Refusal::too_large(say("Too large.")).kind, RefusalKind::too_large);
    EXPECT_EQ(Refusal::not_allowed(say("No.")).kind, RefusalKind::not_allowed);
    EXPECT_EQ(Refusal::signed_out().kind, RefusalKind::signed_out);
}

TEST(Refusal, OfWhatIsHiddenSaysNothingOfIt) {
    const Refusal refusal = Refusal::not_found();
    EXPECT_EQ(refusal.kind, RefusalKind::not_found);
    EXPECT_TRUE(refusal.message.arguments.empty());
    EXPECT_TRUE(refusal.location.empty());
}

TEST(Money, AddsWholeCents) {
    EXPECT_EQ(Money{150} + Money{250} - Money{1}, Money{399});
    EXPECT_LT(Money{-1}, Money{0});
}

} // namespace
} // namespace base
