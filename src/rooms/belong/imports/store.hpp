// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All the SQL of the imports room.
#include "db/connection.hpp"
#include "rooms/belong/imports/model.hpp"
#include <span>

namespace imports::store {

// Imports.
ImportId insert_import(db::Connection& connection, const Import& import);
std::optional<Import> find_import(db::Connection& connection, ImportId id);
std::optional<Import> find_import(db::Connection& connection, base::PublicId id);
std::vector<Import> list_imports(db::Connection& connection, ImportId before, int limit);
std::vector<ImportId> list_made_before(db::Connection& connection, base::Instant at); // that still have a file
// Everything but what never changes.
void update_import(db::Connection& connection, const Import& import);
// From one state to another; false when it is not in the first any more.
bool change_state(db::Connection& connection, ImportId id, State from, State to);
// Claims the next lines: false when somebody else did them meanwhile.
bool advance(db::Connection& connection, const Import& import, State state, std::int64_t from);
void delete_import(db::Connection& connection, ImportId id);

void insert_file_part(db::Connection& connection, ImportId id, std::int64_t part, const db::Bytes& bytes);
std::vector<db::Bytes> list_file_parts(db::Connection& connection, ImportId id);
void delete_file(db::Connection& connection, ImportId id);

// Lines.
struct StoredLine {
    std::int64_t ordinal = 0;
    std::int64_t line = 0;
    Verdict verdict = Verdict::added;
    std::int64_t flags = 0;
    std::optional<PersonId> person;
    Decision decision = Decision::open;
    std::int64_t deed = 0; // what was done, see Deed
    db::Bytes details;
    db::Bytes before;
};
enum class Deed { none = 0, added = 1, changed = 2, left = 3, failed = 4 };
void insert_line(db::Connection& connection, ImportId id, const StoredLine& line);
void delete_lines(db::Connection& connection, ImportId id);
std::vector<StoredLine> list_lines(db::Connection& connection, ImportId id, std::int64_t after, int limit);
std::vector<StoredLine> list_lines(db::Connection& connection, ImportId id, Verdict verdict, std::int64_t after,
                                   int limit);
std::vector<StoredLine> list_flagged(db::Connection& connection, ImportId id, Flag flag, std::int64_t after, int limit);
std::vector<StoredLine> list_done(db::Connection& connection, ImportId id, std::int64_t before,
                                  int limit); // the last first
void update_decision(db::Connection& connection, ImportId id, std::int64_t ordinal, Decision decision);
std::int64_t count_decided(db::Connection& connection, ImportId id, Verdict verdict, Decision decision);
struct Done {
    std::int64_t ordinal = 0;
    std::optional<PersonId> person;
    Deed deed = Deed::none;
    db::Bytes before;
};
void update_done(db::Connection& connection, ImportId id, const Done& done);

// Of persons; with PersonId{}: the spaces that the import made.
void insert_membership(db::Connection& connection, ImportId id, PersonId person, std::int64_t space);
void delete_membership(db::Connection& connection, ImportId id, PersonId person, std::int64_t space);
std::vector<std::int64_t> list_memberships(db::Connection& connection, ImportId id, PersonId person);

// Presets.
void upsert_preset(db::Connection& connection, const std::string& name, const std::string& mapping);
std::vector<std::string> list_presets(db::Connection& connection); // mappings, the latest first

std::vector<const db::Query*> queries();
std::vector<const db::Query*> line_queries();

} // namespace imports::store
