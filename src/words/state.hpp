// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What Catalogues holds and Words reads.
#include "words/formats.hpp"
#include "words/local_clock.hpp"
#include "words/terms.hpp"
#include "words/words.hpp"
#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
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

// Texts that say a term, as the organisation says it: by the text as it was written.
struct OwnWords {
    using Texts = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;
    Terms terms;
    Texts french, english;

    Texts& of(Language language) { return language == Language::fr ? french : english; }
    const Texts& of(Language language) const { return language == Language::fr ? french : english; }
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
    std::vector<std::string> plurals;           // of English ids
    std::atomic<const OwnWords*> own = nullptr; // null: the usual words, and nothing is looked up
    std::mutex own_mutex;
    std::vector<std::unique_ptr<const OwnWords>> own_kept;

    // One clock a zone, kept: as many as there are zones.
    std::shared_ptr<const LocalClock> clock(std::string_view zone_name) const;

private:
    mutable std::shared_mutex clocks_mutex_;
    mutable std::map<std::string, std::shared_ptr<const LocalClock>, std::less<>> clocks_;
};

} // namespace words
