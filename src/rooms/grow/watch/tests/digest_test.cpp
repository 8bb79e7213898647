// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes by mail: each week or month, what concerns the reader's trade; nothing when there is nothing.
#include "rooms/grow/watch/tests/watch_house.hpp"

namespace watch {
namespace {

struct Digest : testing::Test {
    WatchHouse house;

    // The next Monday at eight in the morning, in Paris.
    void go_to_monday() {
        words::Words paris(*house.house().catalogues, words::Language::fr, "Europe/Paris");
        auto today = paris.local_day(house.clock().now());
        auto days = 7 - ((today.number + 3) % 7);
        house.clock().set(paris.start_of(base::Day{today.number + days}) + std::chrono::hours(8));
    }
    std::vector<std::string> readers(const std::vector<net::Mail>& mails) {
        std::vector<std::string> out;
        for (const auto& mail : mails) out.push_back(mail.to_address);
        std::ranges::sort(out);
        return out;
    }
    std::vector<net::Mail> monday() {
        house.mails();
        go_to_monday();
        return house.mails();
    }
};

TEST_F(Digest, brings_each_what_concerns_their_trade) {
    house.publish("Pour les relieurs", "Changez de colle.", {"Reliure"});
    house.publish("Pour les doreurs", "Feuilles d’or.", {"Dorure"});
    auto mails = monday();
    EXPECT_EQ(readers(mails), (std::vector<std::string>{"leila@village.example", "pierre@village.example"}));
    for (const auto& mail : mails) {
        bool is_binder = mail.to_address.starts_with("pierre");
        EXPECT_EQ(mail.subject, "1 texte qui vous concerne");
        EXPECT_EQ(mail.text.find("Changez de colle.") != std::string::npos, is_binder);
        EXPECT_EQ(mail.text.find("Feuilles d’or.") != std::string::npos, !is_binder);
    }
    EXPECT_TRUE(monday().empty()); // told once
}

TEST_F(Digest, what_is_for_everybody_reaches_everybody_and_nothing_comes_of_nothing) {
    EXPECT_TRUE(monday().empty());
    house.publish("Pour tous", "Affichez.", {});
    EXPECT_EQ(monday().size(), 4U);
}

TEST_F(Digest, waits_for_the_morning) {
    house.publish("Pour tous", "Affichez.", {});
    house.mails();
    go_to_monday();
    house.clock().advance(-std::chrono::hours(2));
    EXPECT_TRUE(house.mails().empty());
    house.clock().advance(std::chrono::hours(2));
    EXPECT_EQ(house.mails().size(), 4U);
}

TEST_F(Digest, comes_as_often_as_one_chose) {
    house.post(house.pierre, "/me/watch", {{"pace", "never"}, {"follows", ""}});
    house.post(house.leila, "/me/watch", {{"pace", "monthly"}, {"follows", ""}});
    house.publish("Pour tous", "Affichez.", {});
    EXPECT_EQ(readers(monday()), (std::vector<std::string>{"nadia@village.example", "sophie@village.example"}));
    words::Words paris(*house.house().catalogues, words::Language::fr, "Europe/Paris");
    house.clock().set(paris.start_of(*base::Day::of(2026, 12, 1)) + std::chrono::hours(8));
    EXPECT_EQ(readers(house.mails()), (std::vector<std::string>{"leila@village.example"}));
}

TEST_F(Digest, a_followed_trade_counts_like_ones_own) {
    house.post(house.pierre, "/me/watch", {{"pace", "weekly"}, {"follows", "Dorure, gravure"}});
    EXPECT_TRUE(support::contains(house.get(house.pierre, "/me"), "La veille dans ma boîte"));
    house.publish("Pour les doreurs", "Feuilles d’or.", {"Dorure"});
    EXPECT_EQ(monday().size(), 2U);
}

TEST_F(Digest, stops_with_one_request_and_without_signing_in) {
    house.publish("Pour les relieurs", "Changez de colle.", {"Reliure"});
    auto mails = monday();
    ASSERT_EQ(mails.size(), 1U);
    auto at = mails[0].text.find("/watch/stop/");
    ASSERT_NE(at, std::string::npos);
    auto path = mails[0].text.substr(at, mails[0].text.find('\n', at) - at);
    EXPECT_EQ(house.get(PersonId{}, path).status, 200);
    bool has_header = std::ranges::any_of(mails[0].headers, [&](const auto& header) {
        return header.first == "List-Unsubscribe" && header.second.find(path) != std::string::npos;
    });
    EXPECT_TRUE(has_header);
    auto request = support::request_for(http::Method::post, path);
    EXPECT_EQ(house.answer(request).status, 200);
    house.publish("Encore", "Changez.", {"Reliure"});
    EXPECT_TRUE(monday().empty());
    EXPECT_EQ(house.get(PersonId{}, "/watch/stop/abc").status, 404);
}

TEST_F(Digest, reaches_nobody_for_whom_the_watch_is_closed) {
    house.publish("Pour tous", "Affichez.", {});
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, feature, false); });
    EXPECT_TRUE(monday().empty());
}

} // namespace
} // namespace watch
