// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/id.hpp"
#include "base/random.hpp"
#include <array>

namespace base {

namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 13;
constexpr unsigned char no_digit = 255;

constexpr auto value_of = [] {
    std::array<unsigned char, 256> table{};
    table.fill(no_digit);
    for (std::size_t value = 0; value < digits.size(); ++value) {
        const char digit = digits[value];
        table[static_cast<unsigned char>(digit)] = static_cast<unsigned char>(value);
        if (digit >= 'a') table[static_cast<unsigned char>(digit - 'a' + 'A')] = static_cast<unsigned char>(value);
    }
    for (const char letter : {'i', 'I', 'l', 'L'}) table[static_cast<unsigned char>(letter)] = 1;
    for (const char letter : {'o', 'O'}) table[static_cast<unsigned char>(letter)] = 0;
    return table;
}();

} // namespace

std::string PublicId::str() const {
    auto rest = static_cast<std::uint64_t>(number);
    std::string text(length, '0');
    for (std::size_t at = length; at-- > 0; rest >>= 5) text[at] = digits[rest & 31];
    return text;
}

std::optional<PublicId> PublicId::parse(std::string_view text) {
    if (text.size() != length) return {};
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < length; ++at) {
        const unsigned char value = value_of[static_cast<unsigned char>(text[at])];
        if (value == no_digit || (at == 0 && value > 15)) return {};
        number = number << 5 | value;
    }
    return PublicId{static_cast<std::int64_t>(number)};
}

PublicId PublicId::random() {
    return {random_int64()};
}

} // namespace base
