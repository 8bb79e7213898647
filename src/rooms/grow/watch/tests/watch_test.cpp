// SPDX-License-Identifier: AGPL-3.0-or-later
// What members, referees and facilitators may do, and what becomes of a text.
#include "platform/personal.hpp"
#include "rooms/grow/watch/tests/watch_house.hpp"
#include "rooms/people/audit/audit.hpp"

namespace watch {
namespace {

using support::contains;
using support::Fields;

struct Watch : testing::Test {
    WatchHouse house;

    Entry wait(const std::string& title) {
        EXPECT_EQ(house
                      .post(house.pierre, "/watch",
                            {{"title", title}, {"address", "https://a.example/x"}, {"reason", "Important"}})
                      .status,
                  303);
        return house.entries(State::proposed).at(0);
    }
    std::string desk(const Entry& entry) { return "/watch/desk/" + entry.public_id.str(); }
    Fields note(const std::string& text, std::int64_t revision = 0) {
        return {{"title", "Un décret"}, {"note", text}, {"everybody", "yes"}, {"revision", std::to_string(revision)}};
    }
};

TEST_F(Watch, is_closed_until_a_facilitator_opens_it) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, feature, false); });
    for (const auto* path :
         {"/watch", "/watch/new", "/watch/desk", "/watch/sources", "/watch/referees", "/api/v1/watch"})
        EXPECT_EQ(house.get(house.nadia, path).status, path[1] == 'a' ? 401 : 404) << path;
    EXPECT_FALSE(contains(house.get(house.pierre, "/me"), "La veille"));
}

TEST_F(Watch, the_desk_does_not_exist_for_those_who_are_no_referees) {
    auto entry = wait("Un décret");
    for (const auto& path :
         {std::string("/watch/desk"), std::string("/watch/sources"), std::string("/watch/referees"), desk(entry)})
        EXPECT_EQ(house.get(house.pierre, path).status, 404) << path;
    EXPECT_EQ(house.post(house.pierre, desk(entry), note("Rien.")).status, 404);
    EXPECT_EQ(house.post(house.pierre, desk(entry) + "/aside", {}).status, 404);
    EXPECT_EQ(house.get(house.pierre, entry_path(entry.public_id)).status, 404);
    EXPECT_EQ(house.get(house.sophie, "/watch/desk").status, 200);
    EXPECT_EQ(house.get(house.sophie, "/watch/referees").status, 404);
    EXPECT_EQ(house.get(house.nadia, "/watch/desk").status, 200);
    EXPECT_FALSE(contains(house.get(house.pierre, "/watch"), "À annoter"));
}

TEST_F(Watch, a_referee_says_what_it_changes_and_everybody_reads_it) {
    auto entry = wait("Un décret");
    EXPECT_TRUE(contains(house.get(house.sophie, desk(entry)), "Important"));
    EXPECT_EQ(house.post(house.sophie, desk(entry), note("Affichez-le **demain**.")).status, 303);
    auto page = house.get(house.leila, entry_path(entry.public_id));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Affichez-le <strong>demain</strong>."), std::string::npos);
    EXPECT_TRUE(contains(page, "Cela vous concerne"));
    EXPECT_TRUE(contains(page, "Sophie Martin"));
    EXPECT_FALSE(contains(page, "Important"));
    EXPECT_TRUE(contains(house.get(house.leila, "/watch"), "Un décret"));
    EXPECT_TRUE(house.entries(State::proposed).empty());
}

