// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/json.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/search/find.hpp"
#include "rooms/react/search/store.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "support/talk_house.hpp"
#include <set>
#include <thread>

namespace search {

namespace {

using items::Reach;

struct SearchHouse : testing::Test {
    items::TalkHouse house;

    std::vector<Hit> hits_for(PersonId person, const std::string& words, Asked asked = {}) {
        asked.words = words;
        auto visit = house.visit_as(person);
        return find_hits(*visit, asked, {}, 20).hits;
    }
    std::size_t count_for(PersonId person, const std::string& words, const Asked& asked = {}) {
        return hits_for(person, words, asked).size();
    }
    items::ItemId publish(const std::string& text, std::vector<spaces::SpaceId> doors, Reach reach = Reach::spaces) {
        house.clock().advance(std::chrono::seconds(1));
        return house.publish(house.pierre, text, std::move(doors), reach);
    }
    items::ItemId question(const std::string& title, const std::string& text,
                           platform::Tense tense = platform::Tense::live) {
        house.clock().advance(std::chrono::seconds(1));
        auto visit = house.visit_as(house.pierre);
        auto body = items::render_body(*visit, text);
        items::NewItem item{.kind = items::Kind::question,
                            .author = house.pierre,
                            .title = title,
                            .body = text,
                            .spaces = {house.binding},
                            .published_at = visit->now(),
                            .tense = tense};
        return platform::write(*visit, [&] { return items::insert_item(*visit, item, body); });
    }
    comments::CommentId reply(items::ItemId item, PersonId author, const std::string& text) {
        house.clock().advance(std::chrono::seconds(1));
        auto visit = house.visit_as(author);
        auto body = items::render_body(*visit, text);
        comments::NewComment comment{.item = item, .author = author, .body = text, .posted_at = visit->now()};
        return platform::write(*visit, [&] { return comments::insert_comment(*visit, comment, body); });
    }
    template <class Act>
    void as(PersonId person, Act act) {
        auto visit = house.visit_as(person);
        platform::write(*visit, [&] { act(*visit); });
    }
};

} // namespace

TEST_F(SearchHouse, finds_a_publication_by_another_form_of_its_words) {
    publish("Les **adhérentes** ont organisé une randonnée à cheval.", {house.binding});
    for (const char* words : {"adhérent", "adherents", "randonnees", "CHEVAUX", "organisée", "adhérente cheval"})
        EXPECT_EQ(count_for(house.sophie, words), 1u) << words;
    EXPECT_EQ(count_for(house.sophie, "randonnée moto"), 0u);
}

TEST_F(SearchHouse, finds_what_several_write_in_the_same_moment) {
    constexpr std::size_t each = 8;
    const std::vector<std::string> plants = {"tulipe", "pivoine", "jonquille", "marguerite"};
    auto write = [&](const std::string& plant) {
        for (std::size_t i = 0; i < each; ++i) {
            auto visit = house.visit_as(house.pierre);
            auto body = items::render_body(*visit, plant);
            items::NewItem item{.kind = items::Kind::question,
                                .author = house.pierre,
                                .title = plant,
                                .body = plant,
                                .spaces = {house.binding},
                                .published_at = visit->now()};
            platform::write(*visit, [&] { items::insert_item(*visit, item, body); });
        }
    };
    {
        std::vector<std::jthread> writers;
        for (const auto& plant : plants) writers.emplace_back([&write, &plant] { write(plant); });
    }
    for (const auto& plant : plants) EXPECT_EQ(count_for(house.sophie, plant), each) << plant;
}

TEST_F(SearchHouse, finds_while_the_last_word_is_being_typed) {
    publish("Un événement pour la cotisation des adhérentes.", {house.binding});
    for (std::string word : {"événement", "cotisation", "adhérentes"})
        for (std::size_t letters = 3; letters <= base::code_point_count(word); ++letters) {
            auto typed = std::string(base::first_code_points(word, letters));
            EXPECT_EQ(count_for(house.sophie, typed), 1u) << typed;
        }
}

TEST_F(SearchHouse, indexes_in_the_transaction_that_publishes) {
    auto visit = house.visit_as(house.pierre);
    auto body = items::render_body(*visit, "Dorure à la feuille");
    items::NewItem item{
        .author = house.pierre, .body = "Dorure à la feuille", .spaces = {house.binding}, .published_at = visit->now()};
    EXPECT_THROW(platform::write(*visit,
                                 [&] {
                                     items::insert_item(*visit, item, body);
                                     throw base::Refusal::not_found();
                                 }),
                 base::Refusal);
    EXPECT_EQ(count_for(house.sophie, "dorure"), 0u);
    platform::write(*visit, [&] { items::insert_item(*visit, item, body); });
    EXPECT_EQ(count_for(house.sophie, "dorure"), 1u);
}

TEST_F(SearchHouse, follows_edits_deletions_and_hiding) {
    auto id = publish("Papier marbré", {house.binding});
    as(house.pierre, [&](platform::Visit& visit) {
        items::update_body(visit, id, "", "Papier doré", {.html = "<p>Papier doré</p>", .text = "Papier doré"});
    });
    EXPECT_EQ(count_for(house.sophie, "marbré"), 0u);
    EXPECT_EQ(count_for(house.sophie, "doré"), 1u);
    as(house.pierre, [&](platform::Visit& visit) { items::delete_item(visit, id); });
    EXPECT_EQ(count_for(house.pierre, "doré"), 0u);
    as(house.pierre, [&](platform::Visit& visit) { items::restore_item(visit, id); });
    EXPECT_EQ(count_for(house.sophie, "doré"), 1u);
    as(house.sophie, [&](platform::Visit& visit) { items::hide_item(visit, id); });
    EXPECT_EQ(count_for(house.sophie, "doré"), 0u);
    as(house.sophie, [&](platform::Visit& visit) { items::show_item(visit, id); });
    EXPECT_EQ(count_for(house.sophie, "doré"), 1u);
}

TEST_F(SearchHouse, finds_replies_and_leads_to_them) {
    auto id = question("Quelle colle ?", "Pour du cuir.");
    auto comment = reply(id, house.sophie, "La colle d’amidon, toujours.");
    auto found = hits_for(house.karim, "amidon");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().doc.subject, Subject::comment);
    auto page = house.get(house.karim, "/search?q=amidon");
    EXPECT_NE(page.body.find("#comment-"), std::string::npos);
    EXPECT_NE(page.body.find("<mark>amidon</mark>"), std::string::npos);
    as(house.sophie, [&](platform::Visit& visit) { comments::hide_comment(visit, comment); });
    EXPECT_EQ(count_for(house.karim, "amidon"), 0u);
    as(house.sophie, [&](platform::Visit& visit) { comments::show_comment(visit, comment); });
    as(house.pierre, [&](platform::Visit& visit) { items::delete_item(visit, id); });
    EXPECT_EQ(count_for(house.karim, "amidon"), 0u) << "a reply goes with what it answers";
}

