// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One named statement. `text` runs on both engines; `postgres` replaces it only where the dialects differ.
// Names are "room.verb_noun" and unique: a test prepares every one of them on both engines.
#include <string_view>

namespace db {

struct Query {
    std::string_view name;
    std::string_view text;
    std::string_view postgres = {};
};

} // namespace db
