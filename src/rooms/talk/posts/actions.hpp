// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of posts; each is one transaction.
#include "platform/visit.hpp"
#include "rooms/common/editing/editing.hpp"
#include "rooms/talk/posts/model.hpp"
#include <string>
#include <string_view>

namespace posts {

Published publish_post(platform::Visit& visit, const Draft& draft);
void edit_post(platform::Visit& visit, base::PublicId post, const editing::Change& change);
void delete_post(platform::Visit& visit, base::PublicId post);
void restore_post(platform::Visit& visit, base::PublicId post);
void accept_proposal(platform::Visit& visit, base::PublicId post);
void decline_proposal(platform::Visit& visit, base::PublicId post, std::string_view reason);

// Spaces by their slugs, as the author may write in them: their own, and open ones. Others are left out.
std::vector<spaces::Space> list_writable(platform::Visit& visit, std::span<const std::string> slugs);

} // namespace posts
