// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The work itself, in the background or from the command line: 100 lines a transaction under the import's number, so that
// what was stopped goes on where it was. (Not more: within one act SQLite looks through the pages changed so far at the
// end of each statement; 500 lines took five times longer.)
#include "platform/platform.hpp"
#include "rooms/belong/imports/imports.hpp"
#include "rooms/belong/imports/model.hpp"
#include <functional>

namespace imports {

using OnProgress = std::function<void(const Progress&)>;

inline constexpr int lines_at_once = 100;

Table load_table(platform::Visit& visit, const Import& import);

// State checking → checked: makes the report anew.
void check_file(platform::Visit& visit, ImportId id);
// State running → finished. Stops without a word when somebody else does the same lines.
void run_import(platform::Visit& visit, ImportId id, const OnProgress& on_progress);
// State undoing → undone: gives former values back, removes persons who did nothing since and keeps those who acted.
void undo_lines(platform::Visit& visit, ImportId id);

} // namespace imports
