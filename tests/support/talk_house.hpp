// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house with people, spaces and publications: for the tests of items and of the rooms that talk.
//   Nadia facilitates; Sophie and Pierre are in Binding (open), Sophie leads it; Karim is nowhere.
//   Law is on request (Pierre), Committee is hidden (Pierre).
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace items {

struct TalkHouse : support::TestHouse {
    PersonId nadia, sophie, pierre, karim;
    SpaceId binding, law, committee;

    explicit TalkHouse(support::HouseOptions options = {})
        : TestHouse(options),
          nadia(add_member("Nadia", "Benali", "nadia@village.example")),
          sophie(add_member("Sophie", "Martin", "sophie@village.example")),
          pierre(add_member("Pierre", "Lefèvre", "pierre@village.example")),
          karim(add_member("Karim", "Haddad", "karim@village.example")),
          binding(add_space("Reliure", spaces::Access::open)),
          law(add_space("Juridique", spaces::Access::on_request)),
          committee(add_space("Bureau", spaces::Access::hidden)) {
        give_role(nadia, platform::Role::facilitator);
        put(binding, sophie, spaces::Standing::leader);
        put(binding, pierre, spaces::Standing::member);
        put(law, pierre, spaces::Standing::member);
        put(committee, pierre, spaces::Standing::member);
    }

    SpaceId add_space(const std::string& name, spaces::Access access) {
        auto visit = system_visit();
        return platform::write(*visit, [&] {
            return spaces::create_space(
                *visit, {.name = name, .kind = spaces::Kind::trade, .access = access, .purpose = "Parler"},
                platform::Tense::history, visit->now());
        });
    }
    void put(SpaceId space, PersonId person, spaces::Standing standing) {
        auto visit = system_visit();
        platform::write(*visit, [&] { spaces::add_member(*visit, space, person, standing, platform::Tense::history); });
    }
    void take(SpaceId space, PersonId person) {
        auto visit = system_visit();
        platform::write(*visit, [&] { spaces::remove_member(*visit, space, person); });
    }
    ItemId publish(PersonId author, const std::string& text, std::vector<SpaceId> doors, Reach reach = Reach::spaces,
                   State state = State::published) {
        auto visit = visit_as(author);
        auto body = render_body(*visit, text);
        NewItem item{.kind = Kind::message,
                     .author = author,
                     .title = {},
                     .body = text,
                     .reach = reach,
                     .spaces = std::move(doors),
                     .published_at = visit->now(),
                     .state = state};
        return platform::write(*visit, [&] { return insert_item(*visit, item, body); });
    }
    Item row(ItemId id) {
        auto visit = system_visit();
        const ItemId ids[] = {id};
        return list_rows(visit->db(), ids).at(0);
    }
    std::string path(ItemId id) { return item_path(row(id).public_id); }
    std::vector<std::string> bodies(const std::vector<ListedItem>& listed) {
        std::vector<std::string> out;
        for (const auto& each : listed) out.push_back(each.item.body);
        return out;
    }
    std::vector<std::string> home_of(PersonId person) {
        auto visit = visit_as(person);
        return bodies(list_items(*visit, {}).items);
    }
};

template <class Act>
base::RefusalKind refusal_of(Act act) {
    try {
        act();
    } catch (const base::Refusal& refusal) {
        return refusal.kind;
    }
    ADD_FAILURE() << "nothing was refused";
    return base::RefusalKind::too_large;
}

} // namespace items
