// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/slots.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/moderation/actions.hpp"
#include "rooms/talk/moderation/moderation.hpp"
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

using Reported = std::map<std::int64_t, ReportState>;

Reported read_reported(Visit& visit, TargetKind kind, Ids ids) {
    Reported out;
    for (const auto& each : store::list_reported(visit.db(), kind, ids, visit.viewer().person))
        out[each.target] = each.state;
    return out;
}

// The menus of a list ask first, then what stands under its entries.
Reported reported_by_viewer(Visit& visit, TargetKind kind, Ids ids) {
    struct Latest {
        TargetKind kind = TargetKind::item;
        std::vector<std::int64_t> ids;
        Reported found;
    };
    auto* latest = visit.memory<Latest>();
    if (!latest) return read_reported(visit, kind, ids);
    if (latest->kind != kind || !std::ranges::equal(latest->ids, ids))
        *latest = {.kind = kind, .ids = {ids.begin(), ids.end()}, .found = read_reported(visit, kind, ids)};
    return latest->found;
}

std::optional<ReportState> find(const Reported& reported, std::int64_t id) {
    auto at = reported.find(id);
    return at == reported.end() ? std::nullopt : std::optional(at->second);
}

bool leads_a_space(Visit& visit) {
    return std::ranges::any_of(spaces::list_mine(visit),
                               [](const auto& space) { return space.standing == spaces::Standing::leader; });
}

html::Html item_menu(Visit& visit, const ui::Frame& frame, const items::Item& item, bool may_moderate,
                     std::optional<ReportState> reported) {
    bool is_author = item.author == visit.viewer().person;
    return pages::menu(frame, {.path = path_of(TargetKind::item, item.public_id),
                               .may_report = !is_author && item.state == items::State::published,
                               .reported = reported,
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
    std::map<std::int64_t, std::shared_ptr<const items::ListedItem>> listed;
    for (auto& each : items::list_shown(visit, rows)) listed.emplace(each->item.id.number, std::move(each));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto mine = find(reported, ids[i]);
        if (auto found = listed.find(ids[i]); found != listed.end()) {
            out[i] =
                item_menu(visit, frame, found->second->item, rules::moderates(visit.viewer(), *found->second), mine);
            continue;
        }
        try { // hidden: its author and those who moderate it
            auto item = items::access_item(visit, rows[i], items::Need::read);
            out[i] = item_menu(visit, frame, item, items::may_access(visit, item, items::Need::moderate), mine);
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
        auto mine = find(reported, ids[i]);
        if (mine && comment.state == comments::State::published) out[i] = pages::outcome(frame, *mine);
        out[i] += pages::menu(frame, {.path = path_of(TargetKind::comment, comment.public_id),
                                      .may_report = !is_author && comment.state == comments::State::published,
                                      .reported = mine,
                                      .may_moderate = right->second,
                                      .is_author = is_author,
                                      .is_hidden = comment.state == comments::State::hidden});
    }
    return out;
}

// Under what the viewer reported: what became of it.
std::vector<html::Html> fill_outcomes(Visit& visit, Ids ids) {
    std::vector<html::Html> out(ids.size());
    if (!visit.viewer().is_member || ids.empty()) return out;
    auto frame = platform::fragment_frame_of(visit);
    auto reported = reported_by_viewer(visit, TargetKind::item, ids);
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (auto mine = find(reported, ids[i])) out[i] = pages::outcome(frame, *mine);
    return out;
}

std::vector<html::Html> fill_account_page(Visit& visit, Ids persons) {
    std::vector<html::Html> out(persons.size());
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (visit.viewer().person.number != persons[i]) continue;
        pages::Doors doors{.looks_after = visit.viewer().is_facilitator() || leads_a_space(visit)};
        if (doors.looks_after) doors.waiting = count_waiting(visit);
        doors.has_reported = !store::list_of_reporter(visit.db(), visit.viewer().person, 1).empty();
        out[i] = pages::doors(platform::fragment_frame_of(visit), doors);
    }
    return out;
}

// To who leads this space, above its publications.
std::vector<html::Html> fill_space(Visit& visit, Ids ids) {
    std::vector<html::Html> out(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto space = spaces::access_space(visit, spaces::SpaceId{ids[i]}, spaces::Need::read);
        if (space.standing != spaces::Standing::leader) continue;
        auto waiting = list_waiting(visit);
        auto here = std::ranges::count_if(
            waiting, [&](const auto& each) { return std::ranges::find(each.places, space.id) != each.places.end(); });
        out[i] = pages::waiting_here(platform::fragment_frame_of(visit), here);
    }
    return out;
}

// To somebody who is kept outside: no viewer is signed in.
std::vector<html::Html> fill_suspension(Visit& visit, Ids persons) {
    std::vector<html::Html> out(persons.size());
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto latest = store::find_latest_on_access(visit.db(), base::PersonId{persons[i]});
        if (latest && latest->verb == Verb::suspended)
            out[i] = pages::suspension_reason(platform::fragment_frame_of(visit), *latest);
    }
    return out;
}

} // namespace

std::vector<platform::SlotFill> slot_fills() {
    return {{.slot = items::item_menu_slot, .fill = fill_items},
            {.slot = items::card_actions_slot, .fill = fill_outcomes},
            {.slot = comments::comment_menu_slot, .fill = fill_comments},
            {.slot = accounts::account_page_slot, .fill = fill_account_page},
            {.slot = accounts::suspension_slot, .fill = fill_suspension},
            {.slot = spaces::space_page_slot, .fill = fill_space}};
}

} // namespace moderation
