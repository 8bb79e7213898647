// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include <gtest/gtest.h>

namespace net {
namespace {

using namespace std::string_literals;

const std::string card = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" )"
                         R"(fill="#7828c8"/><text x="4" y="14" font-size="8">Élodie</text></svg>)";

std::string number(int value) {
    return {'\0', '\0', static_cast<char>(value / 256), static_cast<char>(value % 256)};
}

TEST(SvgToPng, has_the_size_asked_for) {
    const auto png = svg_to_png(card, 400, 200);
    ASSERT_TRUE(png);
    EXPECT_TRUE(png->starts_with("\x89PNG\r\n\x1a\n"));
    EXPECT_EQ(png->substr(16, 8), number(400) + number(200));
}

TEST(SvgToPng, paints_what_is_drawn) {
    const auto image = re_encode(svg_to_png(card, 400, 200).value(), {});
    const auto empty = svg_to_png(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>)", 400, 200);
    ASSERT_TRUE(image);
    ASSERT_TRUE(empty);
    EXPECT_EQ(image->width, 400);
    EXPECT_NE(svg_to_png(card, 400, 200), empty);
}

TEST(SvgToPng, refuses_what_is_not_svg_and_sizes_out_of_reason) {
    EXPECT_FALSE(svg_to_png("not a drawing", 10, 10));
    EXPECT_FALSE(svg_to_png("", 10, 10));
    EXPECT_FALSE(svg_to_png(card, 0, 10));
    EXPECT_FALSE(svg_to_png(card, 10, 100'000));
}

TEST(SvgToPng, never_opens_a_file_that_a_drawing_names) {
    const auto drawing = [](const std::string& address) {
        return svg_to_png(
            R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image width="9" height="9" href=")" +
                address + R"("/></svg>)",
            9, 9);
    };
    const auto png = svg_to_png(card, 9, 9).value();
    const std::string path = ::testing::TempDir() + "net_drawing_test.png";
    FILE* file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr);
    std::fwrite(png.data(), 1, png.size(), file);
    std::fclose(file);
    EXPECT_EQ(drawing("file://" + path), drawing("file:///nowhere.png"));
    std::remove(path.c_str());
}

TEST(SvgToPdf, has_one_a4_page_for_each_drawing) {
    const auto pdf = svg_to_pdf({card, card, card});
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->starts_with("%PDF-1."));
    EXPECT_NE(pdf->find("/Count 3"), std::string::npos);
    EXPECT_NE(pdf->find("595.2"), std::string::npos);
    EXPECT_NE(pdf->find("%%EOF"), std::string::npos);
}

TEST(SvgToPdf, refuses_no_page_and_a_page_that_is_not_svg) {
    EXPECT_FALSE(svg_to_pdf({}));
    EXPECT_FALSE(svg_to_pdf({card, "no drawing"}));
}

} // namespace
} // namespace net
