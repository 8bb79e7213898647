// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The database server does not answer: it restarts, or the network is cut. Not a bug, and over by itself.
#include "db/connection.hpp"

namespace db {

struct Away : Error { // nothing was written
    using Error::Error;
};
struct Unsure : Away { // the connection broke at COMMIT: the same act, sent again under its key, tells
    using Away::Away;
};

} // namespace db
