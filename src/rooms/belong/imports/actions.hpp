// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What officers do with an import. Every verb refuses (not_found) whoever is no officer.
#include "platform/platform.hpp"
#include "rooms/belong/imports/imports.hpp"
#include "rooms/belong/imports/model.hpp"
#include <utility>

namespace imports {

Import access_import(platform::Visit& visit, base::PublicId id);
std::vector<Mapping> list_presets(platform::Visit& visit);

// A new import of this file, its columns guessed.
base::PublicId upload_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name);
// Keeps what the columns are (under a name, when one is given) and makes the report in the background.
void choose_columns(platform::Visit& visit, base::PublicId id, const Mapping& mapping, const std::string& preset_name);
// Back to the columns, from the report.
void reopen_columns(platform::Visit& visit, base::PublicId id);
// Answers to questions, and who has left: ordinal of the line, decision.
void decide(platform::Visit& visit, base::PublicId id, const std::vector<std::pair<std::int64_t, Decision>>& decisions);
void start_import(platform::Visit& visit, base::PublicId id, std::int64_t options);
void continue_import(platform::Visit& visit, base::PublicId id); // one that was stopped halfway
void undo_import(platform::Visit& visit, base::PublicId id);
void discard_import(platform::Visit& visit, base::PublicId id); // before it began

// After a month the file and the report are wiped; an import that never began goes altogether.
void forget_files(platform::Visit& visit);

// Without asking and without a job.
ImportId keep_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name);

} // namespace imports
