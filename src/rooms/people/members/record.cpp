// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/record.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "parse/json.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"
#include <algorithm>
#include <map>

namespace members {

namespace {

db::Bytes seal(platform::Visit& visit, std::string_view column, PersonId person, const std::string& plain) {
    if (plain.empty()) return {};
    return platform::seal_field(visit, {.table = "members", .column = column, .row = person.number}, plain);
}
std::string open(platform::Visit& visit, std::string_view column, PersonId person, const db::Bytes& sealed) {
    if (sealed.value.empty()) return {};
    return platform::open_field(visit, {.table = "members", .column = column, .row = person.number}, sealed);
}

std::string write_extra(const std::map<std::string, std::string>& extra) {
    if (extra.empty()) return {};
    auto out = parse::Json::object();
    for (const auto& [name, value] : extra) out.set(name, value);
    return out.serialise();
}
std::map<std::string, std::string> read_extra(const std::string& text) {
    std::map<std::string, std::string> out;
    if (text.empty()) return out;
    auto json = parse::Json::parse(text);
    if (!json) return out;
    for (const auto& member : json->members())
        if (auto value = member.value.as_string()) out.emplace(member.name, std::string(*value));
    return out;
}

std::string join(const std::vector<std::string>& parts, char separator) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}
std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto at = text.find(separator);
        if (at != 0) out.emplace_back(text.substr(0, at));
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
    return out;
}

std::string email_key(const std::string& email) {
    auto read = parse::read_email_address(email);
    return read ? read->key : std::string();
}

store::Stored to_stored(platform::Visit& visit, const Profile& profile) {
    const auto& r = profile.record;
    store::Stored out;
    out.person = r.person;
    out.name_key = name_key(r.first_name, r.last_name);
    out.trade = r.trade;
    out.trade_key = base::fold(r.trade);
    out.job = r.job;
    out.employer = r.employer;
    out.region = r.region;
    out.region_key = base::fold(r.region);
    out.postal_code = r.postal_code;
    out.city = r.city;
    out.email = r.email;
    out.email_key = email_key(r.email);
    out.phone = seal(visit, "phone", r.person, r.phone);
    out.address = seal(visit, "address", r.person, r.address);
    out.birth_date = seal(visit, "birth_date", r.person, r.birth_date ? r.birth_date->iso() : std::string());
    out.extra = seal(visit, "extra", r.person, write_extra(r.extra));
    if (r.birth_date) out.name_birth_key = name_birth_key(visit, r.first_name, r.last_name, r.birth_date);
    out.member_number = r.member_number;
    out.member_number_key = base::fold(r.member_number);
    out.joined_on = r.joined_on;
    out.paid_until = r.paid_until;
    out.since_day = r.joined_on.value_or(base::Day::of(profile.created_at));
    out.story = r.story;
    out.links = join(r.links, '\n');
    out.state = r.state;
    out.directory = r.directory;
    out.is_listed = is_listed(r);
    out.shown = profile.shown.str();
    out.edited = join(r.edited, ' ');
    out.photo = profile.photo_id;
    out.photo_public_id = profile.photo;
    out.directory_answered_at = profile.directory_answered_at;
    out.public_since = profile.public_since;
    out.arrived_at = profile.arrived_at;
    out.confirmed_at = profile.confirmed_at;
    out.created_at = profile.created_at;
    out.left_at = profile.left_at;
    return out;
}

Profile to_profile(platform::Visit& visit, const store::Stored& row, const accounts::Person& person,
                   const std::vector<Word>& words) {
    Profile out;
    auto& r = out.record;
    r.person = row.person;
    r.public_id = person.public_id;
    r.first_name = person.first_name;
    r.last_name = person.last_name;
    r.email = row.email;
    r.trade = row.trade;
    r.job = row.job;
    r.employer = row.employer;
    r.region = row.region;
    r.postal_code = row.postal_code;
    r.city = row.city;
    r.phone = open(visit, "phone", row.person, row.phone);
    r.address = open(visit, "address", row.person, row.address);
    r.birth_date = base::Day::parse_iso(open(visit, "birth_date", row.person, row.birth_date));
    r.member_number = row.member_number;
    r.joined_on = row.joined_on;
    r.paid_until = row.paid_until;
    for (const auto& word : words) {
        auto& list = word.kind == WordKind::interest ? r.interests : word.kind == WordKind::offer ? r.offers : r.seeks;
        list.push_back(word.text);
    }
    r.story = row.story;
    r.links = split(row.links, '\n');
    r.extra = read_extra(open(visit, "extra", row.person, row.extra));
    r.state = row.state;
    r.directory = row.directory;
    r.edited = split(row.edited, ' ');
    out.shown = Shown::parse(row.shown);
    out.photo_id = row.photo;
    out.photo = row.photo_public_id;
    out.directory_answered_at = row.directory_answered_at;
    out.public_since = row.public_since;
    out.arrived_at = row.arrived_at;
    out.confirmed_at = row.confirmed_at;
    out.created_at = row.created_at;
    out.left_at = row.left_at;
    return out;
}

