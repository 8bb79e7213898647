// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Before what matters most (roles, secrets, exports, one's own keys) people show again who they are. That holds for
// fifteen minutes in the session they did it in; coming in counts as well. The handler or the action says so, before it
// writes, with accounts::check_confirmed(), which throws ConfirmFirst. Programs with a token are not asked: the token was.
//
// The form that was interrupted comes along sealed, inside the page that asks, and goes on once the proof is right:
// nothing is typed twice, nothing waits on the server. That page posts to confirm_path; when the proof is right, the
// browser is sent (307) with the sealed form to where it was going, and resume() puts the form back.
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/visit.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace platform {

struct Route;

class ConfirmFirst : public base::Refusal {
public:
    ConfirmFirst();
};

inline constexpr std::string_view confirm_path = "/me/confirm"; // GET asks (`next`: where to go then), POST judges
inline constexpr std::string_view interrupted_field = "interrupted";
inline constexpr std::string_view target_field = "target"; // where the interrupted form was going

// Slots of every page, filled by the room of second factors. ids: the viewer's person number.
inline constexpr std::string_view banner_slot = "platform.banner"; // at the top
inline constexpr std::string_view hold_slot = "platform.hold";     // why nothing but the set-up of keys opens

// For the pipeline. Puts an interrupted form back into the request: it goes on as it was sent at first.
void resume(Visit& visit, http::Request& request);
// The page that asks, with the request sealed inside; who wanted to read a page is sent to confirm_path.
http::Response ask_to_confirm(Visit& visit, http::Request& request);
// What somebody is shown whose office asks for more than they have; nothing: they may go on.
std::optional<http::Response> hold(Visit& visit, http::Request& request, const Route& route);

} // namespace platform
