// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Requests that could not be read become a page (or problem+json) here: the server knows no words, this does.
#include "http/head.hpp"
#include "http/response.hpp"
#include "platform/visit.hpp"

namespace platform {

http::Response refuse_unread(Visit& visit, const http::Request& request, const http::Refused& refused);

} // namespace platform
