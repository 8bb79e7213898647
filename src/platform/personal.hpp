// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a room keeps about people: how somebody takes it away, and how it is forgotten. Each room says both in its manifest
// (Room::personal); a test looks at every column of the database and refuses one that holds persons and that no room told.
#include "base/id.hpp"
#include "db/query.hpp"
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

class Visit;

// A list in the copy that somebody takes away. The query has the person as $1 and gives these columns, in this order.
struct PersonalColumn {
    std::string_view name;  // in the JSON: "posted_at"
    const char* label = ""; // English; translated in the readable page
    enum class Kind { text, number, yes_no, day, moment, public_id, choice } kind = Kind::text;
    const char* (*word_of)(std::int64_t) = nullptr; // of a choice: what its number means, in English
};
struct PersonalList {
    std::string_view name;  // a key of the JSON: "comments"
    const char* title = ""; // English
    const char* about = ""; // one sentence: what these rows are
    const db::Query* query = nullptr;
    std::vector<PersonalColumn> columns;
};

// What is taken away: each list as it was found, and what no list can tell (sealed fields, files).
struct PersonalCell {
    std::string text;
    std::int64_t number = 0;
    bool is_null = false;
};
struct PersonalTable {
    const PersonalList* list = nullptr;
    std::vector<std::vector<PersonalCell>> rows;
};
struct PersonalFact { // a line of a record
    std::string name;
    std::string label; // in the person's language
    std::string value;
};
struct PersonalFile {
    std::string name;  // "photo.webp"
    std::string label; // in the person's language
    std::string bytes;
};
struct PersonalCopy {
    std::vector<PersonalFact> record;
    std::vector<PersonalTable> tables;
    std::vector<PersonalFile> files;
};

// A column that holds a person's number.
struct PersonalPlace {
    std::string_view column; // "comments.author_id"
    std::string_view list;   // the list that brings it out, or "record"; empty: it is not taken away, and …
    std::string_view reason; // … why; of what is kept when the person is forgotten, why as well
    enum class Fate { removed, unnamed, kept } fate = Fate::removed; // unnamed: somebody without a name stands there
};

enum class Writings { removed = 1, kept = 2 };

// Somebody is being forgotten, in one transaction.
struct Forgetting {
    base::PersonId person;
    base::PublicId public_id;
    Writings writings = Writings::removed;
    // Somebody new and without a name, who stands where a row needs a person: another one in each thread, so that
    // nothing tells that they were the same.
    std::function<base::PersonId()> make_nobody;
    std::map<std::int64_t, base::PersonId> in_threads = {}; // by item; 0: acts of office
    std::vector<std::string> addresses = {};                // of theirs, noted by the rooms that knew them

    base::PersonId nobody_in(std::int64_t item_number) {
        auto [at, is_new] = in_threads.try_emplace(item_number);
        if (is_new) at->second = make_nobody();
        return at->second;
    }
    base::PersonId nobody_in_office() { return nobody_in(0); }
};

struct Personal {
    std::vector<PersonalPlace> places = {};
    std::vector<PersonalList> lists = {};
    void (*take_out)(Visit&, base::PersonId, PersonalCopy&) = nullptr; // outside write()
    void (*forget)(Visit&, Forgetting&) = nullptr;                     // inside write(); higher rooms first
    std::vector<std::string_view> facts_about = {};                    // facts whose subject is a person
    std::vector<std::string_view> facts_with = {};                     // facts whose object is one
    std::vector<const db::Query*> queries = {};                        // of forgetting; those of lists are known
};

// Every list of every room, in their order, and what the rooms add. Outside write().
PersonalCopy take_out_personal(Visit& visit, base::PersonId person);
// Inside write(): everything but the journal of facts, whose rows are many.
void forget_personal(Visit& visit, Forgetting& forgetting);
// A stretch of the journal, from a row on, in a transaction of its own: where a fact holds the person, nobody stands.
// The row to go on from; 0: it was the last.
std::int64_t forget_in_journal(Visit& visit, base::PersonId person, std::int64_t from);

} // namespace platform
