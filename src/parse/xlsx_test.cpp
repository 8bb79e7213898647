// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xlsx.hpp"
#include "parse/test_zip.hpp"
#include "parse/xlsx_parts.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

struct Parts {
    std::string sheets = R"(<sheet name="Caché" sheetId="9" state="hidden" r:id="r1"/>
        <sheet name="Vide" sheetId="1" r:id="r2"/><sheet name="Membres" sheetId="2" r:id="r1"/>)";
    std::string rows;
    std::string strings;
    std::string workbook_settings;
};

std::string workbook(const Parts& parts) {
    const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string relations = "<Relationships>";
    return testing::zip({
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", relations + "<Relationship Id='x' Type='" + relation +
                            "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r='" + relation + "'>" + parts.workbook_settings + "<sheets>" +
                                parts.sheets + "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         relations + "<Relationship Id='r1' Type='" + relation +
             "worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + relation +
             "worksheet' Target='/xl/worksheets/sheet2.xml'/><Relationship Id='r3' Type='" + relation +
             "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r4' Type='" + relation +
             "styles' Target='styles.xml'/></Relationships>"},
        {"xl/sharedStrings.xml", "<sst>" + parts.strings + "</sst>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd;@'/>"
         "<numFmt numFmtId='165' formatCode='#,##0.00\\ &quot;d&quot;'/></numFmts>"
         "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
         "<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='20'/>"
         "<xf numFmtId='22'/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + parts.rows + "</sheetData></worksheet>"},
        {"xl/worksheets/sheet2.xml",
         "<worksheet><sheetData><row r='1'><c r='A1' s='1'/></row></sheetData></worksheet>"},
    });
}

std::string rows_of_values(int count, std::string_view cell) {
    std::string rows;
    for (int i = 0; i < count; ++i) ((rows += "<row>") += cell) += "</row>";
    return rows;
}

TEST(Xlsx, reads_the_first_visible_filled_sheet_as_text) {
    const auto sheet = read_xlsx(workbook({
        .rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
                "<row r='2'/><row r='4'><c r='A4' t='inlineStr'><is><t>Élodie</t></is></c>"
                "<c r='B4' s='1'><v>45292</v></c><c r='C4' s='2'><v>45292.4375</v></c>"
                "<c r='D4'><v>12.300000000000001</v></c><c r='E4'><v>3.3612345678E10</v></c>"
                "<c r='F4' t='b'><v>1</v></c><c r='G4' t='str'><f>A1&amp;\"x\"</f><v>calculé</v></c>"
                "<c r='H4' s='4'><v>0.4375</v></c><c r='I4' s='3'><v>1234.5</v></c>"
                "<c r='J4' t='e'><v>#N/A</v></c><c r='K4' s='5'><v>60.999999</v></c>"
                "<c r='L4'><v>-7</v></c><c r='M4' t='d'><v>2024-02-29T00:00:00</v></c></row>",
        .strings = "<si><t>Nom</t></si><si><r><t>Pré</t></r><r><t>nom</t></r>"
                   "<rPh><t>no</t></rPh></si>",
    }));
    ASSERT_TRUE(sheet) << sheet.problem.message.id;
    EXPECT_EQ(sheet->name, "Membres");
    ASSERT_EQ(sheet->rows.size(), 2u);
    EXPECT_EQ(sheet->rows[0], (Row{1, {"Nom", "", "Prénom"}}));
    EXPECT_EQ(sheet->rows[1], (Row{4,
                                   {"Élodie", "2024-01-01", "2024-01-01 10:30", "12.3", "33612345678", "TRUE",
                                    "calculé", "10:30", "1234.5", "#N/A", "1900-03-01", "-7", "2024-02-29"}}));
}

TEST(Xlsx, workbooks_of_1904_have_their_own_days) {
    const auto sheet = read_xlsx(
        workbook({.rows = "<row><c s='1'><v>43830</v></c></row>", .workbook_settings = "<workbookPr date1904='1'/>"}));
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->rows[0].cells[0], "2024-01-01");
}

