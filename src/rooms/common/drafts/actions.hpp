// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of drafts; each is one transaction.
#include "rooms/common/drafts/model.hpp"
#include <vector>

namespace drafts {

Draft access_draft(platform::Visit& visit, PublicId draft); // one's own, open or removed
Fields read_fields(platform::Visit& visit, const Draft& draft);
Saved save_draft(platform::Visit& visit, const Saving& saving);
void remove_draft(platform::Visit& visit, PublicId draft);
void restore_draft(platform::Visit& visit, PublicId draft); // within a week
void sweep(platform::Visit& visit);

} // namespace drafts
