// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/people/files/files.hpp"
#include <string>

namespace links {

using CardId = base::Id<struct LinkCardTag>;

enum class PlaceKind { item = 1, comment = 2, entry = 3 };
// A text in which addresses stand: the row of an item, a comment, an entry of the watch.
struct Place {
    PlaceKind kind = PlaceKind::item;
    std::int64_t id = 0;
};

enum class State { wanted = 1, ready = 2, nothing = 3, removed = 4 };

struct Card {
    CardId id;
    base::PublicId public_id;
    PlaceKind place_kind = PlaceKind::item;
    std::int64_t place_id = 0;
    std::int64_t position = 0; // in its text, from 0
    std::string url = {};
    State state = State::wanted;
    bool is_video = false;
    std::string title = {};
    std::string description = {};
    std::string site = {};
    files::FileId file;     // of the picture, or none
    base::PublicId picture; // its public id
    int width = 0;
    int height = 0;
    std::int64_t tries = 0;
    base::Instant read_at;
    Place place() const { return {place_kind, place_id}; }
};

} // namespace links
