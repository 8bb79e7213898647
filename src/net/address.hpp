// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Which machines the house may be sent to by an address that somebody typed.
#include <optional>
#include <string>
#include <string_view>

namespace net {

// May a stranger's link lead there? False for whatever is not a public unicast address: this machine, private, link-local
// and shared networks, documentation, multicast, everything that carries another address inside (IPv4-mapped, NAT64, 6to4,
// Teredo), and the addresses where hosting providers answer with a machine's secrets. IANA's special-purpose registries
// (RFC 6890, 8190) as of 2025. What is not an address is not public.
bool is_public_address(std::string_view address);

// "192.0.2.1", "2001:db8::1" in its one shortest form; nothing when this is no address. Zones ("fe80::1%eth0") are none.
std::optional<std::string> plain_address(std::string_view address);

// A name that only means something here: one word, or one of the endings set apart for local use (RFC 6761, 6762, 8375,
// 9476; .internal). Names are lower case, in ASCII, without a final dot.
bool is_local_name(std::string_view name);

} // namespace net
