// SPDX-License-Identifier: AGPL-3.0-or-later
// What an import leaves when it is taken back, when it fails, and when two do it at once.
#include "house.hpp"
#include "parse/test_data.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"

namespace imports {
namespace {

using testing::check_file;
using testing::export_of;
using testing::import_all;

TEST_F(Imports, who_acted_since_stays_when_an_import_is_undone) {
    auto path = import_all(house, bernard, "nom;email\nMartin;sophie@essai.example\nDurand;paul@essai.example\n");
    house.session_of(find("sophie@essai.example"));
    house.run_jobs();
    testing::undo(house, bernard, path);
    EXPECT_TRUE(find("sophie@essai.example"));
    EXPECT_FALSE(find("paul@essai.example"));
    EXPECT_EQ(import_at(path).outcome.acted, 1);
    EXPECT_TRUE(support::contains(house.get(bernard, path), "1"));
}

TEST_F(Imports, undoing_takes_the_spaces_that_nobody_has_used) {
    std::string text =
        "nom;email;filiere;region\nMartin;a@essai.example;Papier marbré;Bretagne\nDurand;b@essai.example;Dorure;"
        "Normandie\n";
    auto path = import_all(house, bernard, text, {{"options", "1"}, {"options", "2"}});
    EXPECT_EQ(import_at(path).outcome.spaces, 4);
    auto visit = house.system_visit();
    auto space = [&](spaces::Kind kind, const char* name) {
        return spaces::find_by_kind_and_name(visit->db(), kind, name);
    };
    auto used = *space(spaces::Kind::region, "Normandie");
    platform::write(
        *visit, [&] { spaces::add_member(*visit, used, bernard, spaces::Standing::member, platform::Tense::live); });
    auto written = *space(spaces::Kind::trade, "Dorure");
    auto body = items::render_body(*visit, "Une feuille d’or.");
    platform::write(*visit, [&] {
        auto item = items::insert_item(
            *visit, {.author = bernard, .title = "Or", .spaces = {written}, .published_at = visit->now()}, body);
        items::delete_item(*visit, item);
    });
    auto page = testing::undo(house, bernard, path);
    EXPECT_EQ(import_at(path).outcome.spaces_removed, 2);
    EXPECT_FALSE(space(spaces::Kind::trade, "Papier marbré"));
    EXPECT_FALSE(space(spaces::Kind::region, "Bretagne"));
    EXPECT_EQ(space(spaces::Kind::region, "Normandie"), used);
    EXPECT_EQ(space(spaces::Kind::trade, "Dorure"), written);
    EXPECT_TRUE(support::contains(page, "Ces espaces restent")) << support::body_text(page);
    EXPECT_TRUE(support::contains(page, "Normandie"));
    EXPECT_TRUE(support::contains(page, "Dorure"));
    EXPECT_FALSE(support::contains(page, "Papier marbré"));
    auto again = import_at(import_all(house, bernard, text, {{"options", "1"}, {"options", "2"}}));
    EXPECT_EQ(again.outcome.spaces, 2);
}

TEST_F(Imports, undoing_goes_on_past_whoever_leads_a_space_by_now) {
    auto sophie = house.add_member("Sophie", "Martin", "sophie@essai.example", "", "");
    auto path = import_all(house, bernard, "nom;prenom;email;region\nMartin;Sophie;sophie@essai.example;Bretagne\n",
                           {{"options", "2"}});
    auto visit = house.system_visit();
    auto space = *spaces::find_by_kind_and_name(visit->db(), spaces::Kind::region, "Bretagne");
    platform::write(
        *visit, [&] { spaces::add_member(*visit, space, sophie, spaces::Standing::leader, platform::Tense::live); });
    testing::undo(house, bernard, path);
    EXPECT_EQ(import_at(path).state, State::undone);
    EXPECT_EQ(record_of("sophie@essai.example").region, "");
    EXPECT_EQ(spaces::list_leaders(visit->db(), space), std::vector{sophie});
}

TEST_F(Imports, a_line_that_fails_says_so) {
    auto page = check_file(house, bernard, "nom;email\nMartin;sophie@essai.example\nDurand;paul@essai.example\n");
    auto visit = house.system_visit();
    auto id = import_at(page.path).id;
    platform::write(*visit, [&] {
        store::update_done(visit->db(), id, {.ordinal = 2, .person = std::nullopt, .deed = store::Deed::failed});
    });
    EXPECT_TRUE(support::contains(house.get(bernard, page.path), "n’a pas pu être importée"));
}

TEST_F(Imports, a_check_that_comes_late_changes_nothing) {
    auto page = check_file(house, bernard, "nom;email\nMartin;sophie@essai.example\n");
    auto id = import_at(page.path).id;
    start_import(*house.visit_as(bernard), import_at(page.path).public_id, 0);
    auto visit = house.system_visit();
    imports::check_file(*visit, id);
    EXPECT_EQ(import_at(page.path).state, State::running);
    EXPECT_THROW(decide(*house.visit_as(bernard), import_at(page.path).public_id, {}), base::Refusal);
    EXPECT_THROW(discard_import(*house.visit_as(bernard), import_at(page.path).public_id), base::Refusal);
}

TEST_F(Imports, naughty_strings_come_in_go_out_and_come_in_again) {
    SKIP_WITHOUT_SHARED("strings");
    auto strings = parse::testing::naughty_strings();
    const std::vector<std::string> columns{
        "nom",      "prenom",  "email", "filiere",   "profession", "employeur",   "region", "cp",   "ville",
        "portable", "adresse", "ne le", "matricule", "echeance",   "competences", "bio",    "site", "remarque"};
    std::string file = parse::write_csv_row(columns, ';');
    for (std::size_t i = 0; i < strings.size(); i += 2) {
        std::vector<std::string> cells{"Nom " + std::to_string(i)};
        for (std::size_t k = 1; k < columns.size(); ++k) cells.push_back(strings[(i + k * 29) % strings.size()]);
        file += parse::write_csv_row(cells, ';');
    }
    auto import = import_at(import_all(house, bernard, file));
    EXPECT_EQ(import.outcome.failed, 0);
    EXPECT_EQ(import.counts.added + import.counts.repeated + import.counts.question,
              static_cast<std::int64_t>((strings.size() + 1) / 2));
    auto first = export_of(house);
    auto back = import_at(import_all(house, bernard, first));
    EXPECT_EQ(back.counts.unchanged, back.row_count);
    auto visit = house.system_visit();
    for (auto verdict : {Verdict::changed, Verdict::question, Verdict::problem, Verdict::repeated})
        for (const auto& stored : store::list_lines(visit->db(), back.id, verdict, 0, 20)) {
            auto line = open_line(*visit, back.id, stored);
            ADD_FAILURE() << line.line << " " << line.name << " " << ::testing::PrintToString(line.changes);
        }
    EXPECT_EQ(export_of(house), first);
    auto names = check_file(house, bernard, "nom;" + std::string("Ω") + "\n" + first);
    EXPECT_EQ(names.report.status, 200);
}

} // namespace
} // namespace imports
