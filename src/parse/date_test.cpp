// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/date.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

std::string iso(std::string_view text, DayOptions options = {}) {
    const auto day = read_day(text, options);
    return day ? day->iso() : "none";
}

TEST(Date, reads_days_as_people_write_them) {
    for (const char* text :
         {"05/03/2024", "5/3/2024", "5/3/24", "05-03-2024", "05.03.2024", "05 03 2024", "2024-03-05", "2024/03/05",
          " 5/3/2024\u00A0", "05/03/2024 00:00", "2024-03-05T14:30:00.000Z", "2024-03-05 14:30:00+01:00"}) {
        EXPECT_EQ(iso(text), "2024-03-05") << text;
    }
}

TEST(Date, refuses_days_that_are_none) {
    for (const char* text : {"",
                             "31/02/2024",
                             "29/02/2023",
                             "00/01/2024",
                             "01/13/2024",
                             "1/2",
                             "1/2/3",
                             "1/2/024",
                             "01/02-2024",
                             "01/02/20245",
                             "1/2/2024x",
                             "mars 2024",
                             "2024-3",
                             "2024-03-055",
                             "0001-01-01",
                             "99/99/9999",
                             "1/2/2024 matin",
                             "-1/2/2024",
                             "100/1/2024",
                             "1//2024",
                             "2500-01-01",
                             "99999999999999999999/1/1",
                             "١/٢/٢٠٢٤"}) {
        EXPECT_EQ(iso(text), "none") << text;
    }
}

TEST(Date, two_digit_years_turn_at_the_pivot) {
    EXPECT_EQ(iso("1/1/49"), "2049-01-01");
    EXPECT_EQ(iso("1/1/50"), "1950-01-01");
    EXPECT_EQ(iso("1/1/30", {.two_digit_year_pivot = 30}), "1930-01-01");
}

TEST(Date, excel_serials_only_when_asked) {
    const DayOptions excel{.excel_serials = ExcelSerials::yes};
    EXPECT_EQ(iso("45292"), "none");
    EXPECT_EQ(iso("45292", excel), "2024-01-01");
    EXPECT_EQ(iso("45292.75", excel), "2024-01-01");
    EXPECT_EQ(iso("1", excel), "1900-01-01");
    EXPECT_EQ(iso("59", excel), "1900-02-28");
    EXPECT_EQ(iso("60", excel), "none");
    EXPECT_EQ(iso("61", excel), "1900-03-01");
    EXPECT_EQ(iso("0", excel), "none");
    EXPECT_EQ(iso("999999", excel), "none");
    EXPECT_EQ(iso("45292x", excel), "none");
}

TEST(Date, every_day_of_two_centuries_reads_back) {
    for (base::Day day = *base::Day::of(1900, 1, 1); day.year() < 2100; ++day.number) {
        ASSERT_EQ(read_day(day.iso()), day);
    }
}

TEST(Date, naughty_strings_do_no_harm) {
    for (const std::string& text : testing::naughty_strings()) {
        read_day(text, {.excel_serials = ExcelSerials::yes});
    }
}

} // namespace
} // namespace parse
