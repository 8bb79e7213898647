// SPDX-License-Identifier: AGPL-3.0-or-later
// The front door's verbs: records that officers, imports and seeds make and correct.
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"
#include <algorithm>

namespace members {

namespace {

void refuse_unless_valid(const Record& record) {
    auto errors = check_record(record);
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
}

Profile get_profile(platform::Visit& visit, PersonId person) {
    auto profile = find_profile(visit, person);
    if (!profile) throw base::Refusal::not_found();
    return std::move(*profile);
}

// An account for an address that nobody has yet; people who share one keep it as a contact address only.
void open_account(platform::Visit& visit, PersonId person, const std::string& email) {
    if (email.empty() || accounts::find_account_by_email(visit.db(), email)) return;
    accounts::create_account(visit, person, email);
}

bool is_edited(const Record& record, Field field) {
    return std::ranges::find(record.edited, field_name(field)) != record.edited.end();
}

// The address of a member who signed in is theirs. Returns whether it was changed.
bool correct_email(platform::Visit& visit, const Record& record, const std::string& email) {
    auto account = accounts::find_account(visit.db(), record.person);
    if (account && account->opened_at) return false;
    if (!account) {
        if (record.state == MemberState::current) open_account(visit, record.person, email);
        return true;
    }
    if (email.empty()) {
        accounts::delete_account(visit, record.person);
        return true;
    }
    auto other = accounts::find_account_by_email(visit.db(), email);
    if (!other)
        accounts::update_account_email(visit, record.person, email);
    else if (other->person != record.person)
        accounts::delete_account(visit, record.person);
    return true;
}

void keep_region_near(Record& after, const Record& before, std::span<const Field> fields) {
    bool has_region = std::ranges::find(fields, Field::region) != fields.end() && !after.region.empty();
    if (!has_region && !is_edited(before, Field::region)) follow_postal_code(after, before);
}

} // namespace

PersonId add_member(platform::Visit& visit, const Record& given, platform::Tense tense) {
    Profile profile;
    profile.record = clean_record(given);
    auto& record = profile.record;
    refuse_unless_valid(record);
    if (record.directory != Visibility::hidden)
        profile.directory_answered_at = visit.now();
    else if (!platform::organisation(visit)->is_union())
        record.directory = Visibility::members;
    if (record.directory == Visibility::everyone) profile.public_since = visit.now();
    profile.created_at = visit.now();
    if (record.state == MemberState::left) profile.left_at = visit.now();
    record.person = accounts::create_person(visit, record.first_name, record.last_name, record.public_id);
    record.public_id = accounts::find_person(visit.db(), record.person)->public_id;
    if (record.state == MemberState::current) open_account(visit, record.person, record.email);
    insert_profile(visit, profile);
    platform::tell(visit, {.kind = member_added, .subject = record.person.number, .tense = tense, .at = visit.now()});
    return record.person;
}

std::vector<std::string> correct_member(platform::Visit& visit, const Record& given, std::span<const Field> fields,
                                        platform::Tense tense) {
    auto before = get_profile(visit, given.person);
    auto after = before;
    auto clean = clean_record(given);
    std::vector<std::string> kept;
    auto written = fields;
    for (auto field : written) {
        if (is_same(after.record, clean, field)) continue;
        bool is_theirs = is_edited(before.record, field) ||
                         (field == Field::email && !correct_email(visit, before.record, clean.email));
        if (is_theirs)
            kept.emplace_back(field_name(field));
        else
            copy_field(after.record, clean, field);
    }
    keep_region_near(after.record, before.record, fields);
    after.record = clean_record(after.record);
    refuse_unless_valid(after.record);
    auto changes = [&](Field field) { return !is_same(before.record, after.record, field); };
    if (std::ranges::none_of(list_fields(), changes)) return kept;
    update_profile(visit, before, after);
    platform::tell(visit,
                   {.kind = member_corrected, .subject = given.person.number, .tense = tense, .at = visit.now()});
    return kept;
}

void update_extra(platform::Visit& visit, PersonId person, const std::map<std::string, std::string>& extra) {
    auto before = get_profile(visit, person);
    if (before.record.extra == extra) return;
    auto after = before;
    after.record.extra = extra;
    update_profile(visit, before, after);
}

void leave_directory(platform::Visit& visit, PersonId person) {
    auto before = find_profile(visit, person);
    if (!before) throw base::Refusal::not_found();
    auto after = *before;
    after.record.directory = Visibility::hidden;
    after.directory_answered_at = visit.now();
    after.public_since.reset();
    update_profile(visit, *before, after);
    platform::tell(visit, {.kind = directory_left, .subject = person.number, .tense = platform::Tense::history});
}

void mark_left(platform::Visit& visit, PersonId person) {
    auto before = get_profile(visit, person);
    if (before.record.state == MemberState::left) return;
    auto after = before;
    after.record.state = MemberState::left;
    after.left_at = visit.now();
    update_profile(visit, before, after);
    auto account = accounts::find_account(visit.db(), person);
    if (account && account->state != accounts::AccountState::suspended) accounts::suspend_account(visit, person);
    visit.cut_streams(person);
    platform::tell(visit, {.kind = member_left, .subject = person.number});
}

void mark_returned(platform::Visit& visit, PersonId person) {
    auto before = get_profile(visit, person);
    if (before.record.state == MemberState::current) return;
    auto after = before;
    after.record.state = MemberState::current;
    after.left_at.reset();
    update_profile(visit, before, after);
    if (auto account = accounts::find_account(visit.db(), person)) {
        if (account->state == accounts::AccountState::suspended) accounts::restore_account(visit, person);
    } else {
        open_account(visit, person, after.record.email);
    }
    platform::tell(visit, {.kind = member_returned, .subject = person.number});
}

void delete_member(platform::Visit& visit, PersonId person) {
    auto profile = get_profile(visit, person);
    if (profile.arrived_at || profile.confirmed_at || !profile.record.edited.empty())
        throw base::Refusal::conflict(
            base::say("{name} has already used the house: the record stays.", {{"name", full_name(profile.record)}}));
    delete_profile(visit, profile);
    if (accounts::find_account(visit.db(), person)) accounts::delete_account(visit, person);
    accounts::delete_person(visit, person);
}

std::optional<Record> find_record(platform::Visit& visit, PersonId person) {
    auto profile = find_profile(visit, person);
    if (!profile) return std::nullopt;
    return std::move(profile->record);
}

std::vector<Record> list_records(platform::Visit& visit, PersonId after, int limit) {
    std::vector<Record> out;
    for (auto& profile : list_profiles_after(visit, after, limit)) out.push_back(std::move(profile.record));
    return out;
}

std::vector<Addressee> list_addressees(db::Connection& connection, PersonId after, int limit) {
    return store::list_addressees(connection, after, limit);
}
std::vector<Addressee> list_addressees(db::Connection& connection, std::span<const PersonId> persons) {
    return store::list_addressees(connection, persons);
}

std::vector<PersonId> list_by_email(db::Connection& connection, std::span<const std::string> emails) {
    std::vector<std::string> keys;
    for (const auto& email : emails)
        if (auto read = parse::read_email_address(email)) keys.push_back(read->key);
    return store::list_by_email(connection, keys);
}

std::string name_birth_key(platform::Visit& visit, std::string_view first_name, std::string_view last_name,
                           std::optional<base::Day> birth_date) {
    if (!birth_date) return {};
    return platform::blind_index(visit, "members.name_birth",
                                 name_key(first_name, last_name) + "\n" + birth_date->iso());
}

std::vector<KeyedPerson> list_by_name_birth(db::Connection& connection, std::span<const std::string> keys) {
    return store::list_by_name_birth(connection, keys);
}

std::vector<KeyedPerson> list_by_member_number(db::Connection& connection, std::span<const std::string> numbers) {
    std::map<std::string, std::string> by_key;
    std::vector<std::string> keys;
    for (const auto& number : numbers)
        if (auto key = base::fold(number); !key.empty() && by_key.emplace(key, number).second) keys.push_back(key);
    auto out = store::list_by_member_number(connection, keys);
    for (auto& each : out) each.key = by_key[each.key]; // as the caller writes it
    return out;
}

std::int64_t count_current(db::Connection& connection) {
    return store::count_current(connection);
}

std::string member_path(base::PublicId person) {
    return "/members/" + person.str();
}

} // namespace members
