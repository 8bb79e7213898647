// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an examination says of what was read: pure. Each finding says what is, what it means and what to do.
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/machine/model.hpp"

namespace machine {

inline constexpr std::int64_t free_bytes_needed = 500LL << 20;
inline constexpr std::int64_t free_bytes_wanted = 2048LL << 20;
inline constexpr std::int64_t months_wanted = 3;

std::vector<Finding> judge(const Readings& readings);
std::vector<Finding> judge_mail(const Readings& readings); // findings_mail.cpp: server and domain

Finding good(Sentence what);
Finding advice(Sentence what, Sentence means, Sentence what_to_do, std::string href = {});
Finding bad(Sentence what, Sentence means, Sentence what_to_do, std::string href = {});
Argument text_of(std::string name, std::string text);
Argument number_of(std::string name, std::int64_t number);
Argument moment_of(std::string name, base::Instant at);
Argument bytes_of(std::string name, std::int64_t bytes);
Argument work_of(std::string name, std::string kind);

} // namespace machine
