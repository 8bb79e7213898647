// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/feature.hpp"
#include "platform/feature_room.hpp"
#include "platform/house.hpp"

namespace platform {

namespace {

const db::Query find_state{
    .name = "platform.find_feature",
    .text = "SELECT is_open FROM features WHERE name = $1",
};
const db::Query list_states{
    .name = "platform.list_features",
    .text = "SELECT name, is_open FROM features",
};
const db::Query upsert_state{
    .name = "platform.update_feature",
    .text =
        "INSERT INTO features (name, is_open, changed_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (name) DO UPDATE SET is_open = EXCLUDED.is_open, changed_at = EXCLUDED.changed_at",
};

struct State {
    std::string name;
    bool is_open = false;
};

const Feature* find_declared(const House& house, std::string_view name) {
    for (const auto& room : house.rooms)
        for (const auto& feature : room.features)
            if (feature.name == name) return &feature;
    return nullptr;
}

} // namespace

bool is_feature_open(Visit& visit, std::string_view name) {
    const auto* declared = find_declared(visit.house(), name);
    if (!declared) return true;
    if (visit.db().find<bool>(find_state, name).value_or(declared->start == Feature::Start::open)) return true;
    for (const auto& room : visit.house().rooms)
        if (room.is_open_for && room.is_open_for(visit, name)) return true;
    return false;
}

std::vector<FeatureState> list_features(Visit& visit) {
    auto states = visit.db().all<State>(list_states);
    std::vector<FeatureState> out;
    for (const auto& room : visit.house().rooms)
        for (const auto& feature : room.features) {
            bool is_open = feature.start == Feature::Start::open;
            for (const auto& state : states)
                if (state.name == feature.name) is_open = state.is_open;
            const auto& words = visit.words();
            out.push_back({.name = std::string(feature.name),
                           .label = words.text(feature.label),
                           .is_open = is_open,
                           .purpose = *feature.purpose ? words.text(feature.purpose) : std::string(),
                           .advice = *feature.advice ? words.text(feature.advice) : std::string()});
        }
    return out;
}

void update_feature(Visit& visit, std::string_view name, bool is_open) {
    if (!find_declared(visit.house(), name)) throw base::Refusal::not_found();
    visit.db().run(upsert_state, name, is_open, visit.now());
}

Room feature_room() {
    return {.name = "features", .queries = {&find_state, &list_states, &upsert_state}};
}

} // namespace platform
