// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The statements of the queue. Only jobs.cpp, queue.cpp and retention.cpp include this.
#include "db/query.hpp"

namespace jobs {

// The row of a pending twin is locked, not only looked at: nobody can take it before this transaction ends.
inline constexpr db::Query insert_job{"jobs.insert_job",
                                      "INSERT INTO jobs (kind, payload, unique_key, due_at)\n"
                                      "VALUES ($1, $2, $3, $4)\n"
                                      "ON CONFLICT (kind, unique_key)\n"
                                      "WHERE unique_key IS NOT NULL AND claim IS NULL AND parked_at IS NULL\n"
                                      "DO UPDATE SET error = jobs.error"};

inline constexpr db::Query find_next_due{"jobs.find_next_due",
                                         "SELECT due_at\n"
                                         "FROM jobs\n"
                                         "WHERE due_at IS NOT NULL AND kind IN (:ids)\n"
                                         "ORDER BY due_at, id\n"
                                         "LIMIT 1"};

inline constexpr db::Query claim_job{"jobs.claim_job",
                                     "UPDATE jobs\n"
                                     "SET claim = $2, due_at = $3,\n"
                                     "    failures = failures + CASE WHEN claim IS NULL THEN 0 ELSE 1 END\n"
                                     "WHERE id = (SELECT id FROM jobs\n"
                                     "            WHERE due_at <= $1 AND kind IN (:ids)\n"
                                     "            ORDER BY due_at, id\n"
                                     "            LIMIT 1)\n"
                                     "RETURNING id, kind, payload, failures",
                                     "UPDATE jobs\n"
                                     "SET claim = $2, due_at = $3,\n"
                                     "    failures = failures + CASE WHEN claim IS NULL THEN 0 ELSE 1 END\n"
                                     "WHERE id = (SELECT id FROM jobs\n"
                                     "            WHERE due_at <= $1 AND kind IN (:ids)\n"
                                     "            ORDER BY due_at, id\n"
                                     "            LIMIT 1\n"
                                     "            FOR UPDATE SKIP LOCKED)\n"
                                     "RETURNING id, kind, payload, failures"};

inline constexpr db::Query renew_claim{"jobs.renew_claim", "UPDATE jobs SET due_at = $3 WHERE id = $1 AND claim = $2"};

inline constexpr db::Query delete_claimed{"jobs.delete_claimed", "DELETE FROM jobs WHERE id = $1 AND claim = $2"};

// Somebody asked for the same meanwhile: that one will do. $2 is the claim of who ran it, nothing for a parked job.
inline constexpr db::Query delete_job_with_twin{
    "jobs.delete_job_with_twin",
    "DELETE FROM jobs\n"
    "WHERE id = $1 AND claim IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND EXISTS (\n"
    "    SELECT 1 FROM jobs AS twin\n"
    "    WHERE twin.kind = jobs.kind AND twin.unique_key = jobs.unique_key\n"
    "      AND twin.id <> jobs.id\n"
    "      AND twin.claim IS NULL AND twin.parked_at IS NULL)"};

inline constexpr db::Query update_failed{"jobs.update_failed",
                                         "UPDATE jobs\n"
                                         "SET claim = NULL, due_at = $3, failures = $4, error = $5\n"
                                         "WHERE id = $1 AND claim = $2"};

inline constexpr db::Query park_job{"jobs.park_job",
                                    "UPDATE jobs\n"
                                    "SET claim = NULL, due_at = NULL, parked_at = $3, failures = $4, error = $5\n"
                                    "WHERE id = $1 AND claim = $2"};

inline constexpr db::Query list_parked_before{"jobs.list_parked_before",
                                              "SELECT id, kind, payload, error, failures, parked_at\n"
                                              "FROM jobs\n"
                                              "WHERE parked_at IS NOT NULL AND id < $1\n"
                                              "ORDER BY id DESC\n"
                                              "LIMIT $2"};

inline constexpr db::Query update_parked{"jobs.update_parked",
                                         "UPDATE jobs\n"
                                         "SET parked_at = NULL, due_at = $2, failures = 0, error = ''\n"
                                         "WHERE id = $1 AND parked_at IS NOT NULL"};

inline constexpr db::Query delete_parked_of_kind{"jobs.delete_parked_of_kind",
                                                 "DELETE FROM jobs\n"
                                                 "WHERE parked_at IS NOT NULL AND parked_at < $2 AND kind = $1\n"
                                                 "RETURNING payload"};

inline constexpr db::Query delete_parked{"jobs.delete_parked",
                                         "DELETE FROM jobs WHERE parked_at IS NOT NULL AND parked_at < $1"};

inline constexpr db::Query count_waiting_jobs{
    "jobs.count_waiting_jobs",
    "SELECT COUNT(*)\n"
    "FROM jobs\n"
    "WHERE due_at IS NOT NULL AND substr(kind, 1, length(CAST($1 AS TEXT))) = $1"};

inline constexpr db::Query insert_timer{"jobs.insert_timer",
                                        "INSERT INTO timers (name, next_at) VALUES ($1, $2)\n"
                                        "ON CONFLICT (name) DO NOTHING"};

// A period made shorter, or a clock set back, must not leave a timer waiting for long.
inline constexpr db::Query bring_timer_near{"jobs.bring_timer_near",
                                            "UPDATE timers SET next_at = $2 WHERE name = $1 AND next_at > $2"};

inline constexpr db::Query bring_jobs_near{"jobs.bring_jobs_near",
                                           "UPDATE jobs SET due_at = $1\n"
                                           "WHERE claim IS NULL AND due_at > $1 AND (due_at <= $2 OR failures > 0)"};

inline constexpr db::Query shorten_leases{"jobs.shorten_leases",
                                          "UPDATE jobs SET due_at = $1 WHERE claim IS NOT NULL AND due_at > $1"};

inline constexpr db::Query list_due_timers{"jobs.list_due_timers", "SELECT name FROM timers WHERE next_at <= $1"};

inline constexpr db::Query take_timer{"jobs.take_timer",
                                      "UPDATE timers SET next_at = $3 WHERE name = $1 AND next_at <= $2"};

} // namespace jobs
