// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the security room keeps, as plain values.
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <optional>
#include <string>
#include <vector>

namespace security {

using base::PersonId;
using PasskeyId = base::Id<struct PasskeyTag>;
using ReentryId = base::Id<struct ReentryTag>;

inline constexpr std::int64_t passkeys_max = 20;
inline constexpr std::size_t recovery_code_count = 10;
inline constexpr base::Milliseconds challenge_lifetime = std::chrono::minutes(10);
inline constexpr base::Milliseconds plan_lifetime = std::chrono::hours(1);
inline constexpr base::Milliseconds confirmation_lifetime = std::chrono::minutes(15);
inline constexpr base::Milliseconds reentry_lifetime = std::chrono::hours(24);

struct Passkey {
    PasskeyId id;
    base::PublicId public_id;
    PersonId person;
    std::string credential_id; // base64url
    std::string public_key;    // bytes
    std::int64_t algorithm = 0;
    std::int64_t sign_count = 0;
    std::string label;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};

enum class Purpose { sign_in = 1, add = 2, confirm = 3, second_step = 4 };

struct App {
    std::string secret; // bytes
    std::int64_t last_step = 0;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};

struct CodeCounts {
    std::int64_t left = 0;
    std::int64_t all = 0; // 0: none were made
};

struct Rules {
    bool includes_facilitators = false;
    std::int64_t grace_days = 14;
};

enum class ReentryState { asked = 1, done = 2, withdrawn = 3 };
struct Reentry {
    ReentryId id;
    base::PublicId public_id;
    PersonId person;
    PersonId asked_by;
    base::Instant asked_at;
    base::Instant expires_at;
    ReentryState state = ReentryState::asked;
    std::optional<PersonId> settled_by;
    std::optional<base::Instant> settled_at;
};

// What somebody can show who they are with.
struct Means {
    bool password = false;
    bool app = false;
    bool passkey = false;
    bool mail = false; // only who has none of the others
    bool codes = false;
};

} // namespace security
