// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/rules.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace posts {
namespace {

base::FieldErrors errors_of(Draft draft) {
    if (draft.spaces.empty()) draft.spaces = {"reliure"};
    return find_faults(clean_draft(draft));
}

TEST(Draft, needs_words) {
    EXPECT_TRUE(errors_of({.body = " \n\u200b "}).contains("body"));
    EXPECT_TRUE(errors_of({.body = "Bonjour"}).empty());
    EXPECT_TRUE(errors_of({.body = std::string(20'001, 'a')}).contains("body"));
    EXPECT_TRUE(errors_of({.body = std::string(20'000, 'a')}).empty());
}
TEST(Draft, has_a_title_of_one_line) {
    std::string accents;
    for (int i = 0; i < 150; ++i) accents += "é";
    EXPECT_TRUE(errors_of({.title = accents, .body = "a"}).empty());
    EXPECT_TRUE(errors_of({.title = accents + "é", .body = "a"}).contains("title"));
    EXPECT_EQ(clean_draft({.title = " deux\n lignes ", .body = "a"}).title, "deux lignes");
}
TEST(Draft, of_an_announcement_has_a_title) {
    EXPECT_TRUE(errors_of({.kind = items::Kind::announcement, .body = "a"}).contains("title"));
}
TEST(Draft, hears_everything_that_is_wrong_at_once) {
    auto faults = find_faults({.kind = items::Kind::announcement});
    EXPECT_TRUE(faults.contains("body"));
    EXPECT_TRUE(faults.contains("title"));
    EXPECT_TRUE(faults.contains("spaces"));
    EXPECT_FALSE(find_faults({.body = "a", .reach = items::Reach::everyone}).contains("spaces"));
}
TEST(Draft, names_each_space_once) {
    EXPECT_EQ(clean_draft({.body = "a", .spaces = {"b", "a", "b"}}).spaces, (std::vector<std::string>{"a", "b"}));
}

TEST(Announcements, are_for_those_who_lead_every_space_chosen) {
    spaces::Space led{.slug = "led", .standing = spaces::Standing::leader};
    spaces::Space joined{.slug = "joined", .standing = spaces::Standing::member};
    EXPECT_TRUE(may_announce(std::vector{led}, Facilitates::no));
    EXPECT_FALSE(may_announce(std::vector{led, joined}, Facilitates::no));
    EXPECT_FALSE(may_announce({}, Facilitates::no));
    EXPECT_TRUE(may_announce({}, Facilitates::yes));
}

TEST(Pace, is_slower_for_the_unknown_newcomer) {
    base::Instant now{1'795'000'000'000};
    EXPECT_EQ(posts_per_minute({.opened_at = now}, now), 3);
    EXPECT_EQ(posts_per_minute({.opened_at = now, .is_known = true}, now), 10);
    EXPECT_EQ(posts_per_minute({.opened_at = now - std::chrono::hours(24 * 8)}, now), 10);
}

TEST(Reason, is_a_sentence) {
    EXPECT_THROW(check_reason("  "), base::Refusal);
    EXPECT_THROW(check_reason(std::string(501, 'a')), base::Refusal);
    EXPECT_EQ(check_reason("Trop tôt."), "Trop tôt.");
}

} // namespace
} // namespace posts
