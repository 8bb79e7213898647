// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

platform::Room room() {
    return {.name = "accounts",
            .queries = store::queries(),
            .tells = {person_created, account_opened, signed_in, email_changed, role_given, role_taken,
                      account_suspended, account_restored},
            .viewer_of_session = viewer_of_session,
            .viewer_of_token = viewer_of_token};
}

} // namespace accounts
