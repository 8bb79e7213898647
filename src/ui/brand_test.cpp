// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/brand.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace ui {
namespace {

std::vector<Rgb> two_thousand_colours() {
    std::vector<Rgb> out;
    for (const char* each :
         {"#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#808080", "#ffd400", "#8c2f39"})
        out.push_back(*parse_colour(each));
    std::mt19937 dice(2026);
    while (out.size() < 2000)
        out.push_back({static_cast<std::uint8_t>(dice() % 256), static_cast<std::uint8_t>(dice() % 256),
                       static_cast<std::uint8_t>(dice() % 256)});
    return out;
}

void expect_readable(const BrandColours& colours, const Paper& paper) {
    for (const Rgb ground : {paper.paper, paper.card, paper.sunk, colours.soft})
        EXPECT_GE(contrast(colours.accent, ground), 4.5) << colour_hex(ground);
    for (const Rgb ground : {colours.accent, colours.hover})
        EXPECT_GE(contrast(colours.on_accent, ground), 4.5) << colour_hex(ground);
    EXPECT_GE(contrast(paper.ink, colours.soft), 4.5);
    EXPECT_NE(colours.accent, colours.hover);
}

TEST(Brand, EveryColourGivesAReadableThemeByDayAndByNight) {
    for (const Rgb brand : two_thousand_colours()) {
        SCOPED_TRACE(colour_hex(brand));
        const auto theme = brand_theme(brand);
        expect_readable(theme.light, light_paper());
        expect_readable(theme.dark, dark_paper());
        if (testing::Test::HasFailure()) return;
    }
}

TEST(Brand, AColourThatIsReadableAlreadyIsKept) {
    EXPECT_EQ(colour_hex(brand_theme(*parse_colour("#98392a")).light.accent), "#98392a");
}

TEST(Brand, ContrastIsThatOfWcag) {
    EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21.0, 0.001);
    EXPECT_NEAR(contrast(*parse_colour("#767676"), {255, 255, 255}), 4.54, 0.01);
}

TEST(Brand, ColoursAreReadInThreeWritingsAndNoOther) {
    EXPECT_EQ(parse_colour("#8a3b2e"), (Rgb{0x8a, 0x3b, 0x2e}));
    EXPECT_EQ(parse_colour("8A3B2E"), (Rgb{0x8a, 0x3b, 0x2e}));
    EXPECT_EQ(parse_colour("#83e"), (Rgb{0x88, 0x33, 0xee}));
    for (const char* wrong : {"", "#", "#12345", "red", "#12345g", "##12345", "#1234567", "rgb(1,2,3)"})
        EXPECT_FALSE(parse_colour(wrong)) << wrong;
}

TEST(Brand, TheStyleSheetHoldsColoursOnly) {
    const auto style = brand_style(*parse_colour("#1f6f54"));
    EXPECT_NE(style.find(":root{--accent:#"), std::string::npos);
    EXPECT_NE(style.find("prefers-color-scheme:dark"), std::string::npos);
    EXPECT_EQ(style.find("url("), std::string::npos);
    EXPECT_LT(style.size(), 900U);
}

TEST(Brand, TheTypeIsChosenAmongThoseThatNothingIsFetchedFor) {
    const auto green = *parse_colour("#1f6f54");
    EXPECT_EQ(brand_style(green, Typeface::figtree), brand_style(green));
    for (const auto each : {Typeface::system, Typeface::book, Typeface::titles}) {
        const auto style = brand_style(green, each);
        EXPECT_NE(style, brand_style(green));
        EXPECT_EQ(style.find("url("), std::string::npos);
        EXPECT_EQ(parse_typeface(typeface_name(each)), each);
    }
    EXPECT_FALSE(parse_typeface("comic"));
}

TEST(Brand, ThePapersAreThoseOfTheStyleSheet) {
    const auto tokens = read_source("web/css/tokens.css");
    for (const Paper& paper : {light_paper(), dark_paper()}) {
        EXPECT_NE(tokens.find("--paper: " + colour_hex(paper.paper)), std::string::npos);
        EXPECT_NE(tokens.find("--card: " + colour_hex(paper.card)), std::string::npos);
        EXPECT_NE(tokens.find("--sunk: " + colour_hex(paper.sunk)), std::string::npos);
        EXPECT_NE(tokens.find("--ink: " + colour_hex(paper.ink)), std::string::npos);
    }
}

} // namespace
} // namespace ui
