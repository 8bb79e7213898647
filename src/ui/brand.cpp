// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/brand.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {
namespace {

// Ottosson, "A perceptual color space for image processing", 2020.
struct Oklch {
    double lightness, chroma, hue; // 0–1, 0–0.4, radians
};
using Linear = std::array<double, 3>;

double to_linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t to_channel(double linear) {
    const double bounded = std::clamp(linear, 0.0, 1.0);
    const double value = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * std::pow(bounded, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(value * 255));
}

Oklch to_oklch(Rgb colour) {
    const double r = to_linear(colour.red), g = to_linear(colour.green), b = to_linear(colour.blue);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    const double bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return {lightness, std::hypot(a, bb), std::atan2(bb, a)};
}

Linear to_linear_rgb(const Oklch& colour) {
    const double a = colour.chroma * std::cos(colour.hue), b = colour.chroma * std::sin(colour.hue);
    const double l = std::pow(colour.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(colour.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(colour.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool is_in_gamut(const Linear& rgb) {
    return std::ranges::all_of(rgb, [](double c) { return c >= -0.0005 && c <= 1.0005; });
}

// The nearest colour a screen can show: chroma gives way, hue and lightness stay.
Rgb to_rgb(Oklch colour) {
    colour.lightness = std::clamp(colour.lightness, 0.0, 1.0);
    double low = 0, high = colour.chroma;
    if (!is_in_gamut(to_linear_rgb(colour))) {
        for (int i = 0; i < 20; ++i) {
            colour.chroma = (low + high) / 2;
            (is_in_gamut(to_linear_rgb(colour)) ? low : high) = colour.chroma;
        }
        colour.chroma = low;
    }
    const auto rgb = to_linear_rgb(colour);
    return {to_channel(rgb[0]), to_channel(rgb[1]), to_channel(rgb[2])};
}

double luminance(Rgb colour) {
    return 0.2126 * to_linear(colour.red) + 0.7152 * to_linear(colour.green) + 0.0722 * to_linear(colour.blue);
}

constexpr double contrast_min = 4.5;
constexpr double step = 0.004;

// Moves the lightness until the colour can be read on every ground.
template <std::size_t count>
Oklch readable(Oklch colour, const std::array<Rgb, count>& grounds, double direction) {
    const auto is_readable = [&] {
        const auto rgb = to_rgb(colour);
        return std::ranges::all_of(grounds, [&](Rgb each) { return contrast(rgb, each) >= contrast_min; });
    };
    while (!is_readable() && colour.lightness > 0 && colour.lightness < 1) colour.lightness += direction * step;
    return colour;
}

BrandColours colours_on(const Oklch& brand, const Paper& paper, bool is_dark) {
    const double towards_ink = is_dark ? 1 : -1;
    const Oklch soft{is_dark ? 0.29 : 0.935, std::min(brand.chroma, is_dark ? 0.03 : 0.022), brand.hue};
    const Oklch line{is_dark ? 0.42 : 0.85, std::min(brand.chroma, 0.06), brand.hue};
    Oklch accent = brand;
    if (is_dark) accent = {std::max(brand.lightness, 0.7), std::min(brand.chroma, 0.15), brand.hue};
    if (!is_dark) accent.lightness = std::min(brand.lightness, 0.6);
    accent = readable(accent, std::array{paper.paper, paper.card, paper.sunk, to_rgb(soft)}, towards_ink);
    // Near black or white there is no room left in that direction: point the other way.
    const bool has_room = is_dark ? accent.lightness < 0.93 : accent.lightness > 0.3;
    Oklch hover = accent;
    hover.lightness += (has_room ? 0.06 : -0.12) * towards_ink;
    const Oklch on_start = is_dark ? Oklch{0.24, std::min(brand.chroma, 0.05), brand.hue} : Oklch{1, 0, brand.hue};
    const auto on = readable(on_start, std::array{to_rgb(accent), to_rgb(hover)}, -towards_ink);
    return {to_rgb(accent), to_rgb(hover), to_rgb(on), to_rgb(soft), to_rgb(line)};
}

std::string properties(const BrandColours& colours) {
    return "--accent:" + colour_hex(colours.accent) + ";--accent-hover:" + colour_hex(colours.hover) +
           ";--on-accent:" + colour_hex(colours.on_accent) + ";--accent-soft:" + colour_hex(colours.soft) +
           ";--accent-line:" + colour_hex(colours.line);
}

const char* typeface_properties(Typeface typeface) {
    switch (typeface) {
        case Typeface::figtree: return "";
        case Typeface::system: return ";--sans:system-ui,sans-serif";
        case Typeface::book: return ";--sans:var(--serif)";
        case Typeface::titles: return ";--title:var(--serif)";
    }
    return "";
}

int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

} // namespace

std::optional<Rgb> parse_colour(std::string_view hex) {
    if (hex.starts_with('#')) hex.remove_prefix(1);
    if (hex.size() != 3 && hex.size() != 6) return {};
    if (std::ranges::any_of(hex, [](char each) { return hex_digit(each) < 0; })) return {};
    const auto channel = [&](std::size_t i) {
        const int high = hex_digit(hex.size() == 3 ? hex[i] : hex[2 * i]);
        const int low = hex_digit(hex.size() == 3 ? hex[i] : hex[2 * i + 1]);
        return static_cast<std::uint8_t>(16 * high + low);
    };
    return Rgb{channel(0), channel(1), channel(2)};
}

std::string colour_hex(Rgb colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (const std::uint8_t each : {colour.red, colour.green, colour.blue}) {
        out += digits[each >> 4];
        out += digits[each & 15];
    }
    return out;
}

double contrast(Rgb a, Rgb b) {
    const double first = luminance(a); // named: minmax keeps references
    const double second = luminance(b);
    const auto [low, high] = std::minmax(first, second);
    return (high + 0.05) / (low + 0.05);
}

Paper light_paper() {
    return {*parse_colour("#faf6ef"), *parse_colour("#fffdf9"), *parse_colour("#f2ecdf"), *parse_colour("#24201b")};
}

Paper dark_paper() {
    return {*parse_colour("#1c1916"), *parse_colour("#26221e"), *parse_colour("#15130f"), *parse_colour("#efe8dc")};
}

BrandTheme brand_theme(Rgb brand) {
    auto colour = to_oklch(brand);
    if (colour.chroma < 0.01) colour = {colour.lightness, 0, 1.2}; // grey has no hue of its own
    return {colours_on(colour, light_paper(), false), colours_on(colour, dark_paper(), true)};
}

std::string_view typeface_name(Typeface typeface) {
    switch (typeface) {
        case Typeface::figtree: return "figtree";
        case Typeface::system: return "system";
        case Typeface::book: return "book";
        case Typeface::titles: return "titles";
    }
    return "";
}

std::optional<Typeface> parse_typeface(std::string_view name) {
    for (const auto each : {Typeface::figtree, Typeface::system, Typeface::book, Typeface::titles})
        if (typeface_name(each) == name) return each;
    return {};
}

bool fetches_type(std::string_view style_address) {
    return !style_address.ends_with("-system.css") && !style_address.ends_with("-book.css");
}

std::string brand_style(Rgb brand, Typeface typeface) {
    const auto theme = brand_theme(brand);
    const auto light = properties(theme.light), dark = properties(theme.dark);
    return ":root{" + light + typeface_properties(typeface) +
           "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){" + dark +
           "}}\n:root[data-theme=\"dark\"]{" + dark +
           "}\n@media print{:root,:root[data-theme]{--accent:#000;--on-accent:#fff;--accent-soft:#fff}}\n";
}

} // namespace ui
