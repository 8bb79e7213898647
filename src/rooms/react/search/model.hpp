// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is indexed, what is asked, what is found.
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <optional>
#include <string>
#include <vector>

namespace search {

using base::PersonId;
// A row of the index. Numbers rise with the date of what is indexed, so that newest first is by number.
using DocId = base::Id<struct DocTag>;

enum class Subject { item = 1, comment = 2 };

struct Doc {
    DocId id;
    Subject subject = Subject::item;
    std::int64_t row = 0; // of the item or the comment
    items::ItemId item;   // of the item itself, or of the thread
    PersonId author;
    base::Instant at;
};

// What a form or a program asks.
enum class Sort { relevance, newest };
enum class Kind { all, publications, questions, announcements, replies };
enum class Since { ever, week, month, year };
struct Asked {
    std::string words; // as typed
    Kind kind = Kind::all;
    Since since = Since::ever;
    std::string space;  // slug
    std::string author; // public id
    Sort sort = Sort::relevance;
};

// Words asked for: each must be found, as one of its stems or, for the last, as the beginning of one.
struct AskedWord {
    std::string folded;
    std::string stem;
    std::string plain_stem;
};
struct Question {
    std::vector<AskedWord> words;
    bool is_loose = false;                         // the last word was found by a stem on the way only
    std::vector<std::vector<std::string>> phrases; // folded words that must follow each other in the text
};

// Each of `all` must be in a document, as any of its alternatives; none of `none` may be.
struct Expression {
    std::vector<std::vector<std::string>> all;
    std::vector<std::string> none;
};

// A document that the reader may read, with what ranks it.
struct Hit {
    Doc doc;
    items::Summary item;
    double title_share = 0; // of the words asked for that its title holds
    enum class Found { whole, unfinished } found = Found::whole;
    double score = 0;
};

} // namespace search
