// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/jobs.hpp"
#include "rooms/belong/imports/actions.hpp"
#include "rooms/belong/imports/apply.hpp"
#include <charconv>

namespace imports {

namespace {

ImportId id_of(const std::string& payload) {
    std::int64_t number = 0;
    std::from_chars(payload.data(), payload.data() + payload.size(), number);
    return {number};
}

void check(platform::Visit& visit, const std::string& payload) {
    check_file(visit, id_of(payload));
}
void run(platform::Visit& visit, const std::string& payload) {
    run_import(visit, id_of(payload), {});
}
void undo(platform::Visit& visit, const std::string& payload) {
    undo_lines(visit, id_of(payload));
}

} // namespace

std::vector<platform::JobHandler> job_handlers() {
    return {{.kind = check_job, .run = check, .at_once = 1},
            {.kind = run_job, .run = run, .at_once = 1},
            {.kind = undo_job, .run = undo, .at_once = 1}};
}

std::vector<platform::Timer> timers() {
    return {{.name = "imports.forget", .every = std::chrono::hours(24), .run = forget_files}};
}

} // namespace imports
