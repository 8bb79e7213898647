// SPDX-License-Identifier: AGPL-3.0-or-later
// How a space begins, changes and closes.
#include "rooms/common/spaces/actions.hpp"
#include "base/text.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"

namespace spaces {

namespace {

constexpr base::Milliseconds stream_age_max = std::chrono::hours(24 * 7);

base::Refusal name_taken() {
    return base::Refusal::invalid("name", base::say("There is already a space of this kind and this name."));
}

void check_name_free(platform::Visit& visit, const Draft& draft, SpaceId self) {
    auto other = store::find_namesake(visit.db(), draft.kind, name_key(draft.name), visit.viewer().person);
    if (other && *other != self) throw name_taken();
}

// A free address. A hidden space that the viewer does not know of gives its own up, for an address that is refused or
// gets a number would betray it.
std::string take_slug(platform::Visit& visit, std::string_view wanted) {
    for (int attempt = 1;; ++attempt) {
        auto slug = slug_candidate(wanted, attempt);
        auto taken = store::find_space_by_slug(visit.db(), slug, visit.viewer().person);
        if (!taken) return slug;
        if (may_access(taken->access, {.standing = taken->standing}, Need::see)) continue;
        auto unknown = slug.substr(0, 50) + '-' + base::PublicId::random().str().substr(0, 6);
        store::update_slug(visit.db(), taken->id, unknown);
        return slug;
    }
}

SpaceId insert(platform::Visit& visit, const Draft& draft, std::string_view wanted_slug, base::Instant at) {
    check_name_free(visit, draft, {});
    store::NewRow row{.public_id = base::PublicId::random(),
                      .slug = take_slug(visit, wanted_slug.empty() ? draft.name : wanted_slug),
                      .draft = draft,
                      .created_at = at};
    if (row.draft.colour < 0) row.draft.colour = choose_colour(draft.name);
    try {
        return store::insert_space(visit.db(), row);
    } catch (const db::Duplicate&) {
        throw db::Retry("a space of this name or address was made at the same moment");
    }
}

SpaceRow access_to_close(platform::Visit& visit, std::string_view slug) {
    auto row = access_row(visit, slug, Need::see);
    if (!may_close(row.access, {.standing = row.standing, .is_facilitator = visit.viewer().is_facilitator()}))
        throw base::Refusal::not_found();
    return row;
}

// Whoever heard the space and no longer may: their streams end, and come back without it.
void cut_outsiders(platform::Visit& visit, SpaceId space) {
    for (auto person : store::list_outsiders(visit.db(), space, visit.now() - stream_age_max))
        visit.cut_streams(person);
}

} // namespace

SpaceId create_space(platform::Visit& visit, const NewSpace& space, platform::Tense tense, base::Instant at) {
    Draft draft{.name = base::clean_line(space.name),
                .kind = space.kind,
                .access = space.access,
                .purpose = base::clean_line(space.purpose),
                .charter = base::clean_text(space.charter),
                .colour = space.colour};
    if (draft.name.empty()) throw base::Refusal::invalid("name", base::say("Give the space a name."));
    auto id = insert(visit, draft, space.slug, at);
    platform::tell(visit, {.kind = space_created, .subject = id.number, .tense = tense, .at = at});
    return id;
}

std::string open_space(platform::Visit& visit, const Draft& draft, PersonId leader) {
    if (!visit.viewer().is_facilitator()) throw base::Refusal::not_found();
    auto clean = check_draft(draft);
    return platform::write(visit, [&] {
        auto id = insert(visit, clean, {}, visit.now());
        platform::tell(visit, {.kind = space_created, .subject = id.number});
        add_member(visit, id, leader, Standing::leader, platform::Tense::live);
        auto slug = store::get_slug(visit.db(), id);
        visit.result_at(space_path(slug));
        return slug;
    });
}

std::string found_space(platform::Visit& visit, const NewSpace& space) {
    return open_space(visit,
                      {.name = space.name,
                       .kind = space.kind,
                       .access = space.access,
                       .purpose = space.purpose,
                       .charter = space.charter,
                       .colour = space.colour},
                      visit.viewer().person);
}

void edit_space(platform::Visit& visit, std::string_view slug, const Draft& draft) {
    auto before = access_row(visit, slug, Need::lead);
    auto wanted = draft;
    wanted.kind = before.kind;
    auto clean = check_draft(wanted);
    if (clean.colour < 0) clean.colour = before.colour;
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        if (!may_change_access(space.access, clean.access))
            throw base::Refusal::invalid(
                "access",
                base::say("What was written here was written for its members: the space cannot become open."));
        if (!may_close_door(space.access, clean.access, space.standing))
            throw base::Refusal::invalid(
                "access", base::say("Only somebody who is in the space may close its door: you would no longer see it. "
                                    "Join it first, or ask those who lead it."));
        check_name_free(visit, clean, space.id);
        try {
            store::update_space(visit.db(), space.id, clean);
        } catch (const db::Duplicate&) {
            throw db::Retry("another space took this name at the same moment");
        }
        if (clean.access == Access::hidden) store::delete_requests(visit.db(), space.id);
        platform::tell(visit, {.kind = space_updated, .subject = space.id.number});
        visit.wake(space_topic(space.id));
        if (space.access == Access::open && clean.access != Access::open) cut_outsiders(visit, space.id);
    });
}

void close_space(platform::Visit& visit, std::string_view slug) {
    platform::write(visit, [&] {
        auto space = access_to_close(visit, slug);
        if (space.closed_at) return;
        store::update_closed_at(visit.db(), space.id, visit.now());
        platform::tell(visit, {.kind = space_closed, .subject = space.id.number});
        visit.wake(space_topic(space.id));
    });
}

bool delete_unused(platform::Visit& visit, SpaceId id) {
    store::lock_space(visit.db(), id);
    auto space = store::find_space(visit.db(), id, {});
    if (!space) return true;
    bool is_described = !space->purpose.empty() || !space->charter.empty() || space->access != Access::open;
    if (is_described || store::has_people(visit.db(), id)) return false;
    store::delete_space(visit.db(), id);
    platform::tell(visit, {.kind = space_removed, .subject = id.number});
    return true;
}

void reopen_space(platform::Visit& visit, std::string_view slug) {
    platform::write(visit, [&] {
        auto space = access_to_close(visit, slug);
        if (!space.closed_at) return;
        auto namesake = store::find_namesake(visit.db(), space.kind, name_key(space.name), visit.viewer().person);
        if (namesake)
            throw base::Refusal::conflict(
                base::say("Another space has taken this name since. Rename that one first, then reopen this one."));
        store::update_closed_at(visit.db(), space.id, std::nullopt);
        platform::tell(visit, {.kind = space_updated, .subject = space.id.number});
        visit.wake(space_topic(space.id));
    });
}

} // namespace spaces
