// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The reader's language. Messages are written in plain English where they are said and looked up in
// a gettext catalogue; numbers, dates, lists and euros are ICU's. Everything here is UTF-8 and
// plain text: nothing is escaped.
//
//   Catalogues catalogues;                                  once, at boot
//   add_embedded(catalogues);
//   Words words(catalogues, Language::fr, "Europe/Paris");  one for each visit or mail: cheap
//   words.text("Hello {name}", {{"name", person.name}});
//   words.count("{n} reply", "{n} replies", reply_count);
//
// Ids are string literals, so that they can be extracted. Only catalogue text is typographed (in
// the .po itself); what members wrote is shown as they wrote it. Once loaded, everything may be
// used from several threads.
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/time.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace words {

class LocalClock;
struct Terms; // words/terms.hpp

enum class Language { fr, en };

std::string_view language_code(Language language); // "fr", "en"
// "fr", "fr-CA", "EN"; nothing for other languages.
std::optional<Language> parse_language(std::string_view code);
// The language a browser likes best among ours (RFC 9110, 12.5.4), from its Accept-Language header.
Language choose_language(std::string_view accept_language, Language fallback);

bool is_valid_time_zone(std::string_view name); // IANA names such as "Europe/Paris", "UTC"
std::vector<std::string> list_time_zones();     // the usual ones, sorted

// All translations. English is the source language: it needs no catalogue.
// Must outlive every Words made from it; add everything before the first Words is used.
class Catalogues {
public:
    Catalogues();
    ~Catalogues();
    Catalogues(const Catalogues&) = delete;
    Catalogues& operator=(const Catalogues&) = delete;

    // The bytes of a .mo, or the text of a .po; may be called several times, the first translation
    // of an id stays. Fuzzy and obsolete entries are left out. Throws std::runtime_error with the
    // line when it cannot be read.
    void add(Language language, std::string_view catalogue);

    // Those of `ids` that have no translation: none for English.
    std::vector<std::string> list_missing(Language language, const std::vector<std::string>& ids) const;
    // Ids whose translation does not have the same {placeholders}.
    std::vector<std::string> list_damaged(Language language) const;
    // Ids that two catalogues translate differently.
    std::vector<std::string> list_conflicts(Language language) const;
    std::size_t count_entries(Language language) const;

    // From now on every text says the organisation's own words for members, trades and spaces. Nothing is done when they
    // are in use already. From any thread: texts that are being read stay as they are until the end.
    void use(const Terms& terms);

private:
    friend class Words;
    struct State;
    std::unique_ptr<State> state_;
};

// Adds the catalogues carried inside the program: those of every folder's words/, merged.
void add_embedded(Catalogues& catalogues);

// Catalogues bound to one reader: a language and a time zone (an unknown zone name is read as UTC).
// Cheap to copy.
class Words {
public:
    Words(const Catalogues& catalogues, Language language, std::string_view time_zone);

    Language language() const { return language_; }
    std::string_view code() const { return language_code(language_); } // for <html lang>
    std::string_view time_zone() const;

    // Messages. {name} is replaced by the argument of that name; braces without an argument stay.
    std::string text(const char* id, const base::Arguments& arguments = {}) const;
    std::string text(const base::Message& message) const;
    // {n} is the number, written the reader's way. French says one below 2, English for 1 only.
    std::string count(const char* one, const char* many, std::int64_t n, const base::Arguments& arguments = {}) const;

    // What is no message (a text that a room carries), in the organisation's own words.
    std::string in_own_words(std::string text) const;

    std::string number(std::int64_t value) const;                  // 12 345
    std::string percent(double share) const;                       // 0.427 → 42,7 %; one decimal at most
    std::string money(base::Money amount) const;                   // 1 234,50 €
    std::string list(const std::vector<std::string>& parts) const; // Reliure, Édition et Juridique

    std::string day(base::Day day) const;         // 21 novembre 2026; 1er mai 2026
    std::string day_short(base::Day day) const;   // 21 nov. 2026
    std::string weekday_day(base::Day day) const; // samedi 21 novembre 2026
    std::string month(base::Day day) const;       // novembre 2026

    // Moments, in the reader's time zone.
    std::string moment(base::Instant at) const;      // 21 novembre 2026 à 23:39
    std::string time_of_day(base::Instant at) const; // 23:39
    // à l’instant, il y a 3 heures, hier, dans 2 jours; from a week away, the short date.
    std::string ago(base::Instant at, base::Instant now) const;

    base::Day local_day(base::Instant at) const;
    base::Instant start_of(base::Day day) const; // the first moment of that day there
    // What <input type="datetime-local"> holds: 2026-11-21T23:39. Nothing when it is not such a
    // date. A time that does not exist (spring) is read as if clocks had not changed; of two
    // (autumn), the first.
    std::string input_value(base::Instant at) const;
    std::optional<base::Instant> parse_input_value(std::string_view text) const;

private:
    std::string_view find_form(std::string_view id, std::size_t form, std::string_view otherwise) const;

    const Catalogues::State* state_;
    std::shared_ptr<const LocalClock> clock_;
    Language language_;
};

} // namespace words
