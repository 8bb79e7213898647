// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements: what a query means, what goes into the index, what comes first.
#include "rooms/react/search/model.hpp"
#include "ui/search.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace search {

inline constexpr std::size_t query_length_max = 200; // code points
inline constexpr std::size_t words_max = 8;
inline constexpr std::size_t prefix_length_min = 3;
inline constexpr std::size_t stem_length_min = 4; // of a stem on the way
inline constexpr std::size_t cut_max = 6;         // letters more than it

// Words between quotes must follow each other. Words that say nothing are left out, unless there is nothing else.
Question question_of(std::string_view typed);

// The terms of a document in the index, with blanks between: its words, "_word" for those of its title, and what filters
// ask: ":k2" its kind, ":r" a reply, ":in12" a door, ":by34" its author.
struct Indexed {
    std::string_view title;
    std::string_view text;
    Subject subject = Subject::item;
    items::Kind kind = items::Kind::message;
    PersonId author;
    std::span<const std::int64_t> doors;
};
std::string index_terms(const Indexed& indexed);
// Its stems without numbers: what the beginning of a word may become.
std::vector<std::string> index_words(const Indexed& indexed);

enum class Place { anywhere, title };
// The last word as it is; or as the beginning of another; or as on the way there: a stem is often shorter than what has
// been typed ("evenem", whose stem will be "even").
enum class Last { whole, beginning, on_the_way };
struct Filters {
    Kind kind = Kind::all;
    std::optional<std::int64_t> door;
    std::optional<PersonId> author;
    std::vector<std::int64_t> closed_doors; // whatever came through one of these is left out
};
// `beginnings` are the stems of the index that begin like the last word.
Expression expression_of(const Question& question, const Filters& filters, Place place, Last last,
                         std::span<const std::string> beginnings = {});

std::string to_fts5(const Expression& expression);    // SQLite's language of full-text queries
std::string to_tsquery(const Expression& expression); // PostgreSQL's

// The first number of documents of this moment; 4,096 fit into a second.
DocId first_doc_id(base::Instant at);
inline constexpr std::int64_t docs_a_second = 4096;

double title_share(const Question& question, std::string_view title);
// 3 for all words in the title (half of it for a reply, whose title is its thread's), 1 for whole words rather than
// beginnings, 0.8 for the accepted answer, 0.5 for an answered question, what others thought of it (logarithms of
// reactions and replies, at most 1.5), and 1.5 for today, halved every half year.
double score(const Hit& hit, base::Instant now);

bool has_phrases(const Question& question, std::string_view text);

// About 200 characters around the place where most of the words stand, in pieces: what is marked and what is not.
using ui::Piece;
std::vector<Piece> snippet(const Question& question, std::string_view text);
std::vector<Piece> marked(const Question& question, std::string_view text); // the whole of it: titles

// Of `known`, the one that is written most like the words typed: one or two letters apart. Empty: none is.
std::string nearest(std::string_view typed, std::span<const std::string> known);

} // namespace search
