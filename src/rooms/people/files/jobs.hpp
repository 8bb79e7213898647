// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/visit.hpp"

namespace files {

// Each night: bytes without a row are noted, and removed when they still have none a day later (a picture is put into the
// store before its row is written); rows without bytes are logged.
void sweep(platform::Visit& visit);
// Each night: pictures given for a text that nobody published for ninety days; their bytes go with the sweep.
void forget_pictures(platform::Visit& visit);

} // namespace files
