// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/people/members/directory.hpp"
#include "rooms/people/members/pages.hpp"
#include <vector>

namespace members {

Search search_of(const http::Request& request);
pages::Asked asked_of(platform::Visit& visit, const http::Request& request);
// Fields of a form over a record: those that were not sent stay. Refuses days and phones that cannot be read.
Record read_record(const http::Request& request, const Record& before);

inline constexpr std::string_view contact_cards_feature = "contact_cards"; // vCards

std::vector<platform::Route> directory_routes();
std::vector<platform::Route> profile_routes();
std::vector<platform::Route> own_routes();
std::vector<platform::Route> console_routes();
std::vector<platform::Route> api_routes();
std::vector<html::Html> fill_account_page(platform::Visit& visit, std::span<const std::int64_t> persons);

} // namespace members
