// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is written to, once, at an hour and a pace.
#include "rooms/talk/mailings/tests/mailings_test_support.hpp"

namespace mailings {
namespace {

struct Mailings : MailHouse {};

TEST_F(Mailings, reach_everyone_who_has_an_address_the_never_arrived_included) {
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    enrol("Inès", "ines@village.example");
    enrol("Rosa", "");
    auto review = house.get(house.nadia, house.path(item) + "/mailings/review?audience=everyone");
    EXPECT_TRUE(contains(review, "Envoyer à 5 personnes")) << support::body_text(review);
    EXPECT_TRUE(contains(review, "Sans adresse"));
    auto started = send_to_all(house.nadia, item);
    ASSERT_EQ(started.status, 303) << support::body_text(started);
    auto mails = arrived();
    EXPECT_EQ(addresses(mails), (Set{"nadia@village.example", "sophie@village.example", "pierre@village.example",
                                     "karim@village.example", "ines@village.example"}));
    auto page = support::location_of(started);
    EXPECT_TRUE(contains(house.get(house.nadia, page), "Tous ses messages sont partis"));
    EXPECT_TRUE(contains(house.get(house.nadia, page + "/unreached?reason=no-address"), "Rosa Costa"));
}

TEST_F(Mailings, carry_the_text_in_both_forms_and_the_readers_language) {
    auto item = announce(house.sophie, {house.binding}, items::Reach::spaces,
                         "Voir [ici](/spaces/reliure) : la salle est **fermée** mardi.");
    send_to(house.sophie, item, house.binding);
    auto mails = arrived();
    ASSERT_EQ(mails.size(), 3U);
    const auto& mail = mails.front();
    EXPECT_EQ(mail.subject, "Fermeture");
    EXPECT_NE(mail.html.find("<strong>fermée</strong>"), std::string::npos);
    EXPECT_NE(mail.html.find("https://essai.example/spaces/reliure"), std::string::npos);
    EXPECT_NE(mail.text.find("ici (https://essai.example/spaces/reliure)"), std::string::npos) << mail.text;
    EXPECT_NE(mail.text.find("https://essai.example" + house.path(item)), std::string::npos);
    EXPECT_NE(mail.text.find("dans l’espace Reliure"), std::string::npos) << mail.text;
}

TEST_F(Mailings, leave_out_the_suspended_the_former_and_who_wants_none) {
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::suspend_account(*visit, house.karim); });
    platform::write(*visit, [&] { members::mark_left(*visit, house.pierre); });
    house.post(house.sophie, "/me/mails", {{"answers", "yes"}, {"mentions", "yes"}});
    auto started = send_to_all(house.nadia, item);
    EXPECT_EQ(addresses(arrived()), Set{"nadia@village.example"});
    auto page = support::location_of(started);
    EXPECT_TRUE(contains(house.get(house.nadia, page + "/unreached?reason=suspended"), "Karim"));
    EXPECT_TRUE(contains(house.get(house.nadia, page + "/unreached?reason=unsubscribed"), "Sophie"));
    EXPECT_EQ(house.get(house.nadia, page + "/unreached?reason=nothing").status, 404);
}

TEST_F(Mailings, ask_again_when_they_leave) {
    auto item = announce(house.pierre, {house.law});
    house.put(house.law, house.pierre, spaces::Standing::leader);
    house.put(house.law, house.karim, spaces::Standing::member);
    house.put(house.law, house.sophie, spaces::Standing::member);
    auto started = send(house.pierre, item, {{"audience", "spaces"}, {"spaces", slug(house.law)}, {"pace", "1"}});
    EXPECT_EQ(house.mails().size(), 1U); // gathered; the first one left
    house.take(house.law, house.karim);
    EXPECT_EQ(addresses(arrived()), Set{"pierre@village.example"});
    auto page = support::location_of(started);
    EXPECT_EQ(told(house.pierre, page).find_string("state"), "over");
    EXPECT_TRUE(contains(house.get(house.pierre, page + "/unreached?reason=gone"), "Karim"));
}

TEST_F(Mailings, write_once_to_a_shared_mailbox) {
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    enrol("Léo", "sophie@village.example");
    send_to_all(house.nadia, item);
    EXPECT_EQ(addresses(arrived()).count("sophie@village.example"), 1U);
}

