// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/lessons.hpp"
#include "platform/feature.hpp"
#include "rooms/grow/lessons/model.hpp"
#include "rooms/grow/lessons/store.hpp"
#include "support/house.hpp"
#include "words/texts.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace lessons {
namespace {

using support::contains;

struct Lessons : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
    void SetUp() override { house.give_role(nadia, platform::Role::facilitator); }

    void follow(base::PersonId person, const std::string& path, const std::string& wish = "follow") {
        EXPECT_EQ(house.post(person, path + "/follow", {{"wish", wish}}).status, 303);
    }
    std::int64_t total_of(int lesson) {
        auto visit = house.system_visit();
        for (const auto& total : store::list_totals(visit->db()))
            if (total.course == Course::members && total.lesson == lesson) return total.people;
        return 0;
    }
};

TEST_F(Lessons, are_followed_and_taken_up_again) {
    EXPECT_TRUE(contains(house.get(sophie, "/lessons"), "0 sur 6 suivies"));
    auto page = house.get(sophie, "/lessons/members/ask");
    EXPECT_TRUE(contains(page, "Poser une question qui obtient réponse"));
    EXPECT_NE(page.body.find("href=\"/posts/new?kind=question\""), std::string::npos);
    follow(sophie, "/lessons/members/ask");
    follow(sophie, "/lessons/members/ask");
    EXPECT_EQ(total_of(4), 1);
    EXPECT_TRUE(contains(house.get(sophie, "/lessons"), "1 sur 6 suivies"));
    EXPECT_TRUE(contains(house.get(sophie, "/lessons/members/ask"), "La leçon suivante"));
    follow(sophie, "/lessons/members/ask", "forget");
    follow(sophie, "/lessons/members/ask", "forget");
    EXPECT_EQ(total_of(4), 0);
    EXPECT_TRUE(contains(house.get(nadia, "/lessons"), "0 sur 6 suivies")); // each their own
}

TEST_F(Lessons, of_facilitators_do_not_exist_for_members) {
    EXPECT_EQ(house.get(nadia, "/lessons/facilitators/role").status, 200);
    EXPECT_EQ(house.get(sophie, "/lessons/facilitators/role").status, 404);
    EXPECT_EQ(house.post(sophie, "/lessons/facilitators/role/follow", {}).status, 404);
    EXPECT_FALSE(contains(house.get(sophie, "/lessons"), "Pour qui anime la maison"));
    EXPECT_EQ(house.get(sophie, "/lessons/members/role").status, 404);
    EXPECT_EQ(house.get(sophie, "/console/lessons").status, 404);
}

TEST_F(Lessons, facilitators_see_totals_and_names_only_where_people_agree) {
    follow(sophie, "/lessons/members/ask");
    auto report = house.get(nadia, "/console/lessons");
    EXPECT_TRUE(contains(report, "moins de 10"));
    EXPECT_FALSE(contains(report, "Sophie Martin"));
    EXPECT_EQ(house.post(sophie, "/lessons/naming", {{"wish", "yes"}}).status, 303);
    report = house.get(nadia, "/console/lessons");
    EXPECT_TRUE(contains(report, "Sophie Martin"));
    EXPECT_TRUE(contains(report, "1 leçon"));
    house.post(sophie, "/lessons/naming", {{"wish", "no"}});
    EXPECT_FALSE(contains(house.get(nadia, "/console/lessons"), "Sophie Martin"));
}

TEST_F(Lessons, a_total_is_said_from_ten_people_on) {
    for (int i = 0; i < 10; ++i) {
        auto person =
            house.add_member("Une", "Personne" + std::to_string(i), "p" + std::to_string(i) + "@essai.example");
        follow(person, "/lessons/members/read");
    }
    EXPECT_TRUE(contains(house.get(nadia, "/console/lessons"), "10 personnes"));
}

TEST_F(Lessons, those_who_agree_are_listed_page_after_page) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (int i = 1; i <= 120; ++i)
            store::insert_agreement(visit->db(), PersonId{1'000'000 + i}, visit->now() - std::chrono::minutes(i));
    });
    int pages = 0, lines = 0;
    std::string next = "/console/lessons";
    while (!next.empty()) {
        auto page = house.get(nadia, next, pages > 0);
        for (auto at = page.body.find("class=\"person\""); at != std::string::npos;
             at = page.body.find("class=\"person\"", at + 11))
            ++lines;
        auto link = page.body.find("href=\"/console/lessons?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
        ++pages;
    }
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(lines, 120);
}

TEST_F(Lessons, an_exercise_of_a_closed_feature_leads_home) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, "questions", false); });
    EXPECT_EQ(house.get(sophie, "/lessons/members/reply").body.find("href=\"/questions\""), std::string::npos);
}

TEST_F(Lessons, every_exercise_leads_somewhere) {
    for (auto course : all_courses)
        for (const auto& lesson : lessons_of(course)) {
            auto person = course == Course::members ? sophie : nadia;
            EXPECT_EQ(house.get(person, std::string(lesson.href)).status, 200) << lesson.href;
        }
}

TEST(LessonTexts, are_six_of_one_minute_in_both_languages) {
    for (auto course : all_courses) {
        EXPECT_EQ(lessons_of(course).size(), 6U);
        for (const auto& lesson : lessons_of(course))
            for (auto language : {words::Language::fr, words::Language::en}) {
                auto name = std::string(course_name(course)) + "_" + std::string(lesson.name);
                auto text = words::get_text("lessons", name, language);
                auto count = std::ranges::count(text, ' ') + 1;
                EXPECT_GT(count, 50) << name;
                EXPECT_LT(count, 230) << name; // a minute
            }
        EXPECT_NE(words::get_text("lessons", "members_ask", words::Language::fr),
                  words::get_text("lessons", "members_ask", words::Language::en));
    }
}

} // namespace
} // namespace lessons
