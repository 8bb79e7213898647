// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/rules.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace machine::rules {

using base::mark;
using base::Message;
using base::say;

namespace {

// By the room that a kind begins with; a timer's kind is "timer." and its name.
constexpr std::array<std::pair<std::string_view, const char*>, 34> works{{
    {"mail", mark("Messages to hand over to the mail server")},
    {"facts", mark("What follows from what members do: notices, counts, the search")},
    {"accounts", mark("Links to sign in, and changes of address")},
    {"security", mark("Keys of accounts, and what is told about them")},
    {"invitations", mark("Invitations that leave at their pace")},
    {"mailings", mark("Announcements by mail that leave at their pace")},
    {"links", mark("Cards of links to read")},
    {"comments", mark("Notices of replies")},
    {"articles", mark("Articles that are published at their hour")},
    {"posts", mark("Publications and proposals")},
    {"drafts", mark("Drafts to put away")},
    {"documents", mark("Documents to put away")},
    {"pictures", mark("Pictures to put away")},
    {"files", mark("Files that nothing names any more")},
    {"items", mark("Publications to put away")},
    {"spaces", mark("Upkeep of the spaces")},
    {"members", mark("Upkeep of the directory")},
    {"imports", mark("Member files that are being imported")},
    {"communities", mark("Communities that came from elsewhere")},
    {"search", mark("The index of the search")},
    {"watch", mark("The watch: reading other sites, its digests")},
    {"privacy", mark("Copies of one’s data, and erasures")},
    {"rollout", mark("Features that open at their day")},
    {"moderation", mark("What is told about moderation")},
    {"offices", mark("What is told about offices")},
    {"machine", mark("Examining and measuring the house")},
    {"console", mark("Upkeep of the console")},
    {"backups", mark("The nightly backup")},
    {"outbox", mark("Messages to forget once they have left")},
    {"jobs", mark("Failed work to forget")},
    {"request_keys", mark("Answered requests to forget")},
    {"limits", mark("Counted tries to forget")},
    {"reading_lists", mark("Reading lists to put away")},
    {"editing", mark("Former versions of texts")},
}};

std::string_view room_of(std::string_view kind) {
    if (kind.starts_with("timer.")) kind.remove_prefix(6);
    return kind.substr(0, kind.find('.'));
}

const char* find_work(std::string_view kind) {
    auto room = room_of(kind);
    for (const auto& [name, words] : works)
        if (name == room) return words;
    return nullptr;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// Machines speak ASCII.
std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

constexpr base::Day days_before(base::Day day, std::int64_t days) {
    return {day.number - days};
}

} // namespace

const char* work_words(std::string_view kind) {
    const auto* found = find_work(kind);
    return found ? found : mark("Work of the house");
}
bool is_known_work(std::string_view kind) {
    return find_work(kind) != nullptr;
}

Message reason_of(std::string_view error) {
    auto low = lower(error);
    if (has(low, "mail server says to try later")) return say("The mail server asked to try again later.");
    if (has(low, "program stopped while it ran")) return say("The program was stopped while it was at it.");
    if (has(low, "disk") && (has(low, "full") || has(low, "space")))
        return say("The disk was full: nothing more could be written.");
    if (has(low, "database") || has(low, "locked") || has(low, "postgres") || has(low, "server closed"))
        return say("The database did not answer in time.");
    if (has(low, "resolve") || has(low, "connect") || has(low, "timed out") || has(low, "timeout"))
        return say("Another machine could not be reached.");
    if (has(low, "permission") || has(low, "denied")) return say("The program may not read or write a file.");
    if (has(low, "refusal:")) return say("The house itself refused: what was asked is no longer allowed or there.");
    return say("The program met a fault that it does not know.");
}

Refused refused_because(std::string_view answer) {
    auto low = lower(answer);
    if (has(low, "5.1.1") || has(low, "5.1.10") || has(low, "5.1.0") || has(low, "user unknown") ||
        has(low, "no such user") || has(low, "does not exist"))
        return {say("This address does not exist, or no longer."), say("Ask the person for their address, and correct "
                                                                       "it in their record.")};
    if (has(low, "5.2.2") || low.starts_with("552") || has(low, "mailbox full") || has(low, "over quota"))
        return {say("The mailbox is full."), say("Tell the person by another way; the next message may get through.")};
    if (has(low, "5.1.2") || has(low, "5.4.4") || has(low, "domain not found") || has(low, "host not found"))
        return {say("The part after @ leads nowhere."), say("The address is probably mistyped: correct it in their "
                                                            "record.")};
    if (has(low, "5.7.") || low.starts_with("554") || has(low, "spam") || has(low, "blocked") || has(low, "policy"))
        return {say("Their server does not trust ours."),
                say("Look at SPF, DKIM and DMARC under Health, then write to your mail provider.")};
    if (has(low, "5.2.1") || has(low, "disabled"))
        return {say("The mailbox is closed."), say("Ask the person for another address.")};
    if (low.empty()) return {say("Nobody tried any more."), say("An administrator gave it up, or five tries failed.")};
    return {say("Their server refused it."), say("Ask the person whether this address still works.")};
}

const char* mail_words(std::string_view kind) {
    auto room = room_of(kind);
    if (room == "invitations") return mark("An invitation");
    if (room == "accounts" || room == "security" || room == "privacy" || room == "offices")
        return mark("A message about the account");
    if (room == "machine" || room == "console") return mark("A warning to administrators");
    return mark("A message of the house");
}

std::string masked(std::string_view address) {
    auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0) return "…";
    std::size_t first = 1; // a whole character
    while (first < at && (static_cast<unsigned char>(address[first]) & 0xC0) == 0x80) ++first;
    return std::string(address.substr(0, first)) + "…" + std::string(address.substr(at));
}

