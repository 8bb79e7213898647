// SPDX-License-Identifier: AGPL-3.0-or-later
// Records through the front door: made, corrected, kept sealed, found again, undone.
#include "people.hpp"
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace members {

namespace {

std::string problem_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Refusal& refusal) {
        return std::string(refusal.message.id) + (refusal.fields.empty() ? "" : refusal.fields.begin()->first);
    }
    return {};
}

} // namespace

TEST(Records, come_back_as_they_were_given) {
    TestHouse house;
    auto given = full_record();
    auto person = add(house, given);
    auto record = profile_of(house, person).record;
    for (auto field : list_fields()) {
        if (field == Field::region) continue;
        EXPECT_TRUE(is_same(record, given, field)) << field_name(field);
    }
    EXPECT_EQ(record.region, "Bretagne");
    EXPECT_EQ(record.extra, given.extra);
    EXPECT_EQ(record.directory, Visibility::members);
    auto visit = house.system_visit();
    EXPECT_EQ(accounts::find_account(visit->db(), person)->email, "elodie@village.example");
    EXPECT_EQ(count_current(visit->db()), 1);
}

TEST(Records, in_a_union_nobody_is_listed_before_saying_yes) {
    TestHouse house({.kind = platform::OrganisationKind::employees_union});
    auto elodie = add(house, full_record());
    auto viewer = house.add_member("Karim", "Benali", "karim@village.example");
    EXPECT_EQ(profile_of(house, elodie).record.directory, Visibility::hidden);
    EXPECT_EQ(house.get(viewer, path_of(house, elodie)).status, 404);
    EXPECT_TRUE(names_found(house, viewer, {.words = "elodie"}).empty());
    EXPECT_TRUE(support::contains(house.get(elodie, path_of(house, elodie)), "trouvent dans l’annuaire"));
    EXPECT_EQ(house.post(elodie, "/me/directory", {{"directory", "2"}}).status, 303);
    EXPECT_EQ(names_found(house, viewer, {.words = "elodie"}), std::vector<std::string>{"Élodie Marchand"});
    EXPECT_EQ(house.get(viewer, path_of(house, elodie)).status, 200);
}

TEST(Records, sharing_an_address_opens_one_account_only) {
    TestHouse house;
    auto first = add(house, full_record());
    auto record = full_record();
    record.first_name = "Paul";
    auto second = add(house, record);
    auto visit = house.system_visit();
    EXPECT_TRUE(accounts::find_account(visit->db(), first));
    EXPECT_FALSE(accounts::find_account(visit->db(), second));
    std::vector<std::string> emails{"ELODIE@Village.example"};
    EXPECT_EQ(list_by_email(visit->db(), emails).size(), 2U);
}

TEST(Records, are_found_by_name_with_birth_date_and_by_number) {
    TestHouse house;
    auto person = add(house, full_record());
    auto visit = house.system_visit();
    std::vector<std::string> keys{name_birth_key(*visit, "ELODIE", "marchand", base::Day::of(1987, 3, 9))};
    auto found = list_by_name_birth(visit->db(), keys);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].person, person);
    std::vector<std::string> numbers{"a 0042"};
    auto numbered = list_by_member_number(visit->db(), numbers);
    ASSERT_EQ(numbered.size(), 1U);
    EXPECT_EQ(numbered[0].key, "a 0042");
}

TEST(Records, what_a_member_edited_is_not_overwritten) {
    TestHouse house;
    auto person = add(house, full_record());
    EXPECT_EQ(house.post(person, "/me/profile", {{"job", "Relieuse d’art"}}).status, 303);
    auto file = profile_of(house, person).record;
    file.job = "Employée";
    file.city = "Vitré";
    auto visit = house.system_visit();
    std::vector<Field> fields{Field::job, Field::city};
    auto kept = platform::write(*visit, [&] { return correct_member(*visit, file, fields); });
    EXPECT_EQ(kept, std::vector<std::string>{"job"});
    auto record = profile_of(house, person).record;
    EXPECT_EQ(record.job, "Relieuse d’art");
    EXPECT_EQ(record.city, "Vitré");
}

TEST(Records, the_region_follows_a_corrected_postal_code) {
    TestHouse house;
    auto person = add(house, full_record());
    auto file = profile_of(house, person).record;
    file.postal_code = "69001";
    auto visit = house.system_visit();
    std::vector<Field> fields{Field::postal_code};
    platform::write(*visit, [&] { return correct_member(*visit, file, fields); });
    EXPECT_EQ(profile_of(house, person).record.region, "Auvergne-Rhône-Alpes");
}

