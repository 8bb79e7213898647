// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/rules.hpp"
#include "base/text.hpp"
#include "rooms/people/members/regions.hpp"
#include "rooms/people/members/vcard.hpp"
#include <gtest/gtest.h>
#include <algorithm>

using namespace members;

namespace {

Profile somebody() {
    Profile out;
    out.record.person = {7};
    out.record.public_id = {12345};
    out.record.first_name = "Élodie";
    out.record.last_name = "d’Œuvray";
    out.record.email = "elodie@village.example";
    out.record.phone = "+33612345678";
    out.record.address = "3, rue des Lices; bâtiment B";
    out.record.postal_code = "35000";
    out.record.city = "Rennes";
    out.record.region = "Bretagne";
    out.record.trade = "Reliure";
    out.record.job = "Relieuse";
    out.record.employer = "Atelier du Marais";
    out.record.birth_date = base::Day::of(1987, 3, 9);
    out.record.offers = {"Marbrure", "Dorure à chaud"};
    out.record.seeks = {"Un imprimeur à Lyon"};
    out.record.directory = Visibility::members;
    return out;
}

const SearchWord* find_word(const std::vector<SearchWord>& words, std::string_view word) {
    for (const auto& each : words)
        if (each.word == word) return &each;
    return nullptr;
}

} // namespace

TEST(Regions, follow_the_postal_code) {
    EXPECT_EQ(region_of_postal_code("35000"), "Bretagne");
    EXPECT_EQ(region_of_postal_code("75011"), "Île-de-France");
    EXPECT_EQ(region_of_postal_code("20200"), "Corse");
    EXPECT_EQ(region_of_postal_code("97410"), "La Réunion");
    EXPECT_EQ(region_of_postal_code("97600"), "Mayotte");
    EXPECT_EQ(region_of_postal_code("1000"), "");
    EXPECT_EQ(region_of_postal_code("98000"), "");
}

TEST(Regions, every_metropolitan_department_has_one) {
    for (int department = 1; department <= 95; ++department) {
        auto code = std::string(department < 10 ? "0" : "") + std::to_string(department) + "000";
        EXPECT_FALSE(region_of_postal_code(code).empty()) << code;
    }
}

TEST(Regions, are_known_by_their_usual_names) {
    EXPECT_EQ(region_name("paca"), "Provence-Alpes-Côte d’Azur");
    EXPECT_EQ(region_name("ILE DE FRANCE"), "Île-de-France");
    EXPECT_EQ(region_name("53"), "Bretagne");
    EXPECT_EQ(region_name("Wallonie"), "Wallonie");
    for (const auto& region : list_regions()) EXPECT_EQ(region_code(region.name), region.code);
}

TEST(Rules, names_of_fields_come_back) {
    for (auto field : list_fields()) EXPECT_EQ(parse_field(field_name(field)), field);
    EXPECT_FALSE(parse_field("password"));
}

TEST(Rules, prudent_fields_are_hidden_until_said_otherwise) {
    for (auto field : {Field::email, Field::phone, Field::address, Field::birth_date, Field::postal_code})
        EXPECT_EQ(usual_visibility(field), Visibility::hidden) << field_name(field);
}

TEST(Rules, readers_are_kept_as_chosen) {
    Shown shown;
    shown.set(Field::phone, Visibility::members);
    shown.set(Field::employer, Visibility::hidden);
    shown.set(Field::city, Visibility::members); // the usual: not kept
    auto again = Shown::parse(shown.str());
    EXPECT_EQ(again.str(), "employer=1 phone=2");
    EXPECT_EQ(again.of(Field::phone), Visibility::members);
    EXPECT_EQ(again.of(Field::city), Visibility::members);
    EXPECT_EQ(Shown::parse("phone=9 nothing=2 = ==").str(), "");
}

