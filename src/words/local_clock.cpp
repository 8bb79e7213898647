// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/local_clock.hpp"
#include "words/words.hpp"
#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <algorithm>
#include <stdexcept>

namespace words {

namespace {

constexpr std::size_t name_size_max = 64;

icu::UnicodeString zone_id(std::string_view name) {
    return {name.data(), static_cast<std::int32_t>(name.size()), US_INV};
}

} // namespace

struct LocalClock::Zone {
    std::unique_ptr<icu::BasicTimeZone> rules;
};

LocalClock::LocalClock(std::string_view zone_name) : zone_name_(zone_name), zone_(std::make_unique<Zone>()) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(zone_id(zone_name)));
    auto* rules = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (rules == nullptr) throw std::invalid_argument("a time zone has no rules");
    zone_->rules.reset(rules);
    static_cast<void>(zone.release());
}

LocalClock::~LocalClock() = default;

std::int64_t LocalClock::local_time(base::Instant at) const {
    UErrorCode error = U_ZERO_ERROR;
    std::int32_t raw_offset = 0;
    std::int32_t summer_offset = 0;
    zone_->rules->getOffset(static_cast<double>(at.milliseconds), false, raw_offset, summer_offset, error);
    return at.milliseconds + raw_offset + summer_offset;
}

base::Instant LocalClock::instant(std::int64_t local_time) const {
    UErrorCode error = U_ZERO_ERROR;
    std::int32_t raw_offset = 0;
    std::int32_t summer_offset = 0;
    zone_->rules->getOffsetFromLocal(static_cast<double>(local_time), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                                     raw_offset, summer_offset, error);
    return {local_time - raw_offset - summer_offset};
}

bool is_valid_time_zone(std::string_view name) {
    const auto is_plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '/' || letter == '_' || letter == '-' || letter == '+';
    };
    if (name.empty() || name.size() > name_size_max || !std::ranges::all_of(name, is_plain)) return false;
    UErrorCode error = U_ZERO_ERROR;
    UBool is_known = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(zone_id(name), canonical, is_known, error);
    return U_SUCCESS(error) && is_known && name != "Etc/Unknown";
}

std::vector<std::string> list_time_zones() {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> ids(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no time zones");
    std::vector<std::string> names;
    std::int32_t size = 0;
    while (const char* name = ids->next(&size, error)) names.emplace_back(name, static_cast<std::size_t>(size));
    std::ranges::sort(names);
    return names;
}

} // namespace words
