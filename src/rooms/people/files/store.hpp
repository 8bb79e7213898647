// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/people/files/files.hpp"
#include <optional>
#include <string>
#include <vector>

namespace files::store {

struct Stored {
    FileId id;
    base::PublicId public_id;
    std::string name;
    int width = 0;
    int height = 0;
    std::int64_t byte_count = 0;
    Guard guard = Guard::members;
};

FileId insert_file(db::Connection& connection, const Stored& file, base::Instant now);
std::optional<Stored> find_file(db::Connection& connection, base::PublicId file);
std::optional<std::string> find_name(db::Connection& connection, FileId file);
void update_guard(db::Connection& connection, FileId file, Guard guard);
void delete_file(db::Connection& connection, FileId file);
std::vector<std::string> list_names(db::Connection& connection, const std::string& after, int limit);

bool is_named(db::Connection& connection, const std::string& name);
void insert_orphan(db::Connection& connection, const std::string& name, base::Instant now);
void delete_orphan(db::Connection& connection, const std::string& name);
std::vector<std::string> list_orphans(db::Connection& connection, base::Instant seen_before, int limit);

std::int64_t sum_pictures(db::Connection& connection);
std::vector<const db::Query*> queries();

} // namespace files::store
