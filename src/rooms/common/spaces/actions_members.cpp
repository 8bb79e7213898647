// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is in a space: joining, leaving, inviting, leading.
#include "base/text.hpp"
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>

namespace spaces {

namespace {

std::string person_topic(PersonId person) {
    return "person:" + std::to_string(person.number);
}

// The persons' pages are fetched again, and their streams begin anew with the topics they now may hear.
void wake_after(platform::Visit& visit, SpaceId space, PersonId person) {
    visit.wake(space_topic(space));
    visit.wake(person_topic(person));
    visit.cut_streams(person);
}

std::string_view fact_of(Standing standing) {
    if (standing == Standing::invited) return member_invited;
    return standing == Standing::requested ? join_requested : space_joined;
}

// The lowest word of a standing that is kept when two meet: nobody is brought down by joining again.
void raise_standing(platform::Visit& visit, const store::NewStanding& wanted, platform::Tense tense) {
    auto& connection = visit.db();
    store::lock_space(connection, wanted.space);
    auto before = store::find_standing(connection, wanted.space, wanted.person);
    if (before >= wanted.standing) return;
    store::upsert_standing(connection, wanted);
    if (is_inside(wanted.standing) && !is_inside(before)) store::add_to_member_count(connection, wanted.space, 1);
    if (wanted.standing == Standing::leader)
        store::insert_leadership(connection, wanted.space, wanted.person, wanted.since);
    if (before != Standing::member)
        platform::tell(visit, {.kind = fact_of(wanted.standing),
                               .subject = wanted.space.number,
                               .object = wanted.person.number,
                               .tense = tense,
                               .at = tense == platform::Tense::history ? wanted.since : base::Instant{}});
    wake_after(visit, wanted.space, wanted.person);
}

void keep_a_leader(platform::Visit& visit, SpaceId space, Standing standing) {
    if (standing == Standing::leader && store::count_leaders(visit.db(), space) == 1)
        throw base::Refusal::conflict(
            base::say("This space has no other leader. Name somebody to lead it first, or close it."));
}

void end_standing(platform::Visit& visit, SpaceId space, PersonId person, std::string_view fact) {
    auto& connection = visit.db();
    store::lock_space(connection, space);
    auto before = store::find_standing(connection, space, person);
    if (before == Standing::none) return;
    keep_a_leader(visit, space, before);
    store::delete_standing(connection, space, person);
    if (is_inside(before)) store::add_to_member_count(connection, space, -1);
    if (before == Standing::leader) store::end_leadership(connection, space, person, visit.now());
    if (!fact.empty()) platform::tell(visit, {.kind = fact, .subject = space.number, .object = person.number});
    wake_after(visit, space, person);
}

PersonId get_person(platform::Visit& visit, base::PublicId id) {
    auto person = accounts::find_person(visit.db(), id);
    if (!person) throw base::Refusal::not_found();
    return person->id;
}

// Somebody who stands in the space as the act supposes, with the space locked.
PersonId get_standing_person(platform::Visit& visit, SpaceId space, base::PublicId id, Standing supposed) {
    auto person = get_person(visit, id);
    store::lock_space(visit.db(), space);
    if (store::find_standing(visit.db(), space, person) != supposed) throw base::Refusal::not_found();
    return person;
}

} // namespace

void add_member(platform::Visit& visit, SpaceId space, PersonId person, Standing standing, platform::Tense tense) {
    raise_standing(visit, {.space = space, .person = person, .standing = standing, .since = visit.now()}, tense);
}

void remove_member(platform::Visit& visit, SpaceId space, PersonId person) {
    end_standing(visit, space, person, space_left);
}

Standing join_space(platform::Visit& visit, std::string_view slug) {
    return platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::see);
        if (space.closed_at)
            throw base::Refusal::conflict(base::say("This space is closed: nobody joins it any more."));
        auto next = standing_after_joining(space.access, space.standing);
        if (next == Standing::none) throw base::Refusal::not_found();
        add_member(visit, space.id, visit.viewer().person, next, platform::Tense::live);
        return next;
    });
}

