// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include <optional>
#include <string>

namespace drafts {

using base::PersonId;
using base::PublicId;

enum class State { open = 1, removed = 2, finished = 3 };

struct Draft {
    std::int64_t row = 0;
    PublicId public_id;
    PersonId person;
    Kind kind = Kind::post;
    std::string place;
    std::string path;
    PublicId device; // the page that saved it last
    std::int64_t revision = 0;
    State state = State::open;
    base::Instant begun_at;
    base::Instant saved_at;
};

// What a form sends to be kept.
struct Saving {
    PublicId id;
    PublicId device;
    std::int64_t revision = 0; // that the page began from
    Place place;
    Fields fields;
};
struct Saved {
    PublicId id;
    std::int64_t revision = 0;
    // empty: nothing was written, nothing is kept. apart: another device saved meanwhile, this is a draft of its own now.
    // over: what it was for was published.
    enum class Became { kept, apart, empty, over } became = Became::kept;
};

} // namespace drafts
