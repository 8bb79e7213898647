// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house with somebody whose name, words and numbers can be looked for in every table.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include "support/talk_house.hpp"
#include <set>

namespace privacy {

inline constexpr std::string_view canary = "zzcanari";
inline constexpr std::int64_t first_number = 777'000'000; // of persons, so that nothing else has such a number

struct PrivacyHouse : items::TalkHouse {
    base::PersonId claire, canari;
    std::string public_id;

    PrivacyHouse() {
        claire = add_member("Claire", "Morel", "claire@village.example");
        give_role(claire, platform::Role::administrator);
        raise_numbers();
        canari = add_member("Zzcanari", "Zzcanari", "zzcanari@village.example", "Zzcanari", "Bretagne");
        public_id = accounts::find_person(system_visit()->db(), canari)->public_id.str();
        run_jobs();
    }

    void raise_numbers() {
        house().database->write([](db::Connection& connection) {
            auto number = std::to_string(first_number);
            connection.script(
                "INSERT INTO persons (id, public_id, first_name, last_name, name_key, created_at) VALUES (" + number +
                ", 1, 'Personne', 'Autre', 'personne autre', 0)");
            if (connection.engine() == db::Engine::postgres)
                connection.script("ALTER TABLE persons ALTER COLUMN id RESTART WITH " +
                                  std::to_string(first_number + 1));
        });
    }

    struct Column {
        std::string table;
        std::string name;
    };
    std::vector<Column> columns(std::string_view type) {
        static constexpr db::Query list{
            .name = "test.columns",
            .text =
                "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' "
                "AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'search_terms%' AND c.type = $1",
            .postgres =
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns "
                "WHERE table_schema = current_schema() AND data_type = $1"};
        auto named = house().database->engine() == db::Engine::sqlite ? (type == "text" ? "TEXT" : "INTEGER")
                                                                      : (type == "text" ? "text" : "bigint");
        return system_visit()->db().all<Column>(list, named);
    }
    std::int64_t count(const std::string& sql) {
        return system_visit()->db().get<std::int64_t>(db::Query{.name = sql, .text = sql});
    }
    // Every column of every table where something of theirs stands.
    std::set<std::string> where_they_are() {
        std::set<std::string> out;
        auto look = [&](const Column& column, const std::string& condition) {
            auto from = "SELECT COUNT(*) FROM " + column.table + " WHERE ";
            if (count(from + condition) > 0) out.insert(column.table + "." + column.name);
        };
        auto public_number = std::to_string(base::PublicId::parse(public_id)->number);
        for (const auto& column : columns("text"))
            for (const auto& word : {std::string(canary), std::to_string(canari.number), public_id})
                look(column, "LOWER(" + column.name + ") LIKE '%" + word + "%'");
        for (const auto& column : columns("number"))
            look(column, column.name + " IN (" + std::to_string(canari.number) + ", " + public_number + ")");
        return out;
    }
    // What a job cannot be asked to wait for in a test.
    void pass(base::Milliseconds time) {
        clock().advance(time);
        run_jobs();
    }
};

} // namespace privacy
