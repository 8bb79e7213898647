// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/store.hpp"
#include "base/random.hpp"
#include "rooms/react/search/rules.hpp"
#include <algorithm>

namespace search::store {

namespace {

constexpr int batch_size = 128;
constexpr int rare_batch_size = 2'000;

const db::Query find_doc_row{
    .name = "search.find_doc",
    .text = "SELECT id FROM search_docs WHERE subject = $1 AND row_id = $2",
};
const db::Query find_last_row{
    .name = "search.find_last",
    .text = "SELECT COALESCE(MAX(id), -1) FROM search_docs WHERE id >= $1 AND id < $2",
};
const db::Query insert_doc_row{
    .name = "search.insert_doc",
    .text =
        "INSERT INTO search_docs (id, subject, row_id, item_id, author_id, at) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (id) DO NOTHING",
};
const db::Query update_author_row{
    .name = "search.update_author",
    .text = "UPDATE search_docs SET author_id = $2 WHERE id = $1 AND author_id <> $2",
};
const db::Query list_doc_rows{
    .name = "search.list_docs",
    .text = "SELECT id, subject, row_id, item_id, author_id, at FROM search_docs WHERE id IN (:ids)",
};
const db::Query delete_doc_row{.name = "search.delete_doc", .text = "DELETE FROM search_docs WHERE id = $1"};
const db::Query insert_terms_row{
    .name = "search.insert_terms",
    .text = "INSERT INTO search_terms (rowid, terms) VALUES ($1, $2)",
    .postgres =
        "INSERT INTO search_terms (id, terms) VALUES ($1, array_to_tsvector(string_to_array(CAST($2 AS TEXT), ' ')))",
};
const db::Query delete_terms_row{
    .name = "search.delete_terms",
    .text = "DELETE FROM search_terms WHERE rowid = $1",
    .postgres = "DELETE FROM search_terms WHERE id = $1",
};

const db::Query insert_word_rows{
    .name = "search.insert_words",
    .text = "INSERT INTO search_words (word) SELECT value FROM json_each($1) WHERE TRUE ON CONFLICT (word) DO NOTHING",
    .postgres =
        "INSERT INTO search_words (word) SELECT json_array_elements_text(CAST(CAST($1 AS TEXT) AS JSON)) "
        "ON CONFLICT (word) DO NOTHING",
};
const db::Query list_word_rows{
    .name = "search.list_words",
    .text = "SELECT word FROM search_words WHERE word >= $1 AND word < $2 ORDER BY LENGTH(word), word LIMIT $3",
};
const db::Query list_words_after_rows{
    .name = "search.list_words_after",
    .text = "SELECT word FROM search_words WHERE word > $1 ORDER BY word LIMIT $2",
};
const db::Query delete_word_row{.name = "search.delete_word", .text = "DELETE FROM search_words WHERE word = $1"};

// On PostgreSQL common words are found by reading the newest documents, which the limit inside bounds, and fairly common
// ones by reading more of them; the others by the index, where all that it finds is sorted (`id + 0` keeps the planner
// from walking the whole table).
const db::Query list_newest_rows{
    .name = "search.list_newest",
    .text =
        "SELECT rowid FROM search_terms WHERE search_terms MATCH $1 AND rowid >= $2 AND rowid < $3 "
        "ORDER BY rowid DESC LIMIT $4",
    .postgres =
        "SELECT id FROM (SELECT id, terms FROM search_terms WHERE id >= $2 AND id < $3 ORDER BY id DESC LIMIT 2048) "
        "AS newest WHERE terms @@ CAST(CAST($1 AS TEXT) AS TSQUERY) ORDER BY id DESC LIMIT $4",
};
const db::Query list_near_rows{
    .name = "search.list_near",
    .text =
        "SELECT rowid FROM search_terms WHERE search_terms MATCH $1 AND rowid >= $2 AND rowid < $3 "
        "ORDER BY rowid DESC LIMIT $4",
    .postgres =
        "SELECT id FROM (SELECT id, terms FROM search_terms WHERE id >= $2 AND id < $3 ORDER BY id DESC LIMIT 16384) "
        "AS near WHERE terms @@ CAST(CAST($1 AS TEXT) AS TSQUERY) ORDER BY id DESC LIMIT $4",
};
const db::Query list_all_rows{
    .name = "search.list_all",
    .text =
        "SELECT rowid FROM search_terms WHERE search_terms MATCH $1 AND rowid >= $2 AND rowid < $3 "
        "ORDER BY rowid DESC LIMIT $4",
    .postgres =
        "SELECT id FROM search_terms WHERE terms @@ CAST(CAST($1 AS TEXT) AS TSQUERY) AND id >= $2 AND id < $3 "
        "ORDER BY id + 0 DESC LIMIT $4",
};

const db::Query insert_due_row{
    .name = "search.insert_due",
    .text =
        "INSERT INTO search_due (subject, row_id, at) VALUES ($1, $2, $3) ON CONFLICT (at, subject, row_id) DO NOTHING",
};
const db::Query insert_due_items{
    .name = "search.insert_due_items",
    .text =
        "INSERT INTO search_due (subject, row_id, at) SELECT 1, id, published_at FROM items WHERE state = 1 "
        "ON CONFLICT (at, subject, row_id) DO NOTHING",
};
const db::Query insert_due_comments{
    .name = "search.insert_due_comments",
    .text =
        "INSERT INTO search_due (subject, row_id, at) SELECT 2, id, posted_at FROM comments WHERE state = 1 "
        "ON CONFLICT (at, subject, row_id) DO NOTHING",
};
const db::Query list_due_rows{
    .name = "search.list_due",
    .text = "SELECT subject, row_id, at FROM search_due ORDER BY at, subject, row_id LIMIT $1",
};
const db::Query delete_due_row{
    .name = "search.delete_due",
    .text = "DELETE FROM search_due WHERE at = $1 AND subject = $2 AND row_id = $3",
};
const db::Query count_due_rows{.name = "search.count_due", .text = "SELECT COUNT(*) FROM search_due"};

// On PostgreSQL several write at once and none sees yet which number another takes: they step apart, so that they
// seldom wait for each other.
std::int64_t stride(const db::Connection& connection) {
    constexpr std::uint32_t longest = 8;
    return connection.engine() == db::Engine::postgres ? 1 + base::random_below(longest) : 1;
}

DocId free_doc_id(db::Connection& connection, base::Instant at) {
    auto first = first_doc_id(at).number;
    for (;; first += docs_a_second) {
        auto last = connection.get<std::int64_t>(find_last_row, first, first + docs_a_second);
        if (last < 0) return {first};
        if (last + 1 < first + docs_a_second) return {std::min(last + stride(connection), first + docs_a_second - 1)};
    }
}

} // namespace

void put_doc(db::Connection& connection, const Doc& doc, const std::string& terms) {
    auto id = find_doc(connection, doc.subject, doc.row);
    if (id) {
        connection.run(delete_terms_row, *id);
        connection.run(update_author_row, *id, doc.author); // who was forgotten leaves somebody without a name
    } else {
        do {
            id = free_doc_id(connection, doc.at);
        } while (connection.run(insert_doc_row, *id, doc.subject, doc.row, doc.item, doc.author, doc.at) == 0);
    }
    connection.run(insert_terms_row, *id, terms);
}

void insert_words(db::Connection& connection, std::span<const std::string> words) {
    std::string list = "[";
    for (const auto& word : words) list += (list.size() > 1 ? ",\"" : "\"") + word + "\"";
    if (!words.empty()) connection.run(insert_word_rows, list + "]");
}
std::vector<std::string> list_words(db::Connection& connection, std::string_view beginning) {
    constexpr int most = 64;
    std::string low(beginning);
    return connection.all<std::string>(list_word_rows, low, low + "\xf4\x8f\xbf\xbf", most); // U+10FFFF, after all
}

std::vector<std::string> list_words_after(db::Connection& connection, std::string_view after, int limit) {
    return connection.all<std::string>(list_words_after_rows, after, limit);
}
bool is_in_use(db::Connection& connection, const std::string& word) {
    return !Scan(connection, {.all = {{word}}, .none = {}}, {}).next().empty();
}
void delete_word(db::Connection& connection, const std::string& word) {
    connection.run(delete_word_row, word);
}

void delete_doc(db::Connection& connection, Subject subject, std::int64_t row) {
    auto id = find_doc(connection, subject, row);
    if (!id) return;
    connection.run(delete_terms_row, *id);
    connection.run(delete_doc_row, *id);
}

std::optional<DocId> find_doc(db::Connection& connection, Subject subject, std::int64_t row) {
    return connection.find<DocId>(find_doc_row, subject, row);
}

std::vector<Doc> list_docs(db::Connection& connection, std::span<const DocId> docs) {
    auto out = db::list_in<Doc>(connection, list_doc_rows, docs);
    std::ranges::sort(out, std::greater(), [](const Doc& doc) { return doc.id.number; });
    auto same = [](const Doc& a, const Doc& b) { return a.id == b.id; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
}

Scan::Scan(db::Connection& connection, const Expression& expression, const Range& range)
    : connection_(connection),
      match_(connection.engine() == db::Engine::sqlite ? to_fts5(expression) : to_tsquery(expression)),
      range_(range) {}

std::vector<DocId> Scan::next() {
    std::vector<DocId> found;
    while (found.empty() && !is_over_) found = method_ == Method::all ? next_of_all() : next_newest();
    if (!found.empty()) range_.before = found.back();
    return found;
}

std::vector<DocId> Scan::next_newest() {
    constexpr std::size_t fairly_common = 20; // of the newest 2,048
    const auto& query = method_ == Method::newest ? list_newest_rows : list_near_rows;
    auto found = connection_.all<DocId>(query, match_, range_.from, range_.before, batch_size);
    if (found.size() == batch_size) return found;
    if (connection_.engine() == db::Engine::sqlite) is_over_ = true;
    method_ = method_ == Method::newest && found.size() >= fairly_common ? Method::near : Method::all;
    return found;
}

std::vector<DocId> Scan::next_of_all() {
    auto found = connection_.all<DocId>(list_all_rows, match_, range_.from, range_.before, rare_batch_size);
    is_over_ = found.size() < rare_batch_size;
    return found;
}

void insert_due(db::Connection& connection, const Due& due) {
    connection.run(insert_due_row, due.subject, due.row, due.at);
}
void insert_everything_due(db::Connection& connection) {
    connection.run(insert_due_items);
    connection.run(insert_due_comments);
}
std::vector<Due> list_due(db::Connection& connection, int limit) {
    return connection.all<Due>(list_due_rows, limit);
}
void delete_due(db::Connection& connection, const Due& due) {
    connection.run(delete_due_row, due.at, due.subject, due.row);
}
std::int64_t count_due(db::Connection& connection) {
    return connection.get<std::int64_t>(count_due_rows);
}

std::vector<const db::Query*> queries() {
    return {&insert_word_rows,   &list_word_rows,        &find_doc_row,      &find_last_row,    &insert_doc_row,
            &list_doc_rows,      &delete_doc_row,        &insert_terms_row,  &delete_terms_row, &list_newest_rows,
            &list_near_rows,     &list_all_rows,         &insert_due_row,    &list_due_rows,    &delete_due_row,
            &count_due_rows,     &list_words_after_rows, &update_author_row, &delete_word_row,  &insert_due_items,
            &insert_due_comments};
}

} // namespace search::store