TEST_F(SearchHouse, shows_only_what_the_reader_may_read) {
    publish("Ligne rouge du bureau", {house.committee});
    publish("Ligne rouge du juridique", {house.law});
    publish("Ligne rouge de la reliure", {house.binding});
    EXPECT_EQ(count_for(house.pierre, "rouge"), 3u);
    EXPECT_EQ(count_for(house.sophie, "rouge"), 1u);
    EXPECT_EQ(count_for(house.nadia, "rouge"), 1u) << "a facilitator reads no hidden space either";
    EXPECT_EQ(house.get({}, "/search?q=rouge").status, 303);
    EXPECT_EQ(count_for(house.sophie, "rouge", {.space = "bureau"}), 0u);
    EXPECT_EQ(count_for(house.pierre, "rouge", {.space = "bureau"}), 1u);
    house.take(house.committee, house.pierre);
    EXPECT_EQ(count_for(house.pierre, "rouge"), 2u) << "a right that is lost is lost at once";
}

TEST_F(SearchHouse, answers_an_outsider_the_same_whatever_a_hidden_space_holds) {
    publish("Rouge comme la reliure #rouge", {house.binding});
    auto pages = [&] {
        std::string out;
        for (const char* path : {"/search?q=rouge", "/search?q=rouge&sort=newest", "/search?q=roug", "/search?q=secret",
                                 "/search/live?q=rouge", "/search/live?q=bure", "/search?q=rouge&space=bureau"}) {
            auto body = house.get(house.karim, path, true).body;
            out += std::string(path) + "\n" + body + "\n";
        }
        return out + house.api(house.karim, "GET", "/api/v1/search?q=rouge").body;
    };
    auto plain = [](std::string text) {
        for (std::string_view mark : {"nonce=\"", "value=\""})
            for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
                text.erase(at + mark.size(), text.find('"', at + mark.size()) - at - mark.size());
        return text;
    };
    auto before = plain(pages());
    for (int i = 0; i < 250; ++i) house.publish(house.pierre, "Rouge secret #rouge #rougeoyant", {house.committee});
    EXPECT_EQ(before, plain(pages()));
    EXPECT_EQ(count_for(house.pierre, "rouge"), 20u);
}

