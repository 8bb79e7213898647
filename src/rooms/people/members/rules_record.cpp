// SPDX-License-Identifier: AGPL-3.0-or-later
// What a record may hold, and what is searched in it.
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "parse/phone.hpp"
#include "parse/url.hpp"
#include "rooms/people/members/regions.hpp"
#include "rooms/people/members/rules.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace members {

namespace {

constexpr std::array<Field, 12> line_fields{
    Field::first_name, Field::last_name,   Field::email, Field::trade, Field::job,     Field::employer,
    Field::region,     Field::postal_code, Field::city,  Field::phone, Field::address, Field::member_number,
};

// `AnyRecord` is Record or const Record: one switch for reading and for writing, without a copy of the record.
template <class AnyRecord>
auto line_of(AnyRecord& record, Field field) -> decltype(&record.job) {
    switch (field) {
        case Field::first_name: return &record.first_name;
        case Field::last_name: return &record.last_name;
        case Field::email: return &record.email;
        case Field::trade: return &record.trade;
        case Field::job: return &record.job;
        case Field::employer: return &record.employer;
        case Field::region: return &record.region;
        case Field::postal_code: return &record.postal_code;
        case Field::city: return &record.city;
        case Field::phone: return &record.phone;
        case Field::address: return &record.address;
        case Field::member_number: return &record.member_number;
        case Field::story: return &record.story;
        default: return nullptr;
    }
}

template <class AnyRecord>
auto list_of(AnyRecord& record, Field field) -> decltype(&record.offers) {
    switch (field) {
        case Field::interests: return &record.interests;
        case Field::offers: return &record.offers;
        case Field::seeks: return &record.seeks;
        case Field::links: return &record.links;
        default: return nullptr;
    }
}

template <class AnyRecord>
auto day_of(AnyRecord& record, Field field) -> decltype(&record.birth_date) {
    switch (field) {
        case Field::birth_date: return &record.birth_date;
        case Field::joined_on: return &record.joined_on;
        case Field::paid_until: return &record.paid_until;
        default: return nullptr;
    }
}

std::vector<std::string> clean_words(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (const auto& word : words) {
        auto clean = base::clean_line(word);
        auto key = base::fold(clean);
        if (key.empty()) key = clean;
        if (!key.empty() && seen.insert(std::move(key)).second) out.push_back(std::move(clean));
    }
    return out;
}

std::vector<std::string> clean_links(const std::vector<std::string>& links) {
    std::vector<std::string> out;
    for (const auto& link : links) {
        auto clean = base::clean_line(link);
        if (clean.empty()) continue;
        if (clean.find(':') == std::string::npos) clean = "https://" + clean;
        if (std::ranges::find(out, clean) == out.end()) out.push_back(std::move(clean));
    }
    return out;
}

void check_words(base::FieldErrors& errors, Field field, const std::vector<std::string>& words) {
    auto name = std::string(field_name(field));
    if (words.size() > words_max)
        errors.emplace(name,
                       base::say("Keep {most} at most: the others hide them.", {{"most", std::to_string(words_max)}}));
    for (const auto& word : words) {
        if (base::code_point_count(word) > word_length_max)
            errors.emplace(name, base::say("“{word}…” is too long: separate with commas, a few words each.",
                                           {{"word", std::string(base::first_code_points(word, 20))}}));
        if (base::fold(word).empty())
            errors.emplace(name, base::say("“{word}” has no letter: say it in a word.", {{"word", word}}));
    }
}

void check_day(base::FieldErrors& errors, Field field, const std::optional<base::Day>& day) {
    if (day && (day->year() < 1900 || day->year() > 2199))
        errors.emplace(std::string(field_name(field)), base::say("This year cannot be right."));
}

// "https://anna:secret@example.org": shows a password to all, or passes one site off as another.
bool names_account(std::string_view link) {
    auto from = link.find("://");
    if (from == std::string_view::npos) return false;
    auto authority = link.substr(from + 3);
    return authority.substr(0, authority.find_first_of("/?#\\")).find('@') != std::string_view::npos;
}

using SearchWords = std::map<std::string, SearchWord, std::less<>>;

void add_word(SearchWords& out, std::string_view word, bool is_open) {
    auto found = out.find(word);
    if (found == out.end()) found = out.emplace(word, SearchWord{.word = std::string(word), .label = {}}).first;
    found->second.is_open = found->second.is_open || is_open;
}

// Each folded word of a text of which a field consists.
void add_words(SearchWords& out, std::string_view text, bool is_open) {
    auto folded = base::fold(text);
    std::string_view rest = folded;
    for (auto word = next_search_word(rest); !word.empty(); word = next_search_word(rest)) add_word(out, word, is_open);
}

// The same of a text that names trades or skills, with their other forms.
void add_trade_words(SearchWords& out, std::string_view text, bool is_open) {
    add_words(out, text, is_open);
    for (const auto& form : trade_forms(text)) add_words(out, form, is_open);
}

void add_token(SearchWords& out, std::string token, bool is_open, std::string label) {
    auto& entry = out[token];
    entry = {.word = std::move(token), .is_open = is_open, .label = std::move(label)};
}

} // namespace

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        auto to = std::min(text.find_first_of(",;\n", from), text.size());
        if (auto word = base::clean_line(text.substr(from, to - from)); !word.empty()) out.push_back(word);
        from = to + 1;
    }
    return out;
}