TEST_F(Watch, a_note_without_words_or_without_readers_is_refused_with_what_was_typed) {
    auto entry = wait("Un décret");
    auto page = house.post(house.sophie, desk(entry), {{"title", "Titre neuf"}, {"note", ""}, {"revision", "0"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_NE(page.body.find("Titre neuf"), std::string::npos);
    EXPECT_TRUE(contains(page, "une phrase suffit"));
    EXPECT_TRUE(contains(page, "au moins une filière"));
    EXPECT_EQ(house.entries(State::proposed).size(), 1U);
}

TEST_F(Watch, two_referees_do_not_overwrite_each_other) {
    auto entry = wait("Un décret");
    EXPECT_EQ(house.post(house.sophie, desk(entry), note("La première.")).status, 303);
    auto late = house.post(house.nadia, desk(entry), note("La seconde."));
    EXPECT_EQ(late.status, 409);
    EXPECT_NE(late.body.find("La seconde."), std::string::npos);
    EXPECT_EQ(house.post(house.nadia, desk(entry), note("Les deux.", 1)).status, 303);
    auto page = house.get(house.leila, entry_path(entry.public_id));
    EXPECT_TRUE(contains(page, "Les deux."));
    EXPECT_TRUE(contains(page, "Modifié"));
}

TEST_F(Watch, what_is_set_aside_can_be_put_back) {
    auto entry = wait("Un décret");
    auto done = house.post(house.sophie, desk(entry) + "/aside", {});
    EXPECT_TRUE(house.entries(State::proposed).empty());
    EXPECT_TRUE(contains(house.get(house.sophie, support::location_of(done)), "Remettre"));
    EXPECT_TRUE(contains(house.get(house.sophie, "/watch/desk?show=aside"), "Un décret"));
    house.post(house.sophie, desk(entry) + "/back", {});
    EXPECT_EQ(house.entries(State::proposed).size(), 1U);
}

TEST_F(Watch, what_is_withdrawn_goes_back_to_the_desk) {
    auto entry = house.publish("Un décret", "Affichez-le.", {"Reliure"});
    EXPECT_EQ(house.post(house.sophie, desk(entry) + "/aside", {}).status, 409);
    EXPECT_EQ(house.post(house.sophie, desk(entry) + "/withdraw", {}).status, 303);
    EXPECT_EQ(house.get(house.leila, entry_path(entry.public_id)).status, 404);
    EXPECT_FALSE(contains(house.get(house.leila, "/watch?q=affichez"), "Un décret"));
    EXPECT_FALSE(contains(house.get(house.pierre, "/watch?trade=reliure"), "Un décret"));
    auto form = house.get(house.sophie, desk(entry));
    EXPECT_NE(form.body.find("Affichez-le."), std::string::npos);
}

TEST_F(Watch, the_archive_is_filtered_by_what_concerns_the_reader) {
    house.publish("Pour les relieurs", "Colles.", {"Reliure"});
    house.publish("Pour les doreurs", "Feuilles d’or.", {"Dorure"});
    house.publish("Pour tous", "Affichage.", {});
    auto mine = house.get(house.pierre, "/watch?whom=me");
    EXPECT_TRUE(contains(mine, "Pour les relieurs"));
    EXPECT_TRUE(contains(mine, "Pour tous"));
    EXPECT_FALSE(contains(mine, "Pour les doreurs"));
    auto hers = house.get(house.leila, "/watch?whom=me"); // "Doreuse"
    EXPECT_TRUE(contains(hers, "Pour les doreurs"));
    EXPECT_FALSE(contains(hers, "Pour les relieurs"));
    EXPECT_TRUE(contains(house.get(house.pierre, "/watch"), "Pour les doreurs"));
    house.post(house.pierre, "/me/watch", {{"pace", "weekly"}, {"follows", "dorure"}});
    EXPECT_TRUE(contains(house.get(house.pierre, "/watch?whom=me"), "Pour les doreurs"));
}

TEST_F(Watch, the_archive_is_filtered_by_trade_source_and_month) {
    auto visit = house.system_visit();
    auto old = visit->now() - std::chrono::hours(24 * 60);
    platform::write(*visit, [&] {
        auto source = insert_source(*visit, "Le Journal", feed_address, house.sophie);
        insert_entry(*visit, {.source = source,
                              .decided_by = house.sophie,
                              .at = old,
                              .title = "Septembre",
                              .address = {},
                              .summary = {},
                              .note = "Vieux.",
                              .trades = {"Reliure"}});
    });
    house.publish("Novembre", "Neuf.", {"Dorure"});
    auto source = house.source(feed_address).public_id.str();
    auto has = [&](const std::string& query, const std::string& title) {
        return contains(house.get(house.leila, "/watch?" + query), title);
    };
    EXPECT_TRUE(has("trade=reliure", "Septembre"));
    EXPECT_FALSE(has("trade=reliure", "Neuf."));
    EXPECT_TRUE(has("source=" + source, "Vieux."));
    EXPECT_FALSE(has("source=" + source, "Neuf."));
    EXPECT_TRUE(has("month=2026-09", "Vieux."));
    EXPECT_FALSE(has("month=2026-09", "Neuf."));
    EXPECT_TRUE(has("month=2026-11&trade=dorure", "Neuf."));
    EXPECT_TRUE(has("month=2026-11&trade=reliure", "Rien ici"));
    EXPECT_EQ(house.get(house.leila, "/watch?month=bof&trade=x&source=x&cursor=").status, 200);
}

TEST_F(Watch, the_archive_and_the_search_of_the_house_find_words_with_or_without_accents) {
    house.publish("Étiquetage des colles", "Les ateliers étiquettent.", {"Reliure"});
    for (const std::string query : {"etiquetage", "%C3%A9tiquetages", "atelier", "reli", "colles+ateliers"})
        EXPECT_TRUE(contains(house.get(house.leila, "/watch?q=" + query), "Étiquetage des colles")) << query;
    EXPECT_FALSE(contains(house.get(house.leila, "/watch?q=papier"), "Étiquetage des colles"));
    EXPECT_TRUE(contains(house.get(house.leila, "/search?q=etiquetage"), "Étiquetage des colles"));
    EXPECT_TRUE(contains(house.get(house.leila, "/search?q=etiquetage"), "La veille"));
}

TEST_F(Watch, facilitators_name_referees_and_it_is_written_down) {
    EXPECT_EQ(house.post(house.nadia, "/watch/referees", {{"person", "@pierre-lefevre"}}).status, 303);
    EXPECT_EQ(house.get(house.pierre, "/watch/desk").status, 200);
    EXPECT_TRUE(contains(house.get(house.nadia, "/watch/referees"), "Pierre Lefèvre"));
    EXPECT_EQ(house.post(house.nadia, "/watch/referees", {{"person", "@personne"}}).status, 422);
    auto visit = house.visit_as(house.pierre);
    auto path = "/watch/referees/" + visit->viewer().public_id.str() + "/dismiss";
    EXPECT_EQ(house.post(house.sophie, path, {}).status, 404);
    EXPECT_EQ(house.post(house.nadia, path, {}).status, 303);
    EXPECT_EQ(house.get(house.pierre, "/watch/desk").status, 404);
    auto acts = audit::list_entries(*visit, {.actor = house.nadia}, {}, 10).items;
    ASSERT_EQ(acts.size(), 2U);
    EXPECT_EQ(acts[0].act, audit::Act::referee_dismissed);
    EXPECT_EQ(acts[1].act, audit::Act::referee_named);
    EXPECT_EQ(acts[1].about, house.pierre);
}

TEST_F(Watch, a_proposal_is_judged_and_counted) {
    EXPECT_EQ(house.post(house.pierre, "/watch", {{"title", ""}, {"address", "x"}, {"reason", "Mot"}}).status, 422);
    EXPECT_EQ(house.post(house.pierre, "/watch", {{"title", "T"}, {"address", "javascript:x"}, {"reason", ""}}).status,
              422);
    for (int i = 0; i < 20; ++i) wait("Texte " + std::to_string(i));
    EXPECT_EQ(house.post(house.pierre, "/watch", {{"title", "De trop"}, {"address", ""}, {"reason", "Mot"}}).status,
              429);
}

TEST_F(Watch, programs_read_the_archive_and_propose) {
    auto entry = house.publish("Un décret", "Affichez-le.", {"Reliure"});
    auto list = house.api(house.pierre, "GET", "/api/v1/watch?whom=me");
    EXPECT_EQ(list.status, 200);
    EXPECT_NE(list.body.find("\"concerns_me\":true"), std::string::npos);
    EXPECT_NE(list.body.find(entry.public_id.str()), std::string::npos);
    EXPECT_EQ(house.api(house.leila, "GET", "/api/v1/watch/" + entry.public_id.str()).status, 200);
    EXPECT_EQ(house.api(house.pierre, "POST", "/api/v1/watch", R"({"title": "Avis", "address": "https://a.example/"})")
                  .status,
              201);
    auto waiting = house.entries(State::proposed);
    EXPECT_EQ(waiting.at(0).title, "Avis");
    EXPECT_EQ(house.api(house.sophie, "GET", "/api/v1/watch/" + waiting[0].public_id.str()).status, 404);
    EXPECT_EQ(house.api(house.pierre, "POST", "/api/v1/watch", "[]").status, 422);
}

TEST_F(Watch, what_is_published_stays_when_its_people_are_forgotten) {
    auto entry = wait("Un décret");
    house.post(house.sophie, desk(entry), note("Affichez-le."));
    wait("Un autre");
    for (auto person : {house.pierre, house.sophie}) {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            platform::Forgetting forgetting{.person = person};
            forgetting.make_nobody = [&] { return house.leila; };
            for (const auto& room : house.house().rooms)
                if (room.name == "watch") room.personal.forget(*visit, forgetting);
        });
    }
    EXPECT_TRUE(house.entries(State::proposed).empty());
    auto page = house.get(house.nadia, entry_path(entry.public_id));
    EXPECT_TRUE(contains(page, "Affichez-le."));
    EXPECT_FALSE(contains(page, "Sophie Martin"));
    EXPECT_EQ(house.get(house.sophie, "/watch/desk").status, 404);
}

} // namespace
} // namespace watch