TEST_F(SearchHouse, ranks_titles_first_and_newest_first_when_asked) {
    publish("Un mot du marbre, en passant.", {house.binding});
    question("Le marbre du relieur", "Comment le choisir ?");
    publish("Encore un mot du marbre.", {house.binding});
    auto best = hits_for(house.sophie, "marbre");
    ASSERT_EQ(best.size(), 3u);
    EXPECT_EQ(best.front().item.title, "Le marbre du relieur");
    auto newest = hits_for(house.sophie, "marbre", {.sort = Sort::newest});
    ASSERT_EQ(newest.size(), 3u);
    EXPECT_GT(newest[0].doc.at, newest[1].doc.at);
    EXPECT_GT(newest[1].doc.at, newest[2].doc.at);
}

TEST_F(SearchHouse, filters_by_kind_space_author_and_date) {
    auto id = question("Le cuir", "Lequel ?");
    reply(id, house.sophie, "Un cuir de chèvre.");
    publish("Du cuir pour tous", {house.law});
    EXPECT_EQ(count_for(house.pierre, "cuir"), 3u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.kind = Kind::questions}), 1u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.kind = Kind::publications}), 2u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.kind = Kind::replies}), 1u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.kind = Kind::announcements}), 0u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.space = "juridique"}), 1u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.space = "nulle-part"}), 0u);
    auto sophie = house.visit_as(house.sophie)->viewer().public_id.str();
    EXPECT_EQ(count_for(house.pierre, "cuir", {.author = sophie}), 1u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.author = "nobody"}), 0u);
    house.clock().advance(std::chrono::hours(24 * 8));
    EXPECT_EQ(count_for(house.pierre, "cuir", {.since = Since::week}), 0u);
    EXPECT_EQ(count_for(house.pierre, "cuir", {.since = Since::month}), 3u);
}

TEST_F(SearchHouse, keeps_words_between_quotes_together) {
    publish("Du papier marbré à la cuve", {house.binding});
    publish("Du papier très marbré", {house.binding});
    EXPECT_EQ(count_for(house.sophie, "papier marbré"), 2u);
    EXPECT_EQ(count_for(house.sophie, "\"papier marbré\""), 1u);
}

TEST_F(SearchHouse, finds_members_spaces_and_tags) {
    publish("Bonjour #dorure", {house.binding});
    publish("Secret #dorurecachee", {house.committee});
    auto page = house.get(house.sophie, "/search?q=lefevre");
    EXPECT_TRUE(support::contains(page, "Pierre Lefèvre"));
    EXPECT_TRUE(support::contains(house.get(house.sophie, "/search?q=reliure"), "Espaces"));
    auto tags = house.get(house.sophie, "/search?q=doru");
    EXPECT_TRUE(support::contains(tags, "#dorure"));
    EXPECT_FALSE(support::contains(tags, "cachee"));
    EXPECT_FALSE(support::contains(house.get(house.sophie, "/search?q=bureau"), "Bureau"));
}

TEST_F(SearchHouse, never_finds_a_member_who_left_the_directory) {
    as(house.karim, [&](platform::Visit& visit) { members::leave_directory(visit, house.karim); });
    EXPECT_FALSE(support::contains(house.get(house.sophie, "/search?q=haddad"), "Karim"));
    EXPECT_FALSE(support::contains(house.get(house.sophie, "/search/live?q=haddad", true), "Karim"));
    EXPECT_EQ(house.api(house.sophie, "GET", "/api/v1/search?q=haddad").body.find("Karim"), std::string::npos);
}

TEST_F(SearchHouse, indexes_what_an_import_brought_in_a_job) {
    question("Archives de 2019", "Un vieux grimoire.", platform::Tense::history);
    EXPECT_EQ(count_for(house.sophie, "grimoire"), 0u);
    house.run_jobs();
    EXPECT_EQ(count_for(house.sophie, "grimoire"), 1u);
}

