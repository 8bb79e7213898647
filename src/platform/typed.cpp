// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/typed.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace platform {

namespace {

// What forms call the text people write; other fields are shown without a name when they hold words.
constexpr std::array<std::pair<std::string_view, const char*>, 9> labels{{
    {"title", base::mark("Title")},
    {"body", base::mark("Text")},
    {"text", base::mark("Text")},
    {"message", base::mark("Message")},
    {"reason", base::mark("Reason")},
    {"purpose", base::mark("Purpose")},
    {"charter", base::mark("Charter")},
    {"story", base::mark("Story")},
    {"welcome", base::mark("Welcome")},
}};

const char* find_label(std::string_view name) {
    const auto found = std::ranges::find(labels, name, [](const auto& each) { return each.first; });
    return found == labels.end() ? nullptr : found->second;
}

bool is_secret(std::string_view name) {
    if (name == "csrf" || name == "key") return true;
    for (std::string_view part : {"password", "code", "token", "secret"})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

// Slugs, ids and answers to choose from have no blanks between words.
bool is_written(const parse::Pair& field) {
    const auto value = base::trim(field.value);
    if (value.empty() || is_secret(field.name)) return false;
    return find_label(field.name) != nullptr || value.find_first_of(" \n\t") != std::string_view::npos;
}

} // namespace

bool has_text_to_keep(const http::Request& request) {
    constexpr std::size_t short_bytes = 20;
    return std::ranges::any_of(
        request.form.fields, [](const auto& field) { return field.value.size() >= short_bytes && is_written(field); });
}

html::Html what_was_typed(const ui::Frame& frame, const http::Request& request) {
    const auto& words = frame.w();
    std::vector<html::Html> kept;
    for (const auto& field : request.form.fields) {
        if (!is_written(field)) continue;
        const char* label = find_label(field.name);
        auto text = ui::kept_text(frame, field.value);
        kept.push_back(label ? ui::stack_tight(ui::heading(3, words.text(label)), text) : text);
    }
    if (kept.empty()) return ui::drafts_kept();
    return html::group(ui::drafts_kept(), ui::section(frame,
                                                      {.title = words.text("What you had written"),
                                                       .help = words.text("Copy what you want to keep.")},
                                                      ui::stack(kept)));
}

} // namespace platform
