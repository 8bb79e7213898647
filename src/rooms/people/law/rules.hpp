// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/people/law/criteria.hpp"
#include "rooms/people/law/model.hpp"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace law::rules {

inline constexpr std::size_t line_max = 160; // code points
inline constexpr std::size_t address_max = 400;
inline constexpr std::size_t more_max = 4000;
inline constexpr int former_years_max = 10;

std::string_view page_name(PageName page); // "notice", in addresses
std::optional<PageName> parse_page(std::string_view name);
std::string_view form_name(Form form); // "association", as it is kept
Form parse_form(std::string_view name);
std::optional<int> parse_years(std::string_view text); // 0 to former_years_max

// Each fact of one page under its name, for reading, writing and forms.
using FactVisitor = std::function<void(const char* name, std::string& value)>;
void for_each_fact(Facts& facts, PageName page, const FactVisitor& visit);

// The facts of one page, clean; refuses those that cannot be. Empty ones are accepted: a page is filled in little by little.
Facts check_facts(Facts typed, PageName page);

enum class Mail { kept_here, sent_by_another }; // is there a mail server?
// What the law asks for and is not said, in English.
std::vector<const char*> list_missing(const Facts& facts, PageName page, Mail mail);

} // namespace law::rules
