// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <chrono>

namespace posts {

using base::Refusal;
using base::say;

namespace {

constexpr std::size_t reason_length_max = 500;
constexpr auto acquaintance_time = std::chrono::hours(24 * 7);

CleanText clean_text(std::string_view title, std::string_view body) {
    return {.title = base::clean_line(title), .body = base::clean_text(body)};
}

base::FieldErrors faults_of_text(items::Kind kind, const CleanText& clean) {
    base::FieldErrors faults;
    if (base::trim(clean.body).empty())
        faults["body"] = say("Write something first.");
    else if (static_cast<std::int64_t>(clean.body.size()) > bytes_max(kind))
        faults["body"] = say("This is too long for one publication. Keep the essential, or publish it in two parts.");
    if (static_cast<std::int64_t>(base::code_point_count(clean.title)) > items::title_length_max)
        faults["title"] = say("The title is longer than {n} characters. Keep it to one line.",
                              {{"n", std::to_string(items::title_length_max)}});
    if (kind == items::Kind::announcement && clean.title.empty())
        faults["title"] = say("Give the announcement a title: it is what people read first.");
    if (kind == items::Kind::article && clean.title.empty()) faults["title"] = say("An article has a title.");
    return faults;
}

} // namespace

std::int64_t bytes_max(items::Kind kind) {
    return kind == items::Kind::article ? items::article_bytes_max : items::body_bytes_max;
}

std::string_view kind_name(items::Kind kind) {
    switch (kind) {
        case items::Kind::message: return "message";
        case items::Kind::question: return "question";
        case items::Kind::announcement: return "announcement";
        case items::Kind::article: return "article";
    }
    return "message";
}

std::optional<items::Kind> parse_kind(std::string_view name) {
    for (auto kind : {items::Kind::message, items::Kind::question, items::Kind::announcement})
        if (kind_name(kind) == name) return kind;
    return std::nullopt;
}

CleanText check_text(items::Kind kind, std::string_view title, std::string_view body) {
    auto clean = clean_text(title, body);
    if (auto faults = faults_of_text(kind, clean); !faults.empty()) throw Refusal::invalid(std::move(faults));
    return clean;
}

Draft clean_draft(const Draft& draft) {
    Draft clean = draft;
    auto text = clean_text(draft.title, draft.body);
    clean.title = std::move(text.title);
    clean.body = std::move(text.body);
    std::ranges::sort(clean.spaces);
    auto repeated = std::ranges::unique(clean.spaces);
    clean.spaces.erase(repeated.begin(), repeated.end());
    return clean;
}

base::FieldErrors find_faults(const Draft& clean) {
    auto faults = faults_of_text(clean.kind, {.title = clean.title, .body = clean.body});
    if (clean.reach == items::Reach::spaces && clean.spaces.empty())
        faults["spaces"] = say("Choose at least one space: who should read this?");
    return faults;
}

bool may_announce(std::span<const spaces::Space> spaces, Facilitates facilitates) {
    if (facilitates == Facilitates::yes) return true;
    auto leads = [](const spaces::Space& space) { return space.standing == spaces::Standing::leader; };
    return !spaces.empty() && std::ranges::all_of(spaces, leads);
}

bool is_same(const Draft& draft, const items::Item& published) {
    return draft.kind == published.kind && draft.reach == published.reach && draft.title == published.title &&
           draft.body == published.body;
}

std::string check_reason(std::string_view reason) {
    auto clean = base::clean_text(reason);
    if (base::trim(clean).empty())
        throw Refusal::invalid("reason", say("Say why in a sentence: the author will read it."));
    if (base::code_point_count(clean) > reason_length_max)
        throw Refusal::invalid(
            "reason", say("Keep the reason under {n} characters.", {{"n", std::to_string(reason_length_max)}}));
    return clean;
}

std::int64_t posts_per_minute(const Acquaintance& author, base::Instant now) {
    constexpr std::int64_t usual = 10, newcomer = 3;
    if (author.is_known) return usual;
    bool is_new = !author.opened_at || *author.opened_at > now - acquaintance_time;
    return is_new ? newcomer : usual;
}

} // namespace posts
