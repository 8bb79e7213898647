// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/members.hpp"
#include "support/talk_house.hpp"

namespace items {
namespace {

using Texts = std::vector<std::string>;

TEST(Items, reach_members_of_their_spaces_and_nobody_else) {
    TalkHouse house;
    house.publish(house.pierre, "dans le bureau", {house.committee});
    house.publish(house.pierre, "au juridique", {house.law});
    house.publish(house.pierre, "en reliure", {house.binding});
    house.publish(house.nadia, "pour toute la maison", {}, Reach::everyone);
    EXPECT_EQ(house.home_of(house.pierre),
              (Texts{"pour toute la maison", "en reliure", "au juridique", "dans le bureau"}));
    EXPECT_EQ(house.home_of(house.sophie), (Texts{"pour toute la maison", "en reliure"}));
    EXPECT_EQ(house.home_of(house.karim), (Texts{"pour toute la maison"}));
}

TEST(Items, come_once_whatever_the_doors) {
    TalkHouse house;
    auto paper = house.add_space("Papier", spaces::Access::open);
    house.put(paper, house.sophie, spaces::Standing::member);
    house.put(house.binding, house.nadia, spaces::Standing::member);
    house.put(paper, house.nadia, spaces::Standing::member);
    house.publish(house.nadia, "partout", {house.binding, paper}, Reach::everyone);
    EXPECT_EQ(house.home_of(house.sophie), Texts{"partout"});
}

TEST(Items, are_refused_where_one_may_not_write) {
    TalkHouse house;
    for (auto space : {house.law, house.committee})
        EXPECT_EQ(refusal_of([&] { house.publish(house.karim, "coucou", {space}); }), base::RefusalKind::not_found);
    EXPECT_EQ(refusal_of([&] {
                  house.publish(house.pierre, "a", {house.law, house.binding});
              }),
              base::RefusalKind::invalid);
    EXPECT_EQ(refusal_of([&] { house.publish(house.sophie, "a", {}, Reach::everyone); }), base::RefusalKind::invalid);
}

TEST(Items, hidden_and_deleted_ones_are_gone_at_once) {
    TalkHouse house;
    auto first = house.publish(house.pierre, "un", {house.binding});
    auto second = house.publish(house.pierre, "deux", {house.binding});
    auto visit = house.system_visit();
    platform::write(*visit, [&] { hide_item(*visit, first); });
    platform::write(*visit, [&] { delete_item(*visit, second); });
    EXPECT_TRUE(house.home_of(house.sophie).empty());
    auto karim = house.visit_as(house.karim);
    for (auto id : {first, second})
        EXPECT_EQ(refusal_of([&] { access_item(*karim, id, Need::read); }), base::RefusalKind::not_found);
    platform::write(*visit, [&] { show_item(*visit, first); });
    platform::write(*visit, [&] { restore_item(*visit, second); });
    EXPECT_EQ(house.home_of(house.sophie), (Texts{"deux", "un"}));
}

TEST(Items, somebody_who_left_the_space_reads_no_more_of_it) {
    TalkHouse house;
    auto id = house.publish(house.pierre, "au juridique", {house.law});
    house.take(house.law, house.pierre);
    auto visit = house.visit_as(house.pierre);
    EXPECT_EQ(refusal_of([&] { access_item(*visit, id, Need::read); }), base::RefusalKind::not_found);
    const PersonId persons[] = {house.pierre, house.sophie};
    EXPECT_TRUE(keep_readers(visit->db(), id, persons).empty());
}

TEST(Items, a_proposal_deleted_and_restored_is_still_a_proposal) {
    TalkHouse house;
    auto id = house.publish(house.sophie, "pour tous", {house.binding}, Reach::everyone, State::proposed);
    auto visit = house.visit_as(house.sophie);
    platform::write(*visit, [&] { delete_item(*visit, id); });
    platform::write(*visit, [&] { restore_item(*visit, id); });
    EXPECT_EQ(house.row(id).state, State::proposed);
    EXPECT_TRUE(house.home_of(house.karim).empty());
    auto nadia = house.visit_as(house.nadia);
    EXPECT_EQ(list_proposed(*nadia).size(), 1U);
    platform::write(*nadia, [&] { decide_proposal(*nadia, id, State::published); });
    EXPECT_EQ(house.home_of(house.karim), Texts{"pour tous"});
}

TEST(Items, keep_former_texts_and_follow_their_tags) {
    TalkHouse house;
    auto id = house.publish(house.sophie, "du #papier", {house.binding});
    auto visit = house.visit_as(house.sophie);
    auto body = render_body(*visit, "du #carton");
    platform::write(*visit, [&] { update_body(*visit, id, "Titre", "du #carton", body); });
    EXPECT_EQ(list_versions(visit->db(), id).at(0).body, "du #papier");
    EXPECT_EQ(list_items(*visit, {.by = ListQuery::By::tag, .tag = "papier"}).items.size(), 0U);
    EXPECT_EQ(list_items(*visit, {.by = ListQuery::By::tag, .tag = "carton"}).items.size(), 1U);
}

TEST(Items, new_ones_are_counted_when_another_person_published_them_for_the_viewer) {
    TalkHouse house;
    auto since = house.clock().now();
    house.clock().advance(std::chrono::minutes(1));
    auto seen = house.publish(house.pierre, "visible", {house.binding});
    auto gone = house.publish(house.pierre, "supprimé", {house.binding});
    house.publish(house.pierre, "secret", {house.committee});
    house.publish(house.sophie, "de moi", {house.binding});
    house.publish(house.karim, "proposé", {}, Reach::everyone, State::proposed);
    auto system = house.system_visit();
    platform::write(*system, [&] { delete_item(*system, gone); });
    EXPECT_EQ(count_since(*house.visit_as(house.sophie), since), 1);
    platform::write(*system, [&] { hide_item(*system, seen); });
    EXPECT_EQ(count_since(*house.visit_as(house.sophie), since), 0);
}

TEST(Items, tags_are_suggested_from_what_one_may_read_the_most_used_first) {
    TalkHouse house;
    house.publish(house.pierre, "du #papier-bouffant", {house.binding});
    house.publish(house.pierre, "du #Papier", {house.binding});
    house.publish(house.pierre, "encore du #papier", {house.binding});
    house.publish(house.pierre, "#papiers-du-bureau", {house.committee});
    house.publish(house.pierre, "#carton", {house.binding});
    auto suggest = [&](PersonId person, std::string_view beginning) {
        auto visit = house.visit_as(person);
        std::string out;
        for (const auto& use : suggest_tags(*visit, beginning, 8))
            out += use.tag + ":" + use.label + ":" + std::to_string(use.count) + " ";
        return out;
    };
    EXPECT_EQ(suggest(house.karim, "PAP"), "papier:papier:2 papier-bouffant:papier-bouffant:1 ");
    EXPECT_NE(suggest(house.pierre, "pap").find("papiers-du-bureau"), std::string::npos);
    EXPECT_EQ(suggest(house.karim, ""), "");
    EXPECT_EQ(suggest(house.karim, "%"), "");
}

TEST(Items, a_proposal_accepted_stands_in_no_space_whose_door_was_closed_since) {
    TalkHouse house;
    auto id = house.publish(house.sophie, "pour tous #papier", {house.binding}, Reach::everyone, State::proposed);
    house.clock().advance(std::chrono::hours(1));
    EXPECT_EQ(
        house.post(house.sophie, "/spaces/reliure/edit", {{"name", "Reliure"}, {"purpose", "Parler"}, {"access", "3"}})
            .status,
        303);
    auto nadia = house.visit_as(house.nadia);
    platform::write(*nadia, [&] { decide_proposal(*nadia, id, State::published); });
    auto sophie = house.visit_as(house.sophie);
    EXPECT_TRUE(list_doors(*sophie, id).empty());
    EXPECT_EQ(house.home_of(house.karim), Texts{"pour tous #papier"});
    EXPECT_EQ(list_items(*sophie, {.by = ListQuery::By::tag, .tag = "papier"}).items.size(), 1U);
}

TEST(Items, say_who_will_read) {
    TalkHouse house;
    auto visit = house.visit_as(house.pierre);
    const SpaceId doors[] = {house.binding};
    auto readers = readers_of(*visit, Reach::spaces, doors);
    EXPECT_EQ(readers.places, Texts{"Reliure"});
    EXPECT_EQ(readers.count, 2);
    EXPECT_TRUE(readers.open_to_house);
    EXPECT_EQ(readers_of(*visit, Reach::everyone, {}).count, 4);
}

// A house that has a hidden space with publications answers an outsider like one that has none.
TEST(Items, a_hidden_space_changes_nothing_for_an_outsider) {
    auto list = [](bool has_hidden) {
        TalkHouse house;
        Texts out;
        for (int i = 0; i < 60; ++i) {
            house.publish(house.pierre, "visible " + std::to_string(i) + " #papier", {house.binding});
            if (has_hidden) house.publish(house.pierre, "secret " + std::to_string(i) + " #papier", {house.committee});
        }
        auto visit = house.visit_as(house.sophie);
        for (auto by : {ListQuery::By::doors, ListQuery::By::tag, ListQuery::By::author}) {
            std::string cursor;
            do {
                auto page = list_items(
                    *visit, {.by = by, .tag = "papier", .author = house.pierre, .cursor = cursor, .limit = 20});
                for (const auto& body : house.bodies(page.items)) out.push_back(body);
                cursor = page.next;
                out.push_back(cursor.empty() ? "end" : "more of " + std::to_string(cursor.size()));
            } while (!cursor.empty());
        }
        return out;
    };
    EXPECT_EQ(list(false), list(true));
}

} // namespace
} // namespace items
