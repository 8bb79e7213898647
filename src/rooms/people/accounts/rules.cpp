// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/rules.hpp"
#include "base/text.hpp"
#include "rooms/people/accounts/time_zones.hpp"
#include <algorithm>
#include <array>

namespace accounts::rules {

using base::Refusal;
using base::say;

namespace {

// Folded, without spaces; the start is enough ("motdepasse2026").
constexpr std::array common_passwords{
    "password",      "motdepasse",     "azertyuiop",     "qwertyuiop",   "123456789012", "1234567890",
    "000000000000",  "111111111111",   "abcdefghijkl",   "azerty123456", "qwerty123456", "administrateur",
    "administrator", "bonjourbonjour", "jetaimejetaime", "iloveyou",     "letmein",      "welcome",
};

std::string without_spaces(std::string_view text) {
    auto folded = base::fold(text);
    std::erase(folded, ' ');
    return folded;
}

bool is_common(std::string_view password) {
    auto folded = without_spaces(password);
    if (folded.empty()) return false;
    if (std::all_of(folded.begin(), folded.end(), [&](char c) { return c == folded.front(); })) return true;
    return std::any_of(common_passwords.begin(), common_passwords.end(), [&](std::string_view common) {
        return folded.starts_with(common) && folded.size() < common.size() + 5;
    });
}

std::string check_one_name(std::string_view name, std::string_view field) {
    auto clean = base::clean_line(name);
    if (base::code_point_count(clean) > name_length_max)
        throw Refusal::invalid(std::string(field), say("A name has at most 100 characters."));
    return clean;
}

struct Known {
    std::string_view mark;
    std::string_view name;
};
// Browsers that claim to be others come before those.
constexpr std::array browsers{
    Known{"Edg", "Edge"},          Known{"OPR/", "Opera"},      Known{"SamsungBrowser", "Samsung Internet"},
    Known{"FxiOS", "Firefox"},     Known{"Firefox", "Firefox"}, Known{"CriOS", "Chrome"},
    Known{"Chromium", "Chromium"}, Known{"Chrome", "Chrome"},   Known{"Safari", "Safari"},
};
constexpr std::array systems{
    Known{"iPhone", "iPhone"}, Known{"iPad", "iPad"},     Known{"Android", "Android"}, Known{"Windows", "Windows"},
    Known{"CrOS", "ChromeOS"}, Known{"Macintosh", "Mac"}, Known{"Linux", "Linux"},
};

template <std::size_t N>
std::string_view find_known(const std::array<Known, N>& all, std::string_view text) {
    for (const auto& known : all)
        if (text.find(known.mark) != std::string_view::npos) return known.name;
    return {};
}

} // namespace

Name check_name(std::string_view first_name, std::string_view last_name) {
    Name name{
        .first = check_one_name(first_name, "first_name"), .last = check_one_name(last_name, "last_name"), .key = {}};
    if (name.first.empty() && name.last.empty()) throw Refusal::invalid("last_name", say("A person needs a name."));
    name.key = base::fold(name.last + " " + name.first);
    return name;
}

parse::EmailAddress check_email(std::string_view email) {
    auto address = parse::read_email_address(email);
    if (!address)
        throw Refusal::invalid("email", say("This does not look like an e-mail address. Example: name@example.org"));
    return *address;
}

std::string check_password(std::string_view password, std::string_view email) {
    auto length = base::code_point_count(password);
    if (length < password_length_min)
        throw Refusal::invalid("new_password",
                               say("Twelve characters or more, please: a short sentence is easy to keep in mind."));
    if (length > password_length_max) throw Refusal::invalid("new_password", say("At most 200 characters, please."));
    auto folded = without_spaces(password);
    auto local = without_spaces(email.substr(0, email.find('@')));
    bool is_address = folded == without_spaces(email) ||
                      (!local.empty() && folded.size() < local.size() + 6 && folded.find(local) != std::string::npos);
    if (is_address || is_common(password))
        throw Refusal::invalid("new_password", say("Everybody would try this one first. Choose another, please."));
    return std::string(password);
}

Preferences check_preferences(const TypedPreferences& typed) {
    Preferences out;
    auto known = words::parse_language(typed.language);
    if (!known) throw Refusal::invalid("language", say("Choose one of the languages of the list."));
    if (base::trim(typed.other_place).empty()) {
        if (!words::is_valid_time_zone(typed.time_zone))
            throw Refusal::invalid("time_zone", say("Choose one of the places of the list."));
        out.time_zone = typed.time_zone;
    } else {
        auto zone = time_zones::find(typed.other_place);
        if (!zone)
            throw Refusal::invalid("other_place", say("We do not know the time there. Type the nearest large city."));
        out.time_zone = *zone;
    }
    out.language = words::language_code(*known);
    out.has_search_key = typed.has_search_key;
    auto theme = typed.theme;
    for (auto each : {ui::Theme::automatic, ui::Theme::light, ui::Theme::dark})
        if (theme == theme_name(each)) {
            out.theme = each;
            return out;
        }
    throw Refusal::invalid("theme", say("Choose one of the appearances of the list."));
}

std::string check_label(std::string_view label) {
    auto clean = base::clean_line(label);
    if (clean.empty()) throw Refusal::invalid("label", say("Say what this token is for: you will know it again."));
    if (base::code_point_count(clean) > label_length_max)
        throw Refusal::invalid("label", say("At most 80 characters, please."));
    return clean;
}

std::string read_code(std::string_view text) {
    std::string digits;
    for (char c : base::clean_line(text)) {
        if (c == ' ' || c == '-' || c == '.') continue;
        if (c < '0' || c > '9') return {};
        digits += c;
    }
    return digits.size() == 6 ? digits : std::string();
}

std::string_view theme_name(ui::Theme theme) {
    switch (theme) {
        case ui::Theme::automatic: return "automatic";
        case ui::Theme::light: return "light";
        case ui::Theme::dark: return "dark";
    }
    return "automatic";
}

std::string device_label(std::string_view user_agent) {
    auto browser = find_known(browsers, user_agent);
    auto system = find_known(systems, user_agent);
    if (browser.empty()) return std::string(system);
    if (system.empty()) return std::string(browser);
    return std::string(browser) + " · " + std::string(system);
}

base::Instant start_of_day(base::Instant at) {
    return {base::Day::of(at).number * 24 * 3600 * 1000};
}

} // namespace accounts::rules
