// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Charts drawn by the server as SVG: they print, mail and need no JavaScript. Each has its table
// one click away.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace ui {

struct Series {
    std::string label;
    std::vector<std::int64_t> values;
};
struct Chart {
    std::string title;
    std::string summary;             // the sentence that the picture makes: also its text for screen readers
    std::vector<std::string> labels; // along the horizontal axis
    std::vector<Series> series;      // as long as labels each; at most 4 lines, 1 for bars
};
html::Html line_chart(const Frame& frame, const Chart& chart);
html::Html bar_chart(const Frame& frame,
                     const Chart& chart);                     // horizontal bars: labels may be long
html::Html sparkline(const Frame& frame, const Chart& chart); // inline, no axis, no table

} // namespace ui
