// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/audit/rules.hpp"
#include <charconv>

namespace audit {

namespace {
constexpr std::size_t seal_digits = 32;
} // namespace

std::string mac_of(const base::Key& key, std::string_view mac_before, const Row& row) {
    std::string text(mac_before);
    for (auto number : {row.id.number, static_cast<std::int64_t>(row.act), static_cast<std::int64_t>(row.kind),
                        row.actor, row.about, row.object, static_cast<std::int64_t>(row.page), row.at.milliseconds})
        text += '|' + std::to_string(number);
    return base::keyed_hash(key.bytes(), text);
}

std::string seal_of(std::int64_t entries, std::string_view mac) {
    return std::to_string(entries) + "-" + std::string(mac.substr(0, seal_digits));
}

std::optional<Seal> parse_seal(std::string_view text) {
    Seal seal;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seal.entries);
    auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc{} || seal.entries < 0 || !rest.starts_with('-')) return std::nullopt;
    seal.mac = rest.substr(1);
    auto length = seal.entries == 0 ? 0 : seal_digits;
    if (seal.mac.size() != length || seal.mac.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    return seal;
}

bool is_end(const Seal& seal, const Row& row) {
    return seal.entries == row.id.number && row.mac.starts_with(seal.mac);
}

} // namespace audit
