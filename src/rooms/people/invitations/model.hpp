// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace invitations {

using base::PersonId;
using WaveId = base::Id<struct WaveTag>;

enum class State { waiting = 1, invited = 2, bounced = 3, arrived = 4, gone = 5, declined = 6 };
enum class Means { mail = 1, letter = 2 };
enum class Pace { new_server = 1, known_server = 2 };
enum class WaveState { running = 1, paused = 2, stopped = 3 };
// The five sentences of the page.
enum class Bucket { waiting, invited, bounced, arrived, never_came };

inline constexpr base::Milliseconds lifetime = std::chrono::hours(24 * 30);
inline constexpr base::Milliseconds patience = std::chrono::hours(24 * 14); // then somebody "never came"
inline constexpr std::size_t pilots_count = 20;
inline constexpr int pilots_offered = 40;
inline constexpr std::int64_t wave_people_max = 20'000;
inline constexpr int letters_max = 200;

struct Invitation {
    PersonId person;
    State state = State::waiting;
    Means means = Means::mail;
    std::optional<base::Instant> leaves_at;
    std::optional<base::Instant> invited_at;
    std::optional<base::Instant> expires_at;
    std::string email;
    std::string answer; // of the server that refused
    std::string name_key;
};

// What is kept of a member's record, to choose waves by.
struct Summary {
    PersonId person;
    std::string name_key;
    std::string trade;
    std::string trade_key;
    std::string region;
    std::string region_key;
    std::int64_t lines = 0;
    std::string email;
    bool is_work_address = false;
    State state = State::waiting;
    Means means = Means::mail;
};

struct Wave {
    WaveId id;
    base::PublicId public_id;
    std::string name;
    Pace pace = Pace::new_server;
    WaveState state = WaveState::running;
    std::int64_t people = 0;
    base::Instant created_at;
};
struct WaveCounts {
    std::int64_t planned = 0;
    std::int64_t invited = 0;
    std::int64_t bounced = 0;
    std::int64_t arrived = 0;
    std::optional<base::Instant> last_leaves_at;
};

// Whom a wave invites: those not invited yet who have an address of their own, and …
struct Choice {
    enum class Who { pilots, trade, region, everyone } who = Who::pilots;
    std::string key;                     // the folded trade or region
    std::vector<base::PublicId> persons; // pilots only: those ticked
};
struct Group { // a trade or a region, with how many wait there
    std::string key;
    std::string label;
    std::int64_t count = 0;
};

} // namespace invitations
