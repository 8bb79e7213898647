// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The index: one interface, FTS5 on SQLite and a GIN index on PostgreSQL. Nothing here knows who asks.
#include "db/list.hpp"
#include "rooms/react/search/model.hpp"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace search::store {

// Puts a document in, or changes its terms. A new one gets the first free number of its second.
void put_doc(db::Connection& connection, const Doc& doc, const std::string& terms);
void insert_words(db::Connection& connection, std::span<const std::string> words); // sorted
// Stems of the index that begin so, at most a few dozen.
std::vector<std::string> list_words(db::Connection& connection, std::string_view beginning);
std::vector<std::string> list_words_after(db::Connection& connection, std::string_view after, int limit);
bool is_in_use(db::Connection& connection, const std::string& word); // some document holds it
void delete_word(db::Connection& connection, const std::string& word);
void delete_doc(db::Connection& connection, Subject subject, std::int64_t row);
std::optional<DocId> find_doc(db::Connection& connection, Subject subject, std::int64_t row);
std::vector<Doc> list_docs(db::Connection& connection, std::span<const DocId> docs); // newest first

// Numbers below `before`, from `from` on.
struct Range {
    DocId from;
    DocId before{INT64_MAX};
};
// The documents that an expression finds, newest first, in batches; an empty one is the end.
class Scan {
public:
    Scan(db::Connection& connection, const Expression& expression, const Range& range);
    std::vector<DocId> next();

private:
    db::Connection& connection_;
    std::string match_;
    Range range_;
    enum class Method { newest, near, all } method_ = Method::newest;
    bool is_over_ = false;

    std::vector<DocId> next_newest();
    std::vector<DocId> next_of_all();
};

struct Due {
    Subject subject = Subject::item;
    std::int64_t row = 0;
    base::Instant at;
};
void insert_due(db::Connection& connection, const Due& due);
void insert_everything_due(db::Connection& connection);
std::vector<Due> list_due(db::Connection& connection, int limit); // oldest first
void delete_due(db::Connection& connection, const Due& due);
std::int64_t count_due(db::Connection& connection);

std::vector<const db::Query*> queries();

} // namespace search::store
