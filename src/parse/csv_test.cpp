// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/csv.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>
#include <random>

namespace parse {
namespace {

using Cells = std::vector<std::string>;
using Table = std::vector<Cells>;

Table cells_of(const std::vector<Row>& rows) {
    Table table;
    for (const Row& row : rows) table.push_back(row.cells);
    return table;
}

Table read(std::string_view text, CsvOptions options = {}) {
    return cells_of(read_csv(text, options));
}

TEST(Csv, reads_rows_with_their_lines) {
    const auto rows = read_csv("a,b\r\n\r\n\"x\ny\",\"z \"\"w\"\"\"\rlast,\n");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0], (Row{1, {"a", "b"}}));
    EXPECT_EQ(rows[1], (Row{3, {"x\ny", "z \"w\""}}));
    EXPECT_EQ(rows[2], (Row{5, {"last", ""}}));
}

TEST(Csv, blank_lines_are_rows_only_when_asked) {
    EXPECT_EQ(read("\na\n\n"), (Table{{"a"}}));
    EXPECT_EQ(read("\na\n\n", {.blank_lines = BlankLines::keep}), (Table{{""}, {"a"}, {""}}));
    EXPECT_TRUE(read("").empty());
}

TEST(Csv, odd_quotes_are_kept_and_told) {
    CsvReader reader("n,t\n1,This \"quotes\" too\n2,\"Le \"Livre\" doré\",x\n3,\"never, closed\n4,y\n");
    Table table;
    while (const auto row = reader.next()) table.push_back(row->cells);
    EXPECT_EQ(table, (Table{{"n", "t"},
                            {"1", "This \"quotes\" too"},
                            {"2", "Le \"Livre\" doré\"", "x"},
                            {"3", "never, closed\n4,y\n"}}));
    ASSERT_EQ(reader.warnings().size(), 3u);
    EXPECT_EQ(reader.warnings()[0].line, 2u);
    EXPECT_EQ(reader.warnings()[1].line, 3u);
    EXPECT_EQ(reader.warnings()[1].column, 8u);
    EXPECT_EQ(reader.warnings()[2].line, 4u);
    EXPECT_EQ(reader.warnings()[2].column, 3u);
    EXPECT_FALSE(reader.problem());
}

TEST(Csv, limits_stop_the_reading_and_say_where) {
    CsvReader wide("a,b\na,b,c\nd,e\n", {.columns_max = 2});
    EXPECT_TRUE(wide.next());
    EXPECT_FALSE(wide.next());
    EXPECT_FALSE(wide.next());
    ASSERT_TRUE(wide.problem());
    EXPECT_EQ(wide.problem()->line, 2u);
    CsvReader long_cell("a\n\"bcdef\n", {.cell_bytes_max = 3});
    EXPECT_TRUE(long_cell.next());
    EXPECT_FALSE(long_cell.next());
    EXPECT_TRUE(long_cell.problem());
}

TEST(Csv, guesses_encodings) {
    const std::string name = "Prénom;Œuvre €";
    const std::string latin = "Pr\xE9nom;\x8Cuvre \x80";
    EXPECT_EQ(guess_encoding(name), Encoding::utf8);
    EXPECT_EQ(guess_encoding("\xEF\xBB\xBF" + name), Encoding::utf8_bom);
    EXPECT_EQ(guess_encoding(latin), Encoding::windows_1252);
    EXPECT_EQ(to_utf8(name, Encoding::utf8), name);
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF" + name, Encoding::utf8_bom), name);
    EXPECT_EQ(to_utf8(latin, Encoding::windows_1252), name);
    const std::string little("\xFF\xFE\xE9\0\x3D\xD8\0\xDE", 8);
    const std::string big("\xFE\xFF\0\xE9\xD8\x3D\xDE\0", 8);
    EXPECT_EQ(to_utf8(little, guess_encoding(little)), "é\U0001F600");
    EXPECT_EQ(to_utf8(big, guess_encoding(big)), "é\U0001F600");
    EXPECT_EQ(to_utf8(std::string("\xFF\xFE\x3D\xD8\x41", 5), Encoding::utf16_le), "\uFFFD\uFFFD");
    EXPECT_EQ(to_utf8("a\x81z", Encoding::windows_1252), "a\uFFFDz");
    EXPECT_EQ(to_utf8(std::string("a\0z", 3), Encoding::utf8), "a\uFFFDz");
}

TEST(Csv, guesses_separators) {
    EXPECT_EQ(guess_separator("Nom;Prénom;Montant\nDurand;Élodie;1,50\nMoreau;Paul;2,00\n"), ';');
    EXPECT_EQ(guess_separator("a,b\n\"x;y;z\",2\n"), ',');
    EXPECT_EQ(guess_separator("a\tb\n1\t2,5\n"), '\t');
    EXPECT_EQ(guess_separator("a|b|c\n1|2|3\n"), '|');
    EXPECT_EQ(guess_separator("alone\nhere\n"), ',');
    EXPECT_EQ(guess_separator(""), ',');
    EXPECT_EQ(guess_separator("sep=|\r\na|b;c;d\n"), '|');
}

