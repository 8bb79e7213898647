// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/address.hpp"
#include <gtest/gtest.h>
#include <array>
#include <random>

namespace net {
namespace {

TEST(Address, what_everybody_reaches_is_public) {
    for (const char* address :
         {"1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.1",
          "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700:4700::1111",
          "2a00:1450:4007:80e::200e", "2001:200::1", "2003::1"})
        EXPECT_TRUE(is_public_address(address)) << address;
}

TEST(Address, what_is_near_or_nobodys_is_not_public) {
    for (const char* address :
         {"0.0.0.0",     "0.1.2.3",         "10.0.0.1",        "10.255.255.255", "100.64.0.1",      "100.127.255.255",
          "127.0.0.1",   "127.255.255.254", "169.254.0.1",     "172.16.0.1",     "172.31.255.255",  "192.0.0.1",
          "192.0.2.1",   "192.88.99.1",     "192.168.0.1",     "198.18.0.1",     "198.19.255.255",  "198.51.100.7",
          "203.0.113.9", "224.0.0.1",       "239.255.255.255", "240.0.0.1",      "255.255.255.255", "::",
          "::1",         "fe80::1",         "fec0::1",         "fc00::1",        "fd12:3456::1",    "ff02::1",
          "2001:db8::1", "3fff::1",         "3ffe::1",         "100::1",         "5f00::1",         "4000::1",
          "1fff::1"})
        EXPECT_FALSE(is_public_address(address)) << address;
}

TEST(Address, where_providers_tell_secrets_is_not_public) {
    for (const char* address : {"169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192",
                                "fd00:ec2::254", "fd20:ce::254"})
        EXPECT_FALSE(is_public_address(address)) << address;
}

TEST(Address, what_carries_another_address_is_not_public) {
    for (const char* address : {"::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a00:1", "::127.0.0.1", "64:ff9b::8.8.8.8",
                                "64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::1", "2001:0:4136:e378::1"})
        EXPECT_FALSE(is_public_address(address)) << address;
}

TEST(Address, what_is_no_address_is_not_public) {
    for (const char* text : {"", "localhost", "127.1", "0x7f000001", "2130706433", "1.2.3.4.5", "1.2.3.256", "01.2.3.4",
                             "fe80::1%eth0", "[::1]", "1.1.1.1 ", ":::1", "12345::1"})
        EXPECT_FALSE(is_public_address(text)) << text;
}

TEST(Address, every_private_ipv4_address_is_closed_however_it_is_carried) {
    std::mt19937 random(20'260'101);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int i = 0; i < 20'000; ++i) {
        const std::array<std::string, 4> starts = {"10.", "127.", "192.168.", "169.254."};
        std::string address = starts[static_cast<std::size_t>(i % 4)];
        const int left = i % 4 < 2 ? 3 : 2;
        for (int k = 0; k < left; ++k) address += (k ? "." : "") + std::to_string(byte(random));
        ASSERT_FALSE(is_public_address(address)) << address;
        ASSERT_FALSE(is_public_address("::ffff:" + address)) << address;
        ASSERT_FALSE(is_public_address("64:ff9b::" + address)) << address;
    }
}

TEST(Address, has_one_plain_form) {
    EXPECT_EQ(plain_address("2001:0DB8:0:0:0:0:0:1"), "2001:db8::1");
    EXPECT_EQ(plain_address("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(plain_address("village.example"), std::nullopt);
}

TEST(Address, names_for_local_use_are_told_from_the_others) {
    for (const char* name : {"localhost", "db", "a.localhost", "imprimante.local", "metadata.google.internal",
                             "nas.lan", "x.home.arpa", "abc.onion"})
        EXPECT_TRUE(is_local_name(name)) << name;
    for (const char* name : {"village.example", "local.fr", "internal.org", "xn--caf-dma.fr"})
        EXPECT_FALSE(is_local_name(name)) << name;
}

} // namespace
} // namespace net
