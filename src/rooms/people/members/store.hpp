// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All SQL of the members room.
#include "db/connection.hpp"
#include "rooms/people/members/model.hpp"
#include <span>

namespace members::store {

// A row of `members`, in the order of its columns.
struct Stored {
    PersonId person;
    std::string name_key;
    std::string trade;
    std::string trade_key;
    std::string job;
    std::string employer;
    std::string region;
    std::string region_key;
    std::string postal_code;
    std::string city;
    std::string email;
    std::string email_key;
    db::Bytes phone;
    db::Bytes address;
    db::Bytes birth_date;
    db::Bytes extra;
    std::string name_birth_key;
    std::string member_number;
    std::string member_number_key;
    std::optional<base::Day> joined_on;
    std::optional<base::Day> paid_until;
    base::Day since_day;
    std::string story;
    std::string links; // one a line
    MemberState state = MemberState::current;
    Visibility directory = Visibility::hidden;
    bool is_listed = false;
    std::string shown;
    std::string edited; // names with spaces between
    std::optional<files::FileId> photo;
    std::optional<base::PublicId> photo_public_id;
    std::optional<base::Instant> directory_answered_at;
    std::optional<base::Instant> public_since;
    std::optional<base::Instant> arrived_at;
    std::optional<base::Instant> confirmed_at;
    base::Instant created_at;
    std::optional<base::Instant> left_at;
};

// store.cpp: records.
void insert_member(db::Connection& connection, const Stored& member);
void update_member(db::Connection& connection, const Stored& member);
void delete_member(db::Connection& connection, PersonId person);
std::optional<Stored> find_member(db::Connection& connection, PersonId person);
std::vector<Stored> list_members(db::Connection& connection, std::span<const PersonId> persons);
std::vector<Stored> list_members_after(db::Connection& connection, PersonId after, int limit);
std::int64_t count_current(db::Connection& connection);

// What the one line about somebody needs.
struct LineRow {
    PersonId person;
    std::string trade;
    std::string region;
    MemberState state = MemberState::current;
    Visibility directory = Visibility::hidden;
    std::optional<base::PublicId> photo;
    base::PublicId public_id;
    std::string first_name;
    std::string last_name;
};
std::optional<Brief> find_brief(db::Connection& connection, PersonId person);
std::vector<LineRow> list_lines(db::Connection& connection, std::span<const PersonId> persons);

std::vector<Addressee> list_addressees(db::Connection& connection, PersonId after, int limit);
std::vector<Addressee> list_addressees(db::Connection& connection, std::span<const PersonId> persons);
std::vector<PersonId> list_by_email(db::Connection& connection, std::span<const std::string> keys);
std::vector<KeyedPerson> list_by_name_birth(db::Connection& connection, std::span<const std::string> keys);
std::vector<KeyedPerson> list_by_member_number(db::Connection& connection, std::span<const std::string> keys);

// store_words.cpp: interests, offers, seeks; what is searched; the facets' counts; the @names.
void insert_words(db::Connection& connection, PersonId person, const std::vector<Word>& words);
void delete_words(db::Connection& connection, PersonId person);
std::vector<Word> list_words(db::Connection& connection, std::span<const PersonId> persons);
struct SearchRow {
    std::string word;
    bool is_open = false;
};
std::vector<SearchRow> list_search_words(db::Connection& connection, PersonId person);
void insert_search_words(db::Connection& connection, PersonId person, const std::vector<SearchWord>& words);
void delete_search_words(db::Connection& connection, PersonId person);
struct FacetChange {
    std::string token;
    std::string label;
    std::int64_t people = 0; // +1 or -1
};
void change_facets(db::Connection& connection, const std::vector<FacetChange>& changes);
struct Facet {
    std::string token;
    std::string label;
    std::int64_t people = 0;
};
std::vector<Facet> list_facets(db::Connection& connection, char kind, int limit); // the most frequent first
std::optional<Facet> find_facet(db::Connection& connection, std::string_view token);

bool insert_handle(db::Connection& connection, const std::string& slug, PersonId person); // false: it is taken
void retire_handle(db::Connection& connection, PersonId person);  // theirs still, though no longer written
void delete_handles(db::Connection& connection, PersonId person); // former ones too
std::optional<std::string> find_handle(db::Connection& connection, PersonId person);
std::int64_t count_handles_like(db::Connection& connection, const std::string& slug);
std::vector<Handle> list_handles(db::Connection& connection, std::span<const std::string> slugs);
std::vector<Handle> list_handles_of(db::Connection& connection, std::span<const PersonId> persons);
std::vector<Handle> list_listed_handles(db::Connection& connection, std::string_view prefix, int limit);

// Openings that were written down before there was an audit chain.
struct OldOpening {
    std::int64_t number = 0;
    PersonId person;
    PersonId officer;
    base::Instant at;
};
std::vector<OldOpening> list_old_openings(db::Connection& connection, int limit); // oldest first
void delete_old_openings(db::Connection& connection, std::int64_t last_number);
void delete_openings(db::Connection& connection, PersonId person);

std::vector<const db::Query*> queries();
std::vector<const db::Query*> word_queries();
std::string end_of_prefix(std::string_view prefix); // the first text after all that begin with it

} // namespace members::store
