// SPDX-License-Identifier: AGPL-3.0-or-later
// Covers: patterns of the workshop (halftone, marbling, folds, cylinders, lines of type), drawn from a seed.
#include "ui/parts.hpp"
#include "ui/things.hpp"
#include <array>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

constexpr int width = 720;
constexpr int height = 160;

// splitmix64 (Steele, Lea, Flood 2014): the same drawing from the same seed on every machine.
class Dice {
public:
    explicit Dice(std::string_view seed) {
        for (const char letter : seed) state_ = (state_ ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
    int between(int low, int high) { return low + below(high - low + 1); }

private:
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::uint64_t state_ = 0xcbf29ce484222325U;
};

std::string opacity(Dice& dice, int low, int high) {
    return "0." + std::to_string(dice.between(low, high));
}

html::Html discs(Dice& dice) { // halftone dots
    html::Html out;
    const int step = dice.between(22, 30);
    for (int y = step / 2; y < height + step; y += step)
        for (int x = step / 2; x < width + step; x += step) {
            const int size = 2 + (x * (step - 8)) / (2 * width) + dice.below(3);
            out += circle(_class = "shape", _cx = x, _cy = y, _r = size, _opacity = "0.55");
        }
    return out;
}

html::Html waves(Dice& dice) { // marbled paper
    html::Html out;
    const int half = dice.between(50, 110), bend = half * 37 / 100;
    for (int y = -10; y < height + 20; y += dice.between(11, 17)) {
        const int swing = dice.between(5, 12);
        int x = -half - dice.below(half), level = y - swing;
        std::string trace = "M" + std::to_string(x) + " " + std::to_string(level);
        while (x < width) { // from crest to trough, level at both ends
            const int next = 2 * y - level;
            trace += "C" + std::to_string(x + bend) + " " + std::to_string(level) + " " +
                     std::to_string(x + half - bend) + " " + std::to_string(next) + " " + std::to_string(x + half) +
                     " " + std::to_string(next);
            x += half;
            level = next;
        }
        out += path(_class = "trace", _d = trace, _stroke_width = dice.between(2, 6), _opacity = opacity(dice, 35, 75));
    }
    return out;
}

html::Html folds(Dice& dice) { // folded sheets
    html::Html out;
    for (int x = -60; x < width + 60; x += dice.between(46, 96)) {
        const int wide = dice.between(30, 130), lean = dice.between(-70, 70);
        const auto points = std::to_string(x) + ",0 " + std::to_string(x + wide) + ",0 " +
                            std::to_string(x + wide + lean) + "," + std::to_string(height) + " " +
                            std::to_string(x + lean) + "," + std::to_string(height);
        out += polygon(_class = "shape", _points = points, _opacity = opacity(dice, 14, 34));
    }
    return out;
}

html::Html arcs(Dice& dice) { // the rounds of a tree, of a cylinder
    html::Html out;
    const int x = dice.between(80, width - 80), y = dice.between(-20, height + 20);
    for (int r = 14; r < width; r += dice.between(15, 24))
        out += circle(_class = "trace", _cx = x, _cy = y, _r = r, _stroke_width = dice.between(2, 7),
                      _opacity = opacity(dice, 30, 65));
    return out;
}

html::Html blocks(Dice& dice) { // lines of type in a forme
    html::Html out;
    for (int y = 10; y < height; y += 20)
        for (int x = 0; x < width;) {
            const int wide = dice.between(14, 84);
            if (dice.below(7) != 0)
                out += rect(_class = "shape", _x = x, _y = y, _width = wide, _height = 11, _rx = 2,
                            _opacity = opacity(dice, 25, 65));
            x += wide + 9;
        }
    return out;
}

} // namespace

html::Html cover(const Frame&, const Cover& cover) {
    Dice dice(cover.seed);
    constexpr std::array families = {discs, waves, folds, arcs, blocks};
    const auto family = families[static_cast<std::size_t>(dice.below(families.size()))];
    const auto shape = cover.shape == Cover::Shape::banner ? "cover cover-banner " : "cover cover-tile ";
    return svg(_class = shape + tint(cover.colour), _viewBox = "0 0 720 160", _preserveAspectRatio = "xMidYMid slice",
               _aria_hidden = true, _focusable = "false", family(dice));
}

} // namespace ui
