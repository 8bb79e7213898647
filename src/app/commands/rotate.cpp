// SPDX-License-Identifier: AGPL-3.0-or-later
// key rotate: everything that is sealed is opened with the former key and sealed with a new one. While that lasts the key
// file holds both; what was stopped goes on when the command is given again; the former key goes last.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "app/moving/house_tables.hpp"
#include "base/random.hpp"
#include "db/engines.hpp"
#include "db/sqlite_key.hpp"
#include "platform/settings.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

namespace app {

namespace {

constexpr std::size_t rows_at_once = 500;

const db::Query count_other_programs{
    .name = "app.count_other_programs",
    .text = "SELECT 0",
    .postgres =
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'guilde' "
        "AND pid <> pg_backend_pid()",
};
const db::Query update_name_birth_key{
    .name = "app.update_name_birth_key",
    .text = "UPDATE members SET name_birth_key = $2 WHERE person_id = $1",
};
const db::Query forget_confirmation{
    .name = "app.forget_confirmation",
    .text = "DELETE FROM settings WHERE name = 'house.recovery_code_confirmed'",
};

using Cells = std::map<std::string, db::Value, std::less<>>; // of one row, by column

std::int64_t number_in(const Cells& cells, const char* column) {
    const auto* number = std::get_if<std::int64_t>(&cells.at(column));
    return number ? *number : 0;
}

// What a value was sealed for, as whoever sealed it wrote it (platform/secret.cpp, settings.cpp; imports/lines.cpp,
// drafts/actions.cpp, security/keys.cpp).
struct Purpose {
    std::string_view name;
    std::string about;
};
Purpose purpose_of(const db::Table& table, const std::string& column, const Cells& cells) {
    if (table.name == "request_keys")
        return {"outcome", std::string(std::get<std::string_view>(cells.at("request_key")))};
    if (table.name == "settings") return {"setting", std::string(std::get<std::string_view>(cells.at("name")))};
    auto row = table.name == "import_rows"    ? number_in(cells, "import_id") * 10'000'000 + number_in(cells, "ordinal")
               : table.name == "import_files" ? number_in(cells, "import_id")
               : table.name == "drafts"       ? number_in(cells, "public_id")
                                              : number_in(cells, table.key.front().c_str());
    return {"field",
            (table.name == "app_plans" ? "app_secrets" : table.name) + "/" + column + "/" + std::to_string(row) + "/1"};
}

// One value to write: the row's key, then the value.
struct Change {
    std::string text;
    std::vector<std::string> keep; // what views stand on
    std::vector<db::Value> values;
};

class Renewal {
public:
    Renewal(db::Database& database, base::Key old_key, base::Key new_key)
        : database_(database), old_(std::move(old_key)), new_(std::move(new_key)) {}

    std::int64_t run() {
        std::vector<db::Table> tables;
        {
            auto connection = database_.read();
            tables = list_moved_tables(*connection);
        }
        for (const auto& table : tables)
            for (const auto& column : table.columns) {
                bool is_outcome = table.name == "request_keys" && column.name == "outcome";
                if (column.kind == db::ColumnKind::bytes || is_outcome) renew(table, column.name);
            }
        if (!unknown_.empty())
            throw BootError("some values of " + *unknown_.begin() +
                            " open with neither key: nothing is lost, the former key stays in the key file");
        return done_;
    }

private:
    void renew(const db::Table& table, const std::string& column) {
        std::vector<Change> changes;
        auto connection = database_.read(); // one moment; rows that are renewed already stay as they are
        db::begin_snapshot(*connection);
        db::read_rows(*connection, table, [&](std::span<const db::Value> values) {
            Cells cells;
            for (std::size_t i = 0; i < values.size(); ++i) cells[table.columns[i].name] = values[i];
            const auto* bytes = std::get_if<db::BytesView>(&cells.at(column));
            const auto* text = std::get_if<std::string_view>(&cells.at(column));
            auto sealed = bytes  ? std::string(bytes->value)
                          : text ? base::from_base64url(*text).value_or("")
                                 : std::string();
            if (sealed.empty()) return;
            auto purpose = purpose_of(table, column, cells);
            auto plain = base::open_sealed(old_.derive(purpose.name), sealed, purpose.about);
            if (!plain) {
                if (!base::open_sealed(new_.derive(purpose.name), sealed, purpose.about))
                    unknown_.insert(table.name + "." + column);
                return; // renewed already
            }
            auto anew = base::seal(new_.derive(purpose.name), *plain, purpose.about);
            changes.push_back(change_of(table, cells, {column, text ? base::base64url(anew) : anew, text != nullptr}));
            if (changes.size() == rows_at_once) write(changes);
        });
        write(changes);
    }