std::string without_addresses(std::string_view text) {
    constexpr std::string_view ends = " \t\r\n<>()[]\"',;:";
    std::string out;
    while (!text.empty()) {
        auto begin = text.find_first_not_of(ends);
        out += text.substr(0, begin);
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        auto word = text.substr(0, text.find_first_of(ends));
        out += has(word, "@") ? masked(word) : std::string(word);
        text.remove_prefix(word.size());
    }
    return out;
}

std::vector<DaySum> sum_by_day(std::span<const Size> sizes) {
    std::map<std::int64_t, std::int64_t> sums;
    for (const auto& size : sizes) {
        bool is_ours = size.kind != Kind::free && size.kind != Kind::capacity && size.kind != Kind::backups_elsewhere &&
                       size.kind != Kind::journal; // which comes and goes
        if (is_ours) sums[size.day.number] += size.bytes;
    }
    std::vector<DaySum> out;
    for (const auto& [day, bytes] : sums) out.push_back({.day = {day}, .bytes = bytes});
    return out;
}

Forecast forecast(std::span<const DaySum> sums, std::int64_t free_bytes) {
    constexpr std::int64_t days_looked_at = 90;
    constexpr std::int64_t days_needed = 7;
    constexpr std::int64_t days_a_month = 30;
    if (sums.empty()) return {};
    auto last = sums.back();
    auto first =
        std::ranges::find_if(sums, [&](const DaySum& sum) { return sum.day >= days_before(last.day, days_looked_at); });
    Forecast out{.days_known = last.day.number - first->day.number};
    if (out.days_known < days_needed) return out;
    out.bytes_a_month = (last.bytes - first->bytes) * days_a_month / out.days_known;
    constexpr std::int64_t noticeable = 1 << 20;
    out.outlook = out.bytes_a_month < noticeable ? Forecast::Outlook::not_growing : Forecast::Outlook::growing;
    if (out.outlook == Forecast::Outlook::growing)
        out.months_left = std::max<std::int64_t>(0, free_bytes) / out.bytes_a_month;
    return out;
}

Message forecast_words(const Forecast& forecast) {
    constexpr std::int64_t ten_years = 120;
    constexpr std::int64_t two_years = 24;
    auto n = [](std::int64_t number) { return base::Arguments{{"n", std::to_string(number)}}; };
    switch (forecast.outlook) {
        case Forecast::Outlook::unknown: return say("How long the room lasts is known after a week of measures.");
        case Forecast::Outlook::not_growing: return say("The house hardly grows: the room lasts for years.");
        case Forecast::Outlook::growing: break;
    }
    if (forecast.months_left >= ten_years) return say("At this pace, there is room for more than ten years.");
    if (forecast.months_left > two_years)
        return say("At this pace, there is room for about {n} years.", n(forecast.months_left / 12));
    if (forecast.months_left > 1) return say("At this pace, there is room for {n} months.", n(forecast.months_left));
    if (forecast.months_left == 1) return say("At this pace, there is room for one month.");
    return say("At this pace, the room is used up within a month.");
}

std::string size_text(const words::Words& words, std::int64_t bytes) {
    constexpr std::int64_t kilo = 1000;
    auto tenths = [&](std::int64_t unit, const char* whole, const char* parted) {
        auto value = (bytes * 10 + unit / 2) / unit;
        if (value >= 100) return words.text(whole, {{"n", words.number((value + 5) / 10)}});
        return words.text(parted, {{"n", words.number(value / 10)}, {"tenth", words.number(value % 10)}});
    };
    if (bytes < kilo * kilo) return words.text("{n} kB", {{"n", words.number((bytes + kilo - 1) / kilo)}});
    if (bytes < kilo * kilo * kilo) return tenths(kilo * kilo, mark("{n} MB"), mark("{n}.{tenth} MB"));
    return tenths(kilo * kilo * kilo, mark("{n} GB"), mark("{n}.{tenth} GB"));
}

} // namespace machine::rules
