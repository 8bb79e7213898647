// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image_samples.hpp"
#include "parse/url.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/privacy/tests/house.hpp"
#include "rooms/talk/comments/comments.hpp"

namespace privacy {
namespace {

using support::contains;
using support::location_of;

struct Erasure : testing::Test {
    PrivacyHouse house;

    items::ItemId add_everything() {
        house.put(house.binding, house.canari, spaces::Standing::leader);
        house.put(house.law, house.canari, spaces::Standing::member);
        auto item = house.publish(house.canari, "Un mot de zzcanari #zzcanari pour @sophie-martin", {house.binding});
        auto path = house.path(item);
        house.post(house.canari, path + "/edit", {{"body", "Un autre mot de zzcanari"}});
        house.post(house.canari, path + "/comments", {{"body", "Et une réponse de zzcanari"}});
        house.post(house.sophie, path + "/comments", {{"body", "Merci pour ce mot"}});
        house.post(house.canari, path + "/reactions/like", {{"wish", "add"}});
        auto other = house.publish(house.sophie, "Bonjour à tous", {house.binding});
        house.post(house.canari, house.path(other) + "/comments", {{"body", "Réponse zzcanari chez Sophie"}});
        house.post(house.canari, house.path(other) + "/reactions/idea", {{"wish", "add"}});
        house.post(house.canari, house.path(other) + "/report", {{"reason", "Un signalement de zzcanari"}});
        house.post(house.canari, "/me/profile",
                   {{"story", "zzcanari"}, {"phone", "06 12 34 56 78"}, {"offers", "zzcanari"}});
        house.post(house.canari, "/me/tokens", {{"label", "zzcanari"}});
        house.post(house.canari, "/me/email", {{"email", "zzcanari2@village.example"}});
        house.post_files(house.canari, "/me/photo", {},
                         {{.field = "photo",
                           .file_name = "zzcanari.jpg",
                           .type = "image/jpeg",
                           .bytes = *base::from_hex(net::samples::jpeg_hex)}});
        house.post(house.canari, "/me/data/copies", {});
        house.post({}, "/sign-in", {{"email", "zzcanari@village.example"}});
        house.get(house.nadia, "/console/members/" + house.public_id);
        house.run_jobs();
        return item;
    }
    void ask(const std::string& writings) {
        EXPECT_EQ(house.post(house.canari, "/me/erasure", {{"writings", writings}, {"sure", "yes"}}).status, 303);
    }
    bool is_here() { return accounts::find_person(house.system_visit()->db(), house.canari).has_value(); }
};

TEST_F(Erasure, leaves_nothing_of_somebody_in_any_table) {
    add_everything();
    auto before = house.where_they_are();
    EXPECT_GT(before.size(), 30U);
    ask("removed");
    house.run_jobs();
    house.pass(std::chrono::hours(24 * 7 + 1));
    house.run_jobs();
    EXPECT_FALSE(is_here());
    house.pass(std::chrono::hours(25)); // the nightly jobs
    auto after = house.where_they_are();
    EXPECT_TRUE(after.empty()) << *after.begin() << " and " << after.size() - 1 << " more";
    EXPECT_EQ(audit::verify(*house.system_visit()).fault, audit::Verdict::Fault::none);
    EXPECT_TRUE(house.house().files->list().empty());
}

TEST_F(Erasure, keeps_writings_without_the_name_another_one_in_each_thread) {
    auto item = add_everything();
    ask("kept");
    house.pass(std::chrono::hours(24 * 7 + 1));
    EXPECT_FALSE(is_here());
    auto author = house.row(item).author;
    EXPECT_NE(author, house.canari);
    auto page = house.get(house.sophie, house.path(item));
    EXPECT_TRUE(contains(page, "Un autre mot"));
    EXPECT_TRUE(contains(page, "Ancien membre"));
    EXPECT_FALSE(contains(page, "Zzcanari Zzcanari"));
    std::set<std::int64_t> authors;
    static constexpr db::Query list{.name = "test.authors",
                                    .text = "SELECT DISTINCT author_id FROM comments WHERE author_id > $1"};
    for (auto each : house.system_visit()->db().all<std::int64_t>(list, first_number)) authors.insert(each);
    EXPECT_EQ(authors.size(), 2U); // two threads
    EXPECT_TRUE(authors.contains(author.number));
    auto found = house.get(house.sophie, "/search?q=autre+mot");
    EXPECT_TRUE(contains(found, "Ancien membre"));
    for (const auto& column : house.where_they_are())
        EXPECT_TRUE(column.starts_with("items.") || column.starts_with("comments.") || column.starts_with("item_") ||
                    column.starts_with("search_"))
            << column; // their words, which they left
}

TEST_F(Erasure, leads_nowhere_from_what_others_wrote) {
    auto item = house.publish(house.sophie, "Bonjour @zzcanari-zzcanari", {house.binding});
    house.post(house.pierre, house.path(item) + "/comments", {{"body", "Oui, merci @zzcanari-zzcanari"}});
    EXPECT_NE(house.row(item).html.find(house.public_id), std::string::npos);
    ask("removed");
    house.pass(std::chrono::hours(24 * 7 + 1));
    auto page = house.get(house.sophie, house.path(item));
    EXPECT_TRUE(contains(page, "Bonjour @zzcanari-zzcanari")); // Sophie's own words
    EXPECT_EQ(page.body.find(house.public_id), std::string::npos);
}

TEST_F(Erasure, waits_a_week_and_is_undone_by_the_mailed_link) {
    ask("removed");
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_FALSE(mails.empty());
    const auto& mail = mails.back();
    EXPECT_EQ(mail.subject, "Votre compte va être effacé");
    auto at = mail.text.find("/erasure/");
    ASSERT_NE(at, std::string::npos);
    auto link = mail.text.substr(at, mail.text.find_first_of(" \r\n", at) - at);
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data"), "Votre compte va être effacé"));
    EXPECT_EQ(house.get({}, "/erasure/another").status, 404);
    EXPECT_TRUE(contains(house.get({}, link), "Garder mon compte"));
    EXPECT_EQ(house.post({}, link, {}).status, 303);
    EXPECT_EQ(house.get({}, link).status, 404);
    house.pass(std::chrono::hours(24 * 8));
    EXPECT_TRUE(is_here());
    EXPECT_TRUE(contains(house.get(house.canari, "/me/data"), "Faire effacer mes données"));
}

TEST_F(Erasure, ends_sessions_and_frees_the_address) {
    ask("removed");
    auto cookie = house.session_of(house.canari);
    house.pass(std::chrono::hours(24 * 7 + 1));
    auto request = support::request_for(http::Method::get, "/me");
    request.headers.emplace_back("cookie", "__Host-guilde_session=" + cookie);
    EXPECT_TRUE(location_of(house.answer(request)).starts_with("/sign-in"));
    house.add_member("Zoé", "Autre", "zzcanari@village.example");
}

TEST_F(Erasure, refuses_the_last_administrator) {
    EXPECT_EQ(house.post(house.claire, "/me/erasure", {{"writings", "removed"}, {"sure", "yes"}}).status, 409);
    house.give_role(house.sophie, platform::Role::administrator);
    EXPECT_EQ(house.post(house.claire, "/me/erasure", {{"writings", "removed"}, {"sure", "yes"}}).status, 303);
    // Who became the last one meanwhile stays, and is asked again the next day.
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::take_role(*visit, house.sophie, platform::Role::administrator); });
    house.pass(std::chrono::hours(24 * 7 + 1));
    EXPECT_TRUE(accounts::find_account(house.system_visit()->db(), house.claire));
}

