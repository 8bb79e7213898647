// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The spaces room: places by trade, interest, project, commission and region.
//   open        every member may read; joining is one tap
//   on_request  every member sees that it exists, its name and purpose; reading and posting are for its members
//   hidden      only its members and the invited know that it exists; an administrator's list does not show it either
// Facilitators create spaces; leaders of a space edit it, invite and accept. "Door" is the code's word for a way by which
// an item reaches somebody: people read "Published in…".
#include "base/id.hpp"
#include "platform/room.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spaces {

using base::PersonId;
using SpaceId = base::Id<struct SpaceTag>;

inline constexpr std::string_view space_created = "space.created"; // subject: space
inline constexpr std::string_view space_updated = "space.updated";
inline constexpr std::string_view space_joined = "space.joined"; // subject: space, object: person
inline constexpr std::string_view space_left = "space.left";     // subject: space, object: person; also when removed
inline constexpr std::string_view join_requested = "space.join_requested";
inline constexpr std::string_view join_refused = "space.join_refused";
inline constexpr std::string_view member_invited = "space.member_invited";
inline constexpr std::string_view space_closed = "space.closed";
inline constexpr std::string_view space_removed = "space.removed"; // one that nobody had used

enum class Kind { trade = 1, interest = 2, project = 3, commission = 4, region = 5 };
enum class Access { open = 1, on_request = 2, hidden = 3 };
enum class Standing { none = 0, invited = 1, requested = 2, member = 3, leader = 4 };
enum class Need { see, read, post, lead }; // what access_space permits or refuses as not_found

struct Space {
    SpaceId id;
    std::string slug;
    std::string name;
    Kind kind = Kind::interest;
    Access access = Access::open;
    std::string purpose;     // one sentence
    std::string charter;     // Markdown
    std::int64_t colour = 0; // one of the twelve of the design kit, 0 to 11
    std::int64_t member_count = 0;
    Standing standing = Standing::none; // the viewer's
};

Space access_space(platform::Visit& visit, std::string_view slug, Need need);
Space access_space(platform::Visit& visit, SpaceId space, Need need);
// Those of `spaces` that the viewer may see, in the order given; the others are left out.
std::vector<Space> list_visible(platform::Visit& visit, std::span<const SpaceId> spaces);
std::vector<Space> list_by_slug(platform::Visit& visit, std::span<const std::string> slugs); // visible ones only
// The viewer's own spaces (member or leader), by name.
std::vector<Space> list_mine(platform::Visit& visit);
// Doors through which the viewer reads: own spaces first, and every open space.
std::vector<SpaceId> list_readable(platform::Visit& visit);
bool may_read(platform::Visit& visit, SpaceId space);
bool may_read(const Space& space); // whoever its standing is of
// The spaces that are not open and that the viewer does not read, hidden ones included: never to be shown, only to be
// left out of what is looked for.
std::vector<SpaceId> list_unreadable(platform::Visit& visit);
// Visible spaces whose name or purpose holds these words, by name.
std::vector<Space> list_matching(platform::Visit& visit, std::string_view words, int limit);

// Everybody who may come to read what these spaces hold: for an open space its members (others may come by, the text
// beside the number says so). Distinct persons; in large spaces as many as when the number of members of one of them
// last changed.
std::int64_t count_members(platform::Visit& visit, std::span<const SpaceId> spaces);
std::vector<PersonId> list_member_sample(db::Connection& connection, std::span<const SpaceId> spaces, int limit);
// Their members after this one, by number, each once: for who writes to all of them.
std::vector<PersonId> list_members_after(db::Connection& connection, std::span<const SpaceId> spaces, PersonId after,
                                         int limit);
std::vector<PersonId> list_leaders(db::Connection& connection, SpaceId space);
// Persons among `persons` who may read (for mentions, mails and everything sent later).
std::vector<PersonId> keep_readers(db::Connection& connection, SpaceId space, std::span<const PersonId> persons);
std::vector<SpaceId> list_spaces_of(platform::Visit& visit, PersonId person); // visible to the viewer

// Inside write(). Imports and seeds make spaces and memberships silently with Tense::history.
struct NewSpace {
    std::string slug; // empty: made from the name
    std::string name;
    Kind kind = Kind::interest;
    Access access = Access::open;
    std::string purpose;
    std::string charter;
    std::int64_t colour = -1; // 0 to 11; -1: chosen from the name
};
SpaceId create_space(platform::Visit& visit, const NewSpace& space, platform::Tense tense, base::Instant at);
// By a facilitator, who leads it: checked as the form is, refused by field. Returns the slug.
std::string found_space(platform::Visit& visit, const NewSpace& space);
void add_member(platform::Visit& visit, SpaceId space, PersonId person, Standing standing, platform::Tense tense);
void remove_member(platform::Visit& visit, SpaceId space, PersonId person);
// For the undoing of an import. False, and it stays: somebody is or was in it, or wrote what it is for.
bool delete_unused(platform::Visit& visit, SpaceId space);
std::optional<SpaceId> find_by_kind_and_name(db::Connection& connection, Kind kind, std::string_view name); // folded

std::string space_path(std::string_view slug); // "/spaces/reliure"
std::string space_topic(SpaceId space);        // "space:12", of the event stream

// Slots. ids: one space number.
inline constexpr std::string_view space_page_slot = "spaces.page"; // the space's feed comes from a higher room

platform::Room room();

} // namespace spaces
