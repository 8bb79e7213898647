// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All SQL of the spaces room: spaces here, their lists in store_lists.cpp, who is in them in store_members.cpp.
#include "db/connection.hpp"
#include "db/query.hpp"
#include "platform/paging.hpp"
#include "rooms/common/spaces/model.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spaces::store {

std::vector<const db::Query*> queries();
std::vector<const db::Query*> space_queries();
std::vector<const db::Query*> list_queries();
std::vector<const db::Query*> member_queries();

// Spaces. `viewer` is whose standing comes with the row.
std::optional<SpaceRow> find_space(db::Connection& connection, SpaceId id, PersonId viewer);
std::optional<SpaceRow> find_space_by_slug(db::Connection& connection, std::string_view slug, PersonId viewer);
// One that bears this name where the viewer can see it. Name keys are rules' name_key().
std::optional<SpaceId> find_namesake(db::Connection& connection, Kind kind, std::string_view name_key, PersonId viewer);
std::string get_slug(db::Connection& connection, SpaceId id);
void lock_space(db::Connection& connection, SpaceId id); // until the transaction ends
struct NewRow {
    base::PublicId public_id;
    std::string slug;
    Draft draft;
    base::Instant created_at;
};
SpaceId insert_space(db::Connection& connection, const NewRow& space);
void update_space(db::Connection& connection, SpaceId id, const Draft& draft);
void update_slug(db::Connection& connection, SpaceId id, std::string_view slug);
void update_closed_at(db::Connection& connection, SpaceId id, std::optional<base::Instant> at);
void delete_space(db::Connection& connection, SpaceId id);
bool has_people(db::Connection& connection, SpaceId id); // in whatever standing, or who led it once
void add_to_member_count(db::Connection& connection, SpaceId id, std::int64_t delta);

// Lists: only what the viewer may see.
std::vector<SpaceRow> list_visible(db::Connection& connection, std::span<const SpaceId> ids, PersonId viewer);
std::vector<SpaceRow> list_by_slug(db::Connection& connection, std::span<const std::string> slugs, PersonId viewer);
std::vector<SpaceId> list_readable(db::Connection& connection, PersonId viewer);
std::vector<SpaceId> list_heard(db::Connection& connection, PersonId viewer); // readable and not closed
std::vector<SpaceRow> list_of_person(db::Connection& connection, PersonId person, PersonId viewer);
std::vector<RankedSpace> list_first_of_each_kind(db::Connection& connection, PersonId viewer, int limit);
struct SpaceSearch {
    PersonId viewer;
    std::optional<Kind> kind;
    std::string folded; // words of the name or the purpose
    std::optional<platform::Position> after;
    int limit = 24;
};
std::vector<SpaceRow> list_spaces(db::Connection& connection, const SpaceSearch& search);
std::int64_t count_spaces(db::Connection& connection, const SpaceSearch& search);
std::vector<SpaceId> list_without_leader(db::Connection& connection, std::span<const SpaceId> ids);
std::vector<SpaceRow> list_closed(db::Connection& connection, PersonId viewer);
std::int64_t count_my_hidden(db::Connection& connection, PersonId viewer);
std::vector<SpaceId> list_unreadable(db::Connection& connection, PersonId viewer);
std::vector<OwnSpace> list_own(db::Connection& connection, PersonId viewer);

// Members.
Standing find_standing(db::Connection& connection, SpaceId space, PersonId person);
struct NewStanding {
    SpaceId space;
    PersonId person;
    Standing standing = Standing::member;
    base::Instant since;
    std::optional<PersonId> invited_by;
};
void upsert_standing(db::Connection& connection, const NewStanding& standing);
std::int64_t insert_member(db::Connection& connection, const NewStanding& standing); // 0: they stood there already
void delete_standing(db::Connection& connection, SpaceId space, PersonId person);
void delete_requests(db::Connection& connection, SpaceId space);
std::int64_t count_leaders(db::Connection& connection, SpaceId space);
std::vector<PersonId> list_by_standing(db::Connection& connection, SpaceId space, Standing standing, int limit,
                                       PersonId after = {});
std::int64_t count_distinct_members(db::Connection& connection, std::span<const SpaceId> spaces);
std::vector<PersonId> keep_members(db::Connection& connection, SpaceId space, std::span<const PersonId> persons);
// Persons seen since then who are not in the space.
std::vector<PersonId> list_outsiders(db::Connection& connection, SpaceId space, base::Instant seen_since);
struct MemberSearch {
    SpaceId space;
    std::string folded; // beginning of the name, or of a word of it
    std::optional<platform::Position> after;
    int limit = 50;
    enum class Walk { space, persons } walk = Walk::space; // persons: for a space in which a large part of them is
};
std::vector<Membership> list_members(db::Connection& connection, const MemberSearch& search); // by name
std::vector<Membership> list_requests(db::Connection& connection, SpaceId space, int limit);  // oldest first
void insert_leadership(db::Connection& connection, SpaceId space, PersonId person, base::Instant at);
void end_leadership(db::Connection& connection, SpaceId space, PersonId person, base::Instant at);
std::vector<Leadership> list_leaderships(db::Connection& connection, SpaceId space);
// Everything somebody is in, put aside and given back, with the counts.
void set_aside(db::Connection& connection, PersonId person);
void give_back(db::Connection& connection, PersonId person);

} // namespace spaces::store
