// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/articles/articles.hpp"
#include "rooms/talk/articles/store.hpp"
#include "support/talk_house.hpp"

namespace articles {
namespace {

struct PersonalArticles : testing::Test {
    items::TalkHouse house;

    ItemId write(base::PersonId author) {
        auto visit = house.visit_as(author);
        const std::string text = "Une cuve.\n\nIl faut de l’eau.";
        auto body = items::render_body(*visit, text, items::article_bytes_max);
        return platform::write(*visit, [&] {
            return insert_article(*visit,
                                  {.item = {.kind = items::Kind::article,
                                            .author = author,
                                            .title = "Le papier marbré",
                                            .body = text,
                                            .spaces = {house.binding},
                                            .published_at = visit->now()},
                                   .level = "expert",
                                   .guest_name = "Anne Le Goff",
                                   .guest_line = "Doreuse à Nantes",
                                   .series = "Les papiers"},
                                  body);
        });
    }
    std::optional<Article> find(ItemId item) { return store::find_article(house.system_visit()->db(), item); }

    std::vector<std::vector<platform::PersonalCell>> taken(base::PersonId person, std::string_view list) {
        auto visit = house.system_visit();
        auto copy = platform::take_out_personal(*visit, person);
        for (auto& table : copy.tables)
            if (table.list->name == list) return std::move(table.rows);
        return {};
    }
    void forget(base::PersonId person, platform::Writings writings) {
        auto visit = house.system_visit();
        platform::Forgetting forgetting{.person = person,
                                        .public_id = accounts::find_person(visit->db(), person)->public_id,
                                        .writings = writings,
                                        .make_nobody = [&] { return accounts::create_nobody(*visit); }};
        platform::write(*visit, [&] { platform::forget_personal(*visit, forgetting); });
    }
};

TEST_F(PersonalArticles, are_taken_away_with_guest_and_series) {
    write(house.sophie);
    auto rows = taken(house.sophie, "articles");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][4].text, "Anne Le Goff");
    EXPECT_EQ(rows[0][6].text, "Les papiers");
    EXPECT_EQ(taken(house.sophie, "guests_agreed").size(), 1U);
    EXPECT_EQ(taken(house.sophie, "series").size(), 1U);
}

TEST_F(PersonalArticles, that_are_kept_lose_their_series_and_who_noted_the_agreement) {
    auto first = write(house.sophie);
    auto second = write(house.sophie);
    auto former_series = find(first)->series;
    ASSERT_TRUE(former_series);
    forget(house.sophie, platform::Writings::kept);
    auto one = find(first), other = find(second);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->guest_name, "Anne Le Goff");
    EXPECT_TRUE(one->consent_at);
    EXPECT_EQ(one->consent_by, house.row(first).author);
    EXPECT_NE(one->consent_by, house.sophie);
    EXPECT_NE(one->consent_by, other->consent_by);
    EXPECT_FALSE(one->series);
    EXPECT_FALSE(store::find_series(house.system_visit()->db(), former_series));
}

TEST_F(PersonalArticles, that_are_removed_leave_nothing_beside_the_item) {
    auto item = write(house.sophie);
    auto others = write(house.pierre);
    forget(house.sophie, platform::Writings::removed);
    EXPECT_FALSE(find(item));
    EXPECT_TRUE(find(others));
    EXPECT_TRUE(find(others)->series);
}

} // namespace
} // namespace articles