TEST_F(Mailings, write_to_a_shared_mailbox_when_its_owner_is_not_among_them) {
    auto item = announce(house.sophie, {house.binding});
    house.put(house.binding, enrol("Léo", "karim@village.example"), spaces::Standing::member);
    send_to(house.sophie, item, house.binding);
    EXPECT_EQ(addresses(arrived()).count("karim@village.example"), 1U);
}

TEST_F(Mailings, keep_the_hour_that_was_chosen) {
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    words::Words clocks(*house.house().catalogues, words::Language::fr, "Europe/Paris");
    auto tomorrow = clocks.input_value(house.clock().now() + std::chrono::hours(24));
    auto started = send(house.nadia, item,
                        {{"audience", "everyone"}, {"starts_on", tomorrow.substr(0, 10)}, {"starts_time", "08:00"}});
    ASSERT_EQ(started.status, 303) << support::body_text(started);
    EXPECT_TRUE(house.mails().empty());
    EXPECT_TRUE(contains(house.get(house.nadia, support::location_of(started)), "à 08:00"));
    auto inside = enrol("Inès", "ines@village.example"); // came before the hour
    house.clock().set(*clocks.parse_input_value(tomorrow.substr(0, 10) + "T07:59"));
    EXPECT_TRUE(house.mails().empty());
    house.clock().set(*clocks.parse_input_value(tomorrow.substr(0, 10) + "T08:00"));
    EXPECT_EQ(addresses(arrived()).count("ines@village.example"), 1U) << inside.number;
}