TEST(Xlsx, formats_tell_dates_from_numbers) {
    using xlsx::NumberKind;
    for (const char* code :
         {"dd/mm/yyyy", "m/d/yy", "[$-40C]d mmmm yyyy;@", "mmm-yy", "\"le \"dd/mm", "yyyy-mm-dd hh:mm"}) {
        EXPECT_EQ(xlsx::kind_of_format(code), NumberKind::date) << code;
    }
    for (const char* code : {"hh:mm", "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM"}) {
        EXPECT_EQ(xlsx::kind_of_format(code), NumberKind::time) << code;
    }
    for (const char* code : {"General", "0.00", "#,##0.00 \"days\"", "[Red]0", "0%", "@", "", "\"", "[", "\\"}) {
        EXPECT_EQ(xlsx::kind_of_format(code), NumberKind::number) << code;
    }
}

TEST(Xlsx, what_is_not_a_workbook_says_so) {
    EXPECT_EQ(read_xlsx("nom;prénom").problem.kind, ProblemKind::malformed);
    EXPECT_EQ(read_xlsx("").problem.kind, ProblemKind::malformed);
    EXPECT_EQ(read_xlsx("PK\3\4").problem.kind, ProblemKind::malformed);
    EXPECT_EQ(read_xlsx("\xD0\xCF\x11\xE0 old").problem.kind, ProblemKind::unsupported);
    EXPECT_EQ(read_xlsx(testing::zip({{"a", "b"}})).problem.kind, ProblemKind::malformed);
    EXPECT_EQ(read_xlsx(workbook({})).problem.kind, ProblemKind::malformed); // empty
    EXPECT_FALSE(looks_like_xlsx("nom;prénom"));
    EXPECT_TRUE(looks_like_xlsx(workbook({})));
}

TEST(Xlsx, limits_are_kept) {
    const auto kind = [](const Parts& parts, const XlsxLimits& limits) {
        const auto sheet = read_xlsx(workbook(parts), limits);
        EXPECT_FALSE(sheet);
        return sheet.problem.kind;
    };
    const Parts tall{.rows = rows_of_values(20, "<c><v>1</v></c>")};
    EXPECT_EQ(kind(tall, {.rows_max = 19}), ProblemKind::too_large);
    EXPECT_TRUE(read_xlsx(workbook(tall), {.rows_max = 20}));
    const Parts wide{.rows = "<row><c r='CW1'><v>1</v></c></row>"};
    EXPECT_EQ(kind(wide, {.columns_max = 100}), ProblemKind::too_large);
    EXPECT_EQ(kind(wide, {.cells_max = 100}), ProblemKind::too_large);
    EXPECT_TRUE(read_xlsx(workbook(wide), {.columns_max = 101, .cells_max = 101}));
    const Parts heavy{.rows = rows_of_values(50, "<c t='s'><v>0</v></c>"),
                      .strings = "<si><t>" + std::string(1000, 'x') + "</t></si>"};
    EXPECT_EQ(kind(heavy, {.text_bytes_max = 49'000}), ProblemKind::too_large);
    const Parts bomb{.rows = rows_of_values(1, "<c><v>1</v></c>") + std::string(5'000'000, ' ')};
    EXPECT_EQ(kind(bomb, {.unpacked_bytes_max = 1'000'000}), ProblemKind::too_large);
    EXPECT_EQ(kind(tall, {.file_bytes_max = 100}), ProblemKind::too_large);
}

TEST(Xlsx, every_broken_byte_is_survived) {
    const std::string bytes = workbook({.rows = "<row><c t='s'><v>0</v></c></row>", .strings = "<si><t>a</t></si>"});
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string broken = bytes;
        broken[i] = static_cast<char>(broken[i] ^ 0x55);
        read_xlsx(broken);
        read_xlsx(std::string_view(bytes).substr(0, i));
    }
    SUCCEED();
}

TEST(Xlsx, strange_cells_are_survived) {
    for (const char* row : {"<row r='x'><c r='1' s='99' t='s'><v>99999999999999999999</v></c></row>",
                            "<row r='1'><c r='ZZZZ1'><v>1</v></c></row>", "<c><v>1</v></c>",
                            "<row r='18446744073709551615'><c s='1'><v>1e308</v></c></row><row><c><v>1</v></c></row>",
                            "<row><c s='1'><v>-5</v></c><c s='1'><v>inf</v></c><c><v>nan</v></c></row>"}) {
        read_xlsx(workbook({.rows = row}));
    }
    SUCCEED();
}

} // namespace
} // namespace parse
