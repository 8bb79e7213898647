// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "support/talk_house.hpp"

namespace comments {
namespace {

using items::TalkHouse;
using support::contains;
using support::location_of;

struct Mails : testing::Test {
    TalkHouse house;
    ItemId item = house.publish(house.sophie, "Qui connaît un bon carton ?", {house.binding});
    std::string path = house.path(item);

    Mails() { house.mails(); }
    void say(base::PersonId who, const std::string& body) {
        EXPECT_EQ(house.post(who, path + "/comments", {{"body", body}}).status, 303);
    }
    // What is sent once the time of grouping is over.
    std::vector<net::Mail> later() {
        EXPECT_TRUE(house.mails().empty());
        house.clock().advance(std::chrono::minutes(11));
        return house.mails();
    }
};

std::string header(const net::Mail& mail, const std::string& name) {
    for (const auto& [key, value] : mail.headers)
        if (key == name) return value;
    return {};
}

TEST_F(Mails, bring_the_answers_grouped_with_their_text) {
    say(house.pierre, "Chez **Lefèvre**.");
    say(house.karim, "À Nantes aussi.");
    say(house.sophie, "Merci !");
    auto mails = later();
    ASSERT_EQ(mails.size(), 1U);
    const auto& mail = mails.front();
    EXPECT_EQ(mail.to_address, "sophie@village.example");
    EXPECT_NE(mail.text.find("Chez Lefèvre."), std::string::npos);
    EXPECT_NE(mail.text.find("À Nantes aussi."), std::string::npos);
    EXPECT_EQ(mail.text.find("Merci !"), std::string::npos);
    EXPECT_NE(mail.subject.find("2"), std::string::npos) << mail.subject;
    EXPECT_NE(mail.text.find("https://essai.example" + path), std::string::npos) << mail.text;
    house.clock().advance(std::chrono::minutes(20));
    EXPECT_TRUE(house.mails().empty());
}

TEST_F(Mails, bring_a_mention_to_whom_it_names) {
    say(house.sophie, "Demande à @karim-haddad");
    auto mails = later();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails.front().to_address, "karim@village.example");
    EXPECT_NE(mails.front().subject.find("mentionne"), std::string::npos) << mails.front().subject;
}

TEST_F(Mails, bring_a_mention_in_a_publication) {
    house.publish(house.sophie, "Merci @pierre-lefevre", {house.binding});
    auto mails = later();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_NE(mails.front().text.find("Merci"), std::string::npos);
}

TEST_F(Mails, never_go_to_somebody_about_their_own_words) {
    say(house.sophie, "Je me réponds, moi @sophie-martin");
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, never_tell_who_may_not_read) {
    house.publish(house.pierre, "Entre nous, @karim-haddad exagère", {house.committee});
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, ask_rights_again_when_they_are_written) {
    auto law = house.publish(house.pierre, "@nadia-benali ?", {house.law});
    house.put(house.law, house.nadia, spaces::Standing::member);
    house.post(house.nadia, house.path(law) + "/comments", {{"body", "Oui ?"}});
    house.take(house.law, house.pierre);
    house.take(house.law, house.nadia);
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, never_go_to_the_suspended_the_former_or_the_never_arrived) {
    auto invited = house.system_visit();
    members::Record record;
    record.first_name = "Inès";
    record.last_name = "Costa";
    record.email = "ines@village.example";
    record.directory = members::Visibility::members;
    platform::write(*invited, [&] { members::add_member(*invited, record); });
    say(house.pierre, "Voilà @ines-costa et @karim-haddad");
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::suspend_account(*visit, house.sophie); });
    platform::write(*visit, [&] { members::mark_left(*visit, house.karim); });
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, forget_what_was_deleted_or_hidden_meanwhile) {
    say(house.pierre, "une bêtise");
    auto visit = house.system_visit();
    platform::write(*visit, [&] { items::hide_item(*visit, item); });
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, never_come_from_history) {
    auto visit = house.system_visit();
    auto body = items::render_body(*visit, "vieux @karim-haddad");
    platform::write(*visit, [&] {
        insert_comment(*visit,
                       {.item = item,
                        .author = house.pierre,
                        .body = "vieux",
                        .posted_at = visit->now(),
                        .tense = platform::Tense::history},
                       body);
    });
    EXPECT_TRUE(later().empty());
}

TEST_F(Mails, stop_with_one_tap_and_start_again) {
    say(house.pierre, "alpha");
    auto mails = later();
    ASSERT_EQ(mails.size(), 1U);
    auto link = header(mails.front(), "List-Unsubscribe");
    EXPECT_EQ(header(mails.front(), "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    auto start = link.find("/mails/stop/");
    ASSERT_NE(start, std::string::npos) << link;
    auto stop = link.substr(start, link.find('>', start) - start);
    EXPECT_TRUE(contains(house.get({}, stop), "Arrêter ces messages"));
    auto request = support::request_for(http::Method::post, stop); // a mail provider: no cookie, no token
    request.body = "List-Unsubscribe=One-Click";
    request.is_secure = true;
    EXPECT_EQ(house.answer(request).status, 200);
    say(house.pierre, "beta");
    EXPECT_TRUE(later().empty());
    EXPECT_EQ(house.post({}, stop + "/start", {}).status, 303);
    say(house.pierre, "gamma");
    EXPECT_EQ(later().size(), 1U);
    EXPECT_EQ(house.get({}, stop + "x").status, 404);
}

TEST_F(Mails, are_chosen_in_ones_account) {
    EXPECT_TRUE(contains(house.get(house.sophie, "/me"), "Quelqu’un répond à ce que j’ai publié"));
    EXPECT_EQ(house.post(house.sophie, "/me/mails", {{"mentions", "yes"}}).status, 303);
    say(house.pierre, "alpha");
    EXPECT_TRUE(later().empty());
    say(house.pierre, "@sophie-martin, lis ceci");
    EXPECT_EQ(later().size(), 1U);
}

TEST(UnionMails, name_nobody_in_their_subject) {
    TalkHouse house({.kind = platform::OrganisationKind::employees_union});
    auto item = house.publish(house.sophie, "Question", {house.binding});
    house.mails();
    house.post(house.pierre, house.path(item) + "/comments", {{"body", "alpha"}});
    house.run_jobs();
    house.clock().advance(std::chrono::minutes(11));
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails.front().subject, "Un message pour vous");
    EXPECT_EQ(mails.front().from_name.find("Fédération"), std::string::npos);
}

} // namespace
} // namespace comments
