// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits for a moderator: all open reports, judged together by the doors of their publications.
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/moderation/actions.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/moderation/rules.hpp"
#include "rooms/talk/moderation/store.hpp"
#include <map>
#include <set>

namespace moderation {

using platform::Visit;

namespace {

constexpr int batch = 200;
constexpr int rounds_max = 25;

struct Judged {
    std::map<std::int64_t, std::vector<items::SpaceId>> places; // of each item the viewer moderates
    std::set<std::int64_t> comments;                            // that can be read
};

Judged judge(Visit& visit, const std::vector<Report>& reports) {
    Judged out;
    std::vector<items::ItemId> rows;
    std::vector<comments::CommentId> said;
    for (const auto& report : reports) {
        rows.push_back(items::ItemId{report.item});
        if (report.kind == TargetKind::comment) said.push_back(comments::CommentId{report.target});
    }
    for (const auto& listed : items::list_by_id(visit, rows)) {
        if (!rules::moderates(visit.viewer(), listed)) continue;
        auto& places = out.places[listed.item.id.number];
        for (const auto& door : listed.doors) places.push_back(door.id);
    }
    for (const auto& comment : comments::list_by_id(visit.db(), said))
        if (comment.state == comments::State::published) out.comments.insert(comment.id.number);
    return out;
}

} // namespace

std::vector<Waiting> list_waiting(Visit& visit) {
    std::vector<Waiting> out;
    std::map<std::pair<TargetKind, std::int64_t>, std::size_t> known;
    ReportId after;
    for (int round = 0; round < rounds_max; ++round) {
        auto reports = store::list_open(visit.db(), after, batch);
        auto judged = judge(visit, reports);
        for (const auto& report : reports) {
            after = report.id;
            auto places = judged.places.find(report.item);
            bool is_gone = report.kind == TargetKind::comment && !judged.comments.contains(report.target);
            if (places == judged.places.end() || is_gone) continue;
            auto [place, is_new] = known.emplace(std::pair(report.kind, report.target), out.size());
            if (is_new)
                out.push_back({.target = {.kind = report.kind, .row = report.target, .item = report.item},
                               .reasons = {},
                               .first_at = report.at,
                               .places = places->second});
            out[place->second].reasons.push_back(report.reason);
        }
        if (reports.size() < static_cast<std::size_t>(batch)) break;
    }
    return out;
}

std::int64_t count_waiting(Visit& visit) {
    return std::ssize(list_waiting(visit));
}

} // namespace moderation
