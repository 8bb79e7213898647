// SPDX-License-Identifier: AGPL-3.0-or-later
// What this room hears: a first sign-in, a changed address.
#include "rooms/people/members/jobs.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"

namespace members {

namespace {

void note_arrival(platform::Visit& visit, const platform::Fact& fact) {
    auto before = find_profile(visit, PersonId{fact.subject});
    if (!before || before->arrived_at) return;
    auto after = *before;
    after.arrived_at = fact.at;
    update_profile(visit, *before, after);
}

void follow_email(platform::Visit& visit, const platform::Fact& fact) {
    auto before = find_profile(visit, PersonId{fact.subject});
    auto account = accounts::find_account(visit.db(), PersonId{fact.subject});
    if (!before || !account || before->record.email == account->email) return;
    auto after = *before;
    after.record.email = account->email;
    update_profile(visit, *before, after);
}

// Openings that were written down before there was an audit chain go into it, at their own moment.
void move_openings(platform::Visit& visit) {
    constexpr int at_once = 500;
    for (auto is_more = true; is_more;)
        is_more = platform::write(visit, [&] {
            auto openings = store::list_old_openings(visit.db(), at_once);
            for (const auto& opening : openings)
                audit::record(visit, {.act = audit::Act::record_opened, .actor = opening.officer, .at = opening.at},
                              opening.person);
            if (!openings.empty()) store::delete_old_openings(visit.db(), openings.back().number);
            return !openings.empty();
        });
}

} // namespace

std::vector<platform::Timer> timers() {
    return {{.name = "members.move_openings", .every = std::chrono::hours(24), .run = move_openings}};
}

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {
        {.name = "members.note_arrival", .kind = accounts::account_opened, .when = When::within, .hear = note_arrival},
        {.name = "members.follow_email", .kind = accounts::email_changed, .when = When::within, .hear = follow_email},
    };
}

} // namespace members
