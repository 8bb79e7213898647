// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "rooms/talk/reading_lists/reading_lists.hpp"
#include <optional>
#include <string>

namespace reading_lists {

using base::PersonId;
using base::PublicId;
using items::ItemId;

struct List {
    ListId id;
    PublicId public_id;
    PersonId owner;
    std::string name;
    bool is_shared = false;
    base::Instant made_at;
    std::optional<base::Instant> removed_at;
};
struct Entry {
    ItemId item;
    base::Instant added_at;
    std::optional<base::Instant> read_at;
};

enum class Sharing { own, shared };
enum class Reading { unread, read };
enum class Need { look, own };

} // namespace reading_lists
