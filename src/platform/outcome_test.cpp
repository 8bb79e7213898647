// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/outcome.hpp"
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace platform {
namespace {

enum class Colour { red = -3, blue = 70000 };
struct Inner {
    std::string text;
    std::optional<std::int64_t> number;
    bool operator==(const Inner&) const = default;
};
struct Outer {
    base::PersonId person;
    base::Instant at;
    Colour colour = Colour::red;
    bool is_open = false;
    std::uint64_t size = 0;
    std::vector<Inner> items;
    std::optional<std::string> note;
    bool operator==(const Outer&) const = default;
};

std::string any_text(std::mt19937_64& random) {
    std::string out(random() % 40, '\0');
    for (auto& c : out) c = static_cast<char>(random() % 256);
    return random() % 4 == 0 ? "3:abc" + out : out;
}

Outer any_outer(std::mt19937_64& random) {
    Outer out{.person = {static_cast<std::int64_t>(random())},
              .at = {static_cast<std::int64_t>(random())},
              .colour = random() % 2 == 0 ? Colour::red : Colour::blue,
              .is_open = random() % 2 == 0,
              .size = random(),
              .items = {},
              .note = std::nullopt};
    for (auto left = random() % 4; left > 0; --left)
        out.items.push_back(
            {any_text(random), random() % 2 == 0 ? std::optional<std::int64_t>(random() >> 1) : std::nullopt});
    if (random() % 2 == 0) out.note = any_text(random);
    return out;
}

TEST(Outcome, comes_back_as_it_was) {
    std::mt19937_64 random(20261121);
    for (int i = 0; i < 2000; ++i) {
        auto value = any_outer(random);
        EXPECT_EQ(decode_outcome<Outer>(encode_outcome(value)), value);
    }
    for (auto n : {std::numeric_limits<std::int64_t>::min(), std::int64_t{0}, std::numeric_limits<std::int64_t>::max()})
        EXPECT_EQ(decode_outcome<std::int64_t>(encode_outcome(n)), n);
}

TEST(Outcome, damaged_never_passes_for_another) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        auto text = encode_outcome(any_outer(random));
        EXPECT_THROW(decode_outcome<Outer>(text.substr(0, random() % text.size())), std::logic_error);
        text[random() % text.size()] = static_cast<char>(random() % 256);
        try {
            decode_outcome<Outer>(text); // another text inside is fine; reading past the end is not
        } catch (const std::logic_error&) {
        }
    }
    for (const char* text : {"", "9", "99999999999999999999:", "3:a", "x:", "-1:a", "1", "1:x"})
        EXPECT_THROW(decode_outcome<std::int64_t>(text), std::logic_error) << text;
    EXPECT_THROW(decode_outcome<std::vector<std::string>>("9:999999999"), std::logic_error);
}

} // namespace
} // namespace platform
