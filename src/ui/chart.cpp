// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/chart.hpp"
#include "ui/parts.hpp"
#include "ui/table.hpp"
#include <algorithm>
#include <cmath>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

constexpr double chart_width = 640, chart_height = 260;
constexpr double left = 44, right = 12, top = 14, bottom = 30;

std::string coordinate(double value) {
    const auto tenths = std::llround(value * 10);
    std::string out = std::to_string(tenths / 10);
    if (tenths % 10 != 0) out += "." + std::to_string(std::llabs(tenths % 10));
    return out;
}

// The first of 1, 2, 5, 10, 20, 50 … that gives at most four rules.
std::int64_t rule_step(std::int64_t most) {
    for (std::int64_t power = 1;; power *= 10)
        for (const std::int64_t factor : {1, 2, 5})
            if (most <= 4 * power * factor) return power * factor;
}

std::int64_t largest(const Chart& chart) {
    std::int64_t most = 1;
    for (const auto& each : chart.series)
        for (const auto value : each.values) most = std::max(most, value);
    return most;
}

struct Plane { // from values to places
    std::size_t count;
    double ceiling;
    double x(std::size_t i) const {
        if (count < 2) return left;
        return left + (chart_width - left - right) * static_cast<double>(i) / static_cast<double>(count - 1);
    }
    double y(std::int64_t value) const {
        const double high = chart_height - top - bottom;
        return chart_height - bottom - high * static_cast<double>(value) / ceiling;
    }
};

std::string trace(const Plane& plane, const Series& series) {
    std::string out;
    for (std::size_t i = 0; i < series.values.size(); ++i)
        out += (i == 0 ? "M" : " L") + coordinate(plane.x(i)) + " " + coordinate(plane.y(series.values[i]));
    return out;
}

html::Html rules(const Frame& frame, const Plane& plane, std::int64_t step) {
    html::Html out;
    for (std::int64_t value = 0; static_cast<double>(value) <= plane.ceiling; value += step) {
        const auto y = coordinate(plane.y(value));
        out += line(_class = value == 0 ? "axis" : "rule", _x1 = coordinate(left), _y1 = y,
                    _x2 = coordinate(chart_width - right), _y2 = y);
        out += text_(_x = coordinate(left - 8), _y = y, _dy = "0.35em", _text_anchor = "end", frame.w().number(value));
    }
    return out;
}

html::Html bottom_labels(const Plane& plane, const std::vector<std::string>& labels) {
    html::Html out;
    const std::size_t every = std::max<std::size_t>(1, (labels.size() + 5) / 6);
    for (std::size_t i = 0; i < labels.size(); i += every) {
        const auto anchor = i == 0 ? "start" : i + 1 == labels.size() ? "end" : "middle";
        out += text_(_x = coordinate(plane.x(i)), _y = coordinate(chart_height - 8), _text_anchor = anchor, labels[i]);
    }
    return out;
}

html::Html lines(const Chart& chart, const Plane& plane) {
    html::Html out;
    for (std::size_t i = chart.series.size(); i-- > 0;) {
        const auto& series = chart.series[i];
        out += path(_class = "chart-line series-" + std::to_string(i % 4), _d = trace(plane, series));
        if (series.values.empty()) continue;
        const auto end = series.values.size() - 1;
        const auto y = plane.y(series.values[end]);
        if (i == 0) out += circle(_class = "last", _cx = coordinate(plane.x(end)), _cy = coordinate(y), _r = 5);
        if (chart.series.size() > 1)
            out += text_(_class = "series-name", _x = coordinate(plane.x(end)), _y = coordinate(y - 10),
                         _text_anchor = "end", series.label);
    }
    return out;
}

html::Html as_table(const Frame& frame, const Chart& chart) {
    Table shape{.caption = chart.title, .columns = {{.label = frame.w().text("Label")}}};
    for (const auto& each : chart.series) shape.columns.push_back({.label = each.label, .align = Column::Align::end});
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        TableRow row{.cells = {cell(chart.labels[i])}};
        for (const auto& each : chart.series)
            row.cells.push_back(cell(i < each.values.size() ? frame.w().number(each.values[i]) : std::string("–")));
        shape.rows.push_back(row);
    }
    return table(frame, shape);
}

html::Html figure_of(const Frame& frame, const Chart& chart, const html::Html& drawing) {
    return figure(_class = "chart",
                  figcaption(p(_class = "chart-title", chart.title), p(_class = "muted", chart.summary)), drawing,
                  details(summary(frame.w().text("The same as a table")), as_table(frame, chart)));
}

} // namespace

html::Html line_chart(const Frame& frame, const Chart& chart) {
    const auto step = rule_step(largest(chart));
    const auto most = (largest(chart) + step - 1) / step * step;
    const Plane plane{chart.labels.size(), static_cast<double>(most)};
    return figure_of(frame, chart,
                     svg(_viewBox = "0 0 640 260", _role = "img", _aria_label = chart.title + ". " + chart.summary,
                         rules(frame, plane, step), bottom_labels(plane, chart.labels), lines(chart, plane)));
}

html::Html bar_chart(const Frame& frame, const Chart& chart) {
    if (chart.series.empty()) return {};
    const auto& values = chart.series.front().values;
    const auto most = static_cast<double>(largest(chart));
    html::Html bars;
    for (std::size_t i = 0; i < values.size() && i < chart.labels.size(); ++i) {
        const double y = 40.0 * static_cast<double>(i);
        const double wide = 560.0 * static_cast<double>(values[i]) / most;
        bars += text_(_x = 0, _y = coordinate(y + 12), chart.labels[i]);
        bars += rect(_class = "bar", _x = 0, _y = coordinate(y + 18), _width = coordinate(std::max(wide, 2.0)),
                     _height = 12, _rx = 2);
        bars +=
            text_(_class = "value", _x = coordinate(wide + 10), _y = coordinate(y + 28.5), frame.w().number(values[i]));
    }
    const auto high = std::to_string(40 * values.size());
    return figure_of(
        frame, chart,
        svg(_viewBox = "0 0 640 " + high, _role = "img", _aria_label = chart.title + ". " + chart.summary, bars));
}

html::Html sparkline(const Frame&, const Chart& chart) {
    if (chart.series.empty() || chart.series.front().values.size() < 2) return {};
    const auto& values = chart.series.front().values;
    const auto most = static_cast<double>(largest(chart));
    std::string d;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = 80.0 * static_cast<double>(i) / static_cast<double>(values.size() - 1);
        const double y = 18.0 - 16.0 * static_cast<double>(values[i]) / most;
        d += (i == 0 ? "M" : " L") + coordinate(x) + " " + coordinate(y);
    }
    return svg(_class = "sparkline", _viewBox = "0 0 80 20", _role = "img", _aria_label = chart.summary,
               path(_class = "chart-line series-0", _d = d));
}

} // namespace ui
