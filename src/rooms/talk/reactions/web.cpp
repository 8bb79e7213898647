// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/reactions.hpp"

namespace reactions {

platform::Room room() {
    return {.name = "reactions"};
}

} // namespace reactions
