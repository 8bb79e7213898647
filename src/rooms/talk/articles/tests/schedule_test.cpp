// SPDX-License-Identifier: AGPL-3.0-or-later
// Publication at an hour: on the clocks of the house, with the rights of that moment.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/articles/actions.hpp"
#include "support/talk_house.hpp"

namespace articles {
namespace {

using items::TalkHouse;
using support::contains;
using support::Fields;
using support::location_of;

struct Schedule : testing::Test {
    TalkHouse house;

    void SetUp() override { house.clock().advance(std::chrono::hours(24 * 8)); }
    base::Instant now() { return house.system_visit()->now(); }
    words::Words clocks() { return {*house.house().catalogues, words::Language::fr, "Europe/Paris"}; }
    // A day from now, at the same quarter of an hour there.
    std::pair<std::string, std::string> tomorrow() {
        auto text = clocks().input_value(now() + std::chrono::hours(24));
        return {text.substr(0, 10), text.substr(11, 3) + "15"};
    }
    Fields fields(base::PersonId, const std::string& day, const std::string& time, const char* space = "reliure") {
        return {{"form", "article"}, {"title", "Demain"}, {"standfirst", "Pourquoi"}, {"body", "Texte @pierre-lefevre"},
                {"spaces", space},   {"publish_on", day}, {"publish_time", time}};
    }
    std::string schedule(base::PersonId author, const char* space = "reliure") {
        auto [day, time] = tomorrow();
        auto answer = house.post(author, "/articles", fields(author, day, time, space));
        EXPECT_EQ(answer.status, 303) << support::body_text(answer).substr(0, 600);
        return location_of(answer);
    }
    void pass(std::chrono::hours time) {
        house.clock().advance(time);
        house.run_jobs();
    }
};

TEST_F(Schedule, waits_for_its_hour_and_comes_then) {
    auto path = schedule(house.pierre);
    EXPECT_EQ(house.get(house.karim, path).status, 404);
    EXPECT_EQ(house.get(house.pierre, path).status, 200);
    EXPECT_EQ(house.get(house.sophie, path).status, 200) << "she leads the space";
    EXPECT_TRUE(contains(house.get(house.sophie, path), "Publication prévue le"));
    EXPECT_TRUE(house.home_of(house.sophie).empty());
    EXPECT_FALSE(contains(house.get(house.karim, "/articles"), "Demain"));
    pass(std::chrono::hours(22));
    EXPECT_EQ(house.get(house.karim, path).status, 404);
    pass(std::chrono::hours(4));
    EXPECT_EQ(house.get(house.karim, path).status, 200);
    EXPECT_EQ(house.home_of(house.sophie).size(), 1U);
    pass(std::chrono::hours(1));
    EXPECT_EQ(house.home_of(house.sophie).size(), 1U);
}

TEST_F(Schedule, tells_nobody_before) {
    schedule(house.sophie);
    pass(std::chrono::hours(1));
    EXPECT_TRUE(house.mails().empty());
    pass(std::chrono::hours(25));
    pass(std::chrono::hours(1));
    EXPECT_EQ(house.mails().size(), 1U) << "Pierre was mentioned";
}

TEST_F(Schedule, asks_again_for_the_right_and_writes_to_the_author) {
    auto path = schedule(house.pierre, "juridique");
    house.take(house.law, house.pierre);
    pass(std::chrono::hours(26));
    EXPECT_EQ(house.get(house.karim, path).status, 404);
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "pierre@village.example");
    EXPECT_NE(mails[0].text.find("Rien n’est perdu"), std::string::npos);
    EXPECT_TRUE(contains(house.get(house.pierre, path), "La publication n’a pas pu se faire"));
    house.put(house.law, house.pierre, spaces::Standing::member);
    auto item_path = "/posts/" + path.substr(10);
    house.post(house.pierre, item_path + "/restore", {});
    EXPECT_EQ(house.post(house.pierre, path + "/publish", {}).status, 303);
    EXPECT_EQ(house.home_of(house.pierre).size(), 1U);
}

TEST_F(Schedule, of_somebody_suspended_is_called_off_in_silence) {
    auto path = schedule(house.sophie);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::suspend_account(*visit, house.sophie); });
    pass(std::chrono::hours(26));
    house.run_jobs();
    EXPECT_TRUE(house.mails().empty());
    EXPECT_TRUE(house.home_of(house.pierre).empty());
}

TEST_F(Schedule, is_brought_forward_or_called_off) {
    auto path = schedule(house.pierre);
    EXPECT_EQ(house.post(house.karim, path + "/publish", {}).status, 404);
    EXPECT_EQ(house.post(house.sophie, path + "/publish", {}).status, 303) << "she leads the space";
    EXPECT_EQ(house.home_of(house.pierre).size(), 1U);
    EXPECT_EQ(house.post(house.pierre, path + "/publish", {}).status, 303) << "once more does nothing";

    auto other = location_of(house.post(house.sophie, "/articles", [&] {
        auto [day, time] = tomorrow();
        auto all = fields(house.sophie, day, time);
        all[1].second = "Autre";
        return all;
    }()));
    house.post(house.sophie, "/posts/" + other.substr(10) + "/delete", {});
    pass(std::chrono::hours(26));
    EXPECT_EQ(house.home_of(house.pierre).size(), 1U);
    EXPECT_TRUE(contains(house.get(house.sophie, other), "Vous avez annulé la publication"));
}

TEST_F(Schedule, takes_another_hour) {
    auto path = schedule(house.sophie);
    auto later = clocks().input_value(now() + std::chrono::hours(72));
    EXPECT_EQ(house
                  .post(house.sophie, path + "/schedule",
                        {{"publish_on", later.substr(0, 10)}, {"publish_time", later.substr(11, 5)}})
                  .status,
              303);
    pass(std::chrono::hours(26));
    EXPECT_TRUE(house.home_of(house.pierre).empty());
    pass(std::chrono::hours(48));
    EXPECT_EQ(house.home_of(house.pierre).size(), 1U);
    EXPECT_GE(house.post(house.sophie, path + "/schedule", {{"publish_on", "2001-01-01"}}).status, 400);
}

TEST_F(Schedule, keeps_to_the_clocks_of_the_house_when_they_change) {
    auto words = clocks();
    // 28 March 2027: from 2:00 to 3:00 in the night; 31 October 2027: 2:30 comes twice.
    EXPECT_EQ(words.parse_input_value("2027-03-28T01:45")->iso(), "2027-03-28T00:45:00.000Z");
    EXPECT_EQ(words.parse_input_value("2027-03-28T02:30")->iso(), "2027-03-28T01:30:00.000Z");
    EXPECT_EQ(words.parse_input_value("2027-03-28T03:15")->iso(), "2027-03-28T01:15:00.000Z");
    EXPECT_EQ(words.parse_input_value("2027-10-31T02:30")->iso(), "2027-10-31T00:30:00.000Z");
    auto answer = house.post(house.sophie, "/articles", fields(house.sophie, "2027-03-28", "03:15"));
    ASSERT_EQ(answer.status, 303) << support::body_text(answer).substr(0, 600);
    EXPECT_TRUE(contains(house.get(house.sophie, location_of(answer)), "28 mars 2027 à 03:15"));
}

TEST_F(Schedule, is_not_for_what_facilitators_decide) {
    auto [day, time] = tomorrow();
    auto all = fields(house.pierre, day, time);
    all.emplace_back("everyone", "yes");
    EXPECT_EQ(house.post(house.pierre, "/articles", all).status, 422);
    EXPECT_EQ(house.post(house.nadia, "/articles", all).status, 303);
}

} // namespace
} // namespace articles
