// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The search room: publications, replies, members, spaces and tags in one box. It hears what items and comments tell and
// keeps an index of their words, in the same transaction; it answers only what the reader may read. No room includes it.
#include "db/connection.hpp"
#include "platform/room.hpp"

namespace search {

// Inside a write, for a house that arrives without its index: all of it waits to be indexed.
void index_everything(db::Connection& connection);

platform::Room room();

} // namespace search
