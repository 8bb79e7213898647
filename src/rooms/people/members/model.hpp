// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The shapes of the members room.
#include "db/connection.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include <map>

namespace members {

// A row of `members`, in the order of its columns.
struct Stored {
    PersonId person;
    std::string name_key;
    std::string trade;
    std::string trade_key;
    std::string job;
    std::string employer;
    std::string region;
    std::string region_key;
    std::string postal_code;
    std::string city;
    std::string email;
    std::string email_key;
    db::Bytes phone;
    db::Bytes address;
    db::Bytes birth_date;
    db::Bytes extra;
    std::string name_birth_key;
    std::string member_number;
    std::string member_number_key;
    std::optional<base::Day> joined_on;
    std::optional<base::Day> paid_until;
    base::Day since_day;
    std::string story;
    std::string links; // one a line
    MemberState state = MemberState::current;
    Visibility directory = Visibility::hidden;
    bool is_listed = false;
    std::string shown;
    std::string edited; // names with spaces between
    std::optional<files::FileId> photo;
    std::optional<base::PublicId> photo_public_id;
    std::optional<base::Instant> directory_answered_at;
    std::optional<base::Instant> public_since;
    std::optional<base::Instant> arrived_at;
    std::optional<base::Instant> confirmed_at;
    base::Instant created_at;
    std::optional<base::Instant> left_at;
};

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
