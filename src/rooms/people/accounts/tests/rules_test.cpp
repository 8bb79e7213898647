// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/rules.hpp"
#include "base/crypto.hpp"
#include "base/random.hpp"
#include "rooms/people/accounts/keys.hpp"
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
    auto preferences = check_preferences("en", "Europe/Paris", "dark");
    EXPECT_EQ(preferences.theme, ui::Theme::dark);
    EXPECT_THROW(check_preferences("de", "Europe/Paris", "dark"), base::Refusal);
    EXPECT_THROW(check_preferences("fr", "Europe/Nowhere", "dark"), base::Refusal);
    EXPECT_THROW(check_preferences("fr", "Europe/Paris", "pink"), base::Refusal);
}

TEST(AccountsRules, NobodysPasswordTakesAsLongAsAnother) {
    base::start_crypto();
    EXPECT_FALSE(base::password_needs_rehash(nobodys_password_hash));
    EXPECT_FALSE(base::verify_password(nobodys_password_hash, ""));
}

} // namespace
} // namespace accounts::rules
