// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the watch mails: the digest of what concerns somebody, and to referees a source that fails. Each edition goes through
// all accounts, some hundred at a time; what it sent and how far it is are one transaction, so nothing is sent twice.
#include "platform/room.hpp"
#include "rooms/grow/watch/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watch {

void tell_trouble_later(platform::Visit& visit, SourceId source); // inside write()
std::vector<platform::JobHandler> digest_jobs();
std::vector<platform::Timer> digest_timers();

// The address in each mail that stops them without signing in: sealed with the house's key, valid for ever.
std::string stop_path(platform::Visit& visit, PersonId person); // "/watch/stop/TOKEN"
std::optional<PersonId> open_stop(platform::Visit& visit, std::string_view token);

} // namespace watch
