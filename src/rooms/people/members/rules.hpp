// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is decided without a database: who sees what, what a record may hold, what is searched.
#include "base/refusal.hpp"
#include "rooms/people/members/model.hpp"
#include <span>

namespace members {

inline constexpr int newcomer_days = 60;
inline constexpr std::size_t words_max = 20;          // of one kind
inline constexpr std::size_t word_length_max = 60;    // code points
inline constexpr std::size_t line_length_max = 200;   // code points of a field of one line
inline constexpr std::size_t name_length_max = 100;   // as persons bear them
inline constexpr std::size_t story_length_max = 4000; // code points
inline constexpr std::size_t links_max = 6;

// A name is needed: the last name, or the first name of somebody who has no other.
bool is_needed(const Record& record, Field field);
// Fields whose readers the member chooses, in the order of the form.
std::span<const Field> list_shown_fields();
// Prudent: e-mail, phone, birth date and address are hidden, what the directory lives from is for members.
Visibility usual_visibility(Field field);
// Name, trade and region come with the record itself.
bool may_see(const Profile& profile, Field field, Audience audience);
bool may_see_profile(const Profile& profile, Audience audience);
bool is_listed(const Record& record);

std::vector<std::string> split_words(std::string_view text); // "marbrure, dorure" or one a line

// A region that was taken from the postal code follows it: emptied, so that clean_record() finds the new one.
void follow_postal_code(Record& after, const Record& before);

std::string get_line(const Record& record, Field field); // a field of one line; empty for the others
void set_line(Record& record, Field field, std::string_view value);

std::string name_key(std::string_view first_name, std::string_view last_name); // by last name
std::string full_name(const Record& record);
std::vector<Word> words_of(const Record& record);
std::vector<SearchWord> search_words_of(const Profile& profile);
bool is_counted(const SearchWord& word);                     // in the facets
inline constexpr std::size_t search_word_length_max = 60;    // code points of a word that is kept or looked for
std::string_view next_search_word(std::string_view& folded); // takes it off the beginning; empty: none is left

// Tokens of filters, as member_search keeps them.
inline constexpr std::string_view token_everybody = "=";
inline constexpr std::string_view token_current = "=c";
inline constexpr std::string_view token_left = "=l";
inline constexpr std::string_view token_waiting = "=w"; // current, and never signed in
std::string token_of(char kind, std::string_view key);  // 't' trade, 'r' region, 'i' interest, 'o' offer, 's' seek

// One useful line that is missing, and why it is worth writing. Nothing when the profile says enough.
struct MissingLine {
    Field field = Field::story;
    base::Message what;
    base::Message why;
    bool is_photo = false; // no field: a picture
};
std::optional<MissingLine> missing_line(const Profile& profile);
bool is_due_for_confirmation(const Profile& profile, base::Instant now); // once a year
bool is_newcomer(const Record& record, base::Day today);
bool is_up_to_date(const Record& record, base::Day today); // dues paid until today or later

} // namespace members
