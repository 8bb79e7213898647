// SPDX-License-Identifier: AGPL-3.0-or-later
// database encrypt, database decrypt.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "base/random.hpp"
#include "db/engines.hpp"
#include "db/sqlite_key.hpp"
#include <iostream>

namespace app {

int change_encryption(const Settings& settings, Encrypting encrypting) {
    base::start_crypto();
    if (db::is_postgres(settings.database))
        throw BootError("this is for SQLite: PostgreSQL's files are its administrator's");
    auto file = database_file(settings);
    bool is_sealed = db::form_of_file(file) == db::FileForm::sealed;
    bool is_wanted = encrypting == Encrypting::on;
    if (is_sealed == is_wanted) {
        std::cout << (is_sealed ? "It is encrypted already.\n" : "It is not encrypted.\n");
        return 0;
    }
    auto file_key = file_key_of(read_key(key_file_of(settings)));
    db::change_file_key(file, is_sealed ? file_key : std::string(), is_wanted ? file_key : std::string());
    std::cout << (is_wanted
                      ? "The database is encrypted with the key file's key: without it, or its recovery code, nothing "
                        "of it opens. What the disk held before stays readable until it is written over.\n"
                      : "The database is a plain file again. Sealed fields stay sealed.\n");
    return 0;
}

} // namespace app
