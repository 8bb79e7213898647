// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migrate.hpp"
#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace db {
namespace {

const Query count_own_tables{
    "db.count_own_tables",
    "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('migrations', 'schema_state')",
    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()"
    " AND tablename IN ('migrations', 'schema_state')"};
const Query find_migration{"db.find_migration", "SELECT 1 FROM migrations WHERE owner = $1 AND name = $2"};
const Query list_migrations{"db.list_migrations", "SELECT owner, name FROM migrations"};
const Query insert_migration{"db.insert_migration",
                             "INSERT INTO migrations (owner, name, applied_at) VALUES ($1, $2, $3)"};
const Query find_schema_state{"db.find_schema_state", "SELECT version, oldest_program FROM schema_state WHERE id = 1"};
const Query insert_schema_state{"db.insert_schema_state",
                                "INSERT INTO schema_state (id, version, oldest_program) VALUES (1, $1, $2)"
                                " ON CONFLICT (id) DO NOTHING"};
const Query raise_schema_state{"db.raise_schema_state",
                               "UPDATE schema_state SET version = $1,"
                               " oldest_program = CASE WHEN oldest_program < $2 THEN $2 ELSE oldest_program END"
                               " WHERE id = 1 AND version <= $1"};

constexpr std::string_view own_tables =
    "CREATE TABLE IF NOT EXISTS migrations (\n"
    "    owner KEYTEXT NOT NULL,\n"
    "    name KEYTEXT NOT NULL,\n"
    "    applied_at TIME NOT NULL,\n"
    "    PRIMARY KEY (owner, name)\n"
    ") LINK_TABLE;\n"
    "CREATE TABLE IF NOT EXISTS schema_state (\n"
    "    id INT64 PRIMARY KEY,\n"
    "    version INT64 NOT NULL,\n"
    "    oldest_program INT64 NOT NULL\n"
    ")";

struct SchemaState {
    std::int64_t version = 0;
    std::int64_t oldest_program = 0;
};
struct Name {
    std::string owner;
    std::string name;
    auto operator<=>(const Name&) const = default;
};

std::set<Name> names(std::span<const Migration> migrations) {
    std::set<Name> out;
    for (const auto& migration : migrations) out.insert({migration.owner, migration.name});
    return out;
}

base::Instant wall_clock() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<base::Milliseconds>(now).count()};
}

// SQLite's BEGIN IMMEDIATE is lock enough. On PostgreSQL a migration may take longer than a statement is usually given.
void take_turn(Connection& connection) {
    if (connection.engine() == Engine::sqlite) return;
    connection.script(
        "SET LOCAL lock_timeout = '10min'; SET LOCAL statement_timeout = 0;"
        "SELECT pg_advisory_xact_lock(7170716105733)");
}

bool has_own_tables(Connection& connection) {
    return connection.get<std::int64_t>(count_own_tables) == 2;
}

void check_program(const SchemaState& state, ProgramVersion program) {
    if (state.oldest_program <= program.version) return;
    throw Error("this program is too old for its database: it is version " + std::to_string(program.version) +
                " of the schema, and " + std::to_string(state.oldest_program) +
                " is the oldest allowed; install a newer release or restore an older backup");
}

// Of the owners this program knows: a room that was taken out leaves its tables and hurts nobody.
void check_unknown(Connection& connection, std::span<const Migration> migrations) {
    const auto known = names(migrations);
    for (const auto& row : connection.all<Name>(list_migrations)) {
        const auto owned = known.lower_bound({row.owner, ""});
        const bool known_owner = owned != known.end() && owned->owner == row.owner;
        if (known_owner && !known.contains(row))
            throw Error("the database knows a migration that this program does not: " + row.owner + "/" + row.name);
    }
}

void check_schema(Connection& connection, std::span<const Migration> migrations, ProgramVersion program) {
    if (!has_own_tables(connection)) return;
    const auto state = connection.find<SchemaState>(find_schema_state);
    if (!state) return;
    check_program(*state, program);
    if (state->version <= program.version) check_unknown(connection, migrations);
}

void apply(Connection& connection, const Migration& migration) {
    if (connection.find<std::int64_t>(find_migration, migration.owner, migration.name)) return;
    const auto& text = connection.engine() == Engine::sqlite ? migration.sqlite : migration.postgres;
    try {
        connection.script(translate(text, connection.engine()));
    } catch (const Error& error) {
        throw Error("migration " + migration.owner + "/" + migration.name + ": " + error.what());
    }
    connection.run(insert_migration, migration.owner, migration.name, wall_clock());
}

} // namespace

void migrate(Database& database, std::span<const Migration> migrations, ProgramVersion program) {
    if (names(migrations).size() != migrations.size()) throw Error("two migrations have the same owner and name");
    // Looked at first without writing, so that a program that is refused changes nothing at all.
    check_schema(*database.read(), migrations, program);
    database.write([&](Connection& connection) {
        take_turn(connection);
        connection.script(translate(own_tables, connection.engine()));
        connection.run(insert_schema_state, program.version, program.oldest_allowed);
        check_schema(connection, migrations, program);
    });
    for (const auto& migration : migrations) {
        database.write([&](Connection& connection) {
            take_turn(connection);
            apply(connection, migration);
        });
    }
    database.write(
        [&](Connection& connection) { connection.run(raise_schema_state, program.version, program.oldest_allowed); });
}

bool is_current(Database& database, std::span<const Migration> migrations) {
    auto reader = database.read();
    if (!has_own_tables(*reader)) return false;
    auto missing = names(migrations);
    for (const auto& row : reader->all<Name>(list_migrations)) missing.erase(row);
    return missing.empty();
}

} // namespace db
