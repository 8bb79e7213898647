// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/phone.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

std::string read(std::string_view text) {
    return read_phone(text).value_or("none");
}

TEST(Phone, french_numbers_in_all_their_clothes) {
    for (const char* text : {"0612345678", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78",
                             "+33612345678", "+33 (0)6 12 34 56 78", "+330612345678", "0033612345678",
                             "0033 (0) 6 12 34 56 78", "612345678", "33612345678", " 06\u00A012\u202F34 56 78 "}) {
        EXPECT_EQ(read(text), "+33612345678") << text;
    }
}

TEST(Phone, overseas_numbers_get_their_country_code) {
    EXPECT_EQ(read("0590 12 34 56"), "+590590123456");
    EXPECT_EQ(read("0692123456"), "+262692123456");
    EXPECT_EQ(read("+590 590 12 34 56"), "+590590123456");
}

TEST(Phone, other_countries_and_short_numbers) {
    EXPECT_EQ(read("+41 22 345 67 89"), "+41223456789");
    EXPECT_EQ(read("0041223456789"), "+41223456789");
    EXPECT_EQ(read("3646"), "3646");
    EXPECT_EQ(read("15"), "15");
}

TEST(Phone, refuses_what_cannot_be_a_number) {
    for (const char* text :
         {"", "+", "abc", "06 12 34 56", "06 12 34 56 78 9", "+33 6 12", "0012", "06+12345678", "++33612345678", "1",
          "1234567890123456", "00000000000", "+0123456789", "06 12 34 56 78 poste 3", "٠٦١٢٣٤٥٦٧٨", "12345678"}) {
        EXPECT_EQ(read(text), "none") << text;
    }
}

TEST(Phone, numbers_are_shown_as_people_dial_them) {
    EXPECT_EQ(phone_text("+33612345678"), "06\u00A012\u00A034\u00A056\u00A078");
    EXPECT_EQ(phone_text("+590590123456"), "05\u00A090\u00A012\u00A034\u00A056");
    EXPECT_EQ(phone_text("+41223456789"), "+41\u00A0223456789");
    EXPECT_EQ(phone_text("+12125550123"), "+1\u00A02125550123");
    EXPECT_EQ(phone_text("+352621123456"), "+352\u00A0621123456");
    EXPECT_EQ(phone_text("3646"), "3646");
    EXPECT_EQ(phone_text("nothing"), "nothing");
    EXPECT_EQ(phone_text(""), "");
}

TEST(Phone, what_is_shown_reads_back) {
    for (const char* phone : {"+33612345678", "+590690123456", "+41223456789", "3646"}) {
        EXPECT_EQ(read(phone_text(phone)), phone);
    }
}

TEST(Phone, naughty_strings_do_no_harm) {
    for (const std::string& text : testing::naughty_strings()) phone_text(read(text));
}

} // namespace
} // namespace parse
