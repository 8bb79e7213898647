// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/rules.hpp"
#include "base/text.hpp"
#include "parse/excerpt.hpp"
#include "parse/json.hpp"
#include <algorithm>
#include <array>

namespace drafts {

namespace {

// What people write, in the order it is read; everything else is a choice.
constexpr std::array<std::string_view, 6> written{"title", "standfirst", "body", "guest_name", "guest_line", "message"};

bool is_own_affair(std::string_view name) {
    if (name == "csrf" || name == "key" || name.starts_with("draft")) return true;
    return name.find("password") != std::string_view::npos || name.find("code") != std::string_view::npos;
}

} // namespace

Fields kept_fields(const std::vector<parse::Pair>& sent) {
    Fields out;
    std::size_t bytes = 0;
    for (const auto& field : sent) {
        if (is_own_affair(field.name)) continue;
        bytes += field.name.size() + field.value.size();
        out[field.name].push_back(field.value);
    }
    if (bytes > fields_bytes_max) throw base::Refusal::too_large(base::say("This is too long to be kept as a draft."));
    return out;
}

bool has_text(const Fields& fields) {
    return std::ranges::any_of(fields, [](const auto& field) {
        return std::ranges::find(written, field.first) != written.end() &&
               std::ranges::any_of(field.second, [](const auto& value) { return !base::trim(value).empty(); });
    });
}

std::string title_of(const Fields& fields) {
    constexpr std::size_t length_max = 90;
    for (auto name : written)
        if (auto field = fields.find(std::string(name)); field != fields.end() && !field->second.empty())
            if (auto line = parse::excerpt(base::clean_line(field->second.front()), length_max); !line.empty())
                return line;
    return {};
}

std::string text_of(const Fields& fields) {
    std::string out;
    for (auto name : written)
        if (auto field = fields.find(std::string(name)); field != fields.end())
            for (const auto& value : field->second)
                if (!base::trim(value).empty()) out += (out.empty() ? "" : "\n\n") + base::clean_text(value);
    return out;
}

bool is_local_path(std::string_view path) {
    return path.starts_with("/") && !path.starts_with("//") && !path.starts_with("/\\") && path.size() <= 200 &&
           std::ranges::all_of(path, [](char c) { return c > ' ' && c <= '~'; });
}

std::optional<Kind> parse_kind(std::string_view number) {
    for (auto kind : {Kind::post, Kind::article, Kind::reply, Kind::edit, Kind::testimony})
        if (number == std::to_string(static_cast<int>(kind))) return kind;
    return std::nullopt;
}

std::string to_json(const Fields& fields) {
    auto out = parse::Json::object();
    for (const auto& [name, values] : fields)
        out.set(name, parse::Json::array_of(values, [](const auto& value) { return parse::Json(value); }));
    return out.serialise();
}

Fields from_json(std::string_view json) {
    Fields out;
    auto read = parse::Json::parse(json);
    if (!read || !read->is_object()) return out;
    for (const auto& [name, values] : read->members())
        for (const auto& value : values.items())
            if (auto text = value.as_string()) out[name].emplace_back(*text);
    return out;
}

Verdict judge(const Draft& present, const Saving& saving) {
    if (present.state == State::finished) return Verdict::over;
    bool is_same_page = present.device == saving.device;
    return is_same_page || present.revision == saving.revision ? Verdict::overwrite : Verdict::apart;
}

} // namespace drafts
