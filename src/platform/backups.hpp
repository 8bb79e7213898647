// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is known of the nightly backup: when it was made, and when a restore last proved one. Written by the job that does
// both, read by the console, by doctor, and by whoever warns the administrators.
#include "platform/visit.hpp"

namespace platform {

struct BackupState {
    std::string folder;
    base::Instant begun_at;                 // since when one is made every night
    std::optional<base::Instant> made_at;   // the last one
    std::optional<base::Instant> proven_at; // when the last proven one was made
    std::int64_t rows = 0;                  // in the proven one
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::string error; // why the last one was not made or not proven; empty: it was
    std::optional<base::Instant> warned_at;
};
std::optional<BackupState> find_backup_state(Visit& visit);       // nothing: no nightly backup was ever asked for
void update_backup_state(Visit& visit, const BackupState& state); // inside write()

// More than two days without a proof.
bool is_proof_late(const BackupState& state, base::Instant now);

} // namespace platform
