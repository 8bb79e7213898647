// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// ICU's formatters and names of one language, built once, used by every thread.
#include "base/money.hpp"
#include "words/words.hpp"
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace words {

enum class TimeUnit { minute, hour, day };

class Formats {
public:
    explicit Formats(Language language);
    ~Formats();
    Formats(const Formats&) = delete;
    Formats& operator=(const Formats&) = delete;

    std::string number(std::int64_t value) const;
    std::string percent(double share) const;
    std::string money(base::Money amount) const;
    std::string list(const std::vector<std::string>& parts) const;
    std::string relative(std::int64_t offset, TimeUnit unit) const; // negative: in the past

    const std::string& month_name(int month) const { return months_.at(index(month - 1)); }
    const std::string& month_short(int month) const { return short_months_.at(index(month - 1)); }
    const std::string& weekday_name(int weekday) const { return weekdays_.at(index(weekday)); }

private:
    struct Icu;
    void warm_up();
    std::string format_relative(std::int64_t offset, TimeUnit unit) const;
    static std::size_t index(int number) { return static_cast<std::size_t>(number); }

    std::unique_ptr<Icu> icu_;
    std::array<std::vector<std::string>, 3> past_; // by unit, then by how long ago: what lists say of each entry
    std::array<std::string, 12> months_;
    std::array<std::string, 12> short_months_;
    std::array<std::string, 7> weekdays_; // Sunday is 0
};

} // namespace words
