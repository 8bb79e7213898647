// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Features that the facilitator opens and closes. Every room may ask; a closed feature's routes do not exist. Remembered
// for everybody: asking costs nothing.
#include "platform/visit.hpp"
#include <string_view>
#include <vector>

namespace platform {

struct FeatureState {
    std::string name;
    std::string label;   // in the viewer's language, like the two below
    bool is_open = true; // for everyone
    std::string purpose;
    std::string advice;
};
// For this viewer: open for everyone, or for some among whom they are.
bool is_feature_open(Visit& visit, std::string_view name);
std::vector<FeatureState> list_features(Visit& visit);
void update_feature(Visit& visit, std::string_view name, bool is_open); // inside write()

} // namespace platform
