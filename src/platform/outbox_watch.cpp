// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/outbox_watch.hpp"
#include "platform/outbox_room.hpp"
#include <charconv>
#include <limits>

namespace platform {

namespace {

constexpr std::string_view refused_list = "platform.refused_mails";

const db::Query list_settled{
    .name = "platform.list_settled_mails",
    .text =
        "SELECT (settled_at / $2) * $2 AS slice_at, COUNT(*) FROM outbox WHERE settled_at >= $1 "
        "GROUP BY slice_at ORDER BY slice_at",
    .postgres =
        "SELECT (settled_at / CAST($2 AS BIGINT)) * CAST($2 AS BIGINT) AS slice_at, COUNT(*) FROM outbox "
        "WHERE settled_at >= $1 GROUP BY slice_at ORDER BY slice_at",
};
const db::Query list_refused{
    .name = "platform.list_refused_mails",
    .text =
        "SELECT id, kind, to_address, to_person_id, answer, COALESCE(settled_at, written_at) FROM outbox "
        "WHERE state = 3 AND id < $1 ORDER BY id DESC LIMIT $2",
};
const db::Query find_watched{
    .name = "platform.find_watched_mail",
    .text = "SELECT id, kind, to_address, to_person_id, answer, written_at FROM outbox WHERE id = $1 AND state = 1",
};

} // namespace

std::vector<MailSlice> list_settled_mails(db::Connection& connection, base::Instant since, base::Milliseconds length) {
    return connection.all<MailSlice>(list_settled, since, length.count());
}

Slice<MailWatched> list_refused_mails(Visit& visit, std::string_view cursor, int limit) {
    auto position = open_position(visit, refused_list, cursor);
    auto before = position ? position->id : std::numeric_limits<std::int64_t>::max();
    Slice<MailWatched> out{.items = visit.db().all<MailWatched>(list_refused, before, limit + 1), .next = {}};
    if (std::cmp_greater(out.items.size(), limit)) {
        out.items.pop_back();
        out.next = seal_position(visit, refused_list, {.id = out.items.back().id.number});
    }
    return out;
}

std::optional<MailId> mail_of_job(std::string_view kind, std::string_view payload) {
    std::int64_t number = 0;
    auto end = payload.data() + payload.size();
    if (kind != mail_job_kind || std::from_chars(payload.data(), end, number).ptr != end) return std::nullopt;
    return MailId{number};
}

std::optional<MailWatched> find_waiting_mail(db::Connection& connection, MailId mail) {
    return connection.find<MailWatched>(find_watched, mail);
}

std::vector<const db::Query*> outbox_watch_queries() {
    return {&list_settled, &list_refused, &find_watched};
}

} // namespace platform
