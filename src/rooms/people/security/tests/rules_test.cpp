// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/rules.hpp"
#include <gtest/gtest.h>

namespace security::rules {
namespace {

constexpr auto facilitator = static_cast<std::int64_t>(platform::Role::facilitator);
constexpr auto treasurer = static_cast<std::int64_t>(platform::Role::treasurer);
constexpr auto administrator = static_cast<std::int64_t>(platform::Role::administrator);

TEST(SecurityRules, read_codes_however_they_are_typed) {
    EXPECT_EQ(read_app_code(" 482 913 "), "482913");
    EXPECT_EQ(read_app_code("482-913"), "482913");
    for (const auto* wrong : {"", "48291", "4829133", "48291a", "k7m2-9xqd"}) EXPECT_EQ(read_app_code(wrong), "");
    EXPECT_EQ(read_recovery_code("K7M2 9XQD"), "k7m2-9xqd");
    EXPECT_EQ(read_recovery_code("k7m29xqd"), "k7m2-9xqd");
    EXPECT_EQ(read_recovery_code("OOil-0000"), "0011-0000");
    for (const auto* wrong : {"", "k7m2-9xq", "k7m2-9xqdd", "k7m2-9xu!", "482913"})
        EXPECT_EQ(read_recovery_code(wrong), "") << wrong;
}

TEST(SecurityRules, write_recovery_codes_that_can_be_read_back) {
    EXPECT_EQ(recovery_code_from(std::string("\0\0\0\0\0", 5)), "0000-0000");
    EXPECT_EQ(recovery_code_from("\xff\xff\xff\xff\xff"), "zzzz-zzzz");
    EXPECT_EQ(read_recovery_code(recovery_code_from("\x12\x34\x56\x78\x9a")),
              recovery_code_from("\x12\x34\x56\x78\x9a"));
}

TEST(SecurityRules, ask_officers_for_more) {
    EXPECT_TRUE(needs_second_factor(administrator, {}));
    EXPECT_TRUE(needs_second_factor(treasurer | facilitator, {}));
    EXPECT_FALSE(needs_second_factor(facilitator, {}));
    EXPECT_TRUE(needs_second_factor(facilitator, {.includes_facilitators = true}));
    EXPECT_FALSE(needs_second_factor(0, {.includes_facilitators = true}));
}

TEST(SecurityRules, count_days_as_people_do) {
    constexpr std::int64_t day = 24 * 3600 * 1000;
    EXPECT_EQ(days_until({14 * day}, {0}), 14);
    EXPECT_EQ(days_until({14 * day}, {1}), 14);
    EXPECT_EQ(days_until({day}, {day - 1}), 1);
    EXPECT_EQ(days_until({day}, {day}), 0);
    EXPECT_EQ(days_until({day}, {5 * day}), 0);
    EXPECT_EQ(check_grace_days(" 30 "), 30);
    for (const auto* wrong : {"", "-1", "91", "a week"}) EXPECT_THROW(check_grace_days(wrong), base::Refusal);
}

TEST(SecurityRules, let_in_by_two_different_officers_only) {
    Pair pair{.person = {1}, .first = {2}, .first_roles = administrator, .second = {3}, .second_roles = facilitator};
    EXPECT_TRUE(may_let_in(pair));
    auto change = [&](auto edit) {
        auto other = pair;
        edit(other);
        return may_let_in(other);
    };
    EXPECT_TRUE(change([](Pair& p) { std::swap(p.first_roles, p.second_roles); }));
    EXPECT_FALSE(change([](Pair& p) { p.second = p.first; }));
    EXPECT_FALSE(change([](Pair& p) { p.second = p.person; }));
    EXPECT_FALSE(change([](Pair& p) { p.first = p.person; }));
    EXPECT_FALSE(change([](Pair& p) { p.second_roles = 0; }));
    EXPECT_FALSE(change([](Pair& p) { p.first_roles = 0; }));
    EXPECT_FALSE(change([](Pair& p) { p.first_roles = treasurer; })) << "an administrator is among them";
}

TEST(SecurityRules, name_passkeys_shortly) {
    EXPECT_EQ(check_label("  Mon  téléphone "), "Mon téléphone");
    EXPECT_THROW(check_label(" "), base::Refusal);
    EXPECT_THROW(check_label(std::string(61, 'x')), base::Refusal);
}

} // namespace
} // namespace security::rules
