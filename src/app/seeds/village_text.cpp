// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/seeds/village_text.hpp"
#include "app/boot.hpp"
#include "embedded/embedded.hpp"
#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

namespace app::village {

namespace {

constexpr std::string_view folder = "fixtures/village/";

toml::table parse_file(const embedded::File& file) {
    try {
        return toml::parse(file.bytes, file.path);
    } catch (const toml::parse_error& error) {
        std::ostringstream where;
        where << file.path << ": " << error.description() << " (" << error.source().begin << ")";
        throw BootError(where.str());
    }
}

toml::table parse_named(std::string_view name) {
    for (const auto& file : embedded::files())
        if (file.path == std::string(folder) + std::string(name)) return parse_file(file);
    throw BootError("the demo village is not inside this program");
}

std::string text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}
std::optional<std::int64_t> number(const toml::table& table, std::string_view key) {
    return table[key].value<std::int64_t>();
}
std::vector<std::string> texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> out;
    if (const auto* array = table[key].as_array())
        for (const auto& item : *array) out.push_back(item.value_or(std::string()));
    return out;
}

template <class T>
std::vector<T> each_table(const toml::table& table, std::string_view key, T (*read)(const toml::table&)) {
    std::vector<T> out;
    if (const auto* array = table[key].as_array())
        for (const auto& item : *array)
            if (const auto* entry = item.as_table()) out.push_back(read(*entry));
    return out;
}

Person read_person(const toml::table& t) {
    return {.key = text(t, "key"),
            .first_name = text(t, "first_name"),
            .last_name = text(t, "last_name"),
            .trade = text(t, "trade"),
            .role = text(t, "role"),
            .employer = text(t, "employer"),
            .region = text(t, "region"),
            .birth_date = text(t, "birth_date"),
            .story = text(t, "story"),
            .interests = texts(t, "interests"),
            .offers = texts(t, "offers"),
            .seeks = texts(t, "seeks"),
            .links = texts(t, "links"),
            .roles = texts(t, "roles"),
            .joined_days_ago = number(t, "joined_days_ago").value_or(0),
            .last_seen_days_ago = number(t, "last_seen_days_ago"),
            .paid_until_days = number(t, "paid_until"),
            .is_in_directory = t["directory"].value_or(true),
            .is_public = t["public"].value_or(false),
            .has_email = t["email"].value_or(true),
            .shares_email_with = text(t, "shares_email_with")};
}

Space read_space(const toml::table& t) {
    return {.slug = text(t, "slug"),
            .name = text(t, "name"),
            .kind = text(t, "kind"),
            .access = text(t, "access"),
            .purpose = text(t, "purpose"),
            .charter = text(t, "charter"),
            .leaders = texts(t, "leaders"),
            .members = texts(t, "members")};
}

Comment read_comment(const toml::table& t) {
    return {.author = text(t, "author"),
            .body = text(t, "body"),
            .days_after = t["days_after"].value_or(0.0),
            .replies = each_table<Comment>(t, "replies", read_comment)};
}
Reaction read_reaction(const toml::table& t) {
    return {.by = text(t, "by"), .kind = text(t, "kind")};
}

Picture read_picture(const toml::table& t) {
    return {.words = text(t, "words"), .svg = text(t, "svg")};
}

LinkCard read_card(const toml::table& t) {
    return {.url = text(t, "url"),
            .title = text(t, "title"),
            .description = text(t, "description"),
            .site = text(t, "site"),
            .svg = text(t, "svg")};
}

Conversation read_conversation(const embedded::File& file) {
    auto t = parse_file(file);
    return {.file = std::string(file.path),
            .kind = text(t, "kind"),
            .author = text(t, "author"),
            .at = text(t, "at"),
            .title = text(t, "title"),
            .body = text(t, "body"),
            .standfirst = text(t, "standfirst"),
            .level = text(t, "level"),
            .series = text(t, "series"),
            .guest_name = text(t, "guest_name"),
            .guest_line = text(t, "guest_line"),
            .days_ago = number(t, "days_ago").value_or(1),
            .spaces = texts(t, "spaces"),
            .tags = texts(t, "tags"),
            .is_for_everyone = t["everyone"].value_or(false),
            .accepted = number(t, "accepted"),
            .comments = each_table<Comment>(t, "comments", read_comment),
            .reactions = each_table<Reaction>(t, "reactions", read_reaction),
            .pictures = each_table<Picture>(t, "pictures", read_picture),
            .cards = each_table<LinkCard>(t, "cards", read_card)};
}

WatchSource read_watch_source(const toml::table& t) {
    return {.key = text(t, "key"), .name = text(t, "name"), .address = text(t, "address")};
}

WatchText read_watch_text(const toml::table& t) {
    return {.source = text(t, "source"),
            .referee = text(t, "referee"),
            .title = text(t, "title"),
            .address = text(t, "address"),
            .summary = text(t, "summary"),
            .note = text(t, "note"),
            .trades = texts(t, "trades"),
            .days_ago = number(t, "days_ago").value_or(1),
            .applies_in_days = number(t, "applies_in_days")};
}

Watch read_watch() {
    auto t = parse_named("watch.toml");
    return {.referees = texts(t, "referees"),
            .sources = each_table<WatchSource>(t, "sources", read_watch_source),
            .texts = each_table<WatchText>(t, "texts", read_watch_text)};
}

law::Facts read_law() {
    auto t = parse_named("law.toml");
    law::Facts out;
    out.form = text(t, "form");
    out.registration = text(t, "registration");
    out.address = text(t, "address");
    out.phone = text(t, "phone");
    out.email = text(t, "email");
    out.director = text(t, "director");
    out.director_office = text(t, "director_office");
    out.host = text(t, "host");
    out.host_address = text(t, "host_address");
    out.host_phone = text(t, "host_phone");
    out.rights_email = text(t, "rights_email");
    out.mail_carrier = text(t, "mail_carrier");
    out.former_years = text(t, "former_years");
    return out;
}

platform::Organisation read_organisation() {
    auto t = parse_named("organisation.toml");
    platform::Organisation out;
    out.name = text(t, "name");
    out.short_name = text(t, "short_name");
    out.tagline = text(t, "tagline");
    out.language = text(t, "language");
    out.brand_colour = text(t, "brand_colour");
    out.charter = text(t, "charter");
    out.welcome = text(t, "welcome");
    out.mail_from = "maison@village.example";
    return out;
}

} // namespace

Village read_village() {
    Village out;
    out.organisation = read_organisation();
    out.law = read_law();
    out.people = each_table<Person>(parse_named("people.toml"), "people", read_person);
    out.spaces = each_table<Space>(parse_named("spaces.toml"), "spaces", read_space);
    out.watch = read_watch();
    for (const auto& file : embedded::files())
        if (file.path.starts_with("fixtures/village/conversations/"))
            out.conversations.push_back(read_conversation(file));
    std::ranges::stable_sort(out.conversations, [](const auto& a, const auto& b) { return a.days_ago > b.days_ago; });
    return out;
}

} // namespace app::village
