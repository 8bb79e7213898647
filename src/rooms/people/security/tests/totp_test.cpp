// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/totp.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>
#include <sstream>

namespace security::totp {
namespace {

constexpr std::string_view secret = "12345678901234567890";

std::vector<std::vector<std::string>> rows_of(const std::string& name) {
    auto text = parse::testing::read_file(parse::testing::shared_data() / "otp" / name).value();
    std::istringstream lines(text);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) {
            while (!cell.empty() && cell.back() == '\r') cell.pop_back();
            row.push_back(cell);
        }
        if (!rows.empty() || !row.empty()) rows.push_back(row);
    }
    rows.erase(rows.begin());
    return rows;
}

TEST(AppCodes, are_those_of_rfc_4226) {
    SKIP_WITHOUT_SHARED("otp/rfc4226.csv")
    auto rows = rows_of("rfc4226.csv");
    ASSERT_GE(rows.size(), 10U);
    for (const auto& row : rows) EXPECT_EQ(code_at(secret, std::stoll(row.at(0))), row.at(1)) << row.at(0);
}

TEST(AppCodes, are_those_of_rfc_6238) {
    SKIP_WITHOUT_SHARED("otp/rfc6238.csv")
    auto rows = rows_of("rfc6238.csv");
    ASSERT_GE(rows.size(), 18U);
    for (const auto& row : rows) {
        auto hash = row.at(2) == "SHA1" ? Hash::sha1 : row.at(2) == "SHA256" ? Hash::sha256 : Hash::sha512;
        auto step = step_of({std::stoll(row.at(0)) * 1000});
        EXPECT_EQ(code_at(row.at(1), step, {.digits = 8, .hash = hash}), row.at(3)) << row.at(0) << " " << row.at(2);
    }
}

TEST(AppCodes, allow_a_clock_that_is_half_a_minute_off_and_no_more) {
    const base::Instant now{1'795'000'000'000};
    auto step = step_of(now);
    for (auto offset : {-1, 0, 1}) EXPECT_EQ(find_step(secret, code_at(secret, step + offset), now, 0), step + offset);
    for (auto offset : {-2, 2}) EXPECT_FALSE(find_step(secret, code_at(secret, step + offset), now, 0));
    EXPECT_FALSE(find_step(secret, "", now, 0));
}

TEST(AppCodes, open_nothing_twice) {
    const base::Instant now{1'795'000'000'000};
    auto step = step_of(now);
    EXPECT_FALSE(find_step(secret, code_at(secret, step), now, step));
    EXPECT_FALSE(find_step(secret, code_at(secret, step - 1), now, step));
    EXPECT_TRUE(find_step(secret, code_at(secret, step + 1), now, step));
}

TEST(AppCodes, are_told_to_the_app_as_it_reads_them) {
    EXPECT_EQ(base32(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(base32("a"), "ME");
    EXPECT_EQ(address_of(secret, {.issuer = "Ma maison", .account = "sophie@village.example"}),
              "otpauth://totp/Ma%20maison:sophie%40village.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
              "&issuer=Ma%20maison&algorithm=SHA1&digits=6&period=30");
}

} // namespace
} // namespace security::totp
