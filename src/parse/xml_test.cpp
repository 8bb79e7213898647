// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xml.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

std::string told(std::string_view bytes) {
    std::string story;
    const auto problem = read_xml(bytes, {[&](const XmlElement& element) -> std::optional<Problem> {
                                              story += '<' + std::string(element.name);
                                              for (const auto& [name, value] : element.attributes) {
                                                  ((story += ' ') += name) += '=';
                                                  story += value;
                                              }
                                              story += '>';
                                              if (element.name == "stop")
                                                  return Problem{ProblemKind::unsupported, base::say("x")};
                                              return std::nullopt;
                                          },
                                          [&](std::string_view name) -> std::optional<Problem> {
                                              (story += "</") += name;
                                              return std::nullopt;
                                          },
                                          [&](std::string_view text) { story += text; }});
    return problem ? "problem at line " + std::to_string(problem->line) : story;
}

TEST(Xml, tells_elements_attributes_and_text) {
    EXPECT_EQ(told("<?xml version='1.0'?><a:r xmlns:a='u' x='1&amp;2'>t&lt;é<b/><![CDATA[<c>]]></a:r>"),
              "<r a=u x=1&2>t<é<b></b<c></r");
    EXPECT_EQ(told("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"), "<a>é</a");
}

TEST(Xml, errors_say_where) {
    EXPECT_EQ(told("<a>\n<b>\n</a>"), "problem at line 3");
    EXPECT_EQ(told(""), "problem at line 1");
    EXPECT_EQ(told("<a>"), "problem at line 1");
    EXPECT_EQ(told("<a><stop/>never read"), "problem at line 1");
}

TEST(Xml, document_types_are_refused) {
    EXPECT_EQ(told("<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>"), "problem at line 1");
    EXPECT_EQ(told("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "problem at line 1");
}

TEST(Xml, depth_is_limited) {
    std::string open;
    for (int i = 0; i < 65; ++i) open += "<a>";
    EXPECT_EQ(told(open), "problem at line 1");
}

TEST(Xml, naughty_strings_do_no_harm) {
    for (const std::string& text : testing::naughty_strings()) {
        told(text);
        told("<a>" + text + "</a>");
    }
}

} // namespace
} // namespace parse
