// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/criteria.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <charconv>
#include <optional>

namespace law::criteria {

namespace {

// The next line, taken off the front.
std::string_view take_line(std::string_view& text) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 1 || value > 99) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take(std::string_view& text, std::string_view beginning) {
    if (!text.starts_with(beginning)) return false;
    text.remove_prefix(beginning.size());
    return true;
}

std::optional<Number> take_criterion_number(std::string_view& text) {
    auto theme = take_number(text);
    if (!theme || !take(text, ".")) return std::nullopt;
    auto place = take_number(text);
    if (!place) return std::nullopt;
    return Number{*theme, *place};
}

bool is_known(Number number) {
    return std::ranges::find(judgements(), number, &Judgement::number) != judgements().end();
}

std::optional<Finding> parse_finding(std::string_view line) {
    auto number = take_criterion_number(line);
    if (!number || !is_known(*number)) return std::nullopt;
    auto text = base::trim(line);
    while (text.starts_with(':') || text.starts_with('.') || text.starts_with('-')) text = base::trim(text.substr(1));
    if (text.empty()) return std::nullopt;
    return Finding{*number, std::move(text)};
}

} // namespace

std::string number_text(Number number) {
    return std::to_string(number.theme) + "." + std::to_string(number.place);
}

std::vector<Theme> read_themes(std::string_view text) {
    std::vector<Theme> out;
    while (!text.empty()) {
        auto line = take_line(text);
        if (take(line, "# ")) {
            auto number = take_number(line);
            if (number && take(line, ". ")) out.push_back({*number, std::string(line), {}});
        } else if (take(line, "- ") && !out.empty()) {
            auto number = take_criterion_number(line);
            if (number && take(line, " ")) out.back().criteria.push_back({*number, std::string(line)});
        }
    }
    return out;
}

std::vector<Finding> parse_findings(std::string_view text) {
    std::vector<Finding> out;
    for (int number = 1; !text.empty(); ++number) {
        auto line = base::trim(take_line(text));
        if (line.empty()) continue;
        auto finding = parse_finding(line);
        if (!finding)
            throw base::Refusal::invalid(
                "findings", base::say("Line {n} does not begin with the number of a criterion and what was found: “3.2 "
                                      "The logo is too pale”.",
                                      {{"n", std::to_string(number)}}));
        out.push_back(std::move(*finding));
    }
    if (out.size() > findings_max)
        throw base::Refusal::invalid(
            "findings", base::say("At most {n} lines: the most serious ones.", {{"n", std::to_string(findings_max)}}));
    return out;
}

int Tally::percent() const {
    return met + not_met == 0 ? 0 : 100 * met / (met + not_met);
}

Tally tally(std::span<const Finding> findings) {
    Tally out;
    for (const auto& each : judgements()) {
        bool is_found = std::ranges::find(findings, each.number, &Finding::number) != findings.end();
        if (is_found || each.result == Result::not_met)
            ++out.not_met;
        else
            ++(each.result == Result::met ? out.met : out.not_applicable);
    }
    return out;
}

Level level_of(const Tally& tally) {
    if (tally.not_met == 0) return Level::full;
    return 2 * tally.met >= tally.met + tally.not_met ? Level::partial : Level::none;
}

} // namespace law::criteria