Record clean_record(const Record& record) {
    auto out = record;
    for (auto field : line_fields) *line_of(out, field) = base::clean_line(*line_of(out, field));
    out.story = base::clean_text(out.story);
    for (auto* words : {&out.interests, &out.offers, &out.seeks}) *words = clean_words(*words);
    out.links = clean_links(out.links);
    if (auto phone = parse::read_phone(out.phone)) out.phone = *phone;
    if (auto email = parse::read_email_address(out.email)) out.email = email->text;
    out.region = out.region.empty() ? std::string(region_of_postal_code(out.postal_code)) : region_name(out.region);
    return out;
}

void follow_postal_code(Record& after, const Record& before) {
    if (after.postal_code == before.postal_code || after.region != before.region) return;
    if (before.region.empty() || before.region == region_of_postal_code(before.postal_code)) after.region.clear();
}

base::FieldErrors check_record(const Record& record) {
    base::FieldErrors errors;
    for (auto field : line_fields) {
        auto length = base::code_point_count(*line_of(record, field));
        bool is_name = field == Field::first_name || field == Field::last_name;
        if (is_name && length > name_length_max)
            errors.emplace(std::string(field_name(field)), base::say("A name has at most 100 characters."));
        else if (length > line_length_max)
            errors.emplace(std::string(field_name(field)), base::say("Two hundred characters at most."));
    }
    if (record.first_name.empty() && record.last_name.empty())
        errors.emplace("last_name", base::say("Write a name: it is how people know who speaks."));
    if (!record.email.empty() && !parse::read_email_address(record.email))
        errors.emplace("email", base::say("This e-mail address is not complete. It looks like name@example.org."));
    check_words(errors, Field::interests, record.interests);
    check_words(errors, Field::offers, record.offers);
    check_words(errors, Field::seeks, record.seeks);
    if (base::code_point_count(record.story) > story_length_max)
        errors.emplace("story", base::say("Four thousand characters at most."));
    if (record.links.size() > links_max)
        errors.emplace("links",
                       base::say("Keep {most} at most: the others hide them.", {{"most", std::to_string(links_max)}}));
    for (const auto& link : record.links)
        if (!parse::is_safe_link(link) || !parse::is_external_link(link) || link.size() > 500)
            errors.emplace("links", base::say("Write whole addresses, one a line: https://example.org."));
        else if (names_account(link))
            errors.emplace("links", base::say("Take the name and the password before the @ out of this address."));
    check_day(errors, Field::birth_date, record.birth_date);
    check_day(errors, Field::joined_on, record.joined_on);
    check_day(errors, Field::paid_until, record.paid_until);
    return errors;
}

