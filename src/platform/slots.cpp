// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/house.hpp"
#include "platform/room.hpp"

namespace platform {

std::vector<html::Html> fill_slot(Visit& visit, std::string_view slot, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out(ids.size());
    if (ids.empty()) return out;
    for (const auto& room : visit.house().rooms)
        for (const auto& filler : room.fills) {
            if (filler.slot != slot) continue;
            auto pieces = filler.fill(visit, ids);
            for (std::size_t i = 0; i < out.size() && i < pieces.size(); ++i) out[i] += pieces[i];
        }
    return out;
}

} // namespace platform
