// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/latin_fold.hpp"
#include "base/text.hpp"
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace base {

namespace {

constexpr std::size_t slug_size_max = 60;
constexpr std::string_view outside_ascii = "\1";

constexpr auto ascii_fold = [] {
    std::array<char, 128> table{};
    table.fill(' ');
    for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<std::size_t>(digit)] = digit;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        table[static_cast<std::size_t>(letter)] = letter;
        table[static_cast<std::size_t>(letter - 'a' + 'A')] = letter;
    }
    return table;
}();

// Words with one space between them, and none at the ends.
class FoldedWords {
public:
    explicit FoldedWords(std::size_t size) { text_.reserve(size); }
    void put(char letter) {
        if (letter != ' ')
            text_ += letter;
        else
            end_word();
    }
    void put(std::string_view letters) {
        for (const char letter : letters) put(letter);
    }
    void put(UChar32 letter) {
        std::uint8_t bytes[U8_MAX_LENGTH];
        std::size_t size = 0;
        U8_APPEND_UNSAFE(bytes, size, letter);
        text_.append(reinterpret_cast<const char*>(bytes), size);
    }
    void end_word() {
        if (!text_.empty() && text_.back() != ' ') text_ += ' ';
    }
    std::string take() && {
        if (!text_.empty() && text_.back() == ' ') text_.pop_back();
        return std::move(text_);
    }

private:
    std::string text_;
};

// Dashes, quotation marks, ellipsis, narrow no-break space: all of them end a word.
bool is_general_punctuation(UChar32 letter) {
    return (letter >= 0x2010 && letter <= 0x2029) || (letter >= 0x202F && letter <= 0x205F);
}

// Latin letters and usual punctuation only, as nearly all French is; false when ICU is needed.
bool put_latin(FoldedWords& out, std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (bytes[at] < 0x80) {
            out.put(ascii_fold[bytes[at++]]);
            continue;
        }
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(bytes, at, text.size(), letter);
        if (static_cast<char32_t>(letter) < latin_end) {
            const std::string_view folded = latin_fold[static_cast<char32_t>(letter) - latin_first];
            if (folded == outside_ascii) return false;
            out.put(folded);
        } else if (is_general_punctuation(letter)) {
            out.end_word();
        } else {
            return false;
        }
    }
    return true;
}

std::string normalize(const icu::Normalizer2* normalizer, std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                              error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot normalize a text");
    return out;
}

void put_any(FoldedWords& out, UChar32 letter) {
    constexpr UChar32 modifier_apostrophe = 0x2BC;
    const auto code = static_cast<char32_t>(letter);
    if (code < latin_first) {
        out.put(ascii_fold[code]);
    } else if (code < latin_end && latin_fold[code - latin_first] != outside_ascii) {
        out.put(latin_fold[code - latin_first]);
    } else if (letter == modifier_apostrophe) {
        out.end_word();
    } else {
        const std::uint32_t category = U_GET_GC_MASK(letter);
        if ((category & (U_GC_L_MASK | U_GC_N_MASK | U_GC_MC_MASK)) != 0)
            out.put(letter);
        else if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) == 0)
            out.end_word();
    }
}

std::string fold_with_icu(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no normalization data");
    const std::string plain = normalize(decompose, normalize(casefold, text));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(plain.data());
    FoldedWords out(plain.size());
    for (std::size_t at = 0; at < plain.size();) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(bytes, at, plain.size(), letter);
        put_any(out, letter);
    }
    return std::move(out).take();
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

// Greek, Cyrillic, Arabic, Chinese … in Latin letters. Rare and slow to build, hence kept.
std::string romanize(const std::string& text) {
    static std::mutex mutex;
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, error));
    }();
    if (!transliterator) return text;
    const std::lock_guard lock(mutex);
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8(text);
    transliterator->transliterate(letters);
    std::string out;
    return letters.toUTF8String(out);
}

} // namespace

std::string fold(std::string_view text) {
    FoldedWords out(text.size());
    if (put_latin(out, text)) return std::move(out).take();
    return fold_with_icu(text);
}

std::string slug(std::string_view text) {
    std::string words = fold(text);
    if (!is_ascii(words)) words = fold(romanize(words));
    std::erase_if(words, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    words = fold(words).substr(0, slug_size_max);
    while (!words.empty() && words.back() == ' ') words.pop_back();
    std::ranges::replace(words, ' ', '-');
    return words;
}

} // namespace base