void leave_space(platform::Visit& visit, std::string_view slug) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::see);
        end_standing(visit, space.id, visit.viewer().person, is_inside(space.standing) ? space_left : "");
    });
}

PersonId find_named_person(platform::Visit& visit, std::string_view handle, std::string_view field) {
    auto wanted = base::trim(handle);
    auto slug = base::slug(wanted.starts_with('@') ? wanted.substr(1) : wanted);
    if (!slug.empty() && slug == base::slug(visit.viewer().name)) return visit.viewer().person;
    if (!slug.empty())
        for (const auto& known : members::suggest_handles(visit, slug, 20))
            if (known.slug == slug) return known.person;
    throw base::Refusal::invalid(
        std::string(field), base::say("Nobody of that name is in the directory. Choose a name among those offered."));
}

void invite_person(platform::Visit& visit, std::string_view slug, std::string_view handle) {
    access_row(visit, slug, Need::lead);
    auto person = find_named_person(visit, handle, "person");
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        store::lock_space(visit.db(), space.id);
        auto standing = store::find_standing(visit.db(), space.id, person);
        if (is_inside(standing))
            throw base::Refusal::invalid("person", base::say("This person is already in the space."));
        raise_standing(visit,
                       {.space = space.id,
                        .person = person,
                        .standing = standing == Standing::requested ? Standing::member : Standing::invited,
                        .since = visit.now(),
                        .invited_by = visit.viewer().person},
                       platform::Tense::live);
    });
}

void accept_request(platform::Visit& visit, std::string_view slug, base::PublicId id) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        auto person = get_standing_person(visit, space.id, id, Standing::requested);
        add_member(visit, space.id, person, Standing::member, platform::Tense::live);
    });
}

void refuse_request(platform::Visit& visit, std::string_view slug, base::PublicId id) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        auto person = get_standing_person(visit, space.id, id, Standing::requested);
        end_standing(visit, space.id, person, join_refused);
    });
}

void expel_member(platform::Visit& visit, std::string_view slug, base::PublicId id) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        auto person = get_standing_person(visit, space.id, id, Standing::member);
        end_standing(visit, space.id, person, space_left);
    });
}

void name_leader(platform::Visit& visit, std::string_view slug, base::PublicId id) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        auto person = get_standing_person(visit, space.id, id, Standing::member);
        add_member(visit, space.id, person, Standing::leader, platform::Tense::live);
        platform::tell(visit, {.kind = space_updated, .subject = space.id.number});
    });
}

void end_lead(platform::Visit& visit, std::string_view slug, base::PublicId id) {
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::lead);
        auto person = get_standing_person(visit, space.id, id, Standing::leader);
        keep_a_leader(visit, space.id, Standing::leader);
        store::upsert_standing(
            visit.db(), {.space = space.id, .person = person, .standing = Standing::member, .since = visit.now()});
        store::end_leadership(visit.db(), space.id, person, visit.now());
        platform::tell(visit, {.kind = space_updated, .subject = space.id.number});
        wake_after(visit, space.id, person);
    });
}

void name_first_leader(platform::Visit& visit, std::string_view slug, std::string_view handle) {
    if (!visit.viewer().is_facilitator()) throw base::Refusal::not_found();
    auto person = find_named_person(visit, handle, "person");
    platform::write(visit, [&] {
        auto space = access_row(visit, slug, Need::see);
        if (space.access == Access::hidden) throw base::Refusal::not_found();
        store::lock_space(visit.db(), space.id);
        if (store::count_leaders(visit.db(), space.id) > 0)
            throw base::Refusal::conflict(base::say("This space has a leader already, who may name others."));
        auto standing = store::find_standing(visit.db(), space.id, person);
        if (space.access != Access::open && space.member_count > 0 && !is_inside(standing))
            throw base::Refusal::invalid("person",
                                         base::say("Only its members read this space: choose one of them to lead it."));
        add_member(visit, space.id, person, Standing::leader, platform::Tense::live);
        platform::tell(visit, {.kind = space_updated, .subject = space.id.number});
    });
}

} // namespace spaces
