// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/imports.hpp"
#include "house.hpp"
#include "parse/test_zip.hpp"
#include "rooms/common/spaces/spaces.hpp"

namespace imports {
namespace {

using testing::check_file;
using testing::export_of;
using testing::import_all;

TEST_F(Imports, a_messy_file_is_counted_imported_undone_and_imported_again) {
    auto before = export_of(house);
    auto file = testing::messy_file(5000);
    auto checked = check_file(house, bernard, file.bytes);
    auto import = import_at(checked.path);
    EXPECT_EQ(import.counts.added, file.persons);
    EXPECT_EQ(import.counts.repeated, file.repeated);
    EXPECT_EQ(import.counts.problem, file.nameless);
    EXPECT_EQ(import.counts.letter, file.letters);
    EXPECT_EQ(import.counts.shared_email, file.shared);
    EXPECT_EQ(import.counts.odd_value, file.odd);
    EXPECT_EQ(import.counts.question, 0);
    EXPECT_EQ(import.counts.absent, 1) << "the treasurer himself";
    EXPECT_EQ(export_of(house), before) << "a dry run writes nothing";

    testing::start(house, bernard, checked.path);
    import = import_at(checked.path);
    EXPECT_EQ(import.state, State::finished);
    EXPECT_EQ(import.outcome.added, file.persons);
    EXPECT_EQ(import.outcome.failed, 0);
    auto after = export_of(house);
    EXPECT_TRUE(house.mails().empty()) << "nothing is mailed";

    testing::undo(house, bernard, checked.path);
    EXPECT_EQ(import_at(checked.path).state, State::undone);
    EXPECT_EQ(import_at(checked.path).outcome.removed, file.persons);
    EXPECT_EQ(export_of(house), before);

    auto again = import_at(import_all(house, bernard, file.bytes));
    EXPECT_EQ(again.outcome.added, file.persons);
    auto same = import_at(check_file(house, bernard, file.bytes).path);
    EXPECT_EQ(same.counts.added + same.counts.changed + same.counts.question + same.counts.returned, 0);
    EXPECT_EQ(same.counts.unchanged, file.persons);
    EXPECT_EQ(same.counts.repeated, file.repeated);
}

TEST_F(Imports, the_file_brought_what_it_says) {
    import_all(house, bernard, testing::messy_file(60).bytes);
    auto record = record_of("membre7@essai.example");
    EXPECT_EQ(record.first_name, "Léo");
    EXPECT_EQ(record.birth_date->iso(), "1947-08-08");
    EXPECT_EQ(record.paid_until->iso(), "2026-12-31");
    EXPECT_EQ(record.extra["Remarque"], "=SOMME(A1)");
    EXPECT_EQ(record.postal_code, "01007");
    EXPECT_EQ(record.directory, members::Visibility::members);
}

TEST_F(Imports, in_a_union_an_import_puts_nobody_in_the_directory) {
    support::TestHouse local({.kind = platform::OrganisationKind::employees_union});
    auto officer = local.add_member("Claire", "Bureau", "claire@essai.example");
    local.give_role(officer, platform::Role::administrator);
    import_all(local, officer, testing::messy_file(10).bytes);
    auto visit = local.system_visit();
    auto email = std::string("membre7@essai.example");
    auto person = members::list_by_email(visit->db(), std::span(&email, 1)).at(0);
    EXPECT_EQ(members::find_record(*visit, person)->directory, members::Visibility::hidden);
}

TEST_F(Imports, an_export_imported_back_changes_nothing_and_is_the_same_again) {
    import_all(house, bernard, testing::messy_file(300).bytes);
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        members::Record odd;
        odd.first_name = "+Zoé";
        odd.last_name = "=Cmd|' /C calc'!A0";
        odd.interests = {"a|b", "c \\ d"};
        odd.story = "Une ligne\nUne autre ; \"citée\"";
        odd.links = {"https://essai.example/a"};
        odd.phone = "06 12 34 56 78";
        odd.extra = {{"email", "vieux"}, {"extra:x", "'=1"}, {"Ancien", "@oui"}};
        odd.state = members::MemberState::left;
        members::add_member(*visit, odd);
    });
    auto first = export_of(house);
    EXPECT_TRUE(first.starts_with("\xEF\xBB\xBFrecord;first_name;"));
    EXPECT_EQ(first.find("\n=Cmd"), std::string::npos) << "no formula";
    auto back = import_at(import_all(house, bernard, first));
    EXPECT_EQ(back.counts.unchanged, back.row_count);
    EXPECT_EQ(back.counts.absent, 0);
    EXPECT_EQ(export_of(house), first);

