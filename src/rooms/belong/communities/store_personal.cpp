// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/belong/communities/model.hpp"

namespace communities::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_community_rows{
    .name = "communities.list_personal",
    .text =
        "SELECT c.name, r.source_id, c.begun_at FROM communities c JOIN community_rows r ON r.community_id = c.id "
        "WHERE r.kind = 1 AND r.row_id = $1 ORDER BY c.id",
};
const db::Query list_own_rows{
    .name = "communities.list_of_forgotten",
    .text =
        "SELECT community_id, kind, source_id FROM community_rows "
        "WHERE community_id IN (SELECT id FROM communities) AND kind IN (1, 2) AND row_id = $1",
};
const db::Query unname_row{
    .name = "communities.unname_row",
    .text = "UPDATE community_rows SET row_id = $4 WHERE community_id = $1 AND kind = $2 AND source_id = $3",
};
const db::Query unname_reactions{
    .name = "communities.unname_reactions",
    .text =
        "UPDATE community_rows SET row_id = 0 "
        "WHERE community_id IN (SELECT id FROM communities) AND kind = 6 AND row_id = $1",
};

struct Own {
    CommunityId community;
    Became kind = Became::person;
    std::int64_t source = 0;
};

// The row stays, so that the same dump, once more, does not bring them back: somebody without a name stands in it.
void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    for (const auto& own : connection.all<Own>(list_own_rows, forgetting.person))
        connection.run(unname_row, own.community, own.kind, own.source, forgetting.make_nobody());
    connection.run(unname_reactions, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"community_rows.row_id", "communities",
                        "without a name: the same dump must not bring them back", Fate::unnamed}},
            .lists = {{.name = "communities",
                       .title = mark("Communities I came with"),
                       .about = mark("Where you wrote before it moved into this house."),
                       .query = &list_community_rows,
                       .columns = {{"community", mark("Community")},
                                   {"number", mark("Your number there"), Kind::number},
                                   {"at", mark("Moved in on"), Kind::moment}}}},
            .forget = forget,
            .queries = {&list_own_rows, &unname_row, &unname_reactions}};
}

} // namespace communities::store
