// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/database.hpp"
#include "rooms/talk/moderation/model.hpp"
#include <span>
#include <vector>

namespace moderation::store {

// The report's id, or none when this person reported this before.
std::optional<ReportId> insert_report(db::Connection& connection, const Report& report);
std::vector<Report> list_open(db::Connection& connection, ReportId after, int limit); // oldest first
std::vector<Report> list_of_reporter(db::Connection& connection, PersonId reporter, int limit);
struct TargetState {
    std::int64_t target = 0;
    ReportState state = ReportState::open;
};
std::vector<TargetState> list_reported(db::Connection& connection, TargetKind kind,
                                       std::span<const std::int64_t> targets, PersonId reporter);
std::int64_t settle_reports(db::Connection& connection, const Target& target, ReportState state);

ModerationId insert_moderation(db::Connection& connection, const Moderation& moderation);
std::optional<Moderation> find_latest(db::Connection& connection, const Target& target);
// The latest suspension or return of this person.
std::optional<Moderation> find_latest_on_access(db::Connection& connection, PersonId person);
std::int64_t update_reply(db::Connection& connection, ModerationId moderation, std::string_view reply,
                          base::Instant at);
std::vector<Moderation> list_moderations(db::Connection& connection, ModerationId before, int limit); // newest first

std::vector<const db::Query*> queries();

} // namespace moderation::store
