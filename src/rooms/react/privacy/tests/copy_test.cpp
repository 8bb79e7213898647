// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "parse/zip.hpp"
#include "rooms/react/privacy/tests/house.hpp"

namespace privacy {
namespace {

using support::contains;

struct Copy : testing::Test {
    PrivacyHouse house;

    std::string file_path() {
        auto page = house.get(house.canari, "/me/data");
        auto at = page.body.find("/me/data/copies/");
        return at == std::string::npos ? "" : page.body.substr(at, page.body.find('"', at) - at);
    }
    static std::string whole(http::Response answer) {
        auto out = answer.body;
        while (answer.next_piece) {
            auto piece = answer.next_piece();
            if (piece.empty()) break;
            out += piece;
        }
        return out;
    }
    std::string take() { return whole(house.post(house.canari, file_path(), {})); }
    void ask() {
        EXPECT_EQ(house.post(house.canari, "/me/data/copies", {}).status, 303);
        house.run_jobs();
    }
};

TEST_F(Copy, holds_a_page_and_the_same_for_programs) {
    house.put(house.binding, house.canari, spaces::Standing::member);
    house.publish(house.canari, "Un mot de zzcanari", {house.binding});
    house.post(house.canari, "/me/profile", {{"phone", "06 12 34 56 78"}});
    house.get(house.nadia, "/console/members/" + house.public_id);
    ask();
    auto bytes = take();
    auto zip = parse::ZipReader::open(bytes);
    ASSERT_TRUE(zip);
    auto text = zip->read("data.json", 1 << 20);
    ASSERT_TRUE(text);
    auto json = parse::Json::parse(*text);
    ASSERT_TRUE(json);
    for (const auto& room : house.house().rooms)
        for (const auto& list : room.personal.lists)
            EXPECT_NE(text->find("\"" + std::string(list.name) + "\":{\"title\""), std::string::npos) << list.name;
    for (auto part : {"Un mot de zzcanari", "06\u00a012\u00a034\u00a056\u00a078", "Nadia Benali a ouvert votre fiche.",
                      "zzcanari@village"})
        EXPECT_NE(text->find(part), std::string::npos) << part;
    auto page = zip->read("index.html", 1 << 20);
    ASSERT_TRUE(page);
    EXPECT_NE(page->find("<html lang=\"fr\">"), std::string::npos);
    EXPECT_NE(page->find("Un mot de zzcanari"), std::string::npos);
    EXPECT_EQ(page->find("http://"), std::string::npos); // opens without a network
    EXPECT_EQ(page->find("https://"), std::string::npos);
}

TEST_F(Copy, is_told_by_a_neutral_mail_and_taken_once) {
    ask();
    auto mails = house.mails();
    ASSERT_FALSE(mails.empty());
    EXPECT_EQ(mails.back().subject, "Votre copie est prête");
    EXPECT_NE(mails.back().text.find("/me/data"), std::string::npos);
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data"), "Votre copie est prête"));
    auto path = file_path();
    EXPECT_EQ(house.post(house.sophie, path, {}).status, 404);
    auto first = house.post(house.canari, path, {});
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.content_type, "application/zip");
    EXPECT_FALSE(whole(std::move(first)).empty());
    EXPECT_EQ(house.post(house.canari, path, {}).status, 409);
    EXPECT_EQ(house.count("SELECT COUNT(*) FROM takeout_parts"), 0);
}

TEST_F(Copy, lives_a_day) {
    ask();
    auto path = file_path();
    house.pass(std::chrono::hours(26));
    EXPECT_EQ(house.post(house.canari, path, {}).status, 403) << "who one is, first";
    house.sign_in_again(house.canari);
    EXPECT_EQ(house.post(house.canari, path, {}).status, 409);
    EXPECT_EQ(house.count("SELECT COUNT(*) FROM takeout_parts"), 0);
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data"), "Préparer ma copie"));
}

TEST_F(Copy, shows_how_far_it_is_and_is_not_made_twice) {
    house.post(house.canari, "/me/data/copies", {});
    house.post(house.canari, "/me/data/copies", {});
    EXPECT_EQ(house.count("SELECT COUNT(*) FROM takeouts"), 1);
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data"), "Votre copie est en préparation"));
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data/progress", true), "attend son tour"));
    house.run_jobs();
    auto answer = house.get(house.canari, "/me/data/progress", true);
    EXPECT_EQ(support::header_of(answer, "HX-Refresh"), "true");
    EXPECT_EQ(house.get(house.sophie, "/me/data/progress", true).status, 404);
}

TEST_F(Copy, is_sealed_where_it_waits) {
    ask();
    static constexpr db::Query list{.name = "test.parts", .text = "SELECT bytes FROM takeout_parts"};
    auto parts = house.system_visit()->db().all<db::Bytes>(list);
    ASSERT_FALSE(parts.empty());
    EXPECT_EQ(parts.front().value.find("data.json"), std::string::npos);
}

} // namespace
} // namespace privacy
