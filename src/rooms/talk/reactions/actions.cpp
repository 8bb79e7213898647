// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/reactions/store.hpp"

namespace reactions {

namespace {

void count(platform::Visit& visit, const store::Row& row, int delta) {
    store::add_to_count(visit.db(), row.item, row.kind, delta);
    items::add_to_reaction_count(visit, row.item, delta);
}

store::Row row_of(platform::Visit& visit, base::PublicId item, Kind kind) {
    return {
        .item = items::access_item(visit, item, items::Need::reply).id, .person = visit.viewer().person, .kind = kind};
}

} // namespace

bool insert_reaction(platform::Visit& visit, ItemId item, PersonId person, Kind kind) {
    store::Row row{.item = item, .person = person, .kind = kind};
    if (!store::insert_reaction(visit.db(), row, visit.now())) return false;
    count(visit, row, 1);
    return true;
}

void add_reaction(platform::Visit& visit, base::PublicId item, Kind kind) {
    platform::write(visit, [&] {
        auto row = row_of(visit, item, kind);
        if (!insert_reaction(visit, row.item, row.person, row.kind)) return;
        platform::tell(visit,
                       {.kind = reaction_added, .subject = row.item.number, .object = static_cast<std::int64_t>(kind)});
    });
}

void remove_reaction(platform::Visit& visit, base::PublicId item, Kind kind) {
    platform::write(visit, [&] {
        auto row = row_of(visit, item, kind);
        if (!store::delete_reaction(visit.db(), row)) return;
        count(visit, row, -1);
        platform::tell(
            visit, {.kind = reaction_removed, .subject = row.item.number, .object = static_cast<std::int64_t>(kind)});
    });
}

} // namespace reactions
