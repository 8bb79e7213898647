// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A sentence for people that has not met its reader's language yet. Rules are pure and speak in
// Messages; words/ turns them into French or English. Placeholders are {name}.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Message {
    std::string_view id; // the English sentence, a string literal
    Arguments arguments;
};

// The marker that the extraction of words looks for: base::say("Write at least one word.").
inline Message say(const char* id, Arguments arguments = {}) {
    return {id, std::move(arguments)};
}

// The same marker for a bare id that is translated later: .label = base::mark("People").
constexpr const char* mark(const char* id) {
    return id;
}

} // namespace base
