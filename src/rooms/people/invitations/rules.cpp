// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>
#include <limits>

namespace invitations::rules {

using base::Refusal;
using base::say;

namespace {

constexpr base::Milliseconds day = std::chrono::hours(24);
constexpr std::int64_t first_day_count = 50;
constexpr std::int64_t hour_count_max = 500;
constexpr std::size_t name_length_max = 80;

std::int64_t quota(Pace pace, std::int64_t days_before) {
    if (pace == Pace::known_server || days_before > 20) return std::numeric_limits<std::int64_t>::max();
    return first_day_count << days_before;
}

base::Milliseconds spacing(Pace pace, std::int64_t days_before) {
    auto hourly = std::min(hour_count_max, quota(pace, days_before));
    return base::Milliseconds(base::Milliseconds(std::chrono::hours(1)).count() / hourly);
}

constexpr std::array home_providers = {
    "gmail.com",   "googlemail.com", "orange.fr",       "wanadoo.fr",     "free.fr",     "laposte.net",
    "sfr.fr",      "neuf.fr",        "bbox.fr",         "numericable.fr", "hotmail.com", "hotmail.fr",
    "outlook.com", "outlook.fr",     "live.com",        "live.fr",        "msn.com",     "yahoo.com",
    "yahoo.fr",    "ymail.com",      "icloud.com",      "me.com",         "mac.com",     "aol.com",
    "gmx.com",     "gmx.fr",         "proton.me",       "protonmail.com", "pm.me",       "tutanota.com",
    "tuta.io",     "mailo.com",      "netcourrier.com", "riseup.net",     "ovh.fr",      "club-internet.fr",
    "cegetel.net", "aliceadsl.fr",   "noos.fr",         "dbmail.com",     "posteo.net",  "skynet.be"};

} // namespace

std::vector<base::Instant> plan_departures(Pace pace, const Past& past, std::int64_t count) {
    std::vector<base::Instant> out;
    out.reserve(static_cast<std::size_t>(count));
    auto at = past.start;
    auto days_before = past.days_before;
    auto used = past.used;
    auto end_of_day = past.first_at + day * ((at - past.first_at) / day + 1);
    auto next_day = [&] {
        if (used > 0) ++days_before;
        used = 0;
        end_of_day = end_of_day + day;
    };
    while (std::cmp_less(out.size(), count)) {
        if (used >= quota(pace, days_before)) {
            at = end_of_day;
            next_day();
        }
        out.push_back(at);
        ++used;
        at = at + spacing(pace, days_before);
        if (at >= end_of_day) next_day();
    }
    return out;
}

bool is_work_address(std::string_view email) {
    auto at = email.rfind('@');
    if (at == std::string_view::npos) return false;
    auto plain = std::string(email.substr(at + 1));
    std::ranges::transform(plain, plain.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::ranges::find(home_providers, plain) == home_providers.end();
}

std::string_view who_name(Choice::Who who) {
    switch (who) {
        case Choice::Who::pilots: return "pilots";
        case Choice::Who::trade: return "trade";
        case Choice::Who::region: return "region";
        case Choice::Who::everyone: return "everyone";
    }
    return "";
}

std::optional<Choice::Who> parse_who(std::string_view name) {
    for (auto who : {Choice::Who::pilots, Choice::Who::trade, Choice::Who::region, Choice::Who::everyone})
        if (who_name(who) == name) return who;
    return std::nullopt;
}

std::string_view bucket_name(Bucket bucket) {
    switch (bucket) {
        case Bucket::waiting: return "waiting";
        case Bucket::invited: return "invited";
        case Bucket::bounced: return "bounced";
        case Bucket::arrived: return "arrived";
        case Bucket::never_came: return "never-came";
    }
    return "";
}

std::optional<Bucket> parse_bucket(std::string_view name) {
    for (auto bucket : {Bucket::waiting, Bucket::invited, Bucket::bounced, Bucket::arrived, Bucket::never_came})
        if (bucket_name(bucket) == name) return bucket;
    return std::nullopt;
}

std::string_view pace_name(Pace pace) {
    return pace == Pace::new_server ? "new" : "known";
}

std::string check_wave_name(std::string_view name) {
    auto clean = base::clean_line(name);
    if (clean.empty()) throw Refusal::invalid("name", say("Give the wave a name: it is how you find it again."));
    if (base::code_point_count(clean) > name_length_max)
        throw Refusal::invalid("name",
                               say("A name of at most {n} characters.", {{"n", std::to_string(name_length_max)}}));
    return clean;
}

Pace check_pace(std::string_view name) {
    for (auto pace : {Pace::new_server, Pace::known_server})
        if (pace_name(pace) == name) return pace;
    throw Refusal::invalid("pace", say("Choose a pace."));
}

Choice check_choice(std::string_view who, std::string_view trade, std::string_view region) {
    auto parsed = parse_who(who);
    if (!parsed) throw Refusal::invalid("who", say("Choose whom to invite."));
    Choice out{.who = *parsed, .key = {}, .persons = {}};
    if (*parsed == Choice::Who::trade) {
        out.key = base::fold(trade);
        if (out.key.empty()) throw Refusal::invalid("trade", say("Choose a trade."));
    }
    if (*parsed == Choice::Who::region) {
        out.key = base::fold(region);
        if (out.key.empty()) throw Refusal::invalid("region", say("Choose a region."));
    }
    return out;
}

} // namespace invitations::rules
