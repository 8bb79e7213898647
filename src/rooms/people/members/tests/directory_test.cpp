// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding people, on both engines, with few and with many.
#include "people.hpp"
#include <set>

namespace members {

namespace {

using Names = std::vector<std::string>;

struct Village {
    TestHouse house;
    PersonId elodie, karim, pierre;
    Village() {
        auto record = full_record();
        record.joined_on.reset();
        elodie = add(house, record);
        record = {};
        record.first_name = "Karim";
        record.last_name = "Benali";
        record.email = "karim@village.example";
        record.trade = "Édition";
        record.region = "Île-de-France";
        record.joined_on = base::Day::of(2026, 11, 1);
        record.offers = {"Marbrure", "Mise en page"};
        karim = add(house, record);
        record = {};
        record.first_name = "Pierre";
        record.last_name = "Lefèvre";
        record.email = "pierre@village.example";
        record.trade = "Reliure";
        record.region = "Normandie";
        record.joined_on = base::Day::of(1998, 1, 1);
        record.interests = {"Histoire du livre"};
        pierre = add(house, record);
    }
};

} // namespace

TEST(Directory, is_sorted_by_last_name_without_accents) {
    Village village;
    EXPECT_EQ(names_found(village.house, village.karim, {}),
              (Names{"Karim Benali", "Pierre Lefèvre", "Élodie Marchand"}));
}

TEST(Directory, each_word_begins_a_word_of_the_record) {
    Village village;
    auto found = [&](std::string words) {
        return names_found(village.house, village.karim, {.words = std::move(words)});
    };
    EXPECT_EQ(found("elodie"), Names{"Élodie Marchand"});
    EXPECT_EQ(found("ÉLO"), Names{"Élodie Marchand"});
    EXPECT_EQ(found("lefevre rel"), Names{"Pierre Lefèvre"});
    EXPECT_EQ(found("rel"), (Names{"Pierre Lefèvre", "Élodie Marchand"}));
    EXPECT_EQ(found("marbr mise"), Names{"Karim Benali"});
    EXPECT_EQ(found("imprimeur lyon"), Names{"Élodie Marchand"});
    EXPECT_EQ(found("lodie"), Names{});
    EXPECT_EQ(found("village"), Names{}); // of a hidden e-mail address
    EXPECT_EQ(found("!!!"), Names{});
    EXPECT_EQ(found("=t"), found("t"));
}

TEST(Directory, filters_hold_together) {
    Village village;
    auto found = [&](const Search& search) { return names_found(village.house, village.karim, search); };
    EXPECT_EQ(found({.trade = "reliure"}), (Names{"Pierre Lefèvre", "Élodie Marchand"}));
    EXPECT_EQ(found({.trade = "reliure", .region = "bretagne"}), Names{"Élodie Marchand"});
    EXPECT_EQ(found({.offer = "marbrure"}), (Names{"Karim Benali", "Élodie Marchand"}));
    EXPECT_EQ(found({.interest = "histoire du livre"}), Names{"Pierre Lefèvre"});
    EXPECT_EQ(found({.seek = "un imprimeur a lyon"}), Names{"Élodie Marchand"});
    EXPECT_EQ(found({.newcomers = true}), (Names{"Karim Benali", "Élodie Marchand"})); // Élodie: since her record
    EXPECT_EQ(found({.words = "marb", .trade = "edition"}), Names{"Karim Benali"});
    EXPECT_EQ(found({.trade = "rel"}), Names{});
    EXPECT_EQ(found({.sort = Sort::newest}), (Names{"Élodie Marchand", "Karim Benali", "Pierre Lefèvre"}));
}

TEST(Directory, a_relieuse_and_a_relieur_are_found_by_either_name) {
    Village village;
    auto record = full_record();
    record.first_name = "Anselme";
    record.last_name = "Dorel";
    record.email.clear();
    record.trade = "Édition";
    record.job = "Relieur";
    add(village.house, record);
    auto found = [&](std::string words) {
        return names_found(village.house, village.karim, {.words = std::move(words)});
    };
    auto all = Names{"Anselme Dorel", "Pierre Lefèvre", "Élodie Marchand"}; // Pierre: by his trade, Reliure
    EXPECT_EQ(found("relieuse"), all);
    EXPECT_EQ(found("relieur"), all);
    EXPECT_EQ(found("relieur bretagne"), (Names{"Anselme Dorel", "Élodie Marchand"}));
    EXPECT_EQ(found("éditrice"), (Names{"Karim Benali", "Anselme Dorel"}));
}

TEST(Directory, the_console_filters_those_whom_the_directory_does_not_show) {
    Village village;
    village.house.post(village.pierre, "/me/directory", {{"directory", "1"}});
    Search search{.scope = Scope::console, .trade = "reliure", .region = "normandie"};
    EXPECT_EQ(names_found(village.house, village.karim, search), Names{"Pierre Lefèvre"});
    search.state = token_current;
    EXPECT_EQ(names_found(village.house, village.karim, search), Names{"Pierre Lefèvre"});
}

TEST(Directory, hidden_fields_are_neither_found_nor_counted) {
    Village village;
    village.house.post(village.elodie, "/me/profile", {{"see_offers", "1"}, {"see_employer", "1"}});
    EXPECT_EQ(names_found(village.house, village.karim, {.offer = "marbrure"}), Names{"Karim Benali"});
    EXPECT_EQ(names_found(village.house, village.karim, {.words = "marais"}), Names{});
    auto visit = village.house.visit_as(village.karim);
    EXPECT_EQ(find_people(*visit, {.offer = "marbrure"}, {}, 10).count, 1);
    EXPECT_EQ(names_found(village.house, village.karim, {.scope = Scope::console, .words = "marais"}),
              Names{"Élodie Marchand"});
}

TEST(Directory, counts_follow_every_change) {
    Village village;
    auto count = [&](const Search& search) {
        auto visit = village.house.visit_as(village.karim);
        return find_people(*visit, search, {}, 10).count;
    };
    EXPECT_EQ(count({}), 3);
    EXPECT_EQ(count({.trade = "reliure"}), 2);
    village.house.post(village.pierre, "/me/profile", {{"trade", "Histoire"}});
    EXPECT_EQ(count({.trade = "reliure"}), 1);
    village.house.post(village.pierre, "/me/directory", {{"directory", "1"}});
    EXPECT_EQ(count({}), 2);
    EXPECT_EQ(count({.trade = "histoire"}), 0);
    auto visit = village.house.system_visit();
    platform::write(*visit, [&] { mark_left(*visit, village.elodie); });
    EXPECT_EQ(count({}), 1);
    EXPECT_EQ(count({.scope = Scope::console}), 3);
    EXPECT_EQ(count({.scope = Scope::console, .state = std::string(token_left)}), 1);
}

TEST(Directory, pages_neither_repeat_nor_skip) {
    TestHouse house;
    auto viewer = house.add_member("Zoé", "Zola", "zoe@village.example");
    {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (int i = 0; i < 120; ++i) {
                Record record;
                record.first_name = i % 3 == 0 ? "Jean" : "Jeanne";
                record.last_name = "Martin"; // the same key many times
                record.trade = i % 2 == 0 ? "Reliure" : "Dorure";
                record.joined_on = base::Day::of(2020, 1, 1 + i % 5);
                add_member(*visit, record);
            }
        });
    }
    for (auto sort : {Sort::name, Sort::newest})
        for (const auto& words : {"", "jean", "martin rel"}) {
            Search search{.sort = sort, .words = words};
            auto visit = house.visit_as(viewer);
            std::vector<PersonId> seen;
            std::string cursor;
            std::int64_t count = -1;
            do {
                auto page = find_people(*visit, search, cursor, 7);
                if (cursor.empty()) count = page.count;
                seen.insert(seen.end(), page.persons.begin(), page.persons.end());
                cursor = page.next;
            } while (!cursor.empty());
            EXPECT_EQ(static_cast<std::int64_t>(seen.size()), count) << words;
            EXPECT_EQ(std::set<PersonId>(seen.begin(), seen.end()).size(), seen.size()) << words;
        }
}