TEST(Records, leaving_and_coming_back) {
    TestHouse house;
    auto person = house.add_member("Hélène", "Roy", "helene@village.example");
    auto viewer = house.add_member("Karim", "Benali", "karim@village.example");
    auto visit = house.system_visit();
    platform::write(*visit, [&] { mark_left(*visit, person); });
    EXPECT_EQ(house.get(viewer, path_of(house, person)).status, 404);
    EXPECT_NE(house.get(person, "/members").status, 200);
    {
        auto reader = house.visit_as(viewer);
        auto line = lines_of(*reader, std::vector{person}).at(person.number);
        EXPECT_EQ(line.name, "Ancien membre");
        EXPECT_EQ(line.href, "");
        std::vector<std::string> slugs{"helene-roy"};
        EXPECT_TRUE(list_by_handle(reader->db(), slugs).empty());
        EXPECT_EQ(count_current(reader->db()), 1);
    }
    platform::write(*visit, [&] { mark_returned(*visit, person); });
    EXPECT_EQ(house.get(viewer, path_of(house, person)).status, 200);
    auto reader = house.visit_as(viewer);
    EXPECT_EQ(lines_of(*reader, std::vector{person}).at(person.number).name, "Hélène Roy");
}

TEST(Records, an_import_can_be_undone_until_somebody_acted) {
    TestHouse house;
    auto person = add(house, full_record());
    auto visit = house.system_visit();
    platform::write(*visit, [&] { delete_member(*visit, person); });
    EXPECT_FALSE(find_record(*visit, person));
    EXPECT_EQ(count_current(visit->db()), 0);
    auto again = add(house, full_record());
    house.session_of(again);
    auto late = house.system_visit();
    EXPECT_NE(problem_of([&] { platform::write(*late, [&] { delete_member(*late, again); }); }), "");
    EXPECT_TRUE(find_record(*late, again));
}

TEST(Records, names_that_clash_get_a_number) {
    TestHouse house;
    auto record = full_record();
    record.email.clear();
    std::vector<PersonId> persons;
    for (int i = 0; i < 3; ++i) persons.push_back(add(house, record));
    record.first_name = "😀";
    record.last_name = "★";
    add(house, record);
    auto visit = house.system_visit();
    std::vector<std::string> slugs{"elodie-marchand", "elodie-marchand-2", "elodie-marchand-3"};
    std::map<std::string, PersonId> found;
    for (const auto& handle : list_by_handle(visit->db(), slugs)) found[handle.slug] = handle.person;
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found["elodie-marchand"], persons[0]);
    EXPECT_EQ(found["elodie-marchand-3"], persons[2]);
}

TEST(Records, sealed_fields_are_not_in_the_rows) {
    TestHouse house;
    add(house, full_record());
    auto visit = house.system_visit();
    struct Raw {
        db::Bytes phone, address, birth_date, extra;
        std::string key;
    };
    const db::Query raw{
        .name = "test.raw",
        .text = "SELECT phone, address, birth_date, extra, name_birth_key FROM members",
    };
    auto row = visit->db().get<Raw>(raw);
    for (const auto& plain : {"612345678", "Lices", "1987-03-09", "03-09", "chèque", "Observations"})
        for (const auto& sealed : {row.phone.value, row.address.value, row.birth_date.value, row.extra.value, row.key})
            EXPECT_EQ(sealed.find(plain), std::string::npos) << plain;
    EXPECT_GT(row.phone.value.size(), 40U);
}

TEST(Records, sealed_fields_are_not_in_the_file) {
    if (db::testing::default_engine() != db::Engine::sqlite) GTEST_SKIP() << "one file only on SQLite";
    TestHouse house;
    add(house, full_record());
    auto copy = std::filesystem::temp_directory_path() / ("guilde-" + base::PublicId::random().str() + ".sqlite");
    house.house().database->back_up(copy.string());
    std::ostringstream bytes;
    bytes << std::ifstream(copy, std::ios::binary).rdbuf();
    std::filesystem::remove(copy);
    EXPECT_NE(bytes.str().find("Atelier du Marais"), std::string::npos); // plain fields are there
    for (const auto* plain : {"612345678", "Lices", "1987-03-09", "chèque"})
        EXPECT_EQ(bytes.str().find(plain), std::string::npos) << plain;
}

TEST(Records, a_changed_address_is_followed) {
    TestHouse house;
    auto person = add(house, full_record());
    auto record = profile_of(house, person).record;
    record.email = "marchand@village.example";
    auto visit = house.system_visit();
    std::vector<Field> fields{Field::email};
    platform::write(*visit, [&] { return correct_member(*visit, record, fields); });
    EXPECT_EQ(accounts::find_account(visit->db(), person)->email, "marchand@village.example");
    house.session_of(person); // arrived: from now on the address is theirs
    record.email = "autre@village.example";
    auto kept = platform::write(*visit, [&] { return correct_member(*visit, record, fields); });
    EXPECT_EQ(kept, std::vector<std::string>{"email"});
}