    support::TestHouse empty;
    auto empty_visit = empty.system_visit();
    import_file(*empty_visit, first, "members.csv", {});
    EXPECT_EQ(export_of(empty), first);
}

TEST_F(Imports, what_a_member_edited_stays_and_the_rest_is_updated) {
    import_all(house, bernard,
               "nom;prenom;email;ville;filiere;groupe\nMartin;Sophie;sophie@essai.example;Lyon;Reliure;A\n");
    auto sophie = find("sophie@essai.example");
    mark_edited(sophie, "trade");
    auto page = check_file(
        house, bernard,
        "nom;prenom;email;ville;filiere;groupe;nouveau\nMartin;Sophie;sophie@essai.example;Paris;Dorure;B;x\n");
    auto import = import_at(page.path);
    EXPECT_EQ(import.counts.kept, 1);
    EXPECT_EQ(import.counts.changed, 1);
    EXPECT_EQ(import.counts.absent, 1);
    testing::start(house, bernard, page.path);
    auto record = record_of("sophie@essai.example");
    EXPECT_EQ(record.city, "Paris");
    EXPECT_EQ(record.trade, "Reliure");
    EXPECT_EQ(record.extra["groupe"], "B");
    EXPECT_EQ(record.extra["nouveau"], "x");
    EXPECT_EQ(record.state, members::MemberState::current);

    testing::undo(house, bernard, page.path);
    record = record_of("sophie@essai.example");
    EXPECT_EQ(record.city, "Lyon");
    EXPECT_EQ(record.extra, (std::map<std::string, std::string>{{"groupe", "A"}}));
}

TEST_F(Imports, the_address_of_somebody_who_signed_in_stays_theirs) {
    import_all(house, bernard, "numero adherent;nom;prenom;email\n12;Martin;Sophie;sophie@essai.example\n");
    auto sophie = find("sophie@essai.example");
    house.session_of(sophie);
    auto page = check_file(house, bernard, "numero adherent;nom;prenom;email\n12;Martin;Sophie;autre@essai.example\n");
    EXPECT_EQ(import_at(page.path).counts.kept, 1);
    EXPECT_EQ(import_at(page.path).counts.unchanged, 1);
    testing::start(house, bernard, page.path);
    EXPECT_EQ(record_of("sophie@essai.example").person, sophie);
}

TEST_F(Imports, who_left_is_proposed_and_never_decided) {
    import_all(house, bernard, "nom;email\nMartin;sophie@essai.example\nDurand;paul@essai.example\n");
    auto page =
        check_file(house, bernard, "nom;email\nMartin;sophie@essai.example\nCaisse Bernard;bernard@essai.example\n");
    EXPECT_EQ(import_at(page.path).counts.absent, 1);
    auto visit = house.system_visit();
    auto absent = store::list_lines(visit->db(), import_at(page.path).id, Verdict::absent, 0, 9);
    ASSERT_EQ(absent.size(), 1U);
    EXPECT_EQ(absent[0].decision, Decision::open);
    auto ordinal = std::to_string(absent[0].ordinal);
    EXPECT_TRUE(support::contains(house.get(bernard, page.path + "?show=absent"), "Durand"));
    house.post(bernard, page.path + "/decisions",
               {{"show", "absent"}, {"shown", ordinal}, {"line_" + ordinal, "left"}});
    testing::start(house, bernard, page.path);
    auto paul = find("paul@essai.example");
    EXPECT_EQ(members::find_record(*visit, paul)->state, members::MemberState::left);

    auto back = check_file(house, bernard, "nom;email\nDurand;paul@essai.example\n");
    EXPECT_EQ(import_at(back.path).counts.returned, 1);
    testing::start(house, bernard, back.path);
    EXPECT_EQ(members::find_record(*house.system_visit(), paul)->state, members::MemberState::current);
}