TEST(Directory, speaks_to_whoever_is_alone) {
    TestHouse house;
    auto only = house.add_member("Nadia", "Haddad", "nadia@village.example");
    EXPECT_TRUE(support::contains(house.get(only, "/members"), "Vous ouvrez l’annuaire"));
    house.post(only, "/me/directory", {{"directory", "1"}});
    EXPECT_TRUE(support::contains(house.get(only, "/members"), "L’annuaire est encore vide"));
    EXPECT_TRUE(support::contains(house.get(only, "/members?q=personne"), "Personne ici ne répond"));
}

TEST(Directory, answers_pages_fragments_paper_and_programs) {
    Village village;
    auto page = village.house.get(village.karim, "/members?trade=reliure");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(support::contains(page, "2 membres en Reliure"));
    EXPECT_TRUE(support::contains(page, "Peut aider"));
    auto fragment = village.house.get(village.karim, "/members?q=elodie", true);
    EXPECT_EQ(fragment.body.find("<html"), std::string::npos);
    EXPECT_TRUE(support::contains(fragment, "Élodie Marchand"));
    EXPECT_TRUE(support::contains(village.house.get(village.karim, "/members/print"), "Atelier du Marais"));
    EXPECT_TRUE(support::contains(village.house.get(village.karim, "/members/suggest?q=mar", true), "Élodie Marchand"));
    auto api = village.house.api(village.karim, "GET", "/api/v1/members?q=elo");
    EXPECT_EQ(api.status, 200);
    EXPECT_NE(api.body.find("\"name\":\"Élodie Marchand\""), std::string::npos);
    EXPECT_NE(api.body.find("\"next\":null"), std::string::npos);
    EXPECT_EQ(api.body.find("612345678"), std::string::npos);
    EXPECT_EQ(village.house.get({}, "/members").status, 303);
    EXPECT_EQ(village.house.get(village.karim, "/members?cursor=damaged").status, 422);
}

