// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/formats.hpp"
#include <unicode/dtfmtsym.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>
#include <stdexcept>

namespace words {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

void check(UErrorCode error) {
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU cannot format: ") + u_errorName(error));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

icu::Locale locale_of(Language language) {
    return language == Language::fr ? icu::Locale("fr", "FR") : icu::Locale("en", "GB");
}

icu::CurrencyUnit euro() {
    UErrorCode error = U_ZERO_ERROR;
    icu::CurrencyUnit unit(u"EUR", error);
    check(error);
    return unit;
}

template <std::size_t Count>
void copy_names(const icu::UnicodeString* names, std::int32_t first, std::array<std::string, Count>& out) {
    for (std::string& each : out) each = utf8(names[first++]);
}

} // namespace

struct Formats::Icu {
    explicit Icu(const icu::Locale& locale, UErrorCode& error)
        : number(NumberFormatter::withLocale(locale)),
          percent(NumberFormatter::withLocale(locale)
                      .unit(icu::MeasureUnit::getPercent())
                      .scale(icu::number::Scale::powerOfTen(2))
                      .precision(Precision::maxFraction(1))),
          money(NumberFormatter::withLocale(locale).unit(euro()).precision(Precision::fixedFraction(2))),
          relative(locale, error),
          list(icu::ListFormatter::createInstance(locale, error)) {}

    LocalizedNumberFormatter number;
    LocalizedNumberFormatter percent;
    LocalizedNumberFormatter money;
    icu::RelativeDateTimeFormatter relative;
    std::unique_ptr<icu::ListFormatter> list;
};

Formats::Formats(Language language) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale = locale_of(language);
    icu_ = std::make_unique<Icu>(locale, error);
    const Symbols symbols(locale, error);
    check(error);
    std::int32_t count = 0;
    copy_names(symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE), 0, months_);
    copy_names(symbols.getMonths(count, Symbols::FORMAT, Symbols::ABBREVIATED), 0, short_months_);
    copy_names(symbols.getWeekdays(count, Symbols::FORMAT, Symbols::WIDE), UCAL_SUNDAY, weekdays_);
    warm_up();
}

// ICU compiles a number formatter at its third use: done here, before threads share it.
void Formats::warm_up() {
    constexpr int uses = 4;
    for (int use = 0; use < uses; ++use) {
        static_cast<void>(number(use));
        static_cast<void>(percent(use));
        static_cast<void>(money({use}));
        static_cast<void>(format_relative(-2, TimeUnit::hour));
    }
    constexpr std::int64_t past_max = 60;
    for (auto unit : {TimeUnit::minute, TimeUnit::hour, TimeUnit::day})
        for (std::int64_t ago = 0; ago < past_max; ++ago)
            past_.at(static_cast<std::size_t>(unit)).push_back(format_relative(-ago, unit));
}

Formats::~Formats() = default;

std::string Formats::number(std::int64_t value) const {
    if (value >= 0 && value < 1000) return std::to_string(value); // digits alone in each of our languages
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text = icu_->number.formatInt(value, error).toString(error);
    check(error);
    return utf8(text);
}

std::string Formats::percent(double share) const {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text = icu_->percent.formatDouble(share, error).toString(error);
    check(error);
    return utf8(text);
}

std::string Formats::money(base::Money amount) const {
    UErrorCode error = U_ZERO_ERROR;
    const std::string exact = std::to_string(amount.cents) + "E-2";
    const icu::UnicodeString text = icu_->money.formatDecimal(exact, error).toString(error);
    check(error);
    return utf8(text);
}

std::string Formats::list(const std::vector<std::string>& parts) const {
    std::vector<icu::UnicodeString> items;
    for (const std::string& part : parts) items.push_back(icu::UnicodeString::fromUTF8(part));
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString text;
    icu_->list->format(items.data(), static_cast<std::int32_t>(items.size()), text, error);
    check(error);
    return utf8(text);
}

std::string Formats::relative(std::int64_t offset, TimeUnit unit) const {
    const auto& past = past_.at(static_cast<std::size_t>(unit));
    if (offset <= 0 && static_cast<std::size_t>(-offset) < past.size()) return past[static_cast<std::size_t>(-offset)];
    return format_relative(offset, unit);
}

std::string Formats::format_relative(std::int64_t offset, TimeUnit unit) const {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString text;
    const auto amount = static_cast<double>(offset);
    if (unit == TimeUnit::minute)
        icu_->relative.formatNumeric(amount, UDAT_REL_UNIT_MINUTE, text, error);
    else if (unit == TimeUnit::hour)
        icu_->relative.formatNumeric(amount, UDAT_REL_UNIT_HOUR, text, error);
    else if (offset == 1 || offset == -1)
        icu_->relative.format(amount, UDAT_REL_UNIT_DAY, text, error);
    else
        icu_->relative.formatNumeric(amount, UDAT_REL_UNIT_DAY, text, error);
    check(error);
    return utf8(text);
}

} // namespace words
