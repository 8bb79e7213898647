// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the handlers of this room share.
#include "http/request.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/model.hpp"
#include "rooms/grow/watch/pages.hpp"
#include "rooms/grow/watch/store_entries.hpp"
#include <span>
#include <string_view>
#include <vector>

namespace watch {

using platform::id_of;

pages::Parts parts_of(platform::Visit& visit);
// With their sources, trades and people, in their order.
std::vector<pages::Shown> shown_of(platform::Visit& visit, std::vector<Entry> entries);
Asked asked_of(const http::Request& request);
// A page of the archive, and where the next begins (a cursor; empty: it was the last).
struct ArchivePage {
    std::vector<Entry> entries;
    std::string next;
};
ArchivePage find_published(platform::Visit& visit, const Asked& asked, std::string_view cursor);

std::vector<platform::Route> archive_routes(); // web.cpp
std::vector<platform::Route> desk_routes();    // web_desk.cpp
std::vector<platform::Route> source_routes();  // web_sources.cpp: referees too
std::vector<platform::Route> mail_routes();    // web_mails.cpp
std::vector<platform::Route> api_routes();     // api.cpp
std::vector<html::Html> fill_account_page(platform::Visit& visit, std::span<const std::int64_t> ids);

} // namespace watch
