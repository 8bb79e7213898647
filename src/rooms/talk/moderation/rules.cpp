// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace moderation::rules {

std::string check_reason(std::string_view text, const char* field) {
    auto clean = base::clean_text(text);
    if (clean.empty()) throw base::Refusal::invalid(field, base::say("Write a sentence: people decide, not machines."));
    if (base::code_point_count(clean) > reason_length_max)
        throw base::Refusal::invalid(field,
                                     base::say("At most {n} characters.", {{"n", std::to_string(reason_length_max)}}));
    return clean;
}

bool moderates(const platform::Viewer& viewer, const items::ListedItem& listed) {
    if (viewer.is_facilitator()) return true;
    return std::ranges::any_of(listed.doors,
                               [](const auto& door) { return door.standing == spaces::Standing::leader; });
}

std::string_view kind_name(TargetKind kind) {
    return kind == TargetKind::item ? "posts" : "comments";
}

std::optional<TargetKind> parse_kind(std::string_view name) {
    if (name == "posts") return TargetKind::item;
    if (name == "comments") return TargetKind::comment;
    return std::nullopt;
}

} // namespace moderation::rules
