// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From the organisation's one colour to a theme, through OKLCH (Ottosson 2020): hue kept, lightness
// moved until every pair that carries text has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), in
// the light and in the dark theme.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ui {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};
std::optional<Rgb> parse_colour(std::string_view hex); // "#8a3b2e", "8a3b2e", "#83e"
std::string colour_hex(Rgb colour);                    // "#8a3b2e"
double contrast(Rgb a, Rgb b);                         // 1 to 21

struct BrandColours {
    Rgb accent;    // links, buttons, marks: ≥ 4.5:1 on paper, card, sunk and soft
    Rgb hover;     // the same, pointed at
    Rgb on_accent; // text on accent and on hover
    Rgb soft;      // a background of the same hue; ink on it too
    Rgb line;      // a hairline of the same hue
};
struct BrandTheme {
    BrandColours light, dark;
};
struct Paper { // what the colours must be readable on
    Rgb paper, card, sunk, ink;
};
Paper light_paper();
Paper dark_paper();

BrandTheme brand_theme(Rgb brand);
// The type of the house. figtree is served from here; the others are in readers' systems, and nothing is fetched.
enum class Typeface { figtree, system, book, titles }; // titles: book for titles, figtree for the text
std::string_view typeface_name(Typeface typeface);     // "figtree": as it is kept, and in the style sheet's address
std::optional<Typeface> parse_typeface(std::string_view name);
// Is there a file of type to fetch, with the style sheet at this address?
bool fetches_type(std::string_view style_address);

// The style sheet served as /brand/8a3b2e.css or /brand/8a3b2e-book.css: custom properties for both themes.
std::string brand_style(Rgb brand, Typeface typeface = Typeface::figtree);

} // namespace ui
