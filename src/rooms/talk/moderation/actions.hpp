// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/moderation/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moderation {

// A publication or a comment with the right to it.
struct Thing {
    Target target;
    base::PublicId public_id;
    PersonId author;
    bool is_hidden = false;
    std::string text; // the beginning of what was written
    std::string path;
};
Thing access_thing(platform::Visit& visit, TargetKind kind, base::PublicId id, items::Need need);
std::optional<Thing> find_thing(platform::Visit& visit, const Target& target, items::Need need);

// What was reported and waits, of what the viewer moderates only, the oldest first: a hidden space betrays nothing.
struct Waiting {
    Target target;
    std::vector<std::string> reasons; // without their authors
    base::Instant first_at;
    std::vector<items::SpaceId> places; // where it was published, as far as the viewer sees
};
std::vector<Waiting> list_waiting(platform::Visit& visit); // queue.cpp

enum class Reported { now, before };
Reported report(platform::Visit& visit, TargetKind kind, base::PublicId id, std::string_view reason);
void hide(platform::Visit& visit, TargetKind kind, base::PublicId id, std::string_view reason);
void show_again(platform::Visit& visit, TargetKind kind, base::PublicId id, std::string_view reason);
void leave(platform::Visit& visit, TargetKind kind, base::PublicId id);
void contest(platform::Visit& visit, TargetKind kind, base::PublicId id, std::string_view reply);

// The person; refused for oneself, for who has left, and for officers unless an administrator asks.
accounts::Person access_suspension(platform::Visit& visit, base::PublicId person);
void suspend(platform::Visit& visit, base::PublicId person, std::string_view reason);
void let_back(platform::Visit& visit, base::PublicId person, std::string_view reason);
std::vector<platform::Listener> listeners();

} // namespace moderation
