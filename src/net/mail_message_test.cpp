// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/mail.hpp"
#include "net/mail_address.hpp"
#include "net/mail_words.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <stdexcept>

namespace net {
namespace {

using namespace std::string_literals;

Mail invitation() {
    return {.to_address = "ada@relieurs.example",
            .to_name = "Ada Lovelace",
            .from_address = "bonjour@guilde.example",
            .from_name = "Les relieurs",
            .reply_to = {},
            .subject = "Invitation",
            .text = "Bonjour Ada,\nà jeudi.",
            .html = "<p>Bonjour Ada,</p>",
            .message_id = "42.ab@guilde.example",
            .date = {1'795'300'777'120},
            .headers = {{"Auto-Submitted", "auto-generated"}}};
}

std::size_t longest_line(const std::string& message) {
    std::size_t longest = 0;
    std::size_t start = 0;
    while (start < message.size()) {
        const std::size_t end = message.find("\r\n", start);
        longest = std::max(longest, end - start);
        start = end + 2;
    }
    return longest;
}

TEST(ToRfc5322, is_the_whole_message) {
    EXPECT_EQ(to_rfc5322(invitation()),
              "Date: Sat, 21 Nov 2026 22:39:37 +0000\r\n"
              "From: Les relieurs <bonjour@guilde.example>\r\n"
              "To: Ada Lovelace <ada@relieurs.example>\r\n"
              "Subject: Invitation\r\n"
              "Message-ID: <42.ab@guilde.example>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: multipart/alternative;\r\n boundary=\"=_guilde_alternative\"\r\n"
              "\r\n"
              "--=_guilde_alternative\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Bonjour Ada,\r\n=C3=A0 jeudi.\r\n"
              "--=_guilde_alternative\r\n"
              "Content-Type: text/html; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "<p>Bonjour Ada,</p>\r\n"
              "--=_guilde_alternative--\r\n");
}

TEST(ToRfc5322, is_plain_text_without_html) {
    Mail mail = invitation();
    mail.html.clear();
    const std::string message = to_rfc5322(mail);
    EXPECT_EQ(message.find("multipart"), std::string::npos);
    EXPECT_TRUE(message.ends_with("\r\n\r\nBonjour Ada,\r\n=C3=A0 jeudi.\r\n"));
}

TEST(ToRfc5322, refuses_a_line_break_in_any_header) {
    for (const auto& ending : {"\r\nBcc: all@x.example"s, "\nBcc: all@x.example"s, "\rx"s, "\0"s, "\x1b[m"s}) {
        for (const auto& field : {&Mail::to_address, &Mail::to_name, &Mail::from_address, &Mail::from_name,
                                  &Mail::reply_to, &Mail::subject, &Mail::message_id}) {
            Mail mail = invitation();
            mail.*field += ending;
            EXPECT_THROW(to_rfc5322(mail), std::invalid_argument);
        }
        Mail value = invitation();
        value.headers = {{"X-Note", "a" + ending}};
        EXPECT_THROW(to_rfc5322(value), std::invalid_argument);
        Mail name = invitation();
        name.headers = {{"X-Note" + ending, "a"}};
        EXPECT_THROW(to_rfc5322(name), std::invalid_argument);
    }
}

TEST(ToRfc5322, refuses_headers_it_writes_itself_and_names_that_are_not_names) {
    for (const auto* name : {"From", "BCC", "content-type", "Subject", "", "X Note", "X:Note", "É"}) {
        Mail mail = invitation();
        mail.headers = {{name, "a"}};
        EXPECT_THROW(to_rfc5322(mail), std::invalid_argument) << name;
    }
}

TEST(ToRfc5322, needs_a_message_id) {
    for (const auto* id : {"", "no-domain", "two@at@signs", "a b@c", "<a@b"}) {
        Mail mail = invitation();
        mail.message_id = id;
        EXPECT_THROW(to_rfc5322(mail), std::invalid_argument) << id;
    }
    Mail mail = invitation();
    mail.message_id = "<42.ab@guilde.example>";
    EXPECT_EQ(to_rfc5322(mail), to_rfc5322(invitation()));
}

TEST(ToRfc5322, never_writes_a_long_line) {
    Mail mail = invitation();
    mail.subject = "Assemblée générale extraordinaire : ";
    for (int i = 0; i < 20; ++i) mail.subject += "reliure et dorure à l’ancienne ";
    mail.to_name = std::string(300, 'x');
    mail.from_name = "Fédération nationale des artisans relieurs, doreurs et restaurateurs de livres anciens";
    mail.text = std::string(5000, 'a') + "é" + std::string(5000, '=');
    mail.headers = {{"X-Words", "many short words that go on and on until they need a second line to be told"}};
    const std::string message = to_rfc5322(mail);
    EXPECT_LE(longest_line(message), 76U);
    EXPECT_TRUE(std::ranges::all_of(message, [](char c) { return c > 0; }));
}

TEST(EncodePhrase, quotes_and_encodes_only_when_needed) {
    EXPECT_EQ(encode_phrase("Jean-Luc O'Neil", 4), "Jean-Luc O'Neil");
    EXPECT_EQ(encode_phrase("Lovelace, Ada \"Countess\" \\", 4), "\"Lovelace, Ada \\\"Countess\\\" \\\\\"");
    EXPECT_EQ(encode_phrase("Élodie", 4), "=?UTF-8?Q?=C3=89lodie?=");
    EXPECT_EQ(encode_phrase("=?UTF-8?Q?x?=", 4), "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=");
    EXPECT_EQ(encode_phrase("日本語", 4), "=?UTF-8?B?5pel5pys6Kqe?=");
    EXPECT_EQ(encode_phrase("", 4), "");
    EXPECT_THROW(encode_phrase("\xff", 4), std::invalid_argument);
}

TEST(EncodeUnstructured, folds_only_between_words) {
    EXPECT_EQ(encode_unstructured(std::string(60, 'a') + "  " + std::string(30, 'b'), 9),
              std::string(60, 'a') + "\r\n  " + std::string(30, 'b'));
    EXPECT_EQ(encode_unstructured(std::string(200, 'a'), 9), std::string(200, 'a'));
    EXPECT_EQ(encode_unstructured("a   ", 9), "a   ");
    EXPECT_THROW(encode_unstructured(std::string(1000, 'a'), 9), std::invalid_argument);
}

TEST(QuotedPrintable, protects_what_mail_servers_change) {
    EXPECT_EQ(quoted_printable("a=b"), "a=3Db\r\n");
    EXPECT_EQ(quoted_printable("end \nend\t\n"), "end=20\r\nend=09\r\n");
    EXPECT_EQ(quoted_printable(".\n..x\na.b"), "=2E\r\n=2E.x\r\na.b\r\n");
    EXPECT_EQ(quoted_printable("From me\nmy From "), "=46rom me\r\nmy From=20\r\n");
    EXPECT_EQ(quoted_printable("one\rtwo\r\nthree\n\nfive"), "one\r\ntwo\r\nthree\r\n\r\nfive\r\n");
    EXPECT_EQ(quoted_printable(""), "");
}

TEST(QuotedPrintable, breaks_long_lines_softly_without_a_dot_in_front) {
    EXPECT_EQ(quoted_printable(std::string(76, 'a')), std::string(76, 'a') + "\r\n");
    EXPECT_EQ(quoted_printable(std::string(77, 'a')), std::string(75, 'a') + "=\r\naa\r\n");
    EXPECT_EQ(quoted_printable(std::string(75, 'a') + "..b"), std::string(75, 'a') + "=\r\n=2E.b\r\n");
}

TEST(AsciiAddress, writes_the_domain_in_ascii) {
    EXPECT_EQ(ascii_address("ada@café.example"), "ada@xn--caf-dma.example");
    EXPECT_EQ(ascii_address("ada@CAFÉ.example"), "ada@xn--caf-dma.example");
    EXPECT_EQ(ascii_address("Ada.Love+x@Relieurs.example"), "Ada.Love+x@Relieurs.example");
    EXPECT_EQ(ascii_address("élodie@café.example"), "élodie@xn--caf-dma.example");
}

TEST(AsciiAddress, refuses_what_is_not_an_address) {
    for (const auto& address :
         {""s, "ada"s, "@x.example"s, "ada@"s, "a b@x.example"s, "a>b@x.example"s, "a..b@x.example"s, ".a@x.example"s,
          "\"a b\"@x.example"s, "a@[192.0.2.1]"s, "a@x..example"s, "a@x_y.example>"s, "a,b@x.example"s,
          "a@x\xff.example"s, std::string(65, 'a') + "@x.example"s, "a@"s + std::string(64, 'b') + ".example"s}) {
        EXPECT_THROW(ascii_address(address), std::invalid_argument) << address;
    }
}

} // namespace
} // namespace net
