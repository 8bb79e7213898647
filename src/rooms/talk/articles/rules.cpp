// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/rules.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace articles {

using base::say;

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// A word has a letter or a digit; marks of lists and titles are none.
bool is_word_byte(char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

// What follows the first byte of a dash, a quotation mark or another sign that is no letter: « » ’ – … and their like
// (U+0080 to U+00BF, U+2000 to U+207F).
std::size_t sign_bytes_after(std::string_view text) {
    if (text.starts_with('\xC2')) return 1;
    return text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81") ? 2 : 0;
}

bool is_longer(std::string_view text, std::size_t most) {
    return base::code_point_count(text) > most;
}

void check_guest(const Draft& clean, base::FieldErrors& faults) {
    const auto& guest = clean.guest;
    bool is_needed = clean.form == Form::testimony;
    if (is_needed && guest.name.empty()) faults["guest_name"] = say("Who testifies? Write their name.");
    if (is_longer(guest.name, line_length_max)) faults["guest_name"] = say("Keep the name to one line.");
    if (is_longer(guest.line, line_length_max)) faults["guest_line"] = say("Say who they are in one short line.");
    if (!guest.name.empty() && guest.consent == Consent::no)
        faults["consent"] = say("Ask them first: their name may stand here only once they agreed.");
}

} // namespace

std::int64_t count_words(std::string_view text) {
    std::int64_t count = 0;
    bool is_inside = false;
    for (std::size_t i = 0; i < text.size(); i += 1 + sign_bytes_after(text.substr(i))) {
        if (is_blank(text[i])) is_inside = false;
        if (is_inside || !is_word_byte(text[i]) || sign_bytes_after(text.substr(i)) > 0) continue;
        is_inside = true;
        ++count;
    }
    return count;
}

std::int64_t reading_minutes(std::string_view text) {
    return std::max<std::int64_t>(1, (count_words(text) + words_per_minute - 1) / words_per_minute);
}

std::string_view level_name(Level level) {
    switch (level) {
        case Level::none: return "";
        case Level::discovering: return "discovering";
        case Level::practising: return "practising";
        case Level::expert: return "expert";
    }
    return "";
}

std::optional<Level> parse_level(std::string_view name) {
    for (auto level : {Level::none, Level::discovering, Level::practising, Level::expert})
        if (level_name(level) == name) return level;
    return std::nullopt;
}

std::string_view form_name(Form form) {
    return form == Form::testimony ? "testimony" : "article";
}

std::optional<Form> parse_form(std::string_view name) {
    for (auto form : {Form::article, Form::testimony})
        if (form_name(form) == name) return form;
    return std::nullopt;
}

std::string join_text(const Text& text) {
    return text.standfirst.empty() ? text.body : text.standfirst + "\n\n" + text.body;
}

Text split_text(Form form, std::string_view item_body) {
    auto end = form == Form::article ? item_body.find("\n\n") : std::string_view::npos;
    if (end == std::string_view::npos) return {.standfirst = {}, .body = std::string(item_body)};
    return {.standfirst = std::string(item_body.substr(0, end)), .body = std::string(item_body.substr(end + 2))};
}

Draft clean_draft(const Draft& draft) {
    auto clean = draft;
    clean.title = base::clean_line(draft.title);
    clean.standfirst = draft.form == Form::article ? base::clean_line(draft.standfirst) : std::string();
    clean.body = base::trim(base::clean_text(draft.body));
    clean.cover_alt = base::clean_line(draft.cover_alt);
    clean.guest.name = base::clean_line(draft.guest.name);
    clean.guest.line = base::clean_line(draft.guest.line);
    clean.series_title = base::clean_line(draft.series_title);
    if (draft.form == Form::testimony) clean.level = Level::none;
    return clean;
}

base::FieldErrors find_faults(const Draft& clean, base::Instant now) {
    base::FieldErrors faults;
    bool is_article = clean.form == Form::article;
    if (clean.title.empty()) faults["title"] = say("Give it a title: it is what people read first.");
    if (is_longer(clean.title, items::title_length_max))
        faults["title"] = say("The title is longer than {n} characters. Keep it to one line.",
                              {{"n", std::to_string(items::title_length_max)}});
    if (is_article && clean.standfirst.empty())
        faults["standfirst"] = say("Say in a sentence or two why one should read it.");
    if (is_longer(clean.standfirst, standfirst_length_max))
        faults["standfirst"] = say("Keep it under {n} characters: it is read before deciding to read.",
                                   {{"n", std::to_string(standfirst_length_max)}});
    auto bytes_max = is_article ? static_cast<std::size_t>(items::article_bytes_max) : testimony_bytes_max;
    if (clean.body.empty())
        faults["body"] = say("Write something first.");
    else if (join_text({clean.standfirst, clean.body}).size() > bytes_max)
        faults["body"] = is_article ? say("This is too long for one article. Make a series of it.")
                                    : say("A testimony is short. Keep the essential, or make an article of it.");
    if (is_longer(clean.cover_alt, line_length_max * 2)) faults["cover_alt"] = say("Describe the picture in one line.");
    check_guest(clean, faults);
    if (clean.series == "new" && (clean.series_title.empty() || is_longer(clean.series_title, line_length_max)))
        faults["series_title"] = say("Give the series a short title.");
    if (clean.publish_at && *clean.publish_at <= now)
        faults["publish_on"] = say("This moment has passed. Choose one to come, or publish now.");
    if (clean.publish_at && *clean.publish_at > now + ahead_max)
        faults["publish_on"] = say("Choose a day within a year.");
    return faults;
}

} // namespace articles
