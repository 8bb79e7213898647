// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace comments::pages {
namespace {

Comment said(std::int64_t id, const ui::Person& author, const std::string& text) {
    Comment out;
    out.comment.id = {id};
    out.comment.public_id = {id};
    out.comment.html = "<p>" + text + "</p>";
    out.comment.posted_at = {1'794'995'000'000};
    out.author = author;
    out.may_reply = true;
    return out;
}

TEST(ThreadPages, show_comments_replies_and_the_box) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto first = said(1, items::sophie(), "Chez Lefèvre, à Rennes.");
        first.is_accepted = true;
        first.may_accept = true;
        auto accepted = first;
        accepted.may_reply = false;
        first.shown_at = "/posts/1#comment-1";
        first.replies = {said(2, items::pierre(), "Merci !")};
        first.replies.front().is_own = true;
        first.replies.front().comment.parent = first.comment.id;
        auto gone = said(3, items::sophie(), "effacé");
        gone.comment.state = State::deleted;
        Section section{
            .thread = {.comments = {first, gone}, .next_href = "/posts/1/comments?after=x"},
            .accepted = accepted,
            .box = ReplyBox{.action = "/posts/1/comments",
                            .reply_to = {},
                            .audience = {.sentence = "Visible par Reliure, 214 personnes"}},
            .news = {.topic = "t", .href = "/posts/1/comments?since=x", .show_href = "/posts/1", .count = 2},
            .count = 2};
        ui::expect_golden("thread." + reader.code, pages::section(reader.frame, section));
    }
}

// What was written stands where a reload shows it, and the numbers follow.
TEST(ThreadPages, answer_htmx_with_what_was_said_and_the_numbers) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto reply = said(3, items::pierre(), "Bien sûr.");
        reply.comment.parent = {1};
        auto to_item =
            pages::said(reader.frame, {.comment = said(4, items::pierre(), "Merci."), .answered = {}, .under = {}});
        auto to_comment = pages::said(reader.frame, {.comment = reply, .answered = {{1}}, .under = {1}});
        auto to_reply = pages::said(reader.frame, {.comment = reply, .answered = {{2}}, .under = {1}});
        auto numbers = counts(reader.frame, {.item = {4'242}, .replies = 3, .actions = html::group("actions")});
        ui::expect_golden("said." + reader.code, html::group(to_item, to_comment, to_reply, numbers));
    }
}

TEST(ThreadPages, say_how_mail_is_stopped) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden("stop." + reader.code,
                          ui::page(reader.frame, stop_page(reader.frame, "/mails/stop/x", Stopped::no)));
        ui::expect_golden("mails." + reader.code, mail_section(reader.frame, {.answers = false}));
    }
}

} // namespace
} // namespace comments::pages
