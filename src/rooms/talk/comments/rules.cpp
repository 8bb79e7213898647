// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace comments {

using base::Refusal;
using base::say;

std::string check_body(std::string_view body) {
    auto clean = base::clean_text(body);
    if (base::trim(clean).empty()) throw Refusal::invalid("body", say("Write something first."));
    if (static_cast<std::int64_t>(clean.size()) > body_bytes_max)
        throw Refusal::invalid("body", say("This is too long for a reply. Keep the essential, or write two."));
    return clean;
}

bool may(const Comment& comment, items::Need need, const Rights& rights) {
    if (!rights.reads) return false;
    switch (need) {
        case items::Need::moderate: return rights.is_moderator && comment.state != State::deleted;
        case items::Need::edit:
        case items::Need::remove: return rights.is_author && comment.state != State::hidden;
        case items::Need::reply: return comment.state == State::published;
        case items::Need::read: break;
    }
    if (comment.state == State::published) return true;
    return rights.is_author || (rights.is_moderator && comment.state == State::hidden);
}

bool may_accept(const items::Item& item, const Comment& comment, const Rights& on_item) {
    bool decides = on_item.is_author || on_item.is_moderator;
    return decides && item.kind == items::Kind::question && item.state == items::State::published &&
           comment.state == State::published;
}

std::vector<Notice> choose_notices(std::span<const Notice> waiting, std::span<const NoticeKind> stopped) {
    std::vector<Notice> out;
    for (auto kind : notice_kinds) {
        if (std::ranges::find(stopped, kind) != stopped.end()) continue;
        for (const auto& notice : waiting) {
            bool is_known =
                std::ranges::any_of(out, [&](const auto& chosen) { return chosen.comment == notice.comment; });
            if (notice.kind == kind && !is_known) out.push_back(notice);
        }
    }
    std::ranges::sort(out, {}, &Notice::comment);
    return out;
}

std::string_view notice_name(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::answers: return "answers";
        case NoticeKind::mentions: return "mentions";
        case NoticeKind::announcements: return "announcements";
    }
    return "";
}

std::optional<NoticeKind> parse_notice(std::string_view name) {
    for (auto kind : notice_kinds)
        if (notice_name(kind) == name) return kind;
    return std::nullopt;
}

} // namespace comments