// For each field, each choice, each state of the record and each reader: who sees what.
TEST(Rules, the_matrix_of_readers_holds) {
    for (auto directory : {Visibility::hidden, Visibility::members, Visibility::everyone})
        for (auto state : {MemberState::current, MemberState::left})
            for (auto chosen : {Visibility::hidden, Visibility::members, Visibility::everyone})
                for (auto field : list_shown_fields()) {
                    auto profile = somebody();
                    profile.record.directory = directory;
                    profile.record.state = state;
                    profile.shown.set(field, chosen);
                    bool is_current = state == MemberState::current;
                    EXPECT_TRUE(may_see(profile, field, Audience::self));
                    EXPECT_EQ(may_see(profile, field, Audience::member),
                              is_current && directory != Visibility::hidden && chosen != Visibility::hidden);
                    EXPECT_EQ(may_see(profile, field, Audience::stranger),
                              is_current && directory == Visibility::everyone && chosen == Visibility::everyone);
                }
}

TEST(Rules, a_record_is_cleaned_once_and_for_all) {
    Record record;
    record.first_name = "  Élodie\u200B ";
    record.phone = "06.12.34.56.78";
    record.postal_code = "35000";
    record.offers = {"Marbrure", " marbrure ", "", "Dorure"};
    record.links = {"atelier.example", "https://atelier.example", "atelier.example"};
    auto clean = clean_record(record);
    EXPECT_EQ(clean.first_name, "Élodie");
    EXPECT_EQ(clean.phone, "+33612345678");
    EXPECT_EQ(clean.region, "Bretagne");
    EXPECT_EQ(clean.offers, (std::vector<std::string>{"Marbrure", "Dorure"}));
    EXPECT_EQ(clean.links, (std::vector<std::string>{"https://atelier.example"}));
    EXPECT_TRUE(is_same(clean_record(clean), clean, Field::links));
}

TEST(Rules, wrong_records_are_told_field_by_field) {
    Record record;
    record.email = "elodie@";
    record.links = {"javascript:alert(1)"};
    record.story = std::string(story_length_max + 1, 'x');
    record.offers.assign(words_max + 1, "a");
    auto errors = check_record(record);
    for (auto name : {"last_name", "email", "links", "story", "offers"}) EXPECT_TRUE(errors.contains(name)) << name;
    EXPECT_TRUE(check_record(somebody().record).empty());
    record.last_name = std::string(name_length_max + 1, 'x');
    EXPECT_TRUE(check_record(record).contains("last_name")) << "as long as a person's name may be, no longer";
}

TEST(Rules, hidden_fields_are_not_searched_by_members) {
    auto profile = somebody();
    profile.shown.set(Field::employer, Visibility::hidden);
    auto words = search_words_of(profile);
    ASSERT_TRUE(find_word(words, "elodie"));
    EXPECT_TRUE(find_word(words, "elodie")->is_open);
    EXPECT_TRUE(find_word(words, "oeuvray")->is_open);
    EXPECT_FALSE(find_word(words, "marais")->is_open);
    EXPECT_FALSE(find_word(words, "village")->is_open); // of the e-mail address
    EXPECT_TRUE(find_word(words, "=t reliure")->is_open);
    EXPECT_TRUE(find_word(words, "=o dorure a chaud"));
    profile.record.directory = Visibility::hidden;
    for (const auto& word : search_words_of(profile)) EXPECT_FALSE(word.is_open) << word.word;
}

TEST(Rules, one_missing_line_is_suggested_until_none_is) {
    auto profile = somebody();
    EXPECT_EQ(missing_line(profile)->field, Field::story);
    profile.record.trade.clear();
    EXPECT_EQ(missing_line(profile)->field, Field::trade);
    profile = somebody();
    profile.record.story = "Née à Rennes.";
    profile.photo = base::PublicId{1};
    EXPECT_FALSE(missing_line(profile));
}

