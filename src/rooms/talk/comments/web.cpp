// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/comments.hpp"

namespace comments {

platform::Room room() {
    return {.name = "comments"};
}

} // namespace comments