TEST(Directory, what_was_typed_stays_in_every_link_of_the_answer) {
    Village village;
    auto answer = village.house.get(village.karim, "/members?q=rel", true);
    EXPECT_EQ(answer.status, 200);
    for (auto href :
         {"/members?q=rel&amp;trade=reliure", "/members?q=rel&amp;region=bretagne", "/members?q=rel&amp;new=yes",
          "/members?q=rel&amp;sort=newest", "/members?q=rel&amp;view=list", "/members/print?q=rel"})
        EXPECT_NE(answer.body.find(href), std::string::npos) << href << answer.body;
    village.house.give_role(village.karim, platform::Role::facilitator);
    auto records = village.house.get(village.karim, "/console/members?q=rel", true);
    EXPECT_NE(records.body.find("q=rel&amp;state=waiting"), std::string::npos) << records.body;
}

TEST(Directory, a_filter_counts_only_what_following_it_gives) {
    Village village;
    auto counts = [&](const std::string& target) {
        return village.house.get(village.karim, target).body.find("<span class=\"count\">") != std::string::npos;
    };
    EXPECT_TRUE(counts("/members"));
    EXPECT_FALSE(counts("/members?q=rel"));
    EXPECT_FALSE(counts("/members?trade=reliure&region=bretagne"));
    auto page = village.house.get(village.karim, "/members?trade=reliure");
    EXPECT_TRUE(support::contains(page, "Édition 1")) << support::body_text(page);
    EXPECT_FALSE(support::contains(page, "Normandie 1"));
}

} // namespace members