TEST(Csv, a_line_that_declares_the_separator_is_no_row) {
    const auto rows = read_csv("sep=;\r\na;b\r\n");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0], (Row{2, {"a", "b"}}));
    EXPECT_EQ(read("sep=;x,y\n"), (Table{{"sep=;x", "y"}}));
    EXPECT_EQ(read("sep="), (Table{{"sep="}}));
}

TEST(Csv, formulas_are_guarded_when_written) {
    EXPECT_EQ(write_csv_row({"=1+1", "-2", "+33", "@x", "\tx", "a=b", ""}), "'=1+1,'-2,'+33,'@x,'\tx,a=b,\r\n");
    EXPECT_EQ(write_csv_row({"\rx"}), "\"'\rx\"\r\n");
    EXPECT_EQ(write_csv_row({"l'été", "'quoted'"}), "l'été,'quoted'\r\n");
    EXPECT_EQ(write_csv_row({"a;b", "c"}, ';'), "\"a;b\";c\r\n");
    EXPECT_EQ(write_csv_row({""}), "\"\"\r\n");
}

TEST(Csv, written_rows_read_back_byte_for_byte) {
    std::mt19937 random(20260101);
    const std::string alphabet = "ab'=+-@\t\r\n\",; é";
    for (int round = 0; round < 3000; ++round) {
        Cells cells(1 + random() % 4);
        for (auto& cell : cells) {
            for (auto length = random() % 6; length > 0; --length) {
                cell += alphabet[random() % alphabet.size()];
            }
        }
        const char separator = round % 2 ? ',' : ';';
        const std::string line = write_csv_row(cells, separator);
        EXPECT_EQ(read(line, {.separator = separator, .guard = FormulaGuard::remove}), Table{cells}) << line;
    }
}

Table table_of_arrays(const Json& json) {
    Table table;
    for (const Json& row : json.items()) {
        Cells cells;
        for (const Json& cell : row.items()) cells.emplace_back(cell.as_string().value_or("?"));
        table.push_back(cells);
    }
    return table;
}

// A header and one object a row.
Table table_of_objects(const Json& json, const Cells& header) {
    Table table;
    for (const Json& row : json.items()) {
        Cells cells;
        for (const std::string& name : header) {
            cells.emplace_back(row.find_string(name).value_or("?"));
        }
        table.push_back(cells);
    }
    return table;
}

TEST(Csv, agrees_with_the_csv_spectrum_set) {
    SKIP_WITHOUT_SHARED("csv");
    const auto folder = testing::shared_data() / "csv" / "csv-spectrum";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "csvs")) {
        auto table = read(*testing::read_file(entry.path()));
        const Cells header = table.front();
        table.erase(table.begin());
        const auto name = entry.path().stem().string() + ".json";
        const auto json = Json::parse(*testing::read_file(folder / "json" / name));
        ASSERT_TRUE(json) << name;
        EXPECT_EQ(table, table_of_objects(*json, header)) << name;
        ++files;
    }
    EXPECT_EQ(files, 11);
}

TEST(Csv, agrees_with_the_csv_test_data_set) {
    SKIP_WITHOUT_SHARED("csv");
    const auto folder = testing::shared_data() / "csv" / "csv-test-data";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "csv")) {
        const std::string name = entry.path().stem().string();
        auto table = read(*testing::read_file(entry.path()), {.blank_lines = BlankLines::keep});
        const auto text = testing::read_file(folder / "json" / (name + ".json"));
        if (!text) continue; // deliberately bad files have none; being read without harm is enough
        const auto json = Json::parse(*text);
        ASSERT_TRUE(json) << name;
        if (name.starts_with("header-")) {
            table.erase(table.begin());
            EXPECT_EQ(table, table_of_objects(*json, {"foo", "bar", "baz"})) << name;
        } else {
            EXPECT_EQ(table, table_of_arrays(*json)) << name;
        }
        ++files;
    }
    EXPECT_EQ(files, 18);
}

TEST(Csv, naughty_strings_survive) {
    SKIP_WITHOUT_SHARED("strings");
    for (const std::string& text : testing::naughty_strings()) {
        const std::string line = write_csv_row({text, text}, ';');
        EXPECT_EQ(read(line, {.separator = ';', .guard = FormulaGuard::remove}), (Table{{text, text}}));
        read(text);
        guess_separator(text);
        to_utf8(text, guess_encoding(text));
    }
}

} // namespace
} // namespace parse
