// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/address.hpp"
#include <arpa/inet.h>
#include <algorithm>
#include <array>
#include <cstdint>

namespace net {
namespace {

using Bytes4 = std::array<std::uint8_t, 4>;
using Bytes16 = std::array<std::uint8_t, 16>;

template <std::size_t size>
struct Range {
    std::array<std::uint8_t, size> start;
    int bits;
};

constexpr std::array<Range<4>, 19> closed_ipv4 = {{
    {{0, 0, 0, 0}, 8},        // this network
    {{10, 0, 0, 0}, 8},       // private
    {{100, 64, 0, 0}, 10},    // shared by providers; 100.100.100.200 tells secrets at one of them
    {{127, 0, 0, 0}, 8},      // this machine
    {{168, 63, 129, 16}, 32}, // tells secrets at one provider
    {{169, 254, 0, 0}, 16},   // link-local; 169.254.169.254 tells secrets at most providers
    {{172, 16, 0, 0}, 12},    // private
    {{192, 0, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2, 0}, 24},     // documentation
    {{192, 31, 196, 0}, 24},  // AS112
    {{192, 52, 193, 0}, 24},  // multicast tunnels
    {{192, 88, 99, 0}, 24},   // 6to4 relays
    {{192, 168, 0, 0}, 16},   // private
    {{192, 175, 48, 0}, 24},  // AS112
    {{198, 18, 0, 0}, 15},    // measuring
    {{198, 51, 100, 0}, 24},  // documentation
    {{203, 0, 113, 0}, 24},   // documentation
    {{224, 0, 0, 0}, 4},      // multicast
    {{240, 0, 0, 0}, 4},      // reserved, broadcast
}};

// Only 2000::/3 is given to anybody; of it, this is not a machine of its own.
constexpr Range<16> given_ipv6{{0x20}, 3};
constexpr std::array<Range<16>, 6> closed_ipv6 = {{
    {{0x20, 0x01, 0x00, 0x00}, 23},             // protocol assignments: Teredo, ORCHID, benchmarks
    {{0x20, 0x01, 0x0d, 0xb8}, 32},             // documentation
    {{0x20, 0x02}, 16},                         // 6to4: an IPv4 address inside
    {{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00}, 48}, // AS112
    {{0x3f, 0xfe}, 16},                         // the former test network
    {{0x3f, 0xff, 0x00}, 20},                   // documentation
}};

template <std::size_t size>
bool is_within(const std::array<std::uint8_t, size>& address, const Range<size>& range) {
    int left = range.bits;
    for (std::size_t i = 0; i < size && left > 0; ++i, left -= 8) {
        const unsigned mask = left >= 8 ? 0xFFU : (0xFFU << static_cast<unsigned>(8 - left)) & 0xFFU;
        if ((address[i] & mask) != (range.start[i] & mask)) return false;
    }
    return true;
}

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> read(int family, std::string_view text) {
    std::array<std::uint8_t, size> bytes{};
    const std::string copy(text);
    if (copy.find('\0') != std::string::npos || inet_pton(family, copy.c_str(), bytes.data()) != 1) return std::nullopt;
    return bytes;
}

std::string write(int family, const void* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(family, bytes, text.data(), text.size());
    return text.data();
}

} // namespace

bool is_public_address(std::string_view address) {
    if (const auto four = read<4>(AF_INET, address))
        return std::ranges::none_of(closed_ipv4, [&](const auto& range) { return is_within(*four, range); });
    const auto sixteen = read<16>(AF_INET6, address);
    if (!sixteen || !is_within(*sixteen, given_ipv6)) return false;
    return std::ranges::none_of(closed_ipv6, [&](const auto& range) { return is_within(*sixteen, range); });
}

std::optional<std::string> plain_address(std::string_view address) {
    if (const auto four = read<4>(AF_INET, address)) return write(AF_INET, four->data());
    if (const auto sixteen = read<16>(AF_INET6, address)) return write(AF_INET6, sixteen->data());
    return std::nullopt;
}

bool is_local_name(std::string_view name) {
    if (name.find('.') == std::string_view::npos) return true;
    constexpr std::array<std::string_view, 14> endings = {
        ".localhost", ".local",   ".internal", ".home.arpa", ".intranet", ".lan",         ".home",
        ".corp",      ".invalid", ".test",     ".onion",     ".alt",      ".localdomain", ".private"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace net