TEST(Records, an_address_that_is_known_is_not_given_to_somebody_new_by_accident) {
    TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@village.example");
    house.give_role(claire, platform::Role::facilitator);
    auto elodie = add(house, full_record());
    auto record_path = "/console/members/" + public_id(house, elodie).str();
    support::Fields typed{{"first_name", "Testeur"}, {"last_name", "Nouveau"}, {"email", "ELODIE@village.example"}};
    auto count = [&] { return count_current(house.system_visit()->db()); };
    auto before = count();
    auto refused = house.post(claire, "/console/members/new", typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(support::contains(refused, "Cette adresse est celle de Élodie Marchand"))
        << support::body_text(refused);
    EXPECT_TRUE(support::contains(refused, "partagent cette boîte aux lettres"));
    EXPECT_NE(refused.body.find("href=\"" + record_path + "\""), std::string::npos);
    EXPECT_NE(refused.body.find("Testeur"), std::string::npos) << "what was typed is kept";
    EXPECT_EQ(count(), before);
    typed.emplace_back("shares_mailbox", "yes");
    auto key = std::string("6f1c2b1e9d3a4f5b8c7d6e5f4a3b2c1d");
    auto added = house.post(claire, "/console/members/new", typed, key);
    EXPECT_EQ(added.status, 303);
    EXPECT_EQ(count(), before + 1);
    auto visit = house.system_visit();
    EXPECT_EQ(accounts::find_account_by_email(visit->db(), "elodie@village.example")->person, elodie);
    EXPECT_FALSE(support::contains(house.get(claire, "/console/members/new"), "boîte aux lettres"));
}

TEST(Records, the_same_form_sent_twice_is_not_told_that_its_own_address_is_known) {
    TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@village.example");
    house.give_role(claire, platform::Role::facilitator);
    support::Fields typed{{"last_name", "Nouvelle"}, {"email", "nouvelle@village.example"}};
    auto key = std::string("6f1c2b1e9d3a4f5b8c7d6e5f4a3b2c1d");
    EXPECT_EQ(house.post(claire, "/console/members/new", typed, key).status, 303);
    EXPECT_EQ(house.post(claire, "/console/members/new", typed, key).status, 303);
}

TEST(Records, questions_of_the_console_name_the_person) {
    TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@village.example");
    house.give_role(claire, platform::Role::facilitator);
    auto karim = house.add_member("Karim", "Benali", "karim@village.example");
    auto page = house.get(claire, "/console/members/" + public_id(house, karim).str());
    EXPECT_NE(page.body.find("Noter le départ de Karim Benali"), std::string::npos);
    EXPECT_TRUE(support::contains(page, "Ici depuis le"));
}

TEST(Records, an_arrival_of_the_past_keeps_its_day) {
    TestHouse house;
    auto elodie = add(house, full_record());
    auto visit = house.system_visit();
    base::Instant then{visit->now().milliseconds - 400LL * 86'400'000};
    platform::write(*visit, [&] { accounts::open_account(*visit, elodie, then, then); });
    EXPECT_EQ(profile_of(house, elodie).arrived_at, then);
}

TEST(Handles, a_former_one_stays_with_its_person) {
    TestHouse house;
    auto pierre = house.add_member("Pierre", "Vauquelin", "pierre@village.example");
    auto holder = [&](const std::string& slug) {
        auto found = list_by_handle(house.system_visit()->db(), std::array{slug});
        return found.empty() ? PersonId{} : found.front().person;
    };
    auto rename = [&](const std::string& last_name) {
        auto visit = house.system_visit();
        auto record = profile_of(house, pierre).record;
        record.last_name = last_name;
        auto field = Field::last_name;
        platform::write(*visit, [&] { correct_member(*visit, record, std::span(&field, 1)); });
    };
    rename("Marin");
    EXPECT_EQ(holder("pierre-marin"), pierre);
    EXPECT_EQ(holder("pierre-vauquelin"), pierre) << "old mentions still lead to him";
    auto other = house.add_member("Pierre", "Vauquelin", "autre@village.example");
    EXPECT_EQ(holder("pierre-vauquelin"), pierre);
    EXPECT_NE(other, pierre);
    EXPECT_EQ(holder("pierre-vauquelin-2"), other);
    rename("Vauquelin");
    EXPECT_EQ(holder("pierre-vauquelin"), pierre) << "he may take his own back";
    auto visit = house.system_visit();
    platform::write(*visit, [&] { mark_left(*visit, pierre); });
    EXPECT_EQ(holder("pierre-vauquelin"), PersonId{});
    auto third = house.add_member("Pierre", "Marin", "marin@village.example");
    EXPECT_EQ(holder("pierre-marin"), PersonId{});
    EXPECT_EQ(holder("pierre-marin-2"), third);
    platform::write(*visit, [&] { mark_returned(*visit, pierre); });
    EXPECT_EQ(holder("pierre-vauquelin"), pierre);
}

} // namespace members
