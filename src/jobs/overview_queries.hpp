// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The statements of overview.cpp, and those that count what was done. Only jobs.cpp, overview.cpp and queue.cpp include this.
#include "db/query.hpp"

namespace jobs {

inline constexpr db::Query list_waiting_by_kind{"jobs.list_waiting_by_kind",
                                                "SELECT kind, COUNT(*), MIN(due_at) AS first_due\n"
                                                "FROM jobs\n"
                                                "WHERE due_at IS NOT NULL AND claim IS NULL AND failures = 0\n"
                                                "GROUP BY kind\n"
                                                "ORDER BY first_due, kind"};

inline constexpr db::Query list_running_by_kind{"jobs.list_running_by_kind",
                                                "SELECT kind, COUNT(*)\n"
                                                "FROM jobs\n"
                                                "WHERE due_at IS NOT NULL AND claim IS NOT NULL\n"
                                                "GROUP BY kind\n"
                                                "ORDER BY kind"};

inline constexpr db::Query list_failed_waiting{"jobs.list_failed_waiting",
                                               "SELECT id, kind, error, failures, due_at\n"
                                               "FROM jobs\n"
                                               "WHERE due_at IS NOT NULL AND claim IS NULL AND failures > 0\n"
                                               "ORDER BY due_at, id\n"
                                               "LIMIT $1"};

inline constexpr db::Query count_failed_waiting{"jobs.count_failed_waiting",
                                                "SELECT COUNT(*)\n"
                                                "FROM jobs\n"
                                                "WHERE due_at IS NOT NULL AND claim IS NULL AND failures > 0"};

inline constexpr db::Query count_parked_jobs{"jobs.count_parked_jobs",
                                             "SELECT COUNT(*) FROM jobs WHERE parked_at IS NOT NULL"};

inline constexpr db::Query find_parked_job{"jobs.find_parked_job",
                                           "SELECT id, kind, payload, error, failures, parked_at\n"
                                           "FROM jobs\n"
                                           "WHERE id = $1 AND parked_at IS NOT NULL"};

inline constexpr db::Query delete_one_parked{"jobs.delete_one_parked",
                                             "DELETE FROM jobs WHERE id = $1 AND parked_at IS NOT NULL"};

inline constexpr db::Query add_done{"jobs.add_done",
                                    "INSERT INTO jobs_done (slice_at, done, failed) VALUES ($1, $2, $3)\n"
                                    "ON CONFLICT (slice_at)\n"
                                    "DO UPDATE SET done = jobs_done.done + $2, failed = jobs_done.failed + $3"};

inline constexpr db::Query list_done_since{"jobs.list_done_since",
                                           "SELECT slice_at, done, failed\n"
                                           "FROM jobs_done\n"
                                           "WHERE slice_at >= $1\n"
                                           "ORDER BY slice_at"};

inline constexpr db::Query forget_done{"jobs.forget_done", "DELETE FROM jobs_done WHERE slice_at < $1"};

inline constexpr db::Query hasten_named_timer{"jobs.hasten_timer",
                                              "UPDATE timers\n"
                                              "SET next_at = CASE WHEN next_at < $2 THEN next_at ELSE $2 END\n"
                                              "WHERE name = $1"};

} // namespace jobs
