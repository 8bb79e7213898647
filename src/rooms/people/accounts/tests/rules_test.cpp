// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/rules.hpp"
#include "base/crypto.hpp"
#include "base/random.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/time_zones.hpp"
#include <gtest/gtest.h>

namespace accounts::rules {
namespace {

TEST(AccountsRules, NamesAreCleanedAndSortedByLastName) {
    auto name = check_name("  Éléonore ", "d’Œuf");
    EXPECT_EQ(name.first, "Éléonore");
    EXPECT_EQ(name.key, "d oeuf eleonore");
    EXPECT_THROW(check_name(" ", "\t"), base::Refusal);
    EXPECT_THROW(check_name(std::string(101, 'a'), "b"), base::Refusal);
}

TEST(AccountsRules, PasswordsAreLongAndNotTheFirstOnesTried) {
    for (const auto* refused : {"", "short", "elevenchars", "Mot de passe", "motdepasse2026", "password1234",
                                "aaaaaaaaaaaaaaaa", "sophie.martin", "sophie.martin2026", "azertyuiop123"})
        EXPECT_THROW(check_password(refused, "sophie.martin@village.example"), base::Refusal) << refused;
    EXPECT_THROW(check_password(std::string(201, 'x') + "yz", "a@b.example"), base::Refusal);
    for (const auto* kept : {"une colle qui sent bon", "Pierre et la presse", "жизнь прекрасна да"})
        EXPECT_EQ(check_password(kept, "sophie.martin@village.example"), kept);
}

TEST(AccountsRules, SixDigitsAreReadHoweverTheyAreTyped) {
    EXPECT_EQ(read_code(" 482 913 "), "482913");
    EXPECT_EQ(read_code("482-913"), "482913");
    EXPECT_EQ(read_code("48291"), "");
    EXPECT_EQ(read_code("4829137"), "");
    EXPECT_EQ(read_code("48291a"), "");
}

TEST(AccountsRules, DevicesHaveTheNamesPeopleUse) {
    EXPECT_EQ(device_label("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
              "Firefox · Linux");
    EXPECT_EQ(device_label("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"),
              "Edge · Windows");
    EXPECT_EQ(device_label("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"),
              "Safari · iPhone");
    EXPECT_EQ(device_label("curl/8"), "");
}

TEST(AccountsRules, PreferencesAreOnesThatExist) {
    const TypedPreferences good{.language = "en", .time_zone = "Europe/Paris", .other_place = {}, .theme = "dark"};
    EXPECT_EQ(check_preferences(good).theme, ui::Theme::dark);
    auto refuses = [&](std::string TypedPreferences::*field, const std::string& text) {
        auto typed = good;
        typed.*field = text;
        EXPECT_THROW(check_preferences(typed), base::Refusal) << text;
    };
    refuses(&TypedPreferences::language, "de");
    refuses(&TypedPreferences::time_zone, "Europe/Nowhere");
    refuses(&TypedPreferences::other_place, "Nulle part");
    refuses(&TypedPreferences::theme, "pink");
}

TEST(AccountsRules, AnyCityHasItsClockAndThePlacesOfFranceComeFirst) {
    TypedPreferences typed{.language = "fr", .time_zone = "Europe/Paris", .other_place = "new york", .theme = "dark"};
    EXPECT_EQ(check_preferences(typed).time_zone, "America/New_York");
    for (const auto* place : {"Tokyo", "tok", "Asia/Tokyo", " TOKYO "})
        EXPECT_EQ(time_zones::find(place), "Asia/Tokyo") << place;
    EXPECT_FALSE(time_zones::find("america"));
    EXPECT_FALSE(time_zones::find(""));
    EXPECT_EQ(time_zones::search("par", 3).front(), "America/Paramaribo");
    EXPECT_TRUE(time_zones::search("", 3).empty());
    words::Catalogues none;
    auto likely = time_zones::list_likely(words::Words(none, words::Language::en, "UTC"));
    EXPECT_EQ(likely.front().zone, "Europe/Paris");
    for (const auto& place : likely) EXPECT_TRUE(words::is_valid_time_zone(place.zone)) << place.zone;
}

TEST(AccountsRules, NobodysPasswordTakesAsLongAsAnother) {
    base::start_crypto();
    EXPECT_FALSE(base::password_needs_rehash(nobodys_password_hash));
    EXPECT_FALSE(base::verify_password(nobodys_password_hash, ""));
}

} // namespace
} // namespace accounts::rules
