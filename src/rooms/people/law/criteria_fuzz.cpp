// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/criteria.hpp"
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    law::criteria::read_themes(text);
    try {
        for (const auto& finding : law::criteria::parse_findings(text))
            if (finding.text.empty() || finding.number.theme < 1 || finding.number.theme > 13) std::abort();
    } catch (const base::Refusal&) {
        return 0;
    }
    return 0;
}
