// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements and plain words. Whatever a machine said is cleaned of addresses before anybody reads it.
#include "base/message.hpp"
#include "rooms/react/machine/model.hpp"
#include "words/words.hpp"
#include <span>
#include <string>
#include <string_view>

namespace machine::rules {

// What a kind of job does, in English for the catalogues: "Messages to hand over". Every kind of the house has its words
// (a contract test asks for those that have not); an unknown one is "Work of the house".
const char* work_words(std::string_view kind);
bool is_known_work(std::string_view kind);

// Why work failed, as far as the program's words tell; else that it was a fault of the program.
base::Message reason_of(std::string_view error);

// Why a server did not take a mail, and what to do. By the enhanced status code (RFC 3463) where there is one.
struct Refused {
    base::Message why;
    base::Message advice;
};
Refused refused_because(std::string_view answer);

// A mail by what it is about, not by what it says: sign-in links, erasures and reports are nobody's business.
const char* mail_words(std::string_view kind);

std::string without_addresses(std::string_view text); // "550 <s…@village.example> unknown"
std::string masked(std::string_view address);         // "s…@village.example"

// The sums of the last ninety days, the oldest first, and what is free now. Unknown before a week of them.
struct DaySum {
    base::Day day;
    std::int64_t bytes = 0;
};
std::vector<DaySum> sum_by_day(std::span<const Size> sizes); // of what the house takes on the disk of its data
Forecast forecast(std::span<const DaySum> sums, std::int64_t free_bytes);
base::Message forecast_words(const Forecast& forecast);

std::string size_text(const words::Words& words, std::int64_t bytes); // "340 kB", "1.2 GB", the reader's way

} // namespace machine::rules
