// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/email_address.hpp"
#include "base/text.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(EmailAddress, keeps_what_was_typed_and_makes_a_key) {
    const auto address = read_email_address("  Élodie.Durand@x \n");
    EXPECT_FALSE(address);
    const auto plain = read_email_address(" Elodie.Durand+Guilde@Exemple.FR\u00A0");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->text, "Elodie.Durand+Guilde@Exemple.FR");
    EXPECT_EQ(plain->key, "elodie.durand+guilde@exemple.fr");
    EXPECT_EQ(plain->domain, "exemple.fr");
}

TEST(EmailAddress, domains_in_unicode_get_their_ascii_form) {
    EXPECT_EQ(read_email_address("contact@MÉTIERS.fr")->key, "contact@xn--mtiers-bva.fr");
    EXPECT_EQ(read_email_address("a@日本。jp")->domain, "xn--wgv71a.jp");
    EXPECT_EQ(read_email_address("contact@xn--mtiers-bva.fr")->key, "contact@xn--mtiers-bva.fr");
}

TEST(EmailAddress, limits_are_those_of_the_mail_standards) {
    const std::string label(63, 'a');
    EXPECT_TRUE(read_email_address(std::string(64, 'a') + "@b.fr"));
    EXPECT_FALSE(read_email_address(std::string(65, 'a') + "@b.fr"));
    EXPECT_TRUE(read_email_address("a@" + label + ".fr"));
    EXPECT_FALSE(read_email_address("a@a" + label + ".fr"));
    const std::string long_domain = label + '.' + label + '.' + label + '.' + std::string(55, 'b') + ".fr";
    EXPECT_EQ(long_domain.size(), 250u);
    EXPECT_TRUE(read_email_address("abc@" + long_domain)); // 254 bytes
    EXPECT_FALSE(read_email_address("abcd@" + long_domain));
}

TEST(EmailAddress, refuses_what_would_not_arrive) {
    for (const char* text : {"",
                             "@",
                             "a",
                             "a@",
                             "@b.fr",
                             "a b@c.fr",
                             "a@b",
                             "a@b.fr.",
                             "a@.fr",
                             "a@b..fr",
                             ".a@b.fr",
                             "a.@b.fr",
                             "a..b@c.fr",
                             "\"a\"@b.fr",
                             "a@[192.0.2.1]",
                             "a@192.0.2.1",
                             "a(x)@b.fr",
                             "a@b.fr(x)",
                             "a@-b.fr",
                             "a@b-.fr",
                             "a@b_c.fr",
                             "é@b.fr",
                             "a@b.fr\nBcc: c@d.fr",
                             "a@b.fr, c@d.fr",
                             "<a@b.fr>",
                             "a@b.fr\\",
                             "a@b@c.fr",
                             "a\x01@b.fr",
                             "a@b.fr\x7F"
                             "x",
                             "a@\xE9.fr",
                             "a@b.123"}) {
        EXPECT_FALSE(read_email_address(text)) << text;
    }
}

std::string unescape_xml(std::string text) {
    for (const auto& [entity, meaning] : std::vector<std::pair<std::string, std::string>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
        for (auto at = text.find(entity); at != text.npos; at = text.find(entity, at + 1)) {
            text.replace(at, entity.size(), meaning);
        }
    }
    // The set writes control characters as their pictures, U+2400 and up.
    for (auto at = text.find("&#x24"); at != text.npos; at = text.find("&#x24")) {
        const auto end = text.find(';', at);
        const int code = std::stoi(text.substr(at + 3, end - at - 3), nullptr, 16);
        text.replace(at, end - at + 1, 1, static_cast<char>(code - 0x2400));
    }
    return text;
}

std::string between(std::string_view text, std::string_view open, std::string_view close) {
    const auto from = text.find(open);
    if (from == text.npos) return "";
    const auto to = text.find(close, from + open.size());
    return std::string(text.substr(from + open.size(), to - from - open.size()));
}

struct IsEmailCase {
    std::string id;
    std::string address;
    std::string category;
    std::string diagnosis;
};

std::vector<IsEmailCase> isemail_cases() {
    const auto xml = testing::read_file(testing::shared_data() / "email" / "test" / "tests.xml");
    std::vector<IsEmailCase> cases;
    std::string_view rest = *xml;
    for (auto at = rest.find("<test id="); at != rest.npos; at = rest.find("<test id=")) {
        rest.remove_prefix(at);
        const std::string_view test = rest.substr(0, rest.find("</test>"));
        cases.push_back({between(test, "<test id=\"", "\""), unescape_xml(between(test, "<address>", "</address>")),
                         between(test, "<category>", "</category>"), between(test, "<diagnosis>", "</diagnosis>")});
        rest.remove_prefix(test.size());
    }
    return cases;
}

// Accepted are the categories "valid" and "valid but DNS says nothing" (no test asks DNS), except
// names of one label or whose last label is a number. Quoted local parts and address literals
// (RFC5321), comments and folding (CFWS), deprecated forms and errors are all refused. White space
// around an address is trimmed first, which the set counts as an error or folding.
TEST(EmailAddress, accepts_the_isemail_categories_that_a_server_delivers) {
    SKIP_WITHOUT_SHARED("email");
    const auto cases = isemail_cases();
    EXPECT_EQ(cases.size(), 164u);
    int accepted = 0;
    int trimmed = 0;
    for (const auto& test : cases) {
        if (base::trim(test.address) != test.address) {
            ++trimmed;
            continue;
        }
        const std::string last = test.address.substr(test.address.find_last_of("@.") + 1);
        const auto dot = test.address.find('.', test.address.rfind('@') + 1);
        const bool number = last.find_first_not_of("0123456789") == std::string::npos;
        const bool valid = test.category == "ISEMAIL_VALID_CATEGORY" || test.category == "ISEMAIL_DNSWARN";
        const bool read = read_email_address(test.address).has_value();
        EXPECT_EQ(read, valid && dot != std::string::npos && !number)
            << test.id << ' ' << test.address << ' ' << test.diagnosis;
        accepted += read ? 1 : 0;
    }
    EXPECT_EQ(accepted, 21);
    EXPECT_EQ(trimmed, 25);
}

TEST(EmailAddress, naughty_strings_are_no_addresses) {
    for (const std::string& text : testing::naughty_strings()) {
        EXPECT_FALSE(read_email_address(text)) << text;
        read_email_address(text + "@exemple.fr");
        read_email_address("a@" + text + ".fr");
    }
}

} // namespace
} // namespace parse
