// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Short words between the programs that share one PostgreSQL database (LISTEN and NOTIFY, on a connection of its own).
// The others hear a word once, a moment later; who said it does not. While the server is away words are lost, hence they
// may only wake somebody who can look for himself. Needs a connection that stays the same: no pooler that shares them
// between transactions.
#include "db/database.hpp"
#include <functional>
#include <memory>
#include <string_view>

namespace db {

class Bulletin {
public:
    virtual ~Bulletin() = default;
    // From any thread; never waits for the server. One line of at most 1,000 bytes; throws std::invalid_argument for
    // anything else.
    virtual void say(std::string_view word) = 0;
};

// `hear` is called on a thread of the bulletin's own until it is destroyed. Nothing on SQLite: one program serves a file.
std::unique_ptr<Bulletin> open_bulletin(const std::string& location, std::function<void(std::string_view)> hear);

} // namespace db
