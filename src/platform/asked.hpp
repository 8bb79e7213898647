// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a request names and says, for handlers: the {id} of its address, the JSON of a program.
#include "base/id.hpp"
#include "http/request.hpp"
#include "parse/json.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace platform {

// The {id} of the route, or another parameter; throws not_found when it is none.
base::PublicId id_of(const http::Request& request, std::string_view parameter = "id");

// These throw invalid, beside the field, when what is there is something else.
parse::Json json_of(const http::Request& request); // an object
std::string text_of(const parse::Json& json, std::string_view name, const std::string& otherwise = {});
std::vector<std::string> texts_of(const parse::Json& json, std::string_view name); // none: empty

} // namespace platform
