// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Refusals become HTTP here and nowhere else.
#include "base/refusal.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/room.hpp"
#include <vector>

namespace platform {

int status_of(base::RefusalKind kind);
bool is_api(std::string_view path);
// A page (or a fragment, for htmx), or RFC 9457 problem+json under /api/.
http::Response refuse(Visit& visit, http::Request& request, const base::Refusal& refusal);
// The path exists for other methods: 405 for programs; people see a page that does not exist.
http::Response refuse_method(Visit& visit, http::Request& request, const std::vector<http::Method>& allowed);
// Not a bug, and over once somebody makes room or the database is back: 503, with what was typed.
enum class Outage { disk_full, database_away };
http::Response say_outage(Visit& visit, const http::Request& request, Outage outage);
// A bug: the reader gets a reference that the log knows too.
http::Response apologise(Visit& visit, const http::Request& request);

} // namespace platform
