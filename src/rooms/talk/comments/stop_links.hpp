// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Addresses that stop a kind of mail without signing in: sealed with the house's key, valid for ever.
#include "platform/visit.hpp"
#include "rooms/talk/comments/model.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comments {

struct Stop {
    PersonId person;
    std::vector<NoticeKind> kinds;
};
std::string stop_path(platform::Visit& visit, const Stop& stop); // "/mails/stop/TOKEN"
std::optional<Stop> open_stop(platform::Visit& visit, std::string_view token);

} // namespace comments