TEST_F(SearchHouse, catches_up_with_a_house_that_was_there_before) {
    for (int i = 0; i < 1'100; ++i) house.publish(house.pierre, "Vieille page " + std::to_string(i), {house.binding});
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (int i = 1; i <= 1'100; ++i) {
            store::delete_doc(visit->db(), Subject::item, i);
            store::insert_due(visit->db(), {.subject = Subject::item, .row = i, .at = visit->now()});
        }
    });
    EXPECT_EQ(count_for(house.sophie, "vieille"), 0u);
    house.clock().advance(std::chrono::minutes(11));
    house.run_jobs();
    auto reader = house.visit_as(house.sophie);
    EXPECT_EQ(store::count_due(reader->db()), 0);
    auto results = find_hits(*reader, {.words = "vieille"}, {}, 20);
    EXPECT_EQ(results.count, static_cast<std::int64_t>(candidates_max));
    EXPECT_TRUE(results.has_more_than_counted);
}

TEST_F(SearchHouse, pages_by_key_without_gap_or_repetition) {
    for (int i = 0; i < 95; ++i) house.publish(house.pierre, "Numéro " + std::to_string(i), {house.binding});
    for (auto sort : {Sort::relevance, Sort::newest}) {
        std::set<std::int64_t> seen;
        std::string cursor;
        auto visit = house.visit_as(house.sophie);
        for (int page = 0; page < 8; ++page) {
            auto results = find_hits(*visit, {.words = "numéro", .sort = sort}, cursor, 20);
            for (const auto& hit : results.hits) EXPECT_TRUE(seen.insert(hit.doc.id.number).second);
            if (page == 1) house.publish(house.pierre, "Numéro en plus", {house.binding});
            cursor = results.next;
            if (cursor.empty()) break;
        }
        EXPECT_TRUE(cursor.empty());
        EXPECT_EQ(seen.size(), sort == Sort::relevance ? 95u : 96u);
    }
}

TEST_F(SearchHouse, takes_whatever_is_typed) {
    publish("Une page", {house.binding});
    for (const char* typed : {"",
                              "%20",
                              "%22",
                              "%22%22",
                              "'",
                              "''%20OR%201=1",
                              "a*",
                              "*",
                              "NOT",
                              "AND%20OR",
                              "(",
                              "{x}:y",
                              "title:page",
                              "%F0%9F%98%80",
                              "%E2%80%AE",
                              "\\",
                              ":k2",
                              "_page",
                              "-page",
                              "%C3",
                              "page%20%C2%AB%20une",
                              "%3Cscript%3Ealert(1)%3C/script%3E",
                              "%EF%BF%BD"}) {
        for (const char* path : {"/search?q=", "/search/live?q="}) {
            auto page = house.get(house.sophie, std::string(path) + typed);
            EXPECT_TRUE(page.status == 200 || page.status == 400) << path << typed << " " << page.status;
            EXPECT_EQ(page.body.find("<script>alert"), std::string::npos);
        }
        auto json = house.api(house.sophie, "GET", std::string("/api/v1/search?q=") + typed);
        EXPECT_TRUE(json.status == 200 || json.status == 400) << typed << " " << json.status;
    }
    EXPECT_EQ(house.get(house.sophie, "/search?q=" + std::string(5'000, 'a')).status, 200);
    EXPECT_EQ(house.get(house.sophie, "/search?q=page&cursor=junk").status, 422);
    EXPECT_EQ(house.get(house.sophie, "/search?q=page&kind=x&since=y&sort=z&author=%22&space=%27").status, 200);
}

TEST_F(SearchHouse, answers_programs) {
    publish("Du papier marbré pour les machines", {house.binding});
    auto answer = house.api(house.sophie, "GET", "/api/v1/search?q=papiers");
    ASSERT_EQ(answer.status, 200);
    auto json = parse::Json::parse(answer.body);
    ASSERT_TRUE(json);
    const auto& items = json->find("items")->items();
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items.front().find_string("kind"), "publication");
    EXPECT_EQ(json->find_int("count"), 1);
    EXPECT_TRUE(json->find("next")->is_null());
}

TEST_F(SearchHouse, offers_to_ask_when_nothing_is_found) {
    auto page = house.get(house.sophie, "/search?q=relieure");
    EXPECT_TRUE(support::contains(page, "Reliure")) << "the trade or the space written nearly so";
    EXPECT_NE(page.body.find("/posts/new?kind=question&amp;title=relieure"), std::string::npos);
    EXPECT_TRUE(support::contains(house.get(house.sophie, "/search"), "Que cherchez-vous"));
}

} // namespace search
