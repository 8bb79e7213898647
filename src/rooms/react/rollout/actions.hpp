// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/feature.hpp"
#include "platform/platform.hpp"
#include "rooms/react/rollout/model.hpp"
#include <string_view>
#include <vector>

namespace rollout {

// For the manifest: is a feature that is closed for the house open for this viewer?
bool is_open_for(platform::Visit& visit, std::string_view feature);

platform::FeatureState get_feature(platform::Visit& visit, std::string_view name); // refuses what is not there
// Closes the feature for the others, when it was open.
void plan_step(platform::Visit& visit, std::string_view feature, const Draft& draft);
struct Suggestion {
    std::string feature;
    std::string opens_on;
};
enum class Pilots { no, a_week_before }; // those who have arrived by now
void plan_all(platform::Visit& visit, const std::vector<Suggestion>& chosen, Pilots pilots);
void undo_step(platform::Visit& visit, base::PublicId step);
void open_to_everyone(platform::Visit& visit, std::string_view feature);
void close_feature(platform::Visit& visit, std::string_view feature);
void apply_due_steps(platform::Visit& visit); // the timer

} // namespace rollout