bool is_needed(const Record& record, Field field) {
    bool has_first_only = record.last_name.empty() && !record.first_name.empty();
    return field == (has_first_only ? Field::first_name : Field::last_name);
}

std::string get_line(const Record& record, Field field) {
    const auto* line = line_of(record, field);
    return line ? *line : std::string();
}

void set_line(Record& record, Field field, std::string_view value) {
    if (auto* line = line_of(record, field)) *line = value;
}

void copy_field(Record& to, const Record& from, Field field) {
    if (auto* line = line_of(to, field)) *line = *line_of(from, field);
    if (auto* list = list_of(to, field)) *list = *list_of(from, field);
    if (auto* day = day_of(to, field)) *day = *day_of(from, field);
}

bool is_same(const Record& a, const Record& b, Field field) {
    if (const auto* line = line_of(a, field)) return *line == *line_of(b, field);
    if (const auto* list = list_of(a, field)) return *list == *list_of(b, field);
    return *day_of(a, field) == *day_of(b, field);
}

std::vector<Word> words_of(const Record& record) {
    std::vector<Word> out;
    auto add = [&](WordKind kind, const std::vector<std::string>& words) {
        std::int64_t place = 0;
        for (const auto& word : words)
            out.push_back(
                {.person = record.person, .kind = kind, .key = base::fold(word), .text = word, .place = place++});
    };
    add(WordKind::interest, record.interests);
    add(WordKind::offer, record.offers);
    add(WordKind::seek, record.seeks);
    return out;
}

std::string token_of(char kind, std::string_view key) {
    return std::string("=") + kind + " " + std::string(key);
}

std::vector<SearchWord> search_words_of(const Profile& profile) {
    const auto& record = profile.record;
    bool listed = is_listed(record);
    SearchWords out;
    auto is_open = [&](Field field) { return listed && profile.shown.of(field) != Visibility::hidden; };
    for (const auto* text : {&record.first_name, &record.last_name, &record.region}) add_words(out, *text, listed);
    add_trade_words(out, record.trade, listed);
    add_trade_words(out, record.job, is_open(Field::job));
    add_words(out, record.employer, is_open(Field::employer));
    add_words(out, record.city, is_open(Field::city));
    for (const auto* text : {&record.email, &record.member_number}) add_words(out, *text, false);
    add_token(out, std::string(token_everybody), listed, {});
    if (auto key = base::fold(record.trade); !key.empty()) add_token(out, token_of('t', key), listed, record.trade);
    if (auto key = base::fold(record.region); !key.empty()) add_token(out, token_of('r', key), listed, record.region);
    for (const auto& word : words_of(record)) {
        auto field = word.kind == WordKind::interest ? Field::interests
                     : word.kind == WordKind::offer  ? Field::offers
                                                     : Field::seeks;
        char kind = word.kind == WordKind::interest ? 'i' : word.kind == WordKind::offer ? 'o' : 's';
        add_trade_words(out, word.text, is_open(field));
        add_token(out, token_of(kind, word.key), is_open(field), word.text);
    }
    bool is_current = record.state == MemberState::current;
    add_token(out, std::string(is_current ? token_current : token_left), false, {});
    if (is_current && !profile.arrived_at) add_token(out, std::string(token_waiting), false, {});
    std::vector<SearchWord> words;
    for (auto& [key, word] : out) words.push_back(std::move(word));
    return words;
}

std::string_view next_search_word(std::string_view& folded) {
    folded.remove_prefix(std::min(folded.find_first_not_of(' '), folded.size()));
    auto word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(word.size());
    return base::first_code_points(word, search_word_length_max);
}

bool is_counted(const SearchWord& word) {
    if (!word.word.starts_with('=')) return false;
    return word.is_open || word.word == token_current || word.word == token_left || word.word == token_waiting;
}

} // namespace members
