// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/rail.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

// The entry marked as the page one is on, when a page of that path names that section.
std::string current(const std::string& path, std::string_view section) {
    Sample s(words::Language::en);
    using Place = NavigationItem::Place;
    s.frame.navigation = {{.label = "Overview", .href = "/console", .place = Place::console},
                          {.label = "Mail", .href = "/console/mail", .place = Place::console},
                          {.label = "Members", .href = "/console/members", .place = Place::console}};
    s.frame.path = path;
    const auto drawn = parts::console_bar(s.frame, section).str();
    const auto mark = drawn.find("\" aria-current=\"page\"");
    if (mark == std::string::npos) return {};
    EXPECT_EQ(drawn.find("aria-current", mark + 20), std::string::npos) << "two entries are marked";
    const auto begin = drawn.rfind("href=\"", mark) + 6;
    return drawn.substr(begin, mark - begin);
}

TEST(Rail, TheLongestAddressThePathBeginsWithIsMarked) {
    EXPECT_EQ(current("/console", ""), "/console");
    EXPECT_EQ(current("/console/mail", ""), "/console/mail");
    EXPECT_EQ(current("/console/members/new", ""), "/console/members");
    EXPECT_EQ(current("/console/mailings", ""), "/console");
    EXPECT_EQ(current("/elsewhere", ""), "");
}

TEST(Rail, ASectionWinsUnlessAnEntryInsideItFitsBetter) {
    EXPECT_EQ(current("/console/mail", "/console"), "/console/mail");
    EXPECT_EQ(current("/console/machine", "/console"), "/console");
    EXPECT_EQ(current("/console/mail", "/console/members"), "/console/members");
    EXPECT_EQ(current("/members/new", "/console/members"), "/console/members");
}

} // namespace
} // namespace ui