TEST_F(Imports, a_question_is_answered_by_an_officer) {
    import_all(house, bernard, "nom;prenom;email\nMartin;Sophie;sophie@essai.example\n");
    auto page = check_file(house, bernard, "nom;prenom;email\nMartin;Sophie;nouvelle@essai.example\n");
    EXPECT_EQ(import_at(page.path).counts.question, 1);
    EXPECT_TRUE(support::contains(house.get(bernard, page.path + "?show=questions"), "Sophie Martin"));
    house.post(bernard, page.path + "/decisions", {{"show", "questions"}, {"line_1", "same"}});
    testing::start(house, bernard, page.path);
    EXPECT_EQ(import_at(page.path).outcome.changed, 1);
    EXPECT_TRUE(find("nouvelle@essai.example"));
    EXPECT_FALSE(find("sophie@essai.example"));
}

TEST_F(Imports, spaces_are_made_once_and_silently) {
    std::string text =
        "nom;email;filiere;region\nMartin;a@essai.example;Papier marbré;Bretagne\nDurand;b@essai.example;papier "
        "marbre;Bretagne\n";
    auto first = import_at(import_all(house, bernard, text, {{"options", "1"}, {"options", "2"}}));
    EXPECT_EQ(first.outcome.spaces, 2);
    EXPECT_EQ(first.outcome.memberships, 4);
    auto visit = house.system_visit();
    auto space = spaces::find_by_kind_and_name(visit->db(), spaces::Kind::trade, "Papier marbré");
    ASSERT_TRUE(space);
    EXPECT_EQ(spaces::count_members(*visit, std::span(&*space, 1)), 2);
    platform::write(*visit, [&] { spaces::remove_member(*visit, *space, find("a@essai.example")); });
    auto second = import_at(import_all(house, bernard, text, {{"options", "1"}, {"options", "2"}}));
    EXPECT_EQ(second.outcome.spaces, 0);
    EXPECT_EQ(second.outcome.memberships, 0) << "who left a space is not brought back";
    EXPECT_TRUE(house.mails().empty());
}

TEST_F(Imports, what_was_stopped_goes_on_where_it_was) {
    auto file = testing::messy_file(1600);
    auto checked = check_file(house, bernard, file.bytes);
    auto import = import_at(checked.path);
    auto visit = house.system_visit();
    start_import(*house.visit_as(bernard), import.public_id, 0);
    struct Stop {};
    EXPECT_THROW(run_import(*visit, import.id,
                            [](const Progress& progress) {
                                if (progress.done >= 1000) throw Stop{};
                            }),
                 Stop);
    EXPECT_EQ(import_at(checked.path).progress, 1000);
    house.run_jobs(); // another worker takes the job up
    EXPECT_EQ(import_at(checked.path).state, State::finished);
    EXPECT_EQ(import_at(checked.path).outcome.added, file.persons);
    EXPECT_EQ(members::count_current(visit->db()), file.persons + 1);
}

