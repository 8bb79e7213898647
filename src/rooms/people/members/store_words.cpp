// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/list.hpp"
#include "db/row_insert.hpp"
#include "rooms/people/members/store.hpp"
#include <algorithm>

namespace members::store {

namespace {

const db::RowInsert& word_rows() {
    static const db::RowInsert rows("members.insert_words",
                                    "INSERT INTO member_words (person_id, kind, word_key, word, place) VALUES ", 5);
    return rows;
}
const db::RowInsert& search_rows() {
    static const db::RowInsert rows("members.insert_search_words",
                                    "INSERT INTO member_search (person_id, word, is_open) VALUES ", 3);
    return rows;
}
const db::RowInsert& facet_rows() {
    static const db::RowInsert rows(
        "members.change_facets", "INSERT INTO member_facets (token, kind, label, people) VALUES ", 4,
        " ON CONFLICT (token) DO UPDATE SET people = member_facets.people + excluded.people, "
        "label = CASE WHEN excluded.label = '' THEN member_facets.label ELSE excluded.label END");
    return rows;
}

const db::Query delete_words_query{
    .name = "members.delete_words",
    .text = "DELETE FROM member_words WHERE person_id = $1",
};
const db::Query list_words_query{
    .name = "members.list_words",
    .text =
        "SELECT person_id, kind, word_key, word, place FROM member_words WHERE person_id IN (:ids) "
        "ORDER BY person_id, kind, place",
};
const db::Query list_search_query{
    .name = "members.list_search_words",
    .text = "SELECT word, is_open FROM member_search WHERE person_id = $1",
};
const db::Query delete_search_query{
    .name = "members.delete_search_words",
    .text = "DELETE FROM member_search WHERE person_id = $1",
};
const db::Query list_facets_query{
    .name = "members.list_facets",
    .text =
        "SELECT token, label, people FROM member_facets WHERE kind = $1 AND people > 0 "
        "ORDER BY people DESC, token LIMIT $2",
};
const db::Query find_facet_query{
    .name = "members.find_facet",
    .text = "SELECT token, label, people FROM member_facets WHERE token = $1",
};
const db::Query insert_handle_query{
    .name = "members.insert_handle",
    .text = "INSERT INTO member_handles (slug, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
};
const db::Query take_former_handle_query{
    .name = "members.take_former_handle",
    .text = "DELETE FROM member_former_handles WHERE slug = $1 AND person_id = $2",
};
const db::Query find_former_handle_query{
    .name = "members.find_former_handle",
    .text = "SELECT person_id FROM member_former_handles WHERE slug = $1",
};
const db::Query insert_former_handle_query{
    .name = "members.insert_former_handle",
    .text =
        "INSERT INTO member_former_handles (slug, person_id) SELECT slug, person_id FROM member_handles "
        "WHERE person_id = $1 ON CONFLICT DO NOTHING",
};
const db::Query delete_former_handles_query{
    .name = "members.delete_former_handles",
    .text = "DELETE FROM member_former_handles WHERE person_id = $1",
};
const db::Query list_former_handles_query{
    .name = "members.list_former_handles",
    .text =
        "SELECT f.person_id, f.slug FROM member_former_handles f JOIN member_handles h ON h.person_id = f.person_id "
        "WHERE f.slug IN (:ids)",
};
const db::Query delete_handle_query{
    .name = "members.delete_handle",
    .text = "DELETE FROM member_handles WHERE person_id = $1",
};
const db::Query find_handle_query{
    .name = "members.find_handle",
    .text = "SELECT slug FROM member_handles WHERE person_id = $1",
};
const db::Query count_handles_query{
    .name = "members.count_handles_like",
    .text = "SELECT COUNT(*) FROM member_handles WHERE slug >= $1 AND slug < $2",
};
const db::Query list_handles_query{
    .name = "members.list_handles",
    .text = "SELECT person_id, slug FROM member_handles WHERE slug IN (:ids)",
};
const db::Query list_handles_of_query{
    .name = "members.list_handles_of",
    .text = "SELECT person_id, slug FROM member_handles WHERE person_id IN (:ids)",
};
const db::Query list_listed_handles_query{
    .name = "members.list_listed_handles",
    .text =
        "SELECT h.person_id, h.slug FROM member_handles h JOIN members m ON m.person_id = h.person_id "
        "WHERE h.slug >= $1 AND h.slug < $2 AND m.is_listed ORDER BY h.slug LIMIT $3",
};
const db::Query list_old_openings_query{
    .name = "members.list_old_openings",
    .text = "SELECT id, person_id, officer_id, opened_at FROM member_openings ORDER BY id LIMIT $1",
};
const db::Query delete_old_openings_query{
    .name = "members.delete_old_openings",
    .text = "DELETE FROM member_openings WHERE id <= $1",
};
const db::Query delete_openings_query{
    .name = "members.delete_openings",
    .text = "DELETE FROM member_openings WHERE person_id = $1",
};

// "=t reliure" → "t"; "=c" → "c".
std::string_view kind_of(std::string_view token) {
    return token.size() < 2 ? std::string_view{} : token.substr(1, 1);
}

} // namespace

std::string end_of_prefix(std::string_view prefix) {
    return std::string(prefix) + "\U0010FFFF";
}

void insert_words(db::Connection& connection, PersonId person, const std::vector<Word>& words) {
    std::vector<db::Value> values;
    for (const auto& word : words)
        for (const auto& value :
             {db::detail::to_value(person), db::detail::to_value(word.kind), db::detail::to_value(word.key),
              db::detail::to_value(word.text), db::detail::to_value(word.place)})
            values.push_back(value);
    word_rows().run(connection, values);
}
void delete_words(db::Connection& connection, PersonId person) {
    connection.run(delete_words_query, person);
}
std::vector<Word> list_words(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Word>(connection, list_words_query, persons);
}

std::vector<SearchRow> list_search_words(db::Connection& connection, PersonId person) {
    return connection.all<SearchRow>(list_search_query, person);
}
void insert_search_words(db::Connection& connection, PersonId person, const std::vector<SearchWord>& words) {
    std::vector<db::Value> values;
    for (const auto& word : words)
        for (const auto& value :
             {db::detail::to_value(person), db::detail::to_value(word.word), db::detail::to_value(word.is_open)})
            values.push_back(value);
    search_rows().run(connection, values);
}
void delete_search_words(db::Connection& connection, PersonId person) {
    connection.run(delete_search_query, person);
}

void change_facets(db::Connection& connection, const std::vector<FacetChange>& changes) {
    auto sorted = changes; // everybody locks in the same order
    std::ranges::sort(sorted, {}, &FacetChange::token);
    std::vector<db::Value> values;
    for (const auto& change : sorted)
        for (const auto& value : {db::detail::to_value(change.token), db::detail::to_value(kind_of(change.token)),
                                  db::detail::to_value(change.label), db::detail::to_value(change.people)})
            values.push_back(value);
    facet_rows().run(connection, values);
}
std::vector<Facet> list_facets(db::Connection& connection, char kind, int limit) {
    return connection.all<Facet>(list_facets_query, std::string_view(&kind, 1), limit);
}
std::optional<Facet> find_facet(db::Connection& connection, std::string_view token) {
    return connection.find<Facet>(find_facet_query, token);
}

bool insert_handle(db::Connection& connection, const std::string& slug, PersonId person) {
    auto former = connection.find<PersonId>(find_former_handle_query, slug);
    if (former && *former != person) return false;
    if (connection.run(insert_handle_query, slug, person) != 1) return false;
    if (former) connection.run(take_former_handle_query, slug, person);
    return true;
}
void retire_handle(db::Connection& connection, PersonId person) {
    connection.run(insert_former_handle_query, person);
    connection.run(delete_handle_query, person);
}
void delete_handles(db::Connection& connection, PersonId person) {
    connection.run(delete_handle_query, person);
    connection.run(delete_former_handles_query, person);
}
std::optional<std::string> find_handle(db::Connection& connection, PersonId person) {
    return connection.find<std::string>(find_handle_query, person);
}
std::int64_t count_handles_like(db::Connection& connection, const std::string& slug) {
    return connection.get<std::int64_t>(count_handles_query, slug + "-", end_of_prefix(slug + "-"));
}
std::vector<Handle> list_handles(db::Connection& connection, std::span<const std::string> slugs) {
    auto out = db::list_in<Handle>(connection, list_handles_query, slugs);
    for (auto& former : db::list_in<Handle>(connection, list_former_handles_query, slugs))
        out.push_back(std::move(former));
    return out;
}
std::vector<Handle> list_handles_of(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Handle>(connection, list_handles_of_query, persons);
}
std::vector<Handle> list_listed_handles(db::Connection& connection, std::string_view prefix, int limit) {
    return connection.all<Handle>(list_listed_handles_query, prefix, end_of_prefix(prefix), limit);
}

std::vector<OldOpening> list_old_openings(db::Connection& connection, int limit) {
    return connection.all<OldOpening>(list_old_openings_query, limit);
}
void delete_old_openings(db::Connection& connection, std::int64_t last_number) {
    connection.run(delete_old_openings_query, last_number);
}
void delete_openings(db::Connection& connection, PersonId person) {
    connection.run(delete_openings_query, person);
}

std::vector<const db::Query*> word_queries() {
    std::vector<const db::Query*> out{
        &delete_words_query,          &list_words_query,          &list_search_query,
        &delete_search_query,         &list_facets_query,         &find_facet_query,
        &insert_handle_query,         &delete_handle_query,       &find_handle_query,
        &count_handles_query,         &list_handles_query,        &list_handles_of_query,
        &take_former_handle_query,    &find_former_handle_query,  &insert_former_handle_query,
        &delete_former_handles_query, &list_former_handles_query, &list_listed_handles_query,
        &list_old_openings_query,     &delete_old_openings_query, &delete_openings_query};
    word_rows().add_queries(out);
    search_rows().add_queries(out);
    facet_rows().add_queries(out);
    return out;
}

} // namespace members::store
