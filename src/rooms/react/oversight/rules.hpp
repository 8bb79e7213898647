// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The chain in plain words. Pure.
#include "rooms/people/audit/audit.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace oversight {

std::span<const audit::Kind> list_kinds();
std::optional<audit::Kind> parse_kind(std::string_view number);
const char* kind_words(audit::Kind kind); // English, to be translated
const char* act_words(audit::Act act);    // "Opened a record"
const char* page_words(audit::Page page); // "the record’s page"; empty: unknown
// To the person concerned: "{name} opened your record."
base::Message told_to_them(audit::Act act, std::string name);

} // namespace oversight
