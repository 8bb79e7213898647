// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A copy of somebody's data as a zip: data.json (complete, each list with what it means), a page to read, files.
#include "platform/personal.hpp"
#include "words/words.hpp"
#include <string>

namespace privacy {

struct CopyHead {
    std::string organisation;
    std::string name; // whose
    base::Instant made_at;
};
std::string copy_json(const words::Words& words, const CopyHead& head, const platform::PersonalCopy& copy);
std::string copy_page(const words::Words& words, const CopyHead& head, const platform::PersonalCopy& copy);
std::string pack_copy(const words::Words& words, const CopyHead& head, const platform::PersonalCopy& copy);

} // namespace privacy
