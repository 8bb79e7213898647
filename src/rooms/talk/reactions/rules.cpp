// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/reactions.hpp"

namespace reactions {

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::like: return "like";
        case Kind::thanks: return "thanks";
        case Kind::idea: return "idea";
        case Kind::support: return "support";
        case Kind::celebrate: return "celebrate";
    }
    return "like";
}

std::optional<Kind> parse_kind(std::string_view name) {
    for (auto kind : kinds)
        if (kind_name(kind) == name) return kind;
    return std::nullopt;
}

} // namespace reactions
