// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/feed.hpp"
#include "parse/html_markdown.hpp"
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto feed = parse::read_feed(input)) {
        if (feed->entries.size() > parse::feed_entries_max) std::abort();
        for (const auto& entry : feed->entries) {
            if (entry.key.empty() || (entry.address.empty() && entry.title.empty())) std::abort();
            if (!base::is_valid_utf8(entry.title + entry.address + entry.key + entry.html)) std::abort();
            parse::html_to_markdown(entry.html);
        }
    }
    parse::find_feed_links(input);
    parse::read_feed_moment(input.substr(0, 100));
    return 0;
}
