// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/slots.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/moderation/pages.hpp"
#include "rooms/talk/moderation/rules.hpp"
#include "rooms/talk/moderation/store.hpp"
#include <algorithm>
#include <map>

namespace moderation {

using platform::Visit;

namespace {

using Ids = std::span<const std::int64_t>;

std::string path_of(TargetKind kind, base::PublicId id) {
    return "/moderation/" + std::string(rules::kind_name(kind)) + "/" + id.str();
}

std::map<std::int64_t, ReportState> reported_by_viewer(Visit& visit, TargetKind kind, Ids ids) {
    std::map<std::int64_t, ReportState> out;
    for (const auto& each : store::list_reported(visit.db(), kind, ids, visit.viewer().person))
        out[each.target] = each.state;
    return out;
}

// As items judges it, without a question to the database for each: a leader of one of its spaces; the facilitator for
// what reaches them.
bool moderates(Visit& visit, const items::ListedItem& listed) {
    if (visit.viewer().is_facilitator()) return true;
    return std::ranges::any_of(listed.doors,
                               [](const auto& door) { return door.standing == spaces::Standing::leader; });
}

html::Html item_menu(Visit& visit, const ui::Frame& frame, const items::Item& item, bool may_moderate,
                     bool has_reported) {
    bool is_author = item.author == visit.viewer().person;
    return pages::menu(frame, {.path = path_of(TargetKind::item, item.public_id),
                               .may_report = !is_author && item.state == items::State::published,
                               .has_reported = has_reported,
                               .may_moderate = may_moderate,
                               .is_author = is_author,
                               .is_hidden = item.state == items::State::hidden});
}

std::vector<html::Html> fill_items(Visit& visit, Ids ids) {
    std::vector<html::Html> out(ids.size());
    if (!visit.viewer().is_member || ids.empty()) return out;
    auto frame = platform::fragment_frame_of(visit);
    auto reported = reported_by_viewer(visit, TargetKind::item, ids);
    std::vector<items::ItemId> rows;
    for (auto id : ids) rows.push_back(items::ItemId{id});
    std::map<std::int64_t, items::ListedItem> listed;
    for (auto& each : items::list_by_id(visit, rows)) listed.emplace(each.item.id.number, std::move(each));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        bool has_reported = reported.contains(ids[i]);
        if (auto found = listed.find(ids[i]); found != listed.end()) {
            out[i] = item_menu(visit, frame, found->second.item, moderates(visit, found->second), has_reported);
            continue;
        }
        try { // hidden: its author and those who moderate it
            auto item = items::access_item(visit, rows[i], items::Need::read);
            out[i] = item_menu(visit, frame, item, items::may_access(visit, item, items::Need::moderate), has_reported);
        } catch (const base::Refusal&) {
        }
    }
    return out;
}

std::vector<html::Html> fill_comments(Visit& visit, Ids ids) {
    std::vector<html::Html> out(ids.size());
    if (!visit.viewer().is_member || ids.empty()) return out;
    auto frame = platform::fragment_frame_of(visit);
    auto reported = reported_by_viewer(visit, TargetKind::comment, ids);
    std::vector<comments::CommentId> rows;
    for (auto id : ids) rows.push_back(comments::CommentId{id});
    std::map<std::int64_t, comments::Comment> known;
    for (auto& comment : comments::list_by_id(visit.db(), rows)) known.emplace(comment.id.number, std::move(comment));
    std::map<std::int64_t, bool> moderated; // items, mostly one
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto found = known.find(ids[i]);
        if (found == known.end()) continue;
        const auto& comment = found->second;
        auto [right, is_new] = moderated.emplace(comment.item.number, false);
        if (is_new) {
            auto item = items::access_item(visit, comment.item, items::Need::read);
            right->second = items::may_access(visit, item, items::Need::moderate);
        }
        bool is_author = comment.author == visit.viewer().person;
        out[i] = pages::menu(frame, {.path = path_of(TargetKind::comment, comment.public_id),
                                     .may_report = !is_author && comment.state == comments::State::published,
                                     .has_reported = reported.contains(ids[i]),
                                     .may_moderate = right->second,
                                     .is_author = is_author,
                                     .is_hidden = comment.state == comments::State::hidden});
    }
    return out;
}

} // namespace

std::vector<platform::SlotFill> slot_fills() {
    return {{.slot = items::item_menu_slot, .fill = fill_items},
            {.slot = comments::comment_menu_slot, .fill = fill_comments}};
}

} // namespace moderation
