// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/privacy/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace privacy {

// A copy of one's data (actions_copy.cpp). One that is being made or waits is given again.
base::PublicId ask_for_copy(platform::Visit& visit);
std::optional<Takeout> find_own_copy(platform::Visit& visit); // the latest, unless it is over
// The bytes, piece by piece; the copy is then gone. Refused (not_found) like what does not exist; conflict when taken.
std::function<std::string()> take_copy(platform::Visit& visit, base::PublicId copy);
void make_copy(platform::Visit& visit, const std::string& payload); // the job
void remove_old_copies(platform::Visit& visit);                     // the timer

// Erasure (actions_erasure.cpp).
struct Wish {
    Writings writings = Writings::removed;
    Reason reason = Reason::own_wish;
    enum class When { in_a_week, now } when = When::in_a_week; // now: an administrator's only
};
void ask_erasure(platform::Visit& visit, Writings writings); // one's own
std::optional<ErasureRequest> find_own_request(platform::Visit& visit);
void undo_own_erasure(platform::Visit& visit);
std::optional<ErasureRequest> find_undo(platform::Visit& visit, std::string_view token); // of a mailed link
void undo_by_link(platform::Visit& visit, std::string_view token);

// An administrator's. The person; not_found for whoever is no administrator, and for oneself.
accounts::Person access_erasure(platform::Visit& visit, base::PublicId person);
void order_erasure(platform::Visit& visit, base::PublicId person, const Wish& wish);
void withdraw_erasure(platform::Visit& visit, base::PublicId person);
std::vector<ErasureRequest> list_waiting(platform::Visit& visit);

void erase_due(platform::Visit& visit);                             // the timer: whoever's week is over
void erase_job(platform::Visit& visit, const std::string& payload); // the same at once
void forget_mail(platform::Visit& visit, const platform::Fact& fact);

} // namespace privacy
