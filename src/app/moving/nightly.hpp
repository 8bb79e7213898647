// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The nightly backup: sealed, then restored into scratch and compared, table by table, with what was saved. Only a backup
// that was proven so makes older ones go.
#include "app/boot.hpp"
#include "jobs/jobs.hpp"

namespace app {

struct Nightly {
    std::string folder; // empty: none is made
    int hour = 3;       // from this hour on, where the organisation is
    int days_kept = 14;
};

// What the worker does every ten minutes: a backup when tonight's is due. Once for all nodes.
std::vector<jobs::Timer> nightly_timers(platform::House& house, const Settings& settings, const Nightly& nightly);

// The parts, for tests.
bool is_backup_due(platform::House& house, const Nightly& nightly);
void make_proven_backup(platform::House& house, const Settings& settings, const Nightly& nightly);

} // namespace app