TEST_F(Erasure, is_ordered_by_an_administrator_with_a_reason) {
    auto path = "/console/erasures/" + house.public_id;
    EXPECT_EQ(house.get(house.nadia, path).status, 404);
    EXPECT_EQ(house.post(house.nadia, path, {{"reason", "2"}, {"writings", "removed"}, {"sure", "yes"}}).status, 404);
    EXPECT_EQ(house.post(house.claire, path, {{"writings", "removed"}, {"sure", "yes"}}).status, 422);
    EXPECT_EQ(house.post(house.claire, path, {{"reason", "2"}, {"writings", "removed"}}).status, 422);
    EXPECT_EQ(house.post(house.claire, path, {{"reason", "2"}, {"writings", "removed"}, {"sure", "yes"}}).status, 303);
    EXPECT_TRUE(contains(house.get(house.claire, "/console/erasures"), "Zzcanari Zzcanari"));
    EXPECT_TRUE(contains(house.get(house.canari, "/me/record-views"), "Claire Morel a demandé l’effacement"));
    EXPECT_EQ(house.post(house.claire, path + "/undo", {}).status, 303);
    house.pass(std::chrono::hours(24 * 8));
    EXPECT_TRUE(is_here());
    house.sign_in_again(house.claire);
    house.post(house.claire, path, {{"reason", "5"}, {"writings", "removed"}, {"sure", "yes"}, {"when", "now"}});
    house.run_jobs();
    EXPECT_FALSE(is_here());
    EXPECT_TRUE(contains(house.get(house.claire, "/console/audit"), "A effacé les données de quelqu’un"));
    EXPECT_TRUE(contains(house.get(house.claire, "/console/audit"), "Une personne effacée"));
}

TEST_F(Erasure, is_done_again_after_a_restore) {
    ask("removed");
    house.pass(std::chrono::hours(24 * 7 + 1));
    auto list = list_erasures(*house.system_visit());
    EXPECT_EQ(list.find("anari"), std::string::npos);
    // The same person, as an older backup holds them: same number, made before.
    house.house().database->write([&](db::Connection& connection) {
        connection.script("INSERT INTO persons (id, public_id, first_name, last_name, name_key, created_at) VALUES (" +
                          std::to_string(house.canari.number) + ", " +
                          std::to_string(base::PublicId::parse(house.public_id)->number) +
                          ", 'Zzcanari', 'Zzcanari', 'zzcanari zzcanari', 1)");
    });
    EXPECT_TRUE(is_here());
    EXPECT_EQ(replay_erasures(*house.system_visit(), list), 1);
    EXPECT_FALSE(is_here());
    EXPECT_EQ(replay_erasures(*house.system_visit(), list), 0);
    EXPECT_EQ(replay_erasures(*house.system_visit(), "nonsense\n" + list + list), 0);
}

} // namespace
} // namespace privacy
