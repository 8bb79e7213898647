// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/words.hpp"
#include <gtest/gtest.h>
#include <chrono>
#include <thread>

namespace words {
namespace {

using namespace std::chrono_literals;
using base::Day;
using base::Instant;

constexpr std::string_view french = R"(
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Hello {name}"
msgstr "Bonjour {name}"

msgid "{n} reply to {name}"
msgid_plural "{n} replies to {name}"
msgstr[0] "{n} réponse à {name}"
msgstr[1] "{n} réponses à {name}"

msgid "{day} at {time}"
msgstr "{day} à {time}"

msgid "just now"
msgstr "à l’instant"
)";

// 21 November 2026, 22:39:37 UTC: 23:39:37 in Paris.
constexpr Instant evening{1'795'300'777'120};

class WordsTest : public testing::Test {
protected:
    WordsTest() { catalogues_.add(Language::fr, french); }

    Words in_french() const { return {catalogues_, Language::fr, "Europe/Paris"}; }
    Words in_english() const { return {catalogues_, Language::en, "Europe/Paris"}; }
    Words in(std::string_view zone) const { return {catalogues_, Language::en, zone}; }

    Catalogues catalogues_;
};

TEST_F(WordsTest, MessagesAreTranslatedAndFilled) {
    EXPECT_EQ(in_french().text("Hello {name}", {{"name", "Léa"}}), "Bonjour Léa");
    EXPECT_EQ(in_english().text("Hello {name}", {{"name", "Léa"}}), "Hello Léa");
    EXPECT_EQ(in_french().text(base::say("Hello {name}", {{"name", "Léa"}})), "Bonjour Léa");
    EXPECT_EQ(in_french().text("Unknown sentence."), "Unknown sentence.");
    EXPECT_EQ(in_french().code(), "fr");
    EXPECT_EQ(in_english().code(), "en");
}

TEST_F(WordsTest, ArgumentsAreNeverReadAsPlaceholders) {
    const Words words = in_english();
    EXPECT_EQ(words.text("{a} {b}", {{"a", "{b}"}, {"b", "{a}"}}), "{b} {a}");
    EXPECT_EQ(words.text("{a", {{"a", "x"}}), "{a");
    EXPECT_EQ(words.text("a} {{a} {}", {{"a", "x"}}), "a} {x {}");
    EXPECT_EQ(words.text("{other} {a}", {{"a", "x"}}), "{other} x");
}

TEST_F(WordsTest, FrenchCountsOneBelowTwoAndEnglishForOneOnly) {
    const auto count = [](const Words& words, std::int64_t n) {
        return words.count("{n} reply to {name}", "{n} replies to {name}", n, {{"name", "Léa"}});
    };
    EXPECT_EQ(count(in_french(), 0), "0 réponse à Léa");
    EXPECT_EQ(count(in_french(), 1), "1 réponse à Léa");
    EXPECT_EQ(count(in_french(), 2), "2 réponses à Léa");
    EXPECT_EQ(count(in_french(), 12'345), "12\u202F345 réponses à Léa");
    EXPECT_EQ(count(in_english(), 0), "0 replies to Léa");
    EXPECT_EQ(count(in_english(), 1), "1 reply to Léa");
    EXPECT_EQ(count(in_english(), 12'345), "12,345 replies to Léa");
    EXPECT_EQ(in_french().count("{n} cat", "{n} cats", 0), "0 cat");
    EXPECT_EQ(in_french().count("{n} cat", "{n} cats", 3), "3 cats");
}

TEST_F(WordsTest, NumbersAreWrittenTheReadersWay) {
    EXPECT_EQ(in_french().number(-1'234'567), "-1\u202F234\u202F567");
    EXPECT_EQ(in_english().number(1'234'567), "1,234,567");
    EXPECT_EQ(in_french().percent(0.4274), "42,7\u00A0%");
    EXPECT_EQ(in_french().percent(1), "100\u00A0%");
    EXPECT_EQ(in_english().percent(0.4274), "42.7%");
}

TEST_F(WordsTest, MoneyIsExactAndInEuros) {
    EXPECT_EQ(in_french().money({123'450}), "1\u202F234,50\u00A0€");
    EXPECT_EQ(in_english().money({123'450}), "€1,234.50");
    EXPECT_EQ(in_french().money({-5}), "-0,05\u00A0€");
    EXPECT_EQ(in_french().money({0}), "0,00\u00A0€");
    EXPECT_EQ(in_english().money({9'007'199'254'740'993}), "€90,071,992,547,409.93");
}

TEST_F(WordsTest, ListsEndWithAnd) {
    EXPECT_EQ(in_french().list({"Reliure", "Édition", "Juridique"}), "Reliure, Édition et Juridique");
    EXPECT_EQ(in_english().list({"Reliure", "Édition", "Juridique"}), "Reliure, Édition and Juridique");
    EXPECT_EQ(in_french().list({"Reliure", "Édition"}), "Reliure et Édition");
    EXPECT_EQ(in_french().list({"Reliure"}), "Reliure");
    EXPECT_EQ(in_french().list({}), "");
}

TEST_F(WordsTest, DaysAreWrittenOut) {
    const Day day = *Day::of(2026, 11, 21);
    EXPECT_EQ(in_french().day(day), "21 novembre 2026");
    EXPECT_EQ(in_french().day_short(day), "21 nov. 2026");
    EXPECT_EQ(in_french().weekday_day(day), "samedi 21 novembre 2026");
    EXPECT_EQ(in_french().month(day), "novembre 2026");
    EXPECT_EQ(in_english().day(day), "21 November 2026");
    EXPECT_EQ(in_english().day_short(day), "21 Nov 2026");
    EXPECT_EQ(in_english().weekday_day(day), "Saturday 21 November 2026");
}

TEST_F(WordsTest, TheFirstOfAMonthIsAnOrdinalInFrench) {
    EXPECT_EQ(in_french().day(*Day::of(2026, 5, 1)), "1er mai 2026");
    EXPECT_EQ(in_french().weekday_day(*Day::of(1789, 8, 1)), "samedi 1er août 1789");
    EXPECT_EQ(in_english().day(*Day::of(2026, 5, 1)), "1 May 2026");
}

TEST_F(WordsTest, MomentsAreInTheReadersZone) {
    EXPECT_EQ(in_french().moment(evening), "21 novembre 2026 à 23:39");
    EXPECT_EQ(in_english().moment(evening), "21 November 2026 at 23:39");
    EXPECT_EQ(in("Asia/Tokyo").moment(evening), "22 November 2026 at 07:39");
    EXPECT_EQ(in("Nowhere/Land").time_of_day(evening), "22:39");
    EXPECT_EQ(in("Nowhere/Land").time_zone(), "UTC");
    EXPECT_EQ(in("America/Cayenne").time_of_day(Instant{-1}), "20:59");
}

TEST_F(WordsTest, AgoSpeaksOfHoursThenDaysThenTheDate) {
    const Words words = in_french();
    const auto ago = [&](base::Milliseconds span) { return words.ago(evening - span, evening); };
    EXPECT_EQ(ago(10s), "à l’instant");
    EXPECT_EQ(ago(-10s), "à l’instant");
    EXPECT_EQ(ago(50s), "il y a 1 minute");
    EXPECT_EQ(ago(3min), "il y a 3 minutes");
    EXPECT_EQ(ago(3h + 59min), "il y a 3 heures");
    EXPECT_EQ(ago(23h), "il y a 23 heures");
    EXPECT_EQ(ago(24h), "hier");
    EXPECT_EQ(ago(49h), "il y a 2 jours");
    EXPECT_EQ(ago(-2h), "dans 2 heures");
    EXPECT_EQ(ago(-20h), "demain");
    EXPECT_EQ(ago(-72h), "dans 3 jours");
    EXPECT_EQ(ago(24h * 8), "13 nov. 2026");
    EXPECT_EQ(in_english().ago(evening - 24h, evening), "yesterday");
    EXPECT_EQ(in_english().ago(evening - 10s, evening), "just now");
    EXPECT_EQ(in_english().ago(evening - 5min, evening), "5 minutes ago");
}

TEST_F(WordsTest, DaysStartAndEndWhereTheZoneSaysSo) {
    for (const char* zone : {"Europe/Paris", "America/Sao_Paulo", "Pacific/Auckland", "UTC", "Atlantic/Azores",
                             "Asia/Kathmandu", "America/Havana"}) {
        const Words words = in(zone);
        for (Day day = *Day::of(2015, 1, 1); day < *Day::of(2020, 1, 1); ++day.number) {
            const Instant start = words.start_of(day);
            ASSERT_EQ(words.local_day(start), day) << zone << day.iso();
            ASSERT_EQ(words.local_day(start - 1ms).number, day.number - 1) << zone << day.iso();
        }
    }
}

TEST_F(WordsTest, InputValuesComeBack) {
    const Words words = in_french();
    EXPECT_EQ(words.input_value(evening), "2026-11-21T23:39");
    EXPECT_EQ(words.parse_input_value("2026-11-21T23:39"), Instant{1'795'300'740'000});
    EXPECT_EQ(words.parse_input_value("2026-11-21T23:39:12"), Instant{1'795'300'740'000});
    for (const char* text : {"", "2026-11-21", "2026-02-30T10:00", "2026-11-21T24:00", "2026-11-21T10:60",
                             "2026-11-21Tab:cd", "2026-11-21T10:00:99", "2026-11-21T10:00Z", "2026-11-21T1:000"})
        EXPECT_FALSE(words.parse_input_value(text)) << text;
}

TEST_F(WordsTest, TimesWhenClocksChangeAreReadSensibly) {
    const Words words = in_french();
    EXPECT_EQ(words.input_value(*words.parse_input_value("2026-03-29T02:30")), "2026-03-29T03:30");
    const Instant twice = *words.parse_input_value("2026-10-25T02:30");
    EXPECT_EQ(words.input_value(twice), "2026-10-25T02:30");
    EXPECT_EQ(words.input_value(twice + 1h), "2026-10-25T02:30");
    EXPECT_EQ(words.input_value(twice - 1h), "2026-10-25T01:30");
}

TEST_F(WordsTest, ManyThreadsMaySpeakAtOnce) {
    const std::string day = in_french().moment(evening);
    const std::string money = in_french().money({123'450});
    std::vector<std::thread> threads;
    for (int each = 0; each < 4; ++each)
        threads.emplace_back([&] {
            for (int turn = 0; turn < 300; ++turn) {
                const Words words = in_french();
                EXPECT_EQ(words.moment(evening), day);
                EXPECT_EQ(words.money({123'450}), money);
                EXPECT_EQ(words.ago(evening - 3h, evening), "il y a 3 heures");
                EXPECT_EQ(words.list({"a", "b"}), "a et b");
            }
        });
    for (std::thread& thread : threads) thread.join();
}

TEST(Language, IsChosenFromWhatTheBrowserLikes) {
    const auto choose = [](std::string_view header) { return choose_language(header, Language::fr); };
    EXPECT_EQ(choose("en-GB,en;q=0.9,fr;q=0.8"), Language::en);
    EXPECT_EQ(choose("de-DE, fr;q=0.5, en;q=0.4"), Language::fr);
    EXPECT_EQ(choose("fr;q=0.4,en;q=0.5"), Language::en);
    EXPECT_EQ(choose("de"), Language::fr);
    EXPECT_EQ(choose(""), Language::fr);
    EXPECT_EQ(choose("en;q=0"), Language::fr);
    EXPECT_EQ(choose("*"), Language::fr);
    EXPECT_EQ(choose(",,;q=;en;q=9999,en;q=abc"), Language::fr);
    EXPECT_EQ(choose("EN"), Language::en);
}

TEST(Language, IsReadFromItsCode) {
    EXPECT_EQ(parse_language("fr-CA"), Language::fr);
    EXPECT_EQ(parse_language("EN_us"), Language::en);
    EXPECT_FALSE(parse_language("fro"));
    EXPECT_FALSE(parse_language(""));
}

TEST(TimeZone, IsValidWhenIanaKnowsIt) {
    EXPECT_TRUE(is_valid_time_zone("Europe/Paris"));
    EXPECT_TRUE(is_valid_time_zone("UTC"));
    EXPECT_TRUE(is_valid_time_zone("Pacific/Noumea"));
    for (const char* name : {"", "Europe/Nowhere", "Etc/Unknown", "../etc/passwd", "GMT+25:00", "Europe/Paris ", "Éu"})
        EXPECT_FALSE(is_valid_time_zone(name)) << name;
    const std::vector<std::string> zones = list_time_zones();
    EXPECT_GT(zones.size(), 300U);
    for (const std::string& zone : zones) EXPECT_TRUE(is_valid_time_zone(zone)) << zone;
}

} // namespace
} // namespace words
