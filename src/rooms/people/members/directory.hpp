// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Finding people: each word typed must begin a word of the record, each filter must hold, in pages by name or by date of
// joining. Works the same with 12 members and with 100,000, for rare words and for busy ones: when few people carry the
// rarest condition they are taken and sorted; else the sorted index is walked and each is asked.
#include "platform/platform.hpp"
#include "rooms/people/members/model.hpp"

namespace members {

enum class Scope { directory, console }; // what members see; every record
enum class Sort { name, newest };

struct Search {
    Scope scope = Scope::directory;
    Sort sort = Sort::name;
    std::string words; // as typed
    std::string trade; // folded keys; empty: any
    std::string region;
    std::string interest;
    std::string offer;
    std::string seek;
    std::string state; // console: a token (token_current, token_left, token_waiting); empty: all
    bool newcomers = false;
    bool is_filtered() const;
};

struct Found {
    std::vector<PersonId> persons;
    std::string next;       // cursor; empty: the end
    std::int64_t count = 0; // only of the first page
    enum class Count { exact, at_least } count_is = Count::exact;
};

Found find_people(platform::Visit& visit, const Search& search, std::string_view cursor, int limit);

} // namespace members
