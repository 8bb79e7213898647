// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace handbook::rules {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

std::string_view page_name(PageName page) {
    switch (page) {
        case PageName::guide: return "guide";
        case PageName::practice: return "practice";
        case PageName::language: return "language";
    }
    return "guide";
}

std::optional<PageName> parse_page(std::string_view name) {
    for (auto page : all_pages)
        if (page_name(page) == name) return page;
    return std::nullopt;
}

Draft check_draft(const Draft& draft) {
    Draft clean{.fr = base::clean_text(draft.fr), .en = base::clean_text(draft.en), .seen = draft.seen};
    base::FieldErrors errors;
    auto check = [&](const char* field, const std::string& text) {
        if (base::trim(text).empty())
            errors[field] = base::say("Write something, or go back to the first text below.");
        else if (base::code_point_count(text) > body_length_max)
            errors[field] = base::say("This is too long: {n} characters at most. People read one page.",
                                      {{"n", std::to_string(body_length_max)}});
    };
    check("fr", clean.fr);
    check("en", clean.en);
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return clean;
}

std::string fill_in(std::string_view text, std::string_view house, std::string_view address) {
    std::string out(text);
    replace_all(out, "{house}", house);
    replace_all(out, "{address}", address);
    return out;
}

std::string mark_of(std::span<const Adapted> adapted) {
    std::int64_t latest = 0;
    for (const auto& each : adapted) latest = std::max(latest, each.adapted_at.milliseconds);
    return std::to_string(latest);
}

} // namespace handbook::rules