    struct NewValue {
        std::string column;
        std::string sealed;
        bool is_text = false;
    };
    static Change change_of(const db::Table& table, const Cells& cells, const NewValue& value) {
        Change out{.text = "UPDATE " + table.name + " SET " + value.column + " = $1 WHERE ", .keep = {}, .values = {}};
        out.keep.reserve(table.key.size() + 1); // views stand on it
        out.keep.push_back(value.sealed);
        const std::string_view sealed = out.keep.back();
        out.values.push_back(value.is_text ? db::Value(sealed) : db::Value(db::BytesView{sealed}));
        for (const auto& name : table.key) {
            out.text += (out.values.size() == 1 ? "" : " AND ") + name + " = $" + std::to_string(out.values.size() + 1);
            auto part = cells.at(name);
            if (const auto* text = std::get_if<std::string_view>(&part)) {
                out.keep.emplace_back(*text);
                part = std::string_view(out.keep.back());
            }
            out.values.push_back(part);
        }
        return out;
    }

    void write(std::vector<Change>& changes) {
        if (changes.empty()) return;
        database_.write([&](db::Connection& connection) {
            for (const auto& change : changes) connection.execute({"app.renew_field", change.text}, change.values, {});
        });
        done_ += static_cast<std::int64_t>(changes.size());
        changes.clear();
    }

    db::Database& database_;
    base::Key old_, new_;
    std::set<std::string> unknown_;
    std::int64_t done_ = 0;
};

// Duplicates are found by a keyed index of name and birth date.
void renew_index(platform::House& house) {
    platform::Visit visit(house, system_viewer());
    base::PersonId after{};
    for (;;) {
        auto records = members::list_records(visit, after, static_cast<int>(rows_at_once));
        if (records.empty()) return;
        after = records.back().person;
        std::erase_if(records, [](const members::Record& record) { return !record.birth_date; });
        platform::write(visit, [&] {
            for (const auto& record : records)
                visit.db().run(update_name_birth_key, record.person,
                               members::name_birth_key(visit, record.first_name, record.last_name, record.birth_date));
        });
    }
}

// Whoever serves holds the former key in memory, and would go on sealing with it.
void refuse_company(const Settings& settings, const std::vector<base::Key>& keys) {
    if (db::is_postgres(settings.database)) {
        auto alone = db::open_postgres_connection({.location = settings.database});
        if (alone->get<std::int64_t>(count_other_programs) > 0)
            throw BootError("another program uses this database: stop the service on every machine first");
        return;
    }
    for (const auto& key : keys)
        if (db::opens_with(database_file(settings), file_key_for(settings, key)))
            return db::check_alone(database_file(settings), file_key_for(settings, key));
    throw BootError("the database does not open: the key file is not this house's");
}

void renew_file(const Settings& settings, const std::vector<base::Key>& keys) {
    if (db::is_postgres(settings.database)) return;
    auto file = database_file(settings);
    if (db::form_of_file(file) != db::FileForm::sealed || db::opens_with(file, file_key_of(keys[0]))) return;
    db::change_file_key(file, file_key_of(keys[1]), file_key_of(keys[0]));
}

// The key file's two keys: as they are when a renewal was stopped, else a new one before the one there is.
std::vector<base::Key> begin_renewal(const std::string& key_file) {
    auto keys = read_keys(key_file);
    if (keys.size() > 1) return keys;
    keys.insert(keys.begin(), base::Key::random());
    replace_key_file(key_file, keys);
    return keys;
}

} // namespace

int rotate_key(const Settings& settings) {
    base::start_crypto();
    auto key_file = key_file_of(settings);
    refuse_company(settings, read_keys(key_file));
    auto keys = begin_renewal(key_file);
    renew_file(settings, keys);
    std::int64_t renewed = 0;
    {
        auto database = open_database(settings, keys[0]);
        renewed = Renewal(*database, keys[1], keys[0]).run();
        database->write([](db::Connection& connection) { connection.run(forget_confirmation); });
    }
    {
        auto house = open_house(settings);
        renew_index(*house);
        platform::Visit visit(*house, system_viewer());
        audit::renew_chain(visit, keys[1]);
    }
    replace_key_file(key_file, {keys[0]});
    std::cout
        << renewed << " sealed values were sealed anew. The former key is gone from the key file.\n"
        << "Write down the new recovery code, and confirm it in the console:\n  " << recovery_code(keys[0])
        << "\nKeep the former code as long as backups made before today: they open with it alone. Links and codes in "
           "mails and letters sent before no longer work: send them again.\n";
    return 0;
}

} // namespace app
