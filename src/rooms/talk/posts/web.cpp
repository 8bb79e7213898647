// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/posts.hpp"

namespace posts {

platform::Room room() {
    return {.name = "posts"};
}

} // namespace posts
