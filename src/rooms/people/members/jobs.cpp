// SPDX-License-Identifier: AGPL-3.0-or-later
// What this room hears: a first sign-in, a changed address.
#include "rooms/people/members/jobs.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/record.hpp"

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

} // namespace

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {
        {.name = "members.note_arrival", .kind = accounts::account_opened, .when = When::within, .hear = note_arrival},
        {.name = "members.follow_email", .kind = accounts::email_changed, .when = When::within, .hear = follow_email},
    };
}

} // namespace members
