// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What Catalogues holds and Words reads.
#include "words/formats.hpp"
#include "words/local_clock.hpp"
#include "words/words.hpp"
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace words {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct LanguageState {
    explicit LanguageState(Language language) : formats(language) {}

    std::unordered_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>> translations;
    std::vector<std::string> conflicts;
    Formats formats;
};

struct Catalogues::State {
    LanguageState french{Language::fr};
    LanguageState english{Language::en};

    LanguageState& of(Language language) { return language == Language::fr ? french : english; }
    const LanguageState& of(Language language) const { return language == Language::fr ? french : english; }
    // One clock a zone, kept: as many as there are zones.
    std::shared_ptr<const LocalClock> clock(std::string_view zone_name) const;

private:
    mutable std::shared_mutex clocks_mutex_;
    mutable std::map<std::string, std::shared_ptr<const LocalClock>, std::less<>> clocks_;
};

} // namespace words