TEST(Forms, of_a_trade_stand_for_each_other) {
    auto finds = [](const std::string& kept, const std::string& typed) {
        auto forms = trade_forms(kept);
        forms.push_back(base::fold(kept));
        return std::ranges::any_of(forms, [&](const auto& form) { return form.starts_with(base::fold(typed)); });
    };
    for (auto [one, other] : {std::pair{"relieur", "relieuse"},
                              {"reliure", "relieuse"},
                              {"éditeur", "éditrice"},
                              {"édition", "éditrice"},
                              {"auteur", "autrice"},
                              {"illustrateur", "illustratrice"},
                              {"acheteur", "acheteuse"},
                              {"sculpteur", "sculptrice"},
                              {"technicien", "technicienne"},
                              {"boulanger", "boulangère"},
                              {"créatif", "créative"},
                              {"salarié", "salariée"},
                              {"artisan", "artisane"},
                              {"fabricant", "fabricante"},
                              {"avocat", "avocate"},
                              {"forgeron", "forgeronne"},
                              {"commercial", "commerciale"},
                              {"apprenti", "apprentie"}}) {
        EXPECT_TRUE(finds(one, other)) << one << " " << other;
        EXPECT_TRUE(finds(other, one)) << other << " " << one;
    }
    EXPECT_FALSE(finds("relieuse", "religion"));
    EXPECT_EQ(trade_forms("illustrateur"), (std::vector<std::string>{"illustratrice", "illustration"}));
    EXPECT_TRUE(trade_forms("librairie; cuir").empty());
    EXPECT_EQ(trade_forms("d’éditrice"), (std::vector<std::string>{"editeur", "edition"}));
}

TEST(Forms, of_names_and_towns_are_left_alone) {
    auto profile = somebody();
    profile.record.last_name = "Boulanger";
    EXPECT_FALSE(find_word(search_words_of(profile), "boulangere"));
    EXPECT_TRUE(find_word(search_words_of(profile), "relieur")) << "of her job, relieuse";
}

TEST(Vcard, is_version_4_with_what_the_reader_may_see) {
    auto profile = somebody();
    EXPECT_EQ(write_vcard(profile, Audience::member, {.page = "https://maison.example/members/x"}),
              "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Élodie d’Œuvray\r\nN:d’Œuvray;Élodie;;;\r\n"
              "ORG:Atelier du Marais\r\nTITLE:Relieuse\r\nROLE:Reliure\r\nADR:;;;Rennes;Bretagne;;\r\n"
              "CATEGORIES:Marbrure,Dorure à chaud\r\nSOURCE:https://maison.example/members/x\r\n"
              "UID:https://maison.example/members/x\r\nEND:VCARD\r\n");
    auto own = write_vcard(profile, Audience::self, {.page = "https://maison.example/members/x"});
    EXPECT_NE(own.find("TEL;VALUE=uri:tel:+33612345678\r\n"), std::string::npos);
    EXPECT_NE(own.find("BDAY:19870309\r\n"), std::string::npos);
    EXPECT_NE(own.find("ADR:;;3\\, rue des Lices\\; bâtiment B;Rennes;Bretagne;35000;\r\n"), std::string::npos);
}

TEST(Vcard, folds_long_lines_between_characters) {
    auto profile = somebody();
    profile.record.employer = std::string();
    for (int i = 0; i < 60; ++i) profile.record.employer += "é";
    auto card = write_vcard(profile, Audience::member, {});
    std::size_t from = 0;
    for (auto at = card.find("\r\n"); at != std::string::npos; from = at + 2, at = card.find("\r\n", from)) {
        EXPECT_LE(at - from, 75U);
        EXPECT_NE(static_cast<unsigned char>(card[from]) & 0xC0, 0x80);
    }
}

TEST(Rules, a_link_carries_no_password) {
    Record record;
    record.last_name = "Moreau";
    for (auto link : {"https://user:pw@evil.example/", "https://anna@evil.example", "http://a@b@evil.example/x"}) {
        record.links = {link};
        EXPECT_TRUE(check_record(record).contains("links")) << link;
    }
    record.links = {"https://social.example/@anna", "https://example.org/?to=a@b"};
    EXPECT_TRUE(check_record(record).empty());
}

TEST(Rules, one_name_is_needed_and_the_other_is_not) {
    Record record;
    EXPECT_TRUE(is_needed(record, Field::last_name));
    EXPECT_FALSE(is_needed(record, Field::first_name));
    record.first_name = "Zoé";
    EXPECT_TRUE(is_needed(record, Field::first_name));
    EXPECT_FALSE(is_needed(record, Field::last_name));
    record.last_name = "Petit";
    EXPECT_TRUE(is_needed(record, Field::last_name));
    EXPECT_FALSE(is_needed(record, Field::trade));
}
