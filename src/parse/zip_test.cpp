// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/zip.hpp"
#include "parse/test_zip.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(Zip, members_unpack_to_what_went_in) {
    const std::string archive = testing::zip({{"a.txt", "bonjour"}, {"b/c", std::string(5000, 'x')}});
    const auto zip = ZipReader::open(archive);
    ASSERT_TRUE(zip);
    EXPECT_EQ(*zip->read("a.txt", 100), "bonjour");
    EXPECT_EQ(*zip->read("b/c", 5000), std::string(5000, 'x'));
    EXPECT_FALSE(zip->has("absent"));
    EXPECT_FALSE(zip->read("absent", 100));
}

TEST(Zip, what_grows_beyond_the_limit_is_not_unpacked) {
    const std::string archive = testing::zip({{"bomb", std::string(20'000'000, '\0')}});
    EXPECT_LT(archive.size(), 30'000u);
    const auto zip = ZipReader::open(archive);
    EXPECT_EQ(zip->read("bomb", 1'000'000).problem.kind, ProblemKind::too_large);
}

TEST(Zip, a_size_that_lies_is_found_out) {
    std::string archive = testing::zip({{"a", std::string(5000, 'x')}});
    const std::size_t directory = archive.find("PK\1\2");
    for (const unsigned long lie : {4999ul, 5001ul, 0ul, 100'000'000ul}) {
        archive.replace(directory + 24, 4, testing::little_endian(lie, 4));
        const auto zip = ZipReader::open(archive);
        ASSERT_TRUE(zip);
        EXPECT_FALSE(zip->read("a", 1'000'000'000)) << lie;
    }
}

TEST(Zip, every_broken_byte_or_cut_is_survived) {
    const std::string archive = testing::zip({{"a.txt", "bonjour bonjour"}, {"b", ""}});
    for (std::size_t i = 0; i < archive.size(); ++i) {
        std::string broken = archive;
        broken[i] = static_cast<char>(~broken[i]);
        if (const auto zip = ZipReader::open(broken)) zip->read("a.txt", 1000);
        if (const auto zip = ZipReader::open(archive.substr(0, i))) zip->read("a.txt", 1000);
        if (const auto zip = ZipReader::open(std::string_view(archive).substr(i))) zip->read("a.txt", 1000);
    }
    EXPECT_FALSE(ZipReader::open(""));
    EXPECT_FALSE(ZipReader::open("PK"));
}

} // namespace
} // namespace parse
