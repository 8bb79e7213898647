// SPDX-License-Identifier: AGPL-3.0-or-later
// Profiles and records as strangers, members, their owner and officers see them.
#include "net/image.hpp"
#include "people.hpp"

namespace members {

namespace {

struct Room {
    TestHouse house;
    PersonId elodie, karim, nadia, claire;
    Room() {
        elodie = add(house, full_record());
        karim = house.add_member("Karim", "Benali", "karim@village.example");
        nadia = house.add_member("Nadia", "Haddad", "nadia@village.example");
        claire = house.add_member("Claire", "Dubois", "claire@village.example");
        house.give_role(nadia, platform::Role::facilitator);
        house.give_role(claire, platform::Role::administrator);
    }
    std::string record_path() { return "/console/members/" + public_id(house, elodie).str(); }
};

// What stands on the page for each field.
struct Sign {
    Field field;
    const char* text;
};
const Sign signs[] = {{Field::job, "Relieuse"},          {Field::employer, "Atelier du Marais"},
                      {Field::city, "Rennes"},           {Field::interests, "Typographie"},
                      {Field::offers, "Marbrure"},       {Field::seeks, "Un imprimeur"},
                      {Field::story, "Née à"},           {Field::links, "https://atelier.example"},
                      {Field::email, "elodie@village"},  {Field::phone, "06 12 34 56 78"},
                      {Field::address, "rue des Lices"}, {Field::birth_date, "9 mars 1987"}};

std::string plain(std::string text) {
    for (auto space : {"\u00a0", "\u202f"})
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
            text.replace(at, std::string_view(space).size(), " ");
    return text;
}
bool shows(const http::Response& response, const char* text) {
    return plain(support::body_text(response)).find(text) != std::string::npos;
}

} // namespace

TEST(Profiles, show_each_reader_what_was_chosen_for_them) {
    Room room;
    auto path = path_of(room.house, room.elodie);
    for (int chosen = 1; chosen <= 3; ++chosen) {
        support::Fields fields{{"story", "Née à Rennes-les-Bains, en 19 cent."}, {"city", "Rennes"}};
        fields[0].second = "Née à l’atelier.";
        for (const auto& sign : signs)
            fields.emplace_back("see_" + std::string(field_name(sign.field)), std::to_string(chosen));
        ASSERT_EQ(room.house.post(room.elodie, "/me/profile", fields).status, 303);
        for (int directory = 2; directory <= 3; ++directory) {
            ASSERT_EQ(room.house
                          .post(room.elodie, "/me/directory",
                                {{"directory", std::to_string(directory)}, {"public_consent", "yes"}})
                          .status,
                      303);
            auto member = room.house.get(room.karim, path);
            auto own = room.house.get(room.elodie, path);
            auto stranger = room.house.get({}, path);
            EXPECT_EQ(stranger.status, directory == 3 ? 200 : 303);
            for (const auto& sign : signs) {
                EXPECT_TRUE(shows(own, sign.text)) << sign.text;
                EXPECT_EQ(shows(member, sign.text), chosen >= 2) << sign.text << chosen << directory;
                EXPECT_EQ(shows(stranger, sign.text), chosen == 3 && directory == 3)
                    << sign.text << chosen << directory;
            }
        }
    }
    auto record = room.house.get(room.nadia, room.record_path());
    for (const auto& sign : signs)
        if (sign.field != Field::story && sign.field != Field::links) {
            EXPECT_TRUE(shows(record, sign.text)) << sign.text;
        }
    EXPECT_TRUE(shows(record, "a payé par chèque"));
    EXPECT_TRUE(shows(record, "À jour jusqu’au 31 décembre 2026"));
    EXPECT_EQ(room.house.get(room.karim, room.record_path()).status, 404);
    EXPECT_FALSE(shows(room.house.get(room.karim, path), "A-0042"));
}

TEST(Profiles, public_needs_a_tick_and_is_taken_back_at_once) {
    Room room;
    auto path = path_of(room.house, room.elodie);
    auto refused = room.house.post(room.elodie, "/me/directory", {{"directory", "3"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(room.house.get({}, path).status, 303);
    room.house.post(room.elodie, "/me/directory", {{"directory", "3"}, {"public_consent", "yes"}});
    EXPECT_EQ(room.house.get({}, path).status, 200);
    EXPECT_TRUE(profile_of(room.house, room.elodie).public_since);
    room.house.post(room.elodie, "/me/directory", {{"directory", "2"}});
    EXPECT_EQ(room.house.get({}, path).status, 303);
    EXPECT_FALSE(profile_of(room.house, room.elodie).public_since);
}

TEST(Profiles, what_may_not_be_seen_looks_like_what_does_not_exist) {
    Room room;
    room.house.post(room.elodie, "/me/directory", {{"directory", "1"}});
    auto hidden = path_of(room.house, room.elodie);
    auto missing = member_path(base::PublicId{42});
    for (auto path : {hidden, missing}) {
        EXPECT_EQ(room.house.get(room.karim, path).status, 404);
        EXPECT_EQ(room.house.get(room.karim, path + "/card.vcf").status, 404);
        EXPECT_EQ(room.house.get({}, path).status, 303);
    }
    auto visit = room.house.visit_as(room.karim);
    auto line = lines_of(*visit, std::vector{room.elodie}).at(room.elodie.number);
    EXPECT_EQ(line.name, "Élodie Marchand"); // authors are named
    EXPECT_EQ(line.href, "");
    EXPECT_EQ(line.line, "");
    EXPECT_EQ(room.house.get(room.elodie, hidden).status, 200);
}

TEST(Profiles, confirming_makes_a_record_fresh) {
    Room room;
    room.house.session_of(room.elodie);
    EXPECT_FALSE(shows(room.house.get(room.elodie, path_of(room.house, room.elodie)), "Tout est juste"));
    room.house.clock().set(room.house.clock().now() + std::chrono::hours(24 * 80));
    auto profile = profile_of(room.house, room.elodie);
    EXPECT_TRUE(is_due_for_confirmation(profile, room.house.clock().now() + std::chrono::hours(24 * 300)));
    EXPECT_EQ(room.house.post(room.elodie, "/me/confirmation", {}).status, 303);
    profile = profile_of(room.house, room.elodie);
    EXPECT_FALSE(is_due_for_confirmation(profile, room.house.clock().now() + std::chrono::hours(24 * 300)));
}

TEST(Profiles, bad_input_is_told_and_what_was_typed_is_kept) {
    Room room;
    auto answer = room.house.post(room.elodie, "/me/profile",
                                  {{"first_name", ""},
                                   {"last_name", " "},
                                   {"phone", "12 abc"},
                                   {"birth_date", "31/02/2020"},
                                   {"links", "javascript:alert(1)"},
                                   {"job", "Doreuse <b>fine</b>"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("12 abc"), std::string::npos);
    EXPECT_NE(answer.body.find("Doreuse &lt;b&gt;fine"), std::string::npos);
    EXPECT_EQ(profile_of(room.house, room.elodie).record.job, "Relieuse");
}

TEST(Profiles, strange_texts_in_every_field_never_break_a_page) {
    Room room;
    const char* strange[] = {"<script>alert(1)</script>",
                             "Bobby'; DROP TABLE members; -- x",
                             "Ω≈ç√∫˜µ≤≥÷",
                             "田中さんにあげて下さい",
                             "الكل في المجمو عة",
                             "\u202Etest\u202E",
                             "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯",
                             "𝐓𝐡𝐞 𝐪𝐮𝐢𝐜𝐤",
                             "{{7*7}} ${7} %s %n",
                             "../../etc/passwd",
                             "👩‍👩‍👧‍👦 et 🏳️‍🌈",
                             "\"><img src=x onerror=alert(1)>",
                             "=1+1"};
    for (const auto* text : strange) {
        support::Fields fields;
        for (auto name : {"first_name", "last_name", "trade", "job", "employer", "region", "postal_code", "city",
                          "address", "interests", "offers", "seeks", "story"})
            fields.emplace_back(name, text);
        auto saved = room.house.post(room.elodie, "/me/profile", fields);
        EXPECT_EQ(saved.status, 303) << text << support::body_text(saved).substr(0, 300);
        for (auto path : {path_of(room.house, room.elodie), std::string("/members"), std::string("/me/profile")}) {
            auto page = room.house.get(room.elodie, path);
            EXPECT_EQ(page.status, 200) << text;
            EXPECT_EQ(page.body.find("<script>alert"), std::string::npos);
            EXPECT_EQ(page.body.find("<img src=x"), std::string::npos);
        }
        EXPECT_EQ(room.house.get(room.karim, "/members?q=" + parse::percent_encode(text)).status, 200) << text;
        EXPECT_EQ(room.house.get(room.karim, path_of(room.house, room.elodie) + "/card.vcf").status, 200);
    }
}

TEST(Profiles, a_photo_is_shown_replaced_and_removed) {
    Room room;
    auto picture = *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' "
        "height='40' fill='teal'/></svg>",
        400, 400);
    auto refused = room.house.post_files(room.elodie, "/me/photo", {}, {{"photo", "a.png", "image/png", "no picture"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(room.house.post_files(room.elodie, "/me/photo", {}, {{"photo", "a.png", "image/png", picture}}).status,
              303);
    auto path = files::picture_path(*profile_of(room.house, room.elodie).photo);
    auto served = room.house.get(room.karim, path);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(served.content_type, "image/webp");
    EXPECT_EQ(support::header_of(served, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(room.house.get({}, path).status, 404);
    EXPECT_NE(room.house.get(room.karim, "/members").body.find(path), std::string::npos);
    room.house.post(room.elodie, "/me/directory", {{"directory", "3"}, {"public_consent", "yes"}});
    EXPECT_EQ(room.house.get({}, path).status, 200);
    room.house.post(room.elodie, "/me/directory", {{"directory", "2"}});
    EXPECT_EQ(room.house.get({}, path).status, 404);
    EXPECT_EQ(room.house.post(room.elodie, "/me/photo/removal", {}).status, 303);
    EXPECT_EQ(room.house.get(room.karim, path).status, 404);
}

TEST(Records, each_opening_by_an_officer_is_written_down) {
    Room room;
    EXPECT_TRUE(shows(room.house.get(room.elodie, "/me/record-views"), "Personne n’a regardé votre fiche"));
    room.house.get(room.nadia, room.record_path());
    auto openings = room.house.get(room.elodie, "/me/record-views");
    EXPECT_TRUE(shows(openings, "Nadia Haddad a ouvert votre fiche."));
    EXPECT_TRUE(shows(openings, "depuis la page de la fiche"));
    EXPECT_FALSE(shows(room.house.get(room.karim, "/me/record-views"), "Nadia Haddad a ouvert"));
}

TEST(Records, a_correction_that_is_refused_is_one_opening) {
    Room room;
    EXPECT_EQ(room.house.post(room.nadia, room.record_path() + "/edit", {{"birth_date", "31/02/2020"}}).status, 422);
    EXPECT_TRUE(shows(room.house.get(room.elodie, "/me/record-views"), "Personne n’a regardé votre fiche"));
}

TEST(Profiles, a_hidden_town_does_not_stand_in_the_address) {
    Room room;
    room.house.post(room.elodie, "/me/profile", {{"see_address", "2"}, {"see_city", "1"}, {"story", "Née ailleurs."}});
    auto page = room.house.get(room.karim, path_of(room.house, room.elodie));
    EXPECT_TRUE(shows(page, "3 rue des Lices, 35000"));
    EXPECT_FALSE(shows(page, "Rennes"));
}

TEST(Profiles, what_is_missing_is_said_within_the_sentence) {
    Room room;
    auto page = room.house.get(room.elodie, path_of(room.house, room.elodie));
    EXPECT_TRUE(shows(page, "Une ligne utile : votre photo")) << support::body_text(page);
}

TEST(Records, officers_add_correct_and_part) {
    Room room;
    EXPECT_EQ(room.house.get(room.karim, "/console/members").status, 404);
    auto list = room.house.get(room.nadia, "/console/members");
    EXPECT_TRUE(shows(list, "Élodie Marchand"));
    EXPECT_TRUE(shows(room.house.get(room.nadia, "/console/members?q=A-0042"), "Élodie Marchand"));
    EXPECT_TRUE(shows(room.house.get(room.nadia, "/console/members?state=waiting"), "Élodie Marchand"));
    EXPECT_FALSE(shows(room.house.get(room.nadia, "/console/members?state=waiting"), "Karim Benali"));
    auto added = room.house.post(room.nadia, "/console/members/new",
                                 {{"first_name", "Léo"}, {"last_name", "Petit"}, {"email", "leo@village.example"}});
    EXPECT_EQ(added.status, 303);
    EXPECT_TRUE(shows(room.house.get(room.nadia, support::location_of(added)), "Léo Petit"));
    EXPECT_EQ(room.house.post(room.nadia, "/console/members/new", {{"first_name", ""}, {"email", "x"}}).status, 422);
    room.house.post(room.nadia, room.record_path() + "/edit", {{"city", "Vitré"}});
    EXPECT_EQ(profile_of(room.house, room.elodie).record.city, "Vitré");
    EXPECT_EQ(room.house.post(room.nadia, room.record_path() + "/departure", {}).status, 303);
    EXPECT_TRUE(shows(room.house.get(room.nadia, "/console/members?state=left"), "Élodie Marchand"));
    EXPECT_EQ(room.house.post(room.nadia, room.record_path() + "/return", {}).status, 303);
}

TEST(Records, offices_are_the_administrators_business) {
    Room room;
    auto path = "/console/members/" + public_id(room.house, room.karim).str();
    EXPECT_EQ(room.house.post(room.nadia, path + "/roles", {{"roles", "treasurer"}}).status, 404);
    EXPECT_EQ(room.house.post(room.claire, path + "/roles", {{"roles", "treasurer"}}).status, 303);
    auto visit = room.house.system_visit();
    EXPECT_EQ(accounts::find_account(visit->db(), room.karim)->roles,
              static_cast<std::int64_t>(platform::Role::treasurer));
    auto claire = "/console/members/" + public_id(room.house, room.claire).str();
    auto leads_to_suspension = [&](base::PersonId officer, const std::string& record) {
        return room.house.get(officer, record).body.find("/console/suspensions/") != std::string::npos;
    };
    EXPECT_FALSE(leads_to_suspension(room.nadia, claire));
    EXPECT_FALSE(leads_to_suspension(room.nadia, path)) << "a treasurer is an officer";
    EXPECT_TRUE(leads_to_suspension(room.claire, path));
    EXPECT_TRUE(leads_to_suspension(room.nadia, "/console/members/" + public_id(room.house, room.elodie).str()));
}

} // namespace members
