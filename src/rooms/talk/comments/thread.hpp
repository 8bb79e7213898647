// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From rows to what a page shows: a thread, one comment with its replies, the box one replies in.
#include "platform/visit.hpp"
#include "rooms/talk/comments/pages.hpp"
#include <string_view>

namespace comments {

inline constexpr int thread_page_size = 50;
inline constexpr int replies_shown = 10; // under each comment, before "show more"

// What of the thread follows `cursor`, oldest first; under `parent` when there is one.
pages::Thread thread_of(platform::Visit& visit, const items::Item& item, CommentId parent, std::string_view cursor);
pages::Comment view_of(platform::Visit& visit, const items::Item& item, const Comment& comment);
pages::Counts counts_of(platform::Visit& visit, const items::Item& item);
pages::ReplyBox reply_box_of(platform::Visit& visit, const items::Item& item, std::optional<base::PublicId> reply_to);
pages::News news_of(platform::Visit& visit, const items::Item& item, std::string_view since); // empty: from now on

} // namespace comments