std::vector<Profile> to_profiles(platform::Visit& visit, const std::vector<store::Stored>& rows) {
    std::vector<PersonId> ids;
    for (const auto& row : rows) ids.push_back(row.person);
    std::map<PersonId, accounts::Person> persons;
    for (auto& person : accounts::list_persons(visit.db(), ids)) persons.emplace(person.id, std::move(person));
    std::map<PersonId, std::vector<Word>> words;
    for (auto& word : store::list_words(visit.db(), ids)) words[word.person].push_back(std::move(word));
    std::vector<Profile> out;
    for (const auto& row : rows)
        if (auto person = persons.find(row.person); person != persons.end())
            out.push_back(to_profile(visit, row, person->second, words[row.person]));
    return out;
}

// "sophie-marchand", or "sophie-marchand-2" when it is taken.
void take_handle(platform::Visit& visit, const Record& record) {
    auto slug = base::slug(full_name(record));
    if (slug.empty()) slug = record.public_id.str();
    if (store::insert_handle(visit.db(), slug, record.person)) return;
    auto n = store::count_handles_like(visit.db(), slug) + 2;
    while (!store::insert_handle(visit.db(), slug + "-" + std::to_string(n), record.person)) ++n;
}

bool is_same_index(const std::vector<store::SearchRow>& rows, const std::vector<SearchWord>& words) {
    std::map<std::string_view, bool> kept;
    for (const auto& row : rows) kept.emplace(row.word, row.is_open);
    return rows.size() == words.size() && std::ranges::all_of(words, [&](const SearchWord& word) {
               auto found = kept.find(word.word);
               return found != kept.end() && found->second == word.is_open;
           });
}

void index_anew(platform::Visit& visit, PersonId person, const std::vector<SearchWord>& words) {
    auto rows = store::list_search_words(visit.db(), person);
    if (is_same_index(rows, words)) return;
    std::map<std::string, store::FacetChange> changes;
    for (const auto& row : rows)
        if (is_counted({.word = row.word, .is_open = row.is_open, .label = {}}))
            changes[row.word] = {.token = row.word, .label = {}, .people = -1};
    for (const auto& word : words) {
        if (!is_counted(word)) continue;
        auto [change, is_new] = changes.try_emplace(word.word, word.word, word.label, 1);
        if (!is_new) changes.erase(change);
    }
    std::vector<store::FacetChange> wanted;
    for (auto& [token, change] : changes) wanted.push_back(std::move(change));
    store::delete_search_words(visit.db(), person);
    store::insert_search_words(visit.db(), person, words);
    store::change_facets(visit.db(), wanted);
}

} // namespace

std::optional<Profile> find_profile(platform::Visit& visit, PersonId person) {
    auto found = list_profiles(visit, std::span(&person, 1));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Profile> find_profile(platform::Visit& visit, base::PublicId person) {
    auto found = accounts::find_person(visit.db(), person);
    return found ? find_profile(visit, found->id) : std::nullopt;
}

std::vector<Profile> list_profiles(platform::Visit& visit, std::span<const PersonId> persons) {
    std::map<PersonId, store::Stored> by_id;
    for (auto& row : store::list_members(visit.db(), persons)) by_id.emplace(row.person, std::move(row));
    std::vector<store::Stored> rows;
    for (auto person : persons)
        if (auto found = by_id.find(person); found != by_id.end()) rows.push_back(found->second);
    return to_profiles(visit, rows);
}

std::vector<Profile> list_profiles_after(platform::Visit& visit, PersonId after, int limit) {
    return to_profiles(visit, store::list_members_after(visit.db(), after, limit));
}

void insert_profile(platform::Visit& visit, const Profile& profile) {
    const auto& record = profile.record;
    store::insert_member(visit.db(), to_stored(visit, profile));
    store::insert_words(visit.db(), record.person, words_of(record));
    auto words = search_words_of(profile);
    store::insert_search_words(visit.db(), record.person, words);
    std::vector<store::FacetChange> changes;
    for (const auto& word : words)
        if (is_counted(word)) changes.push_back({.token = word.word, .label = word.label, .people = 1});
    store::change_facets(visit.db(), changes);
    if (record.state == MemberState::current) take_handle(visit, record);
}

void update_profile(platform::Visit& visit, const Profile& before, const Profile& after) {
    const auto& record = after.record;
    bool is_renamed = full_name(before.record) != full_name(record);
    if (before.record.first_name != record.first_name || before.record.last_name != record.last_name)
        accounts::rename_person(visit, record.person, record.first_name, record.last_name);
    store::update_member(visit.db(), to_stored(visit, after));
    if (words_of(before.record).size() + words_of(record).size() > 0) {
        store::delete_words(visit.db(), record.person);
        store::insert_words(visit.db(), record.person, words_of(record));
    }
    index_anew(visit, record.person, search_words_of(after));
    if (is_renamed || before.record.state != record.state) {
        store::retire_handle(visit.db(), record.person);
        if (record.state == MemberState::current) take_handle(visit, record);
    }
    auto guard_of = [](const Profile& profile) {
        if (profile.record.state == MemberState::left) return files::Guard::nobody;
        return profile.record.directory == Visibility::everyone ? files::Guard::anyone : files::Guard::members;
    };
    if (after.photo_id && guard_of(before) != guard_of(after))
        files::update_guard(visit, *after.photo_id, guard_of(after));
}

void delete_profile(platform::Visit& visit, const Profile& profile) {
    auto person = profile.record.person;
    index_anew(visit, person, {});
    store::delete_words(visit.db(), person);
    store::delete_handles(visit.db(), person);
    store::delete_openings(visit.db(), person);
    store::delete_member(visit.db(), person);
    if (profile.photo_id) files::delete_picture(visit, *profile.photo_id);
}

} // namespace members
