// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/rules.hpp"
#include <algorithm>
#include <charconv>

namespace mailings::rules {

using base::say;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t beat_ms = 10'000;

} // namespace

Beat beat_of(std::int64_t per_minute) {
    auto pace = std::clamp<std::int64_t>(per_minute, 1, per_minute_max);
    auto count = std::max<std::int64_t>(1, pace * beat_ms / minute_ms);
    return {.count = count, .every = base::Milliseconds(count * minute_ms / pace)};
}

base::Instant last_departure(base::Instant first, std::int64_t count, std::int64_t per_minute) {
    auto beat = beat_of(per_minute);
    auto beats = count <= 0 ? 0 : (count - 1) / beat.count;
    return first + beat.every * beats;
}

bool is_congested(std::int64_t unanswered, std::int64_t per_minute) {
    return unanswered >= std::max<std::int64_t>(50, 2 * per_minute);
}

std::string_view audience_name(Audience audience) {
    return audience == Audience::everyone ? "everyone" : "spaces";
}

std::optional<Audience> parse_audience(std::string_view name) {
    for (auto audience : {Audience::everyone, Audience::spaces})
        if (audience_name(audience) == name) return audience;
    return std::nullopt;
}

std::string_view state_name(State state) {
    switch (state) {
        case State::running: return "running";
        case State::paused: return "paused";
        case State::stopped: return "stopped";
        case State::over: return "over";
    }
    return "";
}

std::string_view outcome_name(Outcome outcome) {
    switch (outcome) {
        case Outcome::waiting: return "waiting";
        case Outcome::handed: return "handed";
        case Outcome::accepted: return "accepted";
        case Outcome::refused: return "refused";
        case Outcome::no_address: return "no-address";
        case Outcome::unsubscribed: return "unsubscribed";
        case Outcome::suspended: return "suspended";
        case Outcome::gone: return "gone";
        case Outcome::shared: return "shared";
    }
    return "";
}

std::optional<Outcome> parse_unreached(std::string_view name) {
    for (auto outcome : unreached)
        if (outcome_name(outcome) == name) return outcome;
    return std::nullopt;
}

std::optional<std::int64_t> parse_pace(std::string_view text) {
    std::int64_t pace = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), pace);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return pace;
}

std::vector<SpaceId> chosen_spaces(const Plan& plan, const Choices& choices) {
    std::vector<SpaceId> out;
    if (plan.audience == Audience::everyone) return out;
    for (const auto* list : {&choices.near, &choices.others})
        for (const auto& space : *list)
            if (std::ranges::find(plan.spaces, space.slug) != plan.spaces.end()) out.push_back(space.id);
    return out;
}

base::FieldErrors find_faults(const Plan& plan, const Choices& choices, base::Instant now) {
    base::FieldErrors faults;
    if (plan.audience == Audience::everyone && !choices.has_everyone)
        faults.emplace("audience", say("This announcement cannot go to everyone. Choose spaces."));
    if (plan.audience == Audience::spaces) {
        if (plan.spaces.empty()) faults.emplace("spaces", say("Choose at least one space."));
        // What is hidden, unknown or not one's own is refused with the same words.
        for (const auto& slug : plan.spaces) {
            Plan one{.audience = Audience::spaces, .spaces = {slug}};
            if (chosen_spaces(one, choices).empty())
                faults.emplace("spaces", say("You cannot write to one of these spaces. Choose again."));
        }
    }
    if (plan.per_minute < 1 || plan.per_minute > per_minute_max)
        faults.emplace("pace",
                       say("Choose between 1 and {n} messages a minute.", {{"n", std::to_string(per_minute_max)}}));
    if (plan.starts_at && *plan.starts_at < now - std::chrono::minutes(1))
        faults.emplace("starts_on", say("This moment has passed. Choose one to come, or now."));
    return faults;
}

} // namespace mailings::rules