TEST_F(Mailings, keep_the_pace) {
    for (int i = 0; i < 30; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@village.example");
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    send_to_all(house.nadia, item); // sixty a minute: ten every ten seconds
    EXPECT_EQ(house.mails().size(), 10U);
    EXPECT_EQ(house.mails().size(), 0U);
    house.clock().advance(std::chrono::seconds(10));
    EXPECT_EQ(house.mails().size(), 10U);
    house.clock().advance(std::chrono::hours(1)); // what was missed is not made up for at once
    EXPECT_EQ(house.mails().size(), 10U);
}

TEST_F(Mailings, pause_go_on_and_stop) {
    for (int i = 0; i < 30; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@village.example");
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    auto page = support::location_of(send_to_all(house.nadia, item));
    EXPECT_EQ(house.mails().size(), 10U);
    EXPECT_EQ(house.post(house.nadia, page + "/pause", {}).status, 303);
    EXPECT_TRUE(arrived(3).empty());
    EXPECT_EQ(house.post(house.nadia, page + "/resume", {}).status, 303);
    EXPECT_EQ(house.mails().size(), 10U);
    EXPECT_EQ(house.post(house.nadia, page + "/stop", {}).status, 303);
    EXPECT_TRUE(arrived(3).empty());
    EXPECT_TRUE(contains(house.get(house.nadia, page), "Elle a été arrêtée"));
}

TEST_F(Mailings, end_when_the_announcement_is_deleted_or_hidden) {
    for (bool is_hidden : {false, true}) {
        for (int i = 0; i < 20; ++i) {
            auto name = "m" + std::to_string(i) + (is_hidden ? "h" : "d");
            enrol(name, name + "@village.example");
        }
        auto item = announce(house.nadia, {}, items::Reach::everyone);
        send(house.nadia, item, {{"audience", "everyone"}, {"pace", "10"}});
        EXPECT_FALSE(house.mails().empty());
        auto visit = house.system_visit();
        platform::write(*visit, [&] { is_hidden ? items::hide_item(*visit, item) : items::delete_item(*visit, item); });
        EXPECT_TRUE(arrived(3).empty());
        platform::write(*visit,
                        [&] { is_hidden ? items::show_item(*visit, item) : items::restore_item(*visit, item); });
        EXPECT_TRUE(arrived(3).empty()); // it does not start again by itself
    }
}

TEST_F(Mailings, never_write_twice_to_anybody) {
    auto item = announce(house.nadia, {house.binding}, items::Reach::everyone);
    EXPECT_EQ(send(house.nadia, item, {{"audience", "everyone"}}, "one").status, 303);
    EXPECT_EQ(send(house.nadia, item, {{"audience", "everyone"}}, "one").status, 303); // the button, twice
    EXPECT_EQ(send_to_all(house.nadia, item).status, 409);                             // Back, and again
    EXPECT_EQ(addresses(arrived(3)).size(), 4U);
    house.post(house.nadia, house.path(item) + "/edit", {{"title", "Fermeture"}, {"body", "Autre jour."}});
    EXPECT_TRUE(arrived(3).empty());
    enrol("Inès", "ines@village.example");
    EXPECT_EQ(send_to_all(house.nadia, item).status, 303); // to those who have not received it
    EXPECT_EQ(addresses(arrived(3)), Set{"ines@village.example"});
}

TEST_F(Mailings, list_whom_the_mail_server_refused) {
    auto item = announce(house.sophie, {house.binding});
    house.mailer().answer_with({net::MailOutcome::refused, "550 no such mailbox"});
    auto page = support::location_of(send_to(house.sophie, item, house.binding));
    EXPECT_TRUE(arrived(3).empty());
    auto refused = house.get(house.sophie, page + "/unreached?reason=refused");
    EXPECT_TRUE(contains(refused, "Pierre Lefèvre"));
    EXPECT_TRUE(contains(refused, "550 no such mailbox"));
    house.mailer().answer_with({net::MailOutcome::accepted, "250 OK"});
    EXPECT_EQ(send_to(house.sophie, item, house.binding).status, 303); // once their mailboxes are mended
    EXPECT_EQ(addresses(arrived()).size(), 3U);
}

TEST_F(Mailings, wait_while_the_mail_server_is_away) {
    for (int i = 0; i < 300; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@village.example");
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    house.mailer().answer_with({net::MailOutcome::try_later, "421 closing"});
    auto page = support::location_of(send_to_all(house.nadia, item));
    for (int i = 0; i < 30; ++i) {
        house.run_jobs();
        house.clock().advance(std::chrono::seconds(10));
    }
    auto told = this->told(house.nadia, page);
    EXPECT_LE(told.find_int("on_their_way").value_or(999), 130); // the queue does not fill
    house.mailer().answer_with({net::MailOutcome::accepted, "250 OK"});
    EXPECT_EQ(addresses(arrived(200)).size(), 304U);
}

TEST_F(Mailings, stop_with_one_click_and_are_chosen_in_ones_account) {
    auto first = announce(house.sophie, {house.binding});
    send_to(house.sophie, first, house.binding);
    net::Mail to_pierre;
    for (auto& mail : arrived())
        if (mail.to_address.starts_with("pierre")) to_pierre = mail;
    EXPECT_EQ(header(to_pierre, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    auto link = header(to_pierre, "List-Unsubscribe");
    auto start = link.find("/mails/stop/");
    ASSERT_NE(start, std::string::npos) << link;
    auto request = support::request_for(http::Method::post, link.substr(start, link.find('>', start) - start));
    request.body = "List-Unsubscribe=One-Click";
    request.is_secure = true;
    EXPECT_EQ(house.answer(request).status, 200);
    send_to(house.sophie, announce(house.sophie, {house.binding}), house.binding);
    EXPECT_EQ(addresses(arrived()), (Set{"sophie@village.example", "nadia@village.example"}));
    EXPECT_TRUE(contains(house.get(house.pierre, "/me"), "Une annonce est envoyée par courriel"));
    house.post(house.pierre, "/me/mails", {{"announcements", "yes"}});
    send_to(house.sophie, announce(house.sophie, {house.binding}), house.binding);
    EXPECT_EQ(addresses(arrived()).size(), 3U);
}

TEST_F(Mailings, are_tried_on_oneself) {
    auto item = announce(house.sophie, {house.binding});
    Fields fields{{"audience", "spaces"}, {"spaces", slug(house.binding)}};
    EXPECT_EQ(house.post(house.sophie, house.path(item) + "/mailings/test", fields).status, 303);
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails.front().to_address, "sophie@village.example");
    EXPECT_TRUE(mails.front().subject.starts_with("Essai")) << mails.front().subject;
    for (int i = 0; i < 9; ++i) house.post(house.sophie, house.path(item) + "/mailings/test", fields);
    EXPECT_EQ(house.post(house.sophie, house.path(item) + "/mailings/test", fields).status, 429);
    house.mails();
    send_to(house.sophie, item, house.binding); // a test is no receipt
    EXPECT_EQ(addresses(arrived()).size(), 3U);
}

struct UnionMailings : MailHouse {
    UnionMailings() : MailHouse(platform::OrganisationKind::employees_union) {}
};
TEST_F(UnionMailings, say_nothing_in_their_subject) {
    send_to(house.sophie, announce(house.sophie, {house.binding}), house.binding);
    auto mails = arrived();
    ASSERT_EQ(mails.size(), 3U);
    EXPECT_EQ(mails.front().subject, "Une annonce pour vous");
}

} // namespace
} // namespace mailings
