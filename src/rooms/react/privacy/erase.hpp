// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/react/privacy/model.hpp"

namespace privacy {

// Inside write(): everything about this person, in one transaction, but the journal of facts.
void erase(platform::Visit& visit, const ErasureRequest& request);
// Outside: the journal, stretch by stretch, of whoever is being forgotten; and the list beside the data folder.
void finish_erasures(platform::Visit& visit);

} // namespace privacy
