// SPDX-License-Identifier: AGPL-3.0-or-later
// The front door's reading half: what other rooms ask.
#include "base/text.hpp"
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>

namespace spaces {

namespace {

constexpr std::size_t doors_max = 512;

SpaceRow permit(platform::Visit& visit, std::optional<SpaceRow> row, Need need) {
    const auto& viewer = visit.viewer();
    if (!row) throw base::Refusal::not_found();
    const Asker asker{.standing = row->standing, .is_facilitator = viewer.is_facilitator()};
    if (!viewer.is_system() && !may_access(row->access, asker, need)) throw base::Refusal::not_found();
    if (row->closed_at && (need == Need::post || need == Need::lead))
        throw base::Refusal::conflict(base::say("This space is closed: it can be read, no longer written in."),
                                      space_path(row->slug));
    return std::move(*row);
}

std::vector<Space> spaces_of(const std::vector<SpaceRow>& rows) {
    std::vector<Space> out;
    for (const auto& row : rows) out.push_back(space_of(row));
    return out;
}

} // namespace

Space space_of(const SpaceRow& row) {
    return {.id = row.id,
            .slug = row.slug,
            .name = row.name,
            .kind = row.kind,
            .access = row.access,
            .purpose = row.purpose,
            .charter = row.charter,
            .colour = row.colour,
            .member_count = row.member_count,
            .standing = row.standing};
}

SpaceRow access_row(platform::Visit& visit, std::string_view slug, Need need) {
    return permit(visit, store::find_space_by_slug(visit.db(), slug, visit.viewer().person), need);
}
Space access_space(platform::Visit& visit, std::string_view slug, Need need) {
    return space_of(access_row(visit, slug, need));
}
Space access_space(platform::Visit& visit, SpaceId space, Need need) {
    return space_of(permit(visit, store::find_space(visit.db(), space, visit.viewer().person), need));
}

std::vector<Space> list_visible(platform::Visit& visit, std::span<const SpaceId> spaces) {
    struct Seen { // empty: not for this viewer
        std::map<SpaceId, std::optional<Space>> spaces;
    };
    Seen own;
    auto* memory = visit.memory<Seen>();
    auto& seen = memory ? *memory : own;
    std::vector<SpaceId> unknown;
    for (auto id : spaces)
        if (seen.spaces.try_emplace(id).second) unknown.push_back(id);
    if (!unknown.empty())
        for (const auto& row : store::list_visible(visit.db(), unknown, visit.viewer().person))
            seen.spaces[row.id] = space_of(row);
    std::vector<Space> out;
    for (auto id : spaces)
        if (const auto& space = seen.spaces[id]) out.push_back(*space);
    return out;
}

std::vector<Space> list_by_slug(platform::Visit& visit, std::span<const std::string> slugs) {
    auto found = spaces_of(store::list_by_slug(visit.db(), slugs, visit.viewer().person));
    std::vector<Space> out;
    for (const auto& slug : slugs) {
        auto at = std::find_if(found.begin(), found.end(), [&](const Space& space) { return space.slug == slug; });
        if (at != found.end()) out.push_back(*at);
    }
    return out;
}

std::vector<OwnSpace> list_own(platform::Visit& visit) {
    struct Own {
        std::optional<std::vector<OwnSpace>> spaces;
    };
    auto* memory = visit.memory<Own>();
    if (!memory) return store::list_own(visit.db(), visit.viewer().person);
    if (!memory->spaces) memory->spaces = store::list_own(visit.db(), visit.viewer().person);
    return *memory->spaces;
}

std::vector<Space> list_mine(platform::Visit& visit) {
    std::vector<Space> out;
    for (const auto& own : list_own(visit))
        if (is_inside(own.space.standing)) out.push_back(space_of(own.space));
    return out;
}
std::vector<SpaceId> list_readable(platform::Visit& visit) {
    return store::list_readable(visit.db(), visit.viewer().person);
}
std::vector<SpaceId> list_unreadable(platform::Visit& visit) {
    return store::list_unreadable(visit.db(), visit.viewer().person);
}
std::vector<Space> list_matching(platform::Visit& visit, std::string_view words, int limit) {
    auto folded = base::fold(words);
    if (folded.empty()) return {};
    return spaces_of(store::list_spaces(visit.db(), {.viewer = visit.viewer().person,
                                                     .kind = std::nullopt,
                                                     .folded = folded,
                                                     .after = std::nullopt,
                                                     .limit = limit}));
}
bool may_read(platform::Visit& visit, SpaceId space) {
    auto row = store::find_space(visit.db(), space, visit.viewer().person);
    return row && (visit.viewer().is_system() || may_access(row->access, {.standing = row->standing}, Need::read));
}
bool may_read(const Space& space) {
    return may_access(space.access, {.standing = space.standing}, Need::read);
}

std::int64_t count_members(platform::Visit& visit, std::span<const SpaceId> spaces) {
    constexpr std::int64_t counted_at_once = 500; // more are walked through once, not for each page
    constexpr std::size_t kept_max = 1000;
    struct Counts {
        struct Count {
            std::vector<std::int64_t> members; // of each space, when they were counted
            std::int64_t persons = 0;
        };
        std::mutex mutex;
        std::map<std::vector<SpaceId>, Count> by_spaces;
    };
    auto part = spaces.first(std::min(spaces.size(), doors_max));
    if (part.size() < 2) return store::count_distinct_members(visit.db(), part);
    std::vector<std::int64_t> members;
    for (const auto& space : part) members.push_back(store::count_distinct_members(visit.db(), std::span(&space, 1)));
    if (std::accumulate(members.begin(), members.end(), std::int64_t{0}) <= counted_at_once)
        return store::count_distinct_members(visit.db(), part);
    auto& counts = visit.house().kept.of<Counts>();
    std::vector<SpaceId> key(part.begin(), part.end());
    {
        const std::lock_guard lock(counts.mutex);
        auto known = counts.by_spaces.find(key);
        if (known != counts.by_spaces.end() && known->second.members == members) return known->second.persons;
    }
    auto persons = store::count_distinct_members(visit.db(), part);
    const std::lock_guard lock(counts.mutex);
    if (counts.by_spaces.size() >= kept_max) counts.by_spaces.clear();
    counts.by_spaces[std::move(key)] = {.members = std::move(members), .persons = persons};
    return persons;
}

std::vector<PersonId> list_member_sample(db::Connection& connection, std::span<const SpaceId> spaces, int limit) {
    std::vector<PersonId> out;
    for (auto standing : {Standing::leader, Standing::member})
        for (auto space : spaces)
            for (auto person : store::list_by_standing(connection, space, standing, limit)) {
                if (static_cast<int>(out.size()) >= limit) return out;
                if (std::find(out.begin(), out.end(), person) == out.end()) out.push_back(person);
            }
    return out;
}

std::vector<PersonId> list_members_after(db::Connection& connection, std::span<const SpaceId> spaces, PersonId after,
                                         int limit) {
    std::set<PersonId> first; // of each space and standing: the first of all are among them
    for (auto space : spaces)
        for (auto standing : {Standing::leader, Standing::member}) {
            auto found = store::list_by_standing(connection, space, standing, limit, after);
            first.insert(found.begin(), found.end());
        }
    std::vector<PersonId> out(first.begin(), first.end());
    if (std::ssize(out) > limit) out.resize(static_cast<std::size_t>(limit));
    return out;
}

std::vector<PersonId> list_leaders(db::Connection& connection, SpaceId space) {
    return store::list_by_standing(connection, space, Standing::leader, 100);
}

std::vector<PersonId> keep_readers(db::Connection& connection, SpaceId space, std::span<const PersonId> persons) {
    auto row = store::find_space(connection, space, PersonId{});
    if (!row) return {};
    std::vector<PersonId> within(persons.begin(), persons.end());
    if (row->access != Access::open) within = store::keep_members(connection, space, persons);
    std::vector<PersonId> entering;
    for (const auto& account : accounts::list_accounts(connection, within))
        if (account.state != accounts::AccountState::suspended) entering.push_back(account.person);
    std::vector<PersonId> out;
    for (auto person : persons)
        if (std::find(entering.begin(), entering.end(), person) != entering.end()) out.push_back(person);
    return out;
}

std::vector<SpaceId> list_spaces_of(platform::Visit& visit, PersonId person) {
    std::vector<SpaceId> out;
    for (const auto& row : store::list_of_person(visit.db(), person, visit.viewer().person)) out.push_back(row.id);
    return out;
}

std::optional<SpaceId> find_by_kind_and_name(db::Connection& connection, Kind kind, std::string_view name) {
    return store::find_namesake(connection, kind, name_key(name), PersonId{});
}

std::string space_path(std::string_view slug) {
    return "/spaces/" + std::string(slug);
}
std::string space_topic(SpaceId space) {
    return "space:" + std::to_string(space.number);
}

} // namespace spaces
