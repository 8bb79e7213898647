// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the accounts room keeps, as plain values.
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "ui/frame.hpp"
#include <optional>
#include <string>

namespace accounts {

using SessionId = base::Id<struct SessionTag>;
using WayInId = base::Id<struct WayInTag>;
using SignInRequestId = base::Id<struct SignInRequestTag>;

inline constexpr base::Milliseconds sign_in_lifetime = std::chrono::minutes(30);
inline constexpr base::Milliseconds invitation_lifetime = std::chrono::hours(24 * 30);
inline constexpr base::Milliseconds setup_lifetime = std::chrono::hours(24 * 7);
inline constexpr base::Milliseconds lasting_session = std::chrono::hours(24 * 90);
inline constexpr base::Milliseconds brief_session = std::chrono::hours(12);
inline constexpr base::Milliseconds email_change_lifetime = std::chrono::hours(24);
inline constexpr base::Milliseconds half_sign_in_lifetime = std::chrono::minutes(10);
inline constexpr std::int64_t code_tries_max = 5;

// What viewer_of_session() needs, in one row.
struct SessionViewer {
    std::int64_t row = 0; // of the session or the token
    PersonId person;
    base::PublicId public_id;
    std::string first_name;
    std::string last_name;
    std::int64_t roles = 0;
    std::string language;
    std::string time_zone;
    ui::Theme theme = ui::Theme::automatic;
    ui::Mode mode = ui::Mode::full;
    bool has_search_key = true;
    std::optional<base::Instant> last_seen_at;
    std::optional<base::Instant> last_used_at; // of the session or the token
};

struct Session {
    SessionId id;
    base::PublicId public_id;
    std::string device; // "Firefox · Linux"
    bool is_lasting = false;
    base::Instant created_at;
    base::Instant last_used_at;
};

struct ApiToken {
    base::PublicId public_id;
    std::string label;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};

struct KeptWayIn {
    WayInId id;
    std::optional<PersonId> person;
    WayInPurpose purpose = WayInPurpose::sign_in;
    base::Instant expires_at;
    std::optional<base::Instant> used_at;
};

struct SignInRequest {
    SignInRequestId id;
    std::string email;
    std::string next_path;
    bool is_lasting = false;
    std::string code_hash; // empty until the message is written, and for ever when nobody has this address
    std::optional<WayInId> way_in;
    std::int64_t tries = 0;
    base::Instant expires_at;
};

struct EmailChange {
    PersonId person;
    std::string email;
    std::string email_key;
    base::Instant expires_at;
};

// What asking for a message comes to.
enum class Asked { message_on_its_way, too_often };

enum class WayInState { unknown, open, expired, used };
struct WayInView {
    WayInState state = WayInState::unknown;
    PersonId person;
    std::string first_name;
    bool has_account = false; // a fresh message can be sent
};

enum class EmailChangeEnd { confirm, cancel };
struct EmailChangeView {
    EmailChangeEnd end = EmailChangeEnd::confirm;
    EmailChange change;
};

// What one may choose about one's own pages.
struct Preferences {
    std::string language;
    std::string time_zone;
    ui::Theme theme = ui::Theme::automatic;
    bool has_search_key = true;     // "/" opens the search; Ctrl+K always does
    ui::Mode mode = ui::Mode::full; // chosen apart from the others
};

} // namespace accounts
