// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of comments; each is one transaction.
#include "platform/visit.hpp"
#include "rooms/talk/comments/model.hpp"
#include <string_view>

namespace comments {

Posted post_comment(platform::Visit& visit, const Draft& draft);
void edit_comment(platform::Visit& visit, base::PublicId comment, std::string_view body);
void delete_comment(platform::Visit& visit, base::PublicId comment);
// Inside write(), whoever asks: its author is being forgotten.
void withdraw_comment(platform::Visit& visit, const Comment& comment);
void restore_comment(platform::Visit& visit, base::PublicId comment); // within a day
enum class Acceptance { accepted, withdrawn };
void accept_answer(platform::Visit& visit, base::PublicId comment, Acceptance acceptance);

inline constexpr base::Milliseconds undo_time = std::chrono::hours(24);

} // namespace comments
