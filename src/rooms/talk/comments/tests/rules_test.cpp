// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/rules.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace comments {
namespace {

TEST(Body, needs_words_and_an_end) {
    EXPECT_THROW(check_body(" \n"), base::Refusal);
    EXPECT_THROW(check_body(std::string(10'001, 'a')), base::Refusal);
    EXPECT_EQ(check_body("Oui.\r\n"), check_body("Oui.\n"));
}

std::string allowed(State state, const Rights& rights) {
    Comment comment;
    comment.state = state;
    std::string out;
    for (auto need : {items::Need::read, items::Need::reply, items::Need::edit, items::Need::moderate})
        out += may(comment, need, rights) ? '1' : '0';
    return out; // read, reply, edit, moderate
}

TEST(Rights, follow_the_state) {
    Rights nobody{}, reader{.reads = true}, author{.reads = true, .is_author = true},
        moderator{.reads = true, .is_moderator = true};
    EXPECT_EQ(allowed(State::published, nobody), "0000");
    EXPECT_EQ(allowed(State::published, reader), "1100");
    EXPECT_EQ(allowed(State::published, author), "1110");
    EXPECT_EQ(allowed(State::published, moderator), "1101");
    EXPECT_EQ(allowed(State::deleted, reader), "0000");
    EXPECT_EQ(allowed(State::deleted, author), "1010");
    EXPECT_EQ(allowed(State::deleted, moderator), "0000");
    EXPECT_EQ(allowed(State::hidden, author), "1000");
    EXPECT_EQ(allowed(State::hidden, moderator), "1001");
}

TEST(Answer, is_accepted_by_who_asked_or_moderates) {
    items::Item question;
    question.kind = items::Kind::question;
    Comment comment;
    EXPECT_TRUE(may_accept(question, comment, {.reads = true, .is_author = true}));
    EXPECT_TRUE(may_accept(question, comment, {.reads = true, .is_moderator = true}));
    EXPECT_FALSE(may_accept(question, comment, {.reads = true}));
    comment.state = State::deleted;
    EXPECT_FALSE(may_accept(question, comment, {.reads = true, .is_author = true}));
    EXPECT_FALSE(may_accept({}, {}, {.reads = true, .is_author = true}));
}

TEST(Notices, tell_each_comment_once_and_nothing_that_was_stopped) {
    Notice answer{.comment = CommentId{1}, .kind = NoticeKind::answers};
    Notice same{.comment = CommentId{1}, .kind = NoticeKind::mentions};
    Notice other{.comment = CommentId{2}, .kind = NoticeKind::mentions};
    std::vector waiting{answer, same, other};
    auto all = choose_notices(waiting, {});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].kind, NoticeKind::answers);
    EXPECT_EQ(choose_notices(waiting, std::vector{NoticeKind::answers}).size(), 2U);
    EXPECT_EQ(choose_notices(waiting, std::vector{NoticeKind::mentions}).size(), 1U);
    EXPECT_TRUE(choose_notices(waiting, notice_kinds).empty());
}

} // namespace
} // namespace comments
