// SPDX-License-Identifier: AGPL-3.0-or-later
// What seeds and moves bring of the past.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

void open_account(platform::Visit& visit, PersonId person, base::Instant opened_at, base::Instant last_seen_at) {
    store::open_account(visit.db(), person, opened_at);
    store::update_last_seen(visit.db(), person, last_seen_at);
    platform::tell(visit, {.kind = account_opened,
                           .subject = person.number,
                           .actor = person,
                           .tense = platform::Tense::history,
                           .at = opened_at});
}

} // namespace accounts
