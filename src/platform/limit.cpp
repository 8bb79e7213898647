// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/limit.hpp"
#include "platform/limit_room.hpp"
#include "platform/write_apart.hpp"
#include <chrono>

namespace platform {

namespace {

const db::Query find_count{
    .name = "platform.find_limit_count",
    .text = "SELECT window_start, uses FROM limit_counts WHERE name = $1 AND subject = $2",
};
const db::Query add_use{
    .name = "platform.add_limit_use",
    .text =
        "INSERT INTO limit_counts (name, subject, window_start, uses) VALUES ($1, $2, $3, 1) "
        "ON CONFLICT (name, subject) DO UPDATE SET "
        "uses = CASE WHEN limit_counts.window_start > $4 AND limit_counts.window_start <= $5 "
        "THEN limit_counts.uses + 1 ELSE 1 END, "
        "window_start = CASE WHEN limit_counts.window_start > $4 AND limit_counts.window_start <= $5 "
        "THEN limit_counts.window_start ELSE EXCLUDED.window_start END",
};
const db::Query delete_count{
    .name = "platform.delete_limit_count",
    .text = "DELETE FROM limit_counts WHERE name = $1 AND subject = $2",
};
const db::Query delete_counts_of{
    .name = "platform.forget_counts_of",
    .text = "DELETE FROM limit_counts WHERE subject = $1",
};
const db::Query delete_old_counts{
    .name = "platform.delete_old_limit_counts",
    .text = "DELETE FROM limit_counts WHERE window_start < $1",
};

struct Count {
    base::Instant window_start;
    std::int64_t uses = 0;
};

// The clock was set back since. Nodes whose clocks differ a little are allowed for.
bool is_from_the_future(const Visit& visit, const Limit& limit, const Count& count) {
    return count.window_start > visit.now() + limit.window;
}

void forget_counts(Visit& visit) {
    write(visit, [&] { visit.db().run(delete_old_counts, visit.now() - std::chrono::hours(24 * 2)); });
}

} // namespace

void check_limit(Visit& visit, const Limit& limit, std::string_view subject) {
    auto count = visit.db().find<Count>(find_count, limit.name, subject);
    if (!count || count->uses < limit.count_max) return;
    auto ends_at = count->window_start + limit.window;
    if (ends_at <= visit.now() || is_from_the_future(visit, limit, *count)) return;
    auto wait_s = static_cast<int>((ends_at - visit.now()).count() / 1000 + 1);
    auto minutes = (wait_s + 59) / 60;
    throw base::Refusal::too_many(
        base::say("That is a lot at once. Wait {minutes} min, then try again: nothing of what you typed is lost.",
                  {{"minutes", std::to_string(minutes)}}),
        wait_s);
}

void count_one(Visit& visit, const Limit& limit, std::string_view subject) {
    auto count = [&] {
        visit.db().run(add_use, limit.name, subject, visit.now(), visit.now() - limit.window,
                       visit.now() + limit.window);
    };
    if (visit.is_writing()) return count();
    write_apart(visit, count);
}

void clear_count(Visit& visit, const Limit& limit, std::string_view subject) {
    auto clear = [&] { visit.db().run(delete_count, limit.name, subject); };
    if (visit.is_writing()) return clear();
    write_apart(visit, clear);
}

Room limit_room() {
    return {.name = "limits",
            .queries = {&find_count, &add_use, &delete_count, &delete_old_counts},
            .timers = {{.name = "limits.forget", .every = std::chrono::hours(12), .run = forget_counts}},
            .personal = {.forget =
                             [](Visit& visit, Forgetting& forgetting) {
                                 visit.db().run(delete_counts_of, std::to_string(forgetting.person.number));
                             },
                         .queries = {&delete_counts_of}}};
}

} // namespace platform
