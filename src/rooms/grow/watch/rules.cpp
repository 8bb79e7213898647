// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/rules.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace watch {

using base::Refusal;
using base::say;

namespace {

constexpr std::size_t word_length_min = 2;
constexpr std::size_t word_bytes_max = 40;
constexpr std::size_t entry_words_max = 600;
constexpr std::size_t form_length_min = 5; // of one word of a trade, to stand for it

std::vector<std::string> split_words(std::string_view folded) {
    std::vector<std::string> out;
    while (!folded.empty()) {
        auto end = std::min(folded.find(' '), folded.size());
        if (end > 0) out.emplace_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return out;
}

void sort_and_thin(std::vector<std::string>& words) {
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
}

base::Message too_long(std::size_t most) {
    return say("At most {n} characters, please.", {{"n", std::to_string(most)}});
}

} // namespace

std::vector<Trade> trades_of(std::span<const std::string> labels) {
    std::vector<Trade> out;
    for (const auto& label : labels) {
        Trade trade{.key = {},
                    .label = std::string(base::first_code_points(base::clean_line(label), trade_length_max))};
        trade.key = base::fold(trade.label);
        if (!trade.key.empty() && !std::ranges::count(out, trade.key, &Trade::key)) out.push_back(std::move(trade));
    }
    return out;
}

std::vector<std::string> split_trades(std::string_view typed) {
    std::vector<std::string> out;
    while (!typed.empty()) {
        auto end = std::min(typed.find_first_of(",;\n"), typed.size());
        out.emplace_back(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return out;
}

CleanAnnotation check_annotation(const Annotation& given) {
    base::FieldErrors faults;
    CleanAnnotation clean{.title = base::clean_line(given.title),
                          .note = base::trim(base::clean_text(given.note)),
                          .applies_on = base::Day::parse_iso(given.applies_on),
                          .concerns_all = given.concerns_all,
                          .trades = {},
                          .revision = given.revision};
    if (clean.title.empty()) faults["title"] = say("Give it a title.");
    if (base::code_point_count(clean.title) > title_length_max) faults["title"] = too_long(title_length_max);
    if (clean.note.empty()) faults["note"] = say("Say what it changes for us: a sentence is enough.");
    if (base::code_point_count(clean.note) > note_length_max) faults["note"] = too_long(note_length_max);
    if (!clean.applies_on && !given.applies_on.empty()) faults["applies_on"] = say("This is no date.");
    auto labels = given.trades;
    for (auto& other : split_trades(given.other_trades)) labels.push_back(std::move(other));
    if (!clean.concerns_all) clean.trades = trades_of(labels);
    if (!clean.concerns_all && clean.trades.empty())
        faults["trades"] = say("Say whom it concerns: everybody, or at least one trade.");
    if (clean.trades.size() > trades_max)
        faults["trades"] =
            say("{n} trades at most: beyond that, it concerns everybody.", {{"n", std::to_string(trades_max)}});
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
    return clean;
}

Proposal check_proposal(const Proposal& given) {
    base::FieldErrors faults;
    Proposal clean{.title = base::clean_line(given.title),
                   .address = base::clean_line(given.address),
                   .reason = base::trim(base::clean_text(given.reason))};
    if (clean.title.empty()) faults["title"] = say("Give it a title.");
    if (base::code_point_count(clean.title) > title_length_max) faults["title"] = too_long(title_length_max);
    bool is_web = clean.address.starts_with("https://") || clean.address.starts_with("http://");
    if (!clean.address.empty() && !is_web) faults["address"] = say("An address begins with https://");
    if (clean.address.size() > address_length_max) faults["address"] = too_long(address_length_max);
    if (clean.address.empty() && clean.reason.empty())
        faults["reason"] = say("Give an address, or say a word about it.");
    if (base::code_point_count(clean.reason) > reason_length_max) faults["reason"] = too_long(reason_length_max);
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
    return clean;
}

void check_source(std::string_view name, std::string_view address) {
    base::FieldErrors faults;
    if (address.empty()) faults["address"] = say("Give the address of the site, or of its feed.");
    if (address.size() > address_length_max) faults["address"] = too_long(address_length_max);
    if (base::code_point_count(name) > title_length_max) faults["name"] = too_long(title_length_max);
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
}

std::vector<std::string> keys_of_trade(std::string_view trade, std::span<const std::string> forms) {
    auto whole = base::fold(trade);
    if (whole.empty()) return {};
    std::vector<std::string> out(forms.begin(), forms.end());
    for (auto& word : split_words(whole))
        if (word.size() >= form_length_min) out.push_back(std::move(word));
    out.push_back(std::move(whole));
    sort_and_thin(out);
    return out;
}

bool concerns(bool concerns_all, std::span<const std::string> trade_keys, std::span<const std::string> reader_keys) {
    return concerns_all ||
           std::ranges::any_of(trade_keys, [&](const auto& key) { return std::ranges::count(reader_keys, key) > 0; });
}

std::vector<std::string> words_of_entry(std::string_view text) {
    auto words = split_words(base::fold(text));
    std::erase_if(words, [](const auto& word) { return word.size() < word_length_min; });
    for (auto& word : words) word = base::first_code_points(word, word_bytes_max);
    sort_and_thin(words);
    if (words.size() > entry_words_max) words.resize(entry_words_max);
    return words;
}

std::vector<std::string> words_of_question(std::string_view typed) {
    constexpr std::size_t plural_length_min = 5;
    auto words = split_words(base::fold(typed));
    std::erase_if(words, [](const auto& word) { return word.size() < word_length_min; });
    for (auto& word : words) {
        word = base::first_code_points(word, word_bytes_max);
        // Whoever looks for "relieurs" means one as well: what begins a word finds both.
        if (word.size() >= plural_length_min && (word.ends_with('s') || word.ends_with('x'))) word.pop_back();
    }
    sort_and_thin(words);
    std::ranges::stable_sort(words, std::greater(), &std::string::size);
    if (words.size() > words_max) words.resize(words_max);
    return words;
}

std::string end_of_beginning(std::string_view word) {
    std::string out(word);
    // Folded words are letters and digits: no byte of theirs is 0xFF, and in bytes the next text is one more.
    if (out.empty()) return "\xF4\x8F\xBF\xBF";
    return out + "\xF4\x8F\xBF\xBF";
}

base::Milliseconds wait_after(std::int64_t failures) {
    constexpr std::int64_t doublings_max = 5;
    auto hours = std::int64_t{1} << std::clamp<std::int64_t>(failures - 1, 0, doublings_max);
    return std::chrono::hours(std::min<std::int64_t>(hours, 24));
}

bool is_time_to_tell(const Source& source, base::Instant now) {
    constexpr std::chrono::hours patience{48};
    if (source.trouble == Trouble::none || source.told_at) return false;
    return source.trouble == Trouble::gone || (source.failing_since && now - *source.failing_since >= patience);
}

base::Message trouble_text(Trouble trouble) {
    switch (trouble) {
        case Trouble::none: return say("All is well.");
        case Trouble::unknown_name: return say("No site has this name any more, or its name is misspelt.");
        case Trouble::unreachable: return say("The site does not answer, or its security certificate is not right.");
        case Trouble::too_slow: return say("The site took too long to answer.");
        case Trouble::too_large: return say("What the site sends is far too large for a feed.");
        case Trouble::refused: return say("The house does not go to this address: it is not one of the public web.");
        case Trouble::missing: return say("The site says that there is nothing at this address.");
        case Trouble::gone: return say("The site says that this feed is gone for good.");
        case Trouble::closed:
            return say("The site does not let us in: this feed asks for a password, or for people only.");
        case Trouble::busy: return say("The site asks us to come back later.");
        case Trouble::broken: return say("The site answers with an error of its own.");
        case Trouble::no_feed: return say("What stands there is no feed (RSS or Atom), and announces none.");
    }
    return {};
}

const char* pace_name(Pace pace) {
    switch (pace) {
        case Pace::weekly: return "weekly";
        case Pace::monthly: return "monthly";
        case Pace::never: return "never";
    }
    return "";
}

Pace parse_pace(std::string_view name) {
    for (auto pace : {Pace::monthly, Pace::never})
        if (name == pace_name(pace)) return pace;
    return Pace::weekly;
}

Span last_span(Pace pace, base::Day today) {
    if (pace == Pace::monthly) {
        auto first = *base::Day::of(today.year(), today.month(), 1);
        base::Day last_month{first.number - 1};
        return {*base::Day::of(last_month.year(), last_month.month(), 1), first};
    }
    // 1 January 1970 was a Thursday.
    auto weekday = ((today.number + 3) % 7 + 7) % 7;
    base::Day monday{today.number - weekday};
    return {{monday.number - 7}, monday};
}

} // namespace watch
