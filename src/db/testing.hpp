// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Databases for tests: a fresh SQLite file, or a fresh database on the PostgreSQL server that GUILDE_TEST_POSTGRES names
// (postgres://…; the tests create databases on it and drop them). GUILDE_TEST_DATABASE=postgres makes it the default.
//
//   auto scratch = db::testing::scratch();
//   auto database = scratch->open(migrations);   // destroyed before the scratch
#include "db/migrate.hpp"
#include <memory>
#include <span>
#include <string>

namespace db::testing {

class Scratch {
public:
    virtual ~Scratch() = default; // removes the database
    virtual const std::string& location() const = 0;
    // May be called again to open the same database a second time. Durability is off.
    std::unique_ptr<Database> open(std::span<const Migration> migrations) const;
};

bool has_postgres(); // GUILDE_TEST_POSTGRES is set
Engine default_engine();
std::unique_ptr<Scratch> scratch();              // of the default engine
std::unique_ptr<Scratch> scratch(Engine engine); // throws Error for postgres without a server
// Of the default engine, and migrated: a copy of a database that each test program migrates once. Always the same list.
std::unique_ptr<Scratch> migrated_scratch(std::span<const Migration> migrations);

// This process holds a lock on the file: as long as it does, no other program takes itself for the last one to close a
// SQLite database and removes its log.
bool holds_lock(const std::string& path);

} // namespace db::testing
