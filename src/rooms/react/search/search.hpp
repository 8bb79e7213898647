// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The search room: publications, replies, members, spaces and tags in one box. It hears what items and comments tell and
// keeps an index of their words, in the same transaction; it answers only what the reader may read. Nobody includes it.
#include "platform/room.hpp"

namespace search {

platform::Room room();

} // namespace search
