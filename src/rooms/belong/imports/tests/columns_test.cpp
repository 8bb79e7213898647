// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/columns.hpp"
#include "parse/csv.hpp"
#include "parse/test_data.hpp"
#include "parse/test_zip.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include "rooms/belong/imports/match.hpp"
#include "rooms/belong/imports/table.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace imports {
namespace {

std::string target_of(const Mapping& mapping, std::string_view column) {
    auto at = std::ranges::find(mapping.header, column);
    if (at == mapping.header.end()) return "no such column";
    return mapping.targets[static_cast<std::size_t>(at - mapping.header.begin())];
}

Mapping guess(const std::string& text) {
    return guess_mapping(read_table(text), {});
}

TEST(Presets, galette_is_known_by_its_french_headers) {
    auto m = guess(
        "ID de l'adhérent :;Statut :;Nom :;Prénom :;Personne morale :;Pseudo :;Date de naissance :;Adresse "
        ":;Code Postal :;Ville :;Téléphone :;GSM :;Courriel :;Profession :;Date de création :;Date "
        "d’échéance :;Numéro adhérent :\n7;Actif;Martin;Sophie;;;01/02/1980;1 rue X;75011;Paris;;0612345678;s@"
        "x.fr;Relieuse;03/01/2020;31/12/2026;A7\n");
    EXPECT_EQ(m.preset, "galette");
    EXPECT_EQ(target_of(m, "Nom :"), "last_name");
    EXPECT_EQ(target_of(m, "Courriel :"), "email");
    EXPECT_EQ(target_of(m, "GSM :"), "phone");
    EXPECT_EQ(target_of(m, "Téléphone :"), "extra") << "no second phone is lost";
    EXPECT_EQ(target_of(m, "Numéro adhérent :"), "member_number");
    EXPECT_EQ(target_of(m, "Date d’échéance :"), "paid_until");
    EXPECT_EQ(target_of(m, "Profession :"), "job");
}

TEST(Presets, the_import_keys_of_galette_work_too) {
    auto m = guess(
        "nom_adh;prenom_adh;ddn_adh;adresse_adh;cp_adh;ville_adh;gsm_adh;email_adh;prof_adh;societe_adh\n"
        "Martin;Sophie;1980-02-01;1 rue X;75011;Paris;0612345678;s@x.fr;Relieuse;Atelier\n");
    EXPECT_EQ(m.preset, "galette");
    EXPECT_EQ(target_of(m, "ddn_adh"), "birth_date");
    EXPECT_EQ(target_of(m, "societe_adh"), "employer");
}

TEST(Presets, civicrm_reads_its_expiration_date_month_first_when_its_dates_say_so) {
    auto m = guess(
        "Contact ID,Membership Type,Member Since,Membership Expiration Date,Membership Status,External "
        "Identifier,First Name,Last Name,Street Address,City,Postal Code,Phone,Email\n"
        "4,General,03/25/2020,12/31/2026,Current,E4,Sophie,Martin,1 rue X,Paris,75011,0612345678,s@x.fr\n");
    EXPECT_EQ(m.preset, "civicrm");
    EXPECT_EQ(m.dates, DateOrder::month_first);
    EXPECT_EQ(target_of(m, "Membership Expiration Date"), "paid_until");
    EXPECT_EQ(target_of(m, "External Identifier"), "member_number");
    EXPECT_EQ(target_of(m, "Contact ID"), "extra");
}

TEST(Presets, hitobito_puts_street_and_number_together) {
    std::string text =
        "Prénom,Nom,Surnom,Nom de l'entreprise,Adresse e-mail principale,Rue,Numéro de la maison,NPA,Lieu,"
        "Pays,Sexe,Date de naissance,Rôles,Tags\n"
        "Sophie,Martin,So,Atelier,s@x.fr,rue X,1,75011,Paris,FR,f,1980-02-01,Membre,a\n";
    auto table = read_table(text);
    auto m = guess_mapping(table, {});
    EXPECT_EQ(m.preset, "hitobito");
    auto person = read_person(table.rows[0], m, table.kind);
    EXPECT_EQ(person.record.address, "rue X, 1");
    EXPECT_EQ(person.record.employer, "Atelier");
    EXPECT_EQ(person.record.extra["Surnom"], "So");
}

TEST(Presets, helloasso_takes_the_member_and_not_the_payer) {
    auto m = guess(
        "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Carte "
        "d'adhérent;Nom payeur;Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Tarif;Montant "
        "tarif;Code Promo\n1;02/01/2026;Validé;Martin;Sophie;http://c;Durand;Paul;p@x.fr;;Carte;Plein;60;\n");
    EXPECT_EQ(m.preset, "helloasso");
    EXPECT_EQ(target_of(m, "Nom adhérent"), "last_name");
    EXPECT_EQ(target_of(m, "Nom payeur"), "extra");
    EXPECT_EQ(target_of(m, "Email payeur"), "email");
}

TEST(Columns, a_saved_mapping_wins_when_all_its_columns_are_there) {
    Mapping saved{.preset = "Ma trésorière",
                  .dates = DateOrder::day_first,
                  .header = {"A", "B"},
                  .targets = {"last_name", "member_number"}};
    auto table = read_table("b,a,c\n1,Martin,x\n");
    auto m = guess_mapping(table, std::span(&saved, 1));
    EXPECT_EQ(m.preset, "Ma trésorière");
    EXPECT_EQ(m.targets, (std::vector<std::string>{"member_number", "last_name", "extra"}));
}

TEST(Columns, two_columns_for_one_field_and_no_name_are_refused) {
    Mapping m{.preset = {}, .dates = {}, .header = {"a", "b"}, .targets = {"email", "email"}};
    try {
        check_mapping(m);
        FAIL();
    } catch (const base::Refusal& refusal) {
        EXPECT_TRUE(refusal.fields.contains("column_1"));
        EXPECT_TRUE(refusal.fields.contains(""));
    }
}

TEST(Columns, names_in_one_column_are_split) {
    EXPECT_EQ(split_full_name("DUPONT LAJOIE Jean").last, "DUPONT LAJOIE");
    EXPECT_EQ(split_full_name("Jean DUPONT").first, "Jean");
    EXPECT_EQ(split_full_name("Dupont, Jean Marie").first, "Jean Marie");
    EXPECT_EQ(split_full_name("Jean de La Tour").last, "de La Tour");
}

TEST(Columns, lists_come_back_whatever_they_hold) {
    std::vector<std::string> words{"a|b", "c \\ d", "e, f"};
    EXPECT_EQ(split_list(join_words(words)), words);
}

TEST(Columns, an_unreadable_value_is_kept_as_a_note_and_the_line_stays) {
    auto table = read_table("nom;courriel;naissance\nMartin;sophie@;31/02/1980\n");
    auto person = read_person(table.rows[0], guess_mapping(table, {}), table.kind);
    EXPECT_EQ(person.record.email, "");
    EXPECT_EQ(person.record.extra["courriel"], "sophie@");
    EXPECT_EQ(person.record.extra["naissance"], "31/02/1980");
    EXPECT_EQ(person.notes.size(), 2U);
}

members::Record record(const char* first, const char* last, const char* email = "", const char* birth = "") {
    members::Record out;
    out.first_name = first;
    out.last_name = last;
    out.email = email;
    out.birth_date = base::Day::parse_iso(birth);
    return out;
}

Match match(const members::Record& known, const members::Record& who) {
    People people;
    people.add(identity_of(known));
    return people.match(identity_of(who), {});
}

TEST(Matching, in_doubt_two_persons_stay_two) {
    using K = Match::Kind;
    EXPECT_EQ(match(record("Sophie", "Martin", "s@x.fr"), record("MARTIN", "sophie", "S@X.FR")).kind, K::certain);
    EXPECT_EQ(match(record("Sophie", "Martin"), record("Sophie", "Martin")).kind, K::certain);
    EXPECT_EQ(match(record("Sophie", "Martin", "", "1980-02-01"), record("Sophie", "Martin", "", "1981-02-01")).kind,
              K::nobody);
    auto moved = match(record("Sophie", "Martin", "s@x.fr"), record("Sophie", "Martin", "new@x.fr"));
    EXPECT_EQ(moved.kind, K::question);
    EXPECT_EQ(moved.likely, Decision::other);
    auto married = match(record("Sophie", "Martin", "s@x.fr"), record("Sophie", "Durand", "s@x.fr"));
    EXPECT_EQ(married.kind, K::question);
    EXPECT_EQ(married.likely, Decision::same);
    EXPECT_EQ(match(record("Paul", "Martin", "s@x.fr"), record("Sophie", "Martin", "s@x.fr")).likely, Decision::other);
}

TEST(Files, the_wrong_file_gets_a_sentence) {
    for (std::string bytes : {std::string(), std::string("%PDF-1.7\n"), std::string("\x89PNG\r\n\x1A\n"),
                              std::string("a;b\n"), std::string("PK\3\4nothing"), std::string("MZ\0\0\0", 5)})
        EXPECT_THROW(read_table(bytes), base::Refusal) << bytes;
}

TEST(Files, whatever_the_collections_hold_never_crashes) {
    SKIP_WITHOUT_SHARED("csv");
    int read = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(parse::testing::shared_data() / "csv")) {
        if (entry.path().extension() != ".csv") continue;
        try {
            auto table = read_table(*parse::testing::read_file(entry.path()));
            auto mapping = guess_mapping(table, {});
            for (const auto& row : table.rows) read_person(row, mapping, table.kind);
            ++read;
        } catch (const base::Refusal&) {
        }
    }
    EXPECT_GT(read, 10);
}

TEST(Files, naughty_cells_stay_in_their_cells) {
    SKIP_WITHOUT_SHARED("strings");
    std::string text = "nom;courriel;filière;naissance;note\r\n";
    auto naughty = parse::testing::naughty_strings();
    for (const auto& each : naughty) text += parse::write_csv_row({"X", each, each, each, each}, ';');
    auto table = read_table(text);
    auto mapping = guess_mapping(table, {});
    EXPECT_EQ(table.rows.size(), naughty.size());
    for (const auto& row : table.rows) {
        auto person = read_person(row, mapping, table.kind);
        EXPECT_TRUE(members::check_record(person.record).empty());
    }
}

} // namespace
} // namespace imports
