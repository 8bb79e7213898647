// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The members room: the record and the profile of each member, and the directory. One row per person in `members`.
#include "base/id.hpp"
#include "base/refusal.hpp"
#include "base/time.hpp"
#include "platform/room.hpp"
#include "ui/frame.hpp"
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace members {

using base::PersonId;

inline constexpr std::string_view member_added = "member.added";         // subject: person
inline constexpr std::string_view member_updated = "member.updated";     // subject: person; by themselves
inline constexpr std::string_view member_corrected = "member.corrected"; // subject: person; by an officer or an import
inline constexpr std::string_view member_left = "member.left";
inline constexpr std::string_view member_returned = "member.returned";
inline constexpr std::string_view record_confirmed = "member.record_confirmed";
inline constexpr std::string_view directory_joined = "member.directory_joined"; // said yes
inline constexpr std::string_view directory_left = "member.directory_left";
inline constexpr std::string_view record_opened = "member.record_opened"; // subject: person; by an officer

enum class MemberState { current = 1, left = 2 };
enum class Visibility {
    hidden = 1,
    members = 2,
    everyone = 3
}; // of one field, or of the whole record in the directory

// The fields of a record. A field a member edited is theirs: an import never overwrites it.
enum class Field {
    first_name,
    last_name,
    email,
    trade,
    job,
    employer,
    region,
    postal_code,
    city,
    phone,
    address,
    birth_date,
    member_number,
    joined_on,
    paid_until,
    interests,
    offers,
    seeks,
    story,
    links
};
std::string_view field_name(Field field); // "first_name": column names of exports and forms
std::optional<Field> parse_field(std::string_view name);

// A whole record as officers and imports see it. Birth date, phone and address are sealed at rest.
struct Record {
    PersonId person;
    base::PublicId public_id;
    std::string first_name;
    std::string last_name;
    std::string email; // contact address; the account's when there is one
    std::string trade;
    std::string job;
    std::string employer;
    std::string region; // derived from the postal code when it is empty
    std::string postal_code;
    std::string city;
    std::string phone;
    std::string address;
    std::optional<base::Day> birth_date;
    std::string member_number; // the organisation's own
    std::optional<base::Day> joined_on;
    std::optional<base::Day> paid_until; // shown as up to date or not, to officers and the person
    std::vector<std::string> interests;
    std::vector<std::string> offers;
    std::vector<std::string> seeks;
    std::string story;
    std::vector<std::string> links;
    std::map<std::string, std::string> extra; // columns of the treasurer's file that we do not know; officers only
    MemberState state = MemberState::current;
    Visibility directory = Visibility::hidden; // is this record in the directory at all
    std::vector<std::string> edited;           // names of fields the member edited
};

// Pure, for those who compare a file with the records.
std::span<const Field> list_fields();
// White space, case of regions, numbers of phones, double words; the region from the postal code. Never refuses.
Record clean_record(const Record& record);
// What is wrong with a cleaned record, by field name; empty: nothing.
base::FieldErrors check_record(const Record& record);
void copy_field(Record& to, const Record& from, Field field); // one field's value, whatever its kind
bool is_same(const Record& a, const Record& b, Field field);

// Inside write(). Creates person, record and, with an address that has no account yet, the account (state invited).
// In a union the record is hidden until its owner says yes; elsewhere it is shown to members. A public id that is given
// is kept: a register that comes back from an export keeps its addresses.
PersonId add_member(platform::Visit& visit, const Record& record, platform::Tense tense = platform::Tense::live);
// By an officer or an import: writes the given fields only, never those that the member edited (returns the names kept).
std::vector<std::string> correct_member(platform::Visit& visit, const Record& record, std::span<const Field> fields,
                                        platform::Tense tense = platform::Tense::live);
// The same with columns of the treasurer's file that we do not know (officers only; the whole map).
void update_extra(platform::Visit& visit, PersonId person, const std::map<std::string, std::string>& extra);
// Inside write(). For seeds: somebody who said no to the directory.
void leave_directory(platform::Visit& visit, PersonId person);
void mark_left(platform::Visit& visit, PersonId person);
void mark_returned(platform::Visit& visit, PersonId person);
void delete_member(platform::Visit& visit, PersonId person); // undo of an import; refuses (conflict) once they acted

std::optional<Record> find_record(platform::Visit& visit, PersonId person);
std::vector<Record> list_records(platform::Visit& visit, PersonId after, int limit); // by id, for exports and imports
// The address that the register knows of each member, former ones included: by number after one, or of these.
struct Addressee {
    PersonId person;
    std::string email;
    MemberState state = MemberState::current;
};
std::vector<Addressee> list_addressees(db::Connection& connection, PersonId after, int limit);
std::vector<Addressee> list_addressees(db::Connection& connection, std::span<const PersonId> persons);
// For duplicates: folded name and birth date, and addresses. Keys are made by name_birth_key().
std::vector<PersonId> list_by_email(db::Connection& connection, std::span<const std::string> emails);
std::string name_birth_key(platform::Visit& visit, std::string_view first_name, std::string_view last_name,
                           std::optional<base::Day> birth_date); // blind index
struct KeyedPerson {
    PersonId person;
    std::string key;
};
std::vector<KeyedPerson> list_by_name_birth(db::Connection& connection, std::span<const std::string> keys);
std::vector<KeyedPerson> list_by_member_number(db::Connection& connection, std::span<const std::string> numbers);

// The one line about each of these persons that this viewer may see, keyed by person number. Former members and unknown
// persons come out as "Former member" without a page.
std::map<std::int64_t, ui::Person> lines_of(platform::Visit& visit, std::span<const PersonId> persons);
// The first members of the directory for these words, by name, as `/members?q=` lists them.
std::vector<ui::Person> list_found(platform::Visit& visit, std::string_view words, int limit);
// The trades of the directory that most members carry, as they are written.
std::vector<std::string> list_trades(db::Connection& connection, int limit);
// Other forms of the names of trades in a text, folded: "Relieuse" → "relieur", "reliure".
std::vector<std::string> trade_forms(std::string_view text);
std::int64_t count_current(db::Connection& connection);

// A few facts about a current member, none of them sealed.
struct Brief {
    PersonId person;
    std::string trade;
    std::string region;
    std::string handle; // "sophie-marchand"
    std::optional<base::Instant> arrived_at;
};
std::optional<Brief> find_brief(db::Connection& connection, PersonId person);

// What somebody seeks, offers and is interested in.
struct Shared {
    std::vector<std::string> seeks;
    std::vector<std::string> offers;
    std::vector<std::string> interests;
};
std::vector<std::string> split_shared(std::string_view typed); // "marbling, gilding", or one a line
// By themselves: checked like the form of the profile, and theirs from then on. Refused by field.
void update_own_shared(platform::Visit& visit, const Shared& shared);
// The words of this kind that most members of the directory carry, as they are written.
std::vector<std::string> list_common_words(db::Connection& connection, Field field, int limit);

// People of the directory who have arrived and have something in common with the viewer that they may see, the best
// reason first, other trades before one's own. Bounded work, whatever the house's size: the latest of each reason.
struct Match {
    PersonId person;
    enum class Reason { offers, seeks, interest, region } reason = Reason::region; // what they do about the word
    std::string word;
    enum class Trade { other, same } trade = Trade::other;
};
std::vector<Match> list_matches(platform::Visit& visit, std::size_t limit);
// Persons for a mention: current members whose @slug ("sophie-marchand") is among these.
struct Handle {
    PersonId person;
    std::string slug;
};
std::vector<Handle> list_by_handle(db::Connection& connection, std::span<const std::string> slugs);
std::vector<Handle> suggest_handles(platform::Visit& visit, std::string_view prefix, int limit); // visible ones only
std::string member_path(base::PublicId person);                                                  // "/members/x7k…"

// Slots. ids: person numbers.
inline constexpr std::string_view profile_slot = "members.profile"; // sections under a profile (posts, spaces)

platform::Room room();

} // namespace members
