// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an address names.
#include "base/id.hpp"
#include "base/refusal.hpp"
#include "http/request.hpp"
#include <string_view>

namespace platform {

// The {id} of the route, or another parameter; throws not_found when it is none.
inline base::PublicId id_of(const http::Request& request, std::string_view parameter = "id") {
    auto id = base::PublicId::parse(request.parameter(parameter));
    if (!id) throw base::Refusal::not_found();
    return *id;
}

} // namespace platform