std::string workbook() {
    auto cell = [](const std::string& text) { return "<c t='inlineStr'><is><t>" + text + "</t></is></c>"; };
    std::string rows = "<row>" + cell("Nom") + cell("Prénom") + cell("Courriel") + cell("Code postal") + "</row><row>" +
                       cell("Martin") + cell("Zoë") + cell("zoe@essai.example") + cell("01000") + "</row>";
    const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return parse::testing::zip(
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='" + relation +
                             "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
         {"xl/workbook.xml",
          "<workbook xmlns:r='" + relation + "'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='" + relation +
                                            "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"},
         {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

TEST_F(Imports, a_workbook_is_a_file_like_another) {
    import_all(house, bernard, workbook());
    EXPECT_EQ(record_of("zoe@essai.example").postal_code, "01000");
}

TEST_F(Imports, a_wrong_file_gets_a_sentence_and_the_page_again) {
    auto answer =
        house.post_files(bernard, "/console/imports", {}, {{"file", "photo.png", "image/png", "\x89PNG\r\n\x1A\n"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(support::contains(answer, "CSV ou XLSX"));
    EXPECT_EQ(house.post(bernard, "/console/imports", {}).status, 422);
}

TEST_F(Imports, a_mapping_without_a_name_comes_back_with_what_was_chosen) {
    auto answer = house.post_files(bernard, "/console/imports", {}, {{"file", "a.csv", "text/csv", "x;y\n1;2\n"}});
    auto path = support::location_of(answer);
    answer = house.post(bernard, path + "/columns", {{"column_0", "city"}, {"column_1", "extra"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(import_at(path).state, State::mapping);
    answer = house.post(bernard, path + "/columns",
                        {{"column_0", "full_name"}, {"column_1", "extra"}, {"preset_name", "Le mien"}});
    EXPECT_EQ(answer.status, 303);
    house.run_jobs();
    auto second = house.post_files(bernard, "/console/imports", {}, {{"file", "b.csv", "text/csv", "x;y\n3;4\n"}});
    EXPECT_EQ(import_at(support::location_of(second)).mapping.preset, "Le mien");
}

TEST_F(Imports, the_command_line_refuses_a_file_without_names) {
    auto visit = house.system_visit();
    EXPECT_THROW(import_file(*visit, "x;y\n1;2\n", "a.csv", {}), base::Refusal);
    EXPECT_TRUE(store::list_imports(visit->db(), {1000}, 10).empty());
}

TEST_F(Imports, to_a_member_none_of_it_exists) {
    auto path = check_file(house, bernard, "nom;email\nMartin;sophie@essai.example\n").path;
    auto sophie = house.add_member("Sophie", "Martin", "s@essai.example");
    for (const auto& target : {std::string("/console/imports"), std::string("/console/export"), path,
                               path + "/progress", path + "/report.csv"})
        EXPECT_EQ(house.get(sophie, target).status, 404) << target;
    for (const char* verb : {"/columns", "/reopen", "/decisions", "/start", "/continue", "/undo", "/discard"})
        EXPECT_EQ(house.post(sophie, path + verb, {}).status, 404) << verb;
    EXPECT_EQ(house.get(bernard, "/console/imports/0000000000000").status, 404);
}

TEST_F(Imports, the_report_is_paged_filtered_and_downloaded) {
    auto checked = check_file(house, bernard, testing::messy_file(250).bytes);
    EXPECT_TRUE(support::contains(checked.report, "essai.example")) << "the employer's domain is shown before anything";
    auto at = checked.report.body.find("after=");
    ASSERT_NE(at, std::string::npos);
    auto cursor = checked.report.body.substr(at + 6, checked.report.body.find('"', at) - at - 6);
    auto next = house.get(bernard, checked.path + "?show=&after=" + cursor);
    EXPECT_EQ(next.status, 200);
    EXPECT_TRUE(support::contains(next, "101")) << "the hundred and first line";
    EXPECT_EQ(house.get(bernard, checked.path + "?show=problems").status, 200);
    EXPECT_EQ(house.get(bernard, checked.path + "?show=nothing").status, 404);
    auto file = house.get(bernard, checked.path + "/report.csv");
    std::string text;
    for (auto piece = file.next_piece(); !piece.empty(); piece = file.next_piece()) text += piece;
    EXPECT_EQ(std::ranges::count(text, '\n'), 252) << "head, 250 lines, one who is absent";
}

TEST_F(Imports, after_a_month_the_file_is_wiped) {
    auto path = import_all(house, bernard, "nom;email\nMartin;sophie@essai.example\n");
    check_file(house, bernard, "nom;email\nMartin;autre@essai.example\n");
    house.clock().advance(std::chrono::hours(24 * 31));
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::update_second_factors(*visit, bernard, 1); }); // officers have one by now
    forget_files(*visit);
    EXPECT_FALSE(import_at(path).has_file);
    EXPECT_TRUE(store::list_file_parts(visit->db(), import_at(path).id).empty());
    EXPECT_EQ(store::list_imports(visit->db(), {1000}, 10).size(), 1U);
    EXPECT_EQ(house.get(bernard, path).status, 200);
    EXPECT_EQ(house.post(bernard, path + "/undo", {}).status, 409);
}

} // namespace
} // namespace imports
