// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/welcome.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/welcome/store.hpp"
#include "support/talk_house.hpp"
#include <algorithm>

namespace welcome {
namespace {

using support::contains;
using support::Fields;
using support::location_of;

struct Welcome : testing::Test {
    items::TalkHouse house;
    base::PersonId lea = arrive("Léa", "Morel", "Graphisme", "Normandie");

    base::PersonId arrive(const std::string& first, const std::string& last, const std::string& trade,
                          const std::string& region) {
        auto person = house.add_member(first, last, last + "@village.example", trade, region);
        house.run_jobs();
        return person;
    }
    void share(base::PersonId person, const members::Shared& shared) {
        auto visit = house.visit_as(person);
        members::update_own_shared(*visit, shared);
    }
    Path path_of(base::PersonId person) {
        auto visit = house.system_visit();
        return store::find_path(visit->db(), person).value_or(Path{});
    }
    std::vector<members::Match> matches_of(base::PersonId person) {
        auto visit = house.visit_as(person);
        return members::list_matches(*visit, 10);
    }
};

TEST_F(Welcome, begins_at_home_and_leads_from_step_to_step) {
    auto home = house.get(lea, "/");
    EXPECT_TRUE(contains(home, "Deux minutes pour être chez vous"));
    EXPECT_EQ(location_of(house.get(lea, "/welcome")), "/welcome/about");
    auto answered =
        house.post(lea, "/welcome/about",
                   {{"seeks", "un relieur, du papier"}, {"offers", "maquette"}, {"interests", "le cinéma"}});
    EXPECT_EQ(location_of(answered), "/welcome/meet");
    auto record = members::find_record(*house.visit_as(lea), lea);
    EXPECT_EQ(record->seeks, (std::vector<std::string>{"un relieur", "du papier"}));
    EXPECT_EQ(record->offers, std::vector<std::string>{"maquette"});
    EXPECT_TRUE(contains(house.get(lea, "/"), "On vous attend")); // taken up where it was left
    EXPECT_EQ(location_of(house.post(lea, "/welcome/meet", {{"spaces", "reliure"}})), "/welcome/hello");
    auto hello = house.get(lea, "/welcome/hello");
    EXPECT_TRUE(contains(hello, "Je suis Léa Morel (Graphisme, Normandie)")) << support::body_text(hello);
    EXPECT_TRUE(contains(hello, "Ce que je cherche"));
    EXPECT_TRUE(contains(hello, "Animé par Sophie Martin"));
}

TEST_F(Welcome, ends_with_a_message_whose_leader_is_told) {
    house.mails();
    house.post(lea, "/welcome/meet", {{"spaces", "reliure"}});
    auto published =
        house.post(lea, "/welcome/hello", {{"body", "Bonjour, je suis Léa."}, {"space", "reliure"}, {"greet", "yes"}});
    auto post = location_of(published);
    ASSERT_TRUE(post.starts_with("/posts/")) << published.body;
    EXPECT_TRUE(contains(house.get(house.pierre, post), "Bonjour, je suis Léa."));
    EXPECT_EQ(path_of(lea).ending, Ending::finished);
    EXPECT_FALSE(contains(house.get(lea, "/"), "sur 3)"));
    house.run_jobs();
    house.clock().advance(std::chrono::minutes(11));
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "sophie@village.example");
    EXPECT_NE(mails[0].text.find("Bonjour, je suis Léa."), std::string::npos);
}

TEST_F(Welcome, greets_nobody_who_was_not_to_be) {
    house.mails();
    house.post(lea, "/welcome/hello", {{"body", "Bonjour"}, {"space", "reliure"}});
    house.run_jobs();
    house.clock().advance(std::chrono::minutes(11));
    EXPECT_TRUE(house.mails().empty());
}

TEST_F(Welcome, keeps_what_was_typed_when_it_is_refused) {
    auto refused = house.post(lea, "/welcome/hello", {{"body", "Bonjour à vous"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "Choisissez l’espace"));
    EXPECT_NE(refused.body.find("Bonjour à vous"), std::string::npos);
    EXPECT_EQ(house.post(lea, "/welcome/hello", {{"body", " "}, {"space", "reliure"}, {"greet", "yes"}}).status, 422);
    auto many = house.post(lea, "/welcome/about", {{"seeks", std::string(200, 'x')}});
    EXPECT_EQ(many.status, 422);
    EXPECT_NE(many.body.find(std::string(200, 'x')), std::string::npos);
}

TEST_F(Welcome, is_skipped_put_aside_and_taken_up_again) {
    EXPECT_EQ(location_of(house.post(lea, "/welcome/about/skip", {})), "/welcome/meet");
    EXPECT_EQ(location_of(house.post(lea, "/welcome/aside", {})), "/");
    EXPECT_FALSE(contains(house.get(lea, "/"), "sur 3)"));
    EXPECT_TRUE(contains(house.get(lea, "/me"), "Premiers pas dans la maison"));
    EXPECT_EQ(location_of(house.get(lea, "/welcome")), "/welcome/meet");
    EXPECT_EQ(location_of(house.post(lea, "/welcome/meet/skip", {})), "/welcome/hello");
    EXPECT_EQ(location_of(house.post(lea, "/welcome/hello/skip", {})), "/");
    EXPECT_EQ(path_of(lea).ending, Ending::put_aside);
    EXPECT_EQ(house.post(lea, "/welcome/nothing/skip", {}).status, 404);
}

TEST_F(Welcome, leaves_facilitators_to_their_console) {
    EXPECT_FALSE(contains(house.get(house.nadia, "/"), "sur 3)"));
}

TEST_F(Welcome, joins_open_spaces_only) {
    EXPECT_EQ(house.post(lea, "/welcome/meet", {{"spaces", "juridique"}}).status, 404);
    EXPECT_EQ(house.post(lea, "/welcome/meet", {{"spaces", "bureau"}}).status, 303); // not there, for Léa
    auto page = house.get(lea, "/welcome/meet");
    EXPECT_FALSE(contains(page, "Bureau"));
    EXPECT_FALSE(contains(page, "Juridique"));
}

TEST_F(Welcome, introduces_people_with_the_reason_other_trades_first) {
    share(house.pierre, {.offers = {"Marbrure"}});
    share(house.karim, {.seeks = {"Maquette"}});
    auto binder = arrive("Inès", "Petit", "Graphisme", "Corse");
    share(binder, {.offers = {"marbrure"}});
    share(lea, {.seeks = {"marbrure"}, .offers = {"maquette"}});
    auto matches = matches_of(lea);
    ASSERT_EQ(matches.size(), 3U);
    EXPECT_EQ(matches[0].person, house.pierre); // offers what is sought, and is of another trade
    EXPECT_EQ(matches[0].reason, members::Match::Reason::offers);
    EXPECT_EQ(matches[0].trade, members::Match::Trade::other);
    EXPECT_EQ(matches[1].person, binder);
    EXPECT_EQ(matches[2].person, house.karim);
    EXPECT_EQ(matches[2].reason, members::Match::Reason::seeks);
    auto page = house.get(lea, "/welcome/meet");
    EXPECT_TRUE(contains(page, "Peut vous aider\u202f: marbrure")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "Pierre Lefèvre"));
}

TEST_F(Welcome, introduces_nobody_who_is_not_in_the_directory_or_never_came) {
    share(house.pierre, {.offers = {"marbrure"}});
    house.post(house.pierre, "/me/directory", {{"directory", "1"}});
    auto visit = house.system_visit();
    members::Record waiting;
    waiting.first_name = "Zoé";
    waiting.last_name = "Jamais";
    waiting.offers = {"marbrure"};
    waiting.directory = members::Visibility::members;
    platform::write(*visit, [&] { members::add_member(*visit, waiting); });
    share(lea, {.seeks = {"marbrure"}});
    EXPECT_TRUE(matches_of(lea).empty());
}

TEST_F(Welcome, suggests_the_words_of_the_house) {
    share(house.pierre, {.offers = {"Marbrure"}, .interests = {"Randonnée"}});
    auto page = house.get(lea, "/welcome/about");
    EXPECT_TRUE(contains(page, "Marbrure"));
    EXPECT_TRUE(contains(page, "Randonnée"));
    EXPECT_TRUE(contains(page, "Reliure")); // a trade to be curious about
    house.post(lea, "/welcome/about", {{"seeks_chosen", "Marbrure"}, {"seeks", "marbrure, un four"}});
    auto record = members::find_record(*house.visit_as(lea), lea);
    EXPECT_EQ(record->seeks, (std::vector<std::string>{"Marbrure", "un four"}));
}

TEST_F(Welcome, begins_for_those_who_arrive_and_not_for_those_who_were_there) {
    EXPECT_EQ(path_of(lea).ending, Ending::open);
    auto visit = house.system_visit();
    members::Record old;
    old.first_name = "Odile";
    old.last_name = "Ancienne";
    old.email = "odile@village.example";
    auto odile = platform::write(*visit, [&] {
        auto person = members::add_member(*visit, old, platform::Tense::history);
        accounts::open_account(*visit, person, visit->now(), visit->now());
        return person;
    });
    EXPECT_FALSE(store::find_path(visit->db(), odile).has_value());
}

} // namespace
} // namespace welcome
