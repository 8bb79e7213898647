// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What threads look like. Pure.
#include "rooms/talk/comments/model.hpp"
#include "rooms/talk/comments/rules.hpp"
#include "ui/draft.hpp"
#include "ui/media.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace comments::pages {

struct Comment {
    comments::Comment comment;
    ui::Person author;
    html::Html menu;             // what other rooms add
    html::Html attachments = {}; // the same, under the text
    std::vector<Comment> replies;
    std::string more_replies_href;
    std::string shown_at; // where its whole text stands: a short line leads there
    bool is_own = false;
    bool is_moderator = false;
    bool is_accepted = false;
    bool may_accept = false;
    bool may_reply = false;
};
html::Html comment(const ui::Frame& frame, const Comment& comment);
// With the place where the box to answer it comes: beside a reply, inside a comment under the item.
html::Html with_slot(const ui::Frame& frame, const Comment& comment);
html::Html reply_slot(base::PublicId comment);

struct Thread {
    std::vector<Comment> comments;
    std::string next_href;
};
html::Html thread_part(const ui::Frame& frame, const Thread& thread); // comments and the way to the next ones

struct ReplyBox {
    std::string action; // "/posts/x7k…/comments"
    std::optional<base::PublicId> reply_to;
    ui::Audience audience;
    std::string preview_href;
    std::string mention_href;
    std::string tag_href;
    ui::PictureBox pictures;
    std::string cancel_href;
    ui::KeptDraft kept = {};
    std::string body = {}; // as the draft has it
};
html::Html reply_box(const ui::Frame& frame, const ReplyBox& box);
std::string reply_slot_id(base::PublicId comment); // where the box appears under a comment

// "3 new replies": fetched again when the event stream wakes it; never forced in.
struct News {
    std::string topic; // sealed
    std::string href;
    std::string show_href;
    std::int64_t count = 0;
};
html::Html news(const ui::Frame& frame, const News& news);

struct Section {
    Thread thread;
    std::optional<Comment> accepted;
    std::optional<ReplyBox> box; // none: nobody replies here any more
    News news;
    std::int64_t count = 0;
};
html::Html section(const ui::Frame& frame, const Section& section);

// What htmx answers beside a comment that came, went or returned: the numbers, wherever they stand.
struct Counts {
    base::PublicId item;
    std::int64_t replies = 0;
    html::Html actions; // the item's, drawn anew
};
html::Html counts(const ui::Frame& frame, const Counts& counts);

// What was just written, where a reload would show it.
struct Said {
    Comment comment;
    std::optional<base::PublicId> answered; // the comment whose box it was written in
    base::PublicId under;                   // the comment under the item that it stands under, if any
};
html::Html said(const ui::Frame& frame, const Said& said);

// Pages of their own, for those without JavaScript.
ui::Page thread_page(const ui::Frame& frame, const items::Item& item, const html::Html& content);
ui::Page reply_page(const ui::Frame& frame, const items::Item& item, const html::Html& content);
ui::Page edit_page(const ui::Frame& frame, const comments::Comment& comment, const ReplyBox& box);

// Which mail one receives.
struct Mails {
    bool answers = true;
    bool mentions = true;
    bool announcements = true;
};
html::Html mail_section(const ui::Frame& frame, const Mails& mails); // of one's account page
enum class Stopped { no, yes };
ui::Page stop_page(const ui::Frame& frame, const std::string& path, Stopped stopped);

} // namespace comments::pages
