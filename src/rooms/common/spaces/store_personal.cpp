// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/common/spaces/store.hpp"

namespace spaces::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_space_rows{
    .name = "spaces.list_personal",
    .text =
        "SELECT s.name, m.standing, m.since FROM space_members m JOIN spaces s ON s.id = m.space_id "
        "WHERE m.person_id = $1 ORDER BY m.since, s.id",
};
const db::Query list_leadership_rows{
    .name = "spaces.list_personal_leaderships",
    .text =
        "SELECT s.name, l.started_at, l.ended_at FROM space_leaderships l JOIN spaces s ON s.id = l.space_id "
        "WHERE l.person_id = $1 ORDER BY l.started_at, l.id",
};
const db::Query list_guest_rows{
    .name = "spaces.list_personal_guests",
    .text =
        "SELECT s.name, m.since FROM space_members m JOIN spaces s ON s.id = m.space_id WHERE m.invited_by = $1 "
        "ORDER BY m.since, s.id",
};
const db::Query uncount{
    .name = "spaces.forget_count",
    .text =
        "UPDATE spaces SET member_count = member_count - 1 "
        "WHERE id IN (SELECT space_id FROM space_members WHERE person_id = $1 AND standing >= 3)",
};
const db::Query forget_standings{.name = "spaces.forget_standings",
                                 .text = "DELETE FROM space_members WHERE person_id = $1"};
const db::Query forget_leaderships{.name = "spaces.forget_leaderships",
                                   .text = "DELETE FROM space_leaderships WHERE person_id = $1"};
const db::Query forget_guests{
    .name = "spaces.forget_guests",
    .text = "UPDATE space_members SET invited_by = NULL WHERE invited_by = $1",
};

const char* standing_word(std::int64_t standing) {
    switch (standing < 0 ? -standing : standing) {
        case 1: return mark("invited");
        case 2: return mark("asked to join");
        case 3: return mark("member");
        default: return mark("leader");
    }
}

void forget(Visit& visit, Forgetting& forgetting) {
    for (const auto* query : {&uncount, &forget_standings, &forget_leaderships, &forget_guests})
        visit.db().run(*query, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"space_members.person_id", "spaces"},
                       {"space_members.invited_by", "guests"},
                       {"space_leaderships.person_id", "leaderships"}},
            .lists = {{.name = "spaces",
                       .title = mark("My spaces"),
                       .about = mark("The spaces you are in, were invited to or asked to join."),
                       .query = &list_space_rows,
                       .columns = {{"space", mark("Space")},
                                   {"standing", mark("As"), Kind::choice, standing_word},
                                   {"since", mark("Since"), Kind::moment}}},
                      {.name = "leaderships",
                       .title = mark("Spaces I led"),
                       .about = mark("From when to when."),
                       .query = &list_leadership_rows,
                       .columns = {{"space", mark("Space")},
                                   {"started_at", mark("From"), Kind::moment},
                                   {"ended_at", mark("Until"), Kind::moment}}},
                      {.name = "guests",
                       .title = mark("Invitations to spaces I made"),
                       .about = mark("Where and when; whom is theirs to tell."),
                       .query = &list_guest_rows,
                       .columns = {{"space", mark("Space")}, {"at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .facts_with = {space_joined, space_left, join_requested, join_refused, member_invited},
            .queries = {&uncount, &forget_standings, &forget_leaderships, &forget_guests}};
}

} // namespace spaces::store
