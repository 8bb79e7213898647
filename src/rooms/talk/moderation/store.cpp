// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/store.hpp"
#include "db/list.hpp"

namespace moderation::store {

namespace {

const db::Query insert_report_query{
    .name = "moderation.insert_report",
    .text =
        "INSERT INTO reports (target_kind, target_id, item_id, reporter_id, reason, state, reported_at) "
        "VALUES ($1, $2, $3, $4, $5, 1, $6) ON CONFLICT (target_kind, target_id, reporter_id) DO NOTHING RETURNING id",
};
const db::Query list_open_query{
    .name = "moderation.list_open",
    .text =
        "SELECT id, target_kind, target_id, item_id, reporter_id, reason, state, reported_at FROM reports "
        "WHERE state = 1 AND id > $1 ORDER BY id LIMIT $2",
};
const db::Query list_of_reporter_query{
    .name = "moderation.list_of_reporter",
    .text =
        "SELECT id, target_kind, target_id, item_id, reporter_id, reason, state, reported_at FROM reports "
        "WHERE reporter_id = $1 ORDER BY id DESC LIMIT $2",
};
const db::Query list_reported_query{
    .name = "moderation.list_reported",
    .text = "SELECT target_id, state FROM reports WHERE target_kind = $1 AND reporter_id = $2 AND target_id IN (:ids)",
};
const db::Query settle_reports_query{
    .name = "moderation.settle_reports",
    .text = "UPDATE reports SET state = $3 WHERE target_kind = $1 AND target_id = $2 AND state = 1",
};
const db::Query insert_moderation_query{
    .name = "moderation.insert_moderation",
    .text =
        "INSERT INTO moderations (verb, target_kind, target_id, item_id, author_id, moderator_id, reason, done_at, "
        "reply) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '') RETURNING id",
};
const db::Query find_latest_query{
    .name = "moderation.find_latest",
    .text =
        "SELECT id, verb, target_kind, target_id, item_id, author_id, moderator_id, reason, done_at, reply, replied_at "
        "FROM moderations WHERE target_kind = $1 AND target_id = $2 AND verb <> 3 ORDER BY id DESC LIMIT 1",
};
const db::Query update_reply_query{
    .name = "moderation.update_reply",
    .text = "UPDATE moderations SET reply = $2, replied_at = $3 WHERE id = $1 AND replied_at IS NULL",
};
const db::Query find_latest_on_access_query{
    .name = "moderation.find_latest_on_access",
    .text =
        "SELECT id, verb, target_kind, target_id, item_id, author_id, moderator_id, reason, done_at, reply, replied_at "
        "FROM moderations WHERE author_id = $1 AND verb IN (4, 5) ORDER BY id DESC LIMIT 1",
};
const db::Query list_moderations_query{
    .name = "moderation.list_moderations",
    .text =
        "SELECT id, verb, target_kind, target_id, item_id, author_id, moderator_id, reason, done_at, reply, replied_at "
        "FROM moderations WHERE id < $1 ORDER BY id DESC LIMIT $2",
};

} // namespace

std::optional<ReportId> insert_report(db::Connection& connection, const Report& report) {
    return connection.find<ReportId>(insert_report_query, report.kind, report.target, report.item, report.reporter,
                                     report.reason, report.at);
}
std::vector<Report> list_open(db::Connection& connection, ReportId after, int limit) {
    return connection.all<Report>(list_open_query, after, limit);
}
std::vector<Report> list_of_reporter(db::Connection& connection, PersonId reporter, int limit) {
    return connection.all<Report>(list_of_reporter_query, reporter, limit);
}
std::vector<TargetState> list_reported(db::Connection& connection, TargetKind kind,
                                       std::span<const std::int64_t> targets, PersonId reporter) {
    return db::list_in<TargetState>(connection, list_reported_query, targets, kind, reporter);
}
std::int64_t settle_reports(db::Connection& connection, const Target& target, ReportState state) {
    return connection.run(settle_reports_query, target.kind, target.row, state);
}
ModerationId insert_moderation(db::Connection& connection, const Moderation& m) {
    return connection.get<ModerationId>(insert_moderation_query, m.verb, m.kind, m.target, m.item, m.author,
                                        m.moderator, m.reason, m.at);
}
std::optional<Moderation> find_latest(db::Connection& connection, const Target& target) {
    return connection.find<Moderation>(find_latest_query, target.kind, target.row);
}
std::optional<Moderation> find_latest_on_access(db::Connection& connection, PersonId person) {
    return connection.find<Moderation>(find_latest_on_access_query, person);
}
std::int64_t update_reply(db::Connection& connection, ModerationId moderation, std::string_view reply,
                          base::Instant at) {
    return connection.run(update_reply_query, moderation, reply, at);
}
std::vector<Moderation> list_moderations(db::Connection& connection, ModerationId before, int limit) {
    return connection.all<Moderation>(list_moderations_query, before, limit);
}

std::vector<const db::Query*> queries() {
    return {&insert_report_query,  &list_open_query,         &list_of_reporter_query, &list_reported_query,
            &settle_reports_query, &insert_moderation_query, &find_latest_query,      &find_latest_on_access_query,
            &update_reply_query,   &list_moderations_query};
}

} // namespace moderation::store
