// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include <cstdint>
#include <optional>
#include <string>

namespace moderation {

using base::PersonId;
using ReportId = base::Id<struct ReportTag>;
using ModerationId = base::Id<struct ModerationTag>;

enum class TargetKind { item = 1, comment = 2 };
enum class ReportState { open = 1, hidden = 2, left = 3 };
enum class Verb { hid = 1, showed = 2, left = 3, suspended = 4, let_back = 5 };

struct Target {
    TargetKind kind = TargetKind::item;
    std::int64_t row = 0;
    std::int64_t item = 0; // its item's row
};
struct Report {
    ReportId id;
    TargetKind kind = TargetKind::item;
    std::int64_t target = 0;
    std::int64_t item = 0;
    PersonId reporter;
    std::string reason;
    ReportState state = ReportState::open;
    base::Instant at;
};
struct Moderation {
    ModerationId id;
    Verb verb = Verb::hid;
    TargetKind kind = TargetKind::item;
    std::int64_t target = 0;
    std::int64_t item = 0;
    PersonId author;
    PersonId moderator;
    std::string reason;
    base::Instant at;
    std::string reply;
    std::optional<base::Instant> replied_at;
};

} // namespace moderation
