// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The shapes of the members room.
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include <map>

namespace members {

enum class WordKind { interest = 1, offer = 2, seek = 3 };

struct Word {
    PersonId person;
    WordKind kind = WordKind::interest;
    std::string key;
    std::string text;
    std::int64_t place = 0;
};

// Who sees a field: what the member chose, or the usual.
class Shown {
public:
    static Shown parse(std::string_view text);
    std::string str() const;
    Visibility of(Field field) const;
    void set(Field field, Visibility visibility);

private:
    std::map<Field, Visibility> chosen_;
};

// From where somebody looks at a record.
enum class Audience { stranger, member, self };

// Everything about one member, opened.
struct Profile {
    Record record;
    Shown shown;
    std::optional<files::FileId> photo_id;
    std::optional<base::PublicId> photo;
    std::optional<base::Instant> directory_answered_at; // said yes or no
    std::optional<base::Instant> public_since;          // agreed that everyone may read it
    std::optional<base::Instant> arrived_at;
    std::optional<base::Instant> confirmed_at;
    base::Instant created_at;
    std::optional<base::Instant> left_at;
};

// A word as the search keeps it. Tokens of filters start with "=" and a letter; `label` is what people read.
struct SearchWord {
    std::string word;
    bool is_open = false;
    std::string label;
};

} // namespace members
