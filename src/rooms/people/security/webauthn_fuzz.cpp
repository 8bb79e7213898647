// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/webauthn.hpp"
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace security::webauthn;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    const Party party{.id = "guilde.example", .origin = "https://guilde.example"};
    auto challenge = challenge_of(text).value_or("c2FtZQ");
    auto made = read_made(text, party, challenge);
    auto used = read_used(text);
    if (used)
        for (auto algorithm : algorithms)
            (void)verify_used(*used, party, challenge,
                              {.public_key = made ? made->public_key : std::string(300, 'k'), .algorithm = algorithm});
    (void)party_of(text);
    return 0;
}
