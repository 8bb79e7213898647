// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who a line of a file is, among those we know. Pure.
//   certain    the record's own address; the member number with a name that fits; the name with the e-mail or the birth
//              date; the name alone when nothing contradicts it
//   question   the name or the address fits and something else does not: an officer decides. `likely` is what happens
//              when nobody does
// A wrong match would send one person's sign-in to another: in doubt they stay two.
#include "rooms/belong/imports/model.hpp"
#include <string>
#include <unordered_map>
#include <vector>

namespace imports {

struct Identity {
    PersonId person;       // or
    std::int64_t line = 0; // of the file
    std::int64_t public_id = 0;
    std::string name; // folded words in alphabetical order: "Martin Sophie" is "Sophie Martin"
    std::string first_name;
    std::string email;
    std::string number;
    std::string phone;
    std::string postal_code;
    std::optional<base::Day> birth_date;
};
Identity identity_of(const members::Record& record);

struct Match {
    enum class Kind { nobody, certain, question } kind = Kind::nobody;
    std::size_t index = 0; // of whom
    Decision likely = Decision::other;
};

class People {
public:
    std::size_t add(Identity identity);
    const Identity& operator[](std::size_t index) const { return all_[index]; }
    std::size_t size() const { return all_.size(); }
    // `taken` are those whom an earlier line already is: they come last.
    Match match(const Identity& who, const std::vector<bool>& taken) const;
    // Somebody else has this address.
    bool has_email(const std::string& email) const { return by_email_.contains(email); }
    bool has_name(const std::string& name) const { return by_name_.contains(name); }

private:
    using Index = std::unordered_multimap<std::string, std::size_t>;
    std::vector<Identity> all_;
    Index by_name_;
    Index by_email_;
    Index by_number_;
    std::unordered_map<std::int64_t, std::size_t> by_public_id_;

    Match match_number(const Identity& who) const;
    Match match_name(const Identity& who, const std::vector<bool>& taken) const;
    Match match_email(const Identity& who) const;
};

} // namespace imports
