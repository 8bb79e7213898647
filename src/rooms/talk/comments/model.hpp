// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/comments/comments.hpp"

namespace comments {

// What is mailed, and can be stopped, each by itself.
enum class NoticeKind { answers = 1, mentions = 2, announcements = 4 };
inline constexpr NoticeKind notice_kinds[] = {NoticeKind::answers, NoticeKind::mentions, NoticeKind::announcements};

struct Notice {
    PersonId person;
    ItemId item;
    CommentId comment; // none: mentioned in the item itself
    NoticeKind kind = NoticeKind::answers;
};

// What the form or the API says.
struct Draft {
    base::PublicId item;
    std::string body;
    std::optional<base::PublicId> reply_to;
};
struct Posted {
    CommentId id;
    base::PublicId public_id;
};

} // namespace comments
