// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about comments and the mail they make.
#include "rooms/talk/comments/model.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comments {

inline constexpr std::int64_t body_bytes_max = 10'000;

std::string check_body(std::string_view body); // cleaned, or refused

struct Rights {
    bool reads = false; // the item
    bool is_author = false;
    bool is_moderator = false;
};
bool may(const Comment& comment, items::Need need, const Rights& rights);
bool may_accept(const items::Item& item, const Comment& comment, const Rights& on_item);

// Of what waits, what is mailed: not what was stopped, and each comment once (an answer rather than a mention).
std::vector<Notice> choose_notices(std::span<const Notice> waiting, std::span<const NoticeKind> stopped);

std::string_view notice_name(NoticeKind kind); // "answers", in forms and links
std::optional<NoticeKind> parse_notice(std::string_view name);

} // namespace comments
