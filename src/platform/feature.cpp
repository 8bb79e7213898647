// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/feature.hpp"
#include "platform/feature_room.hpp"
#include "platform/house.hpp"

namespace platform {

namespace {

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

using States = std::map<std::string, bool, std::less<>>;

States read_states(Visit& visit) {
    States out;
    for (auto& state : visit.db().all<State>(list_states)) out.emplace(std::move(state.name), state.is_open);
    return out;
}

std::shared_ptr<const States> states(Visit& visit) {
    if (visit.is_writing()) // what this act changed is not committed yet, and not for others
        return std::make_shared<const States>(read_states(visit));
    auto& house = visit.house();
    return house.features.get(house.clock->now(), [&] { return read_states(visit); });
}

bool is_open(const States& states, const Feature& declared) {
    auto known = states.find(declared.name);
    return known == states.end() ? declared.start == Feature::Start::open : known->second;
}

const Feature* find_declared(const House& house, std::string_view name) {
    for (const auto& room : house.rooms)
        for (const auto& feature : room.features)
            if (feature.name == name) return &feature;
    return nullptr;
}

} // namespace

bool is_feature_open(Visit& visit, std::string_view name) {
    const auto* declared = find_declared(visit.house(), name);
    if (!declared || is_open(*states(visit), *declared)) return true;
    for (const auto& room : visit.house().rooms)
        if (room.is_open_for && room.is_open_for(visit, name)) return true;
    return false;
}

std::vector<FeatureState> list_features(Visit& visit) {
    auto now = states(visit);
    std::vector<FeatureState> out;
    for (const auto& room : visit.house().rooms)
        for (const auto& feature : room.features) {
            const auto& words = visit.words();
            out.push_back({.name = std::string(feature.name),
                           .label = words.text(feature.label),
                           .is_open = is_open(*now, feature),
                           .purpose = *feature.purpose ? words.text(feature.purpose) : std::string(),
                           .advice = *feature.advice ? words.text(feature.advice) : std::string()});
        }
    return out;
}

void update_feature(Visit& visit, std::string_view name, bool is_open) {
    if (!find_declared(visit.house(), name)) throw base::Refusal::not_found();
    visit.db().run(upsert_state, name, is_open, visit.now());
    visit.after_write("features", [&house = visit.house()] { house.features.forget(); });
}

Room feature_room() {
    return {.name = "features", .queries = {&list_states, &upsert_state}};
}

} // namespace platform
