// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "platform/settings.hpp"
#include "rooms/people/law/law.hpp"
#include "rooms/people/law/rules.hpp"

namespace law {

using platform::Visit;

namespace {

constexpr std::string_view prefix = "law.";

}

Facts list_facts(Visit& visit) {
    auto values = platform::list_settings(visit, prefix);
    Facts out;
    for (auto page : all_pages)
        rules::for_each_fact(out, page, [&](const char* name, std::string& value) {
            if (auto found = values.find(name); found != values.end()) value = found->second;
        });
    return out;
}

void update_facts(Visit& visit, const Facts& typed, PageName page) {
    auto clean = rules::check_facts(typed, page);
    platform::write(visit, [&] {
        rules::for_each_fact(clean, page, [&](const char* name, const std::string& value) {
            platform::update_setting(visit, std::string(prefix) + name, value);
        });
        platform::tell(visit, {.kind = facts_changed, .subject = static_cast<std::int64_t>(page)});
    });
}

std::int64_t count_missing(Visit& visit) {
    auto facts = list_facts(visit);
    auto mail = platform::organisation(visit)->mail_url.empty() ? rules::Mail::kept_here : rules::Mail::sent_by_another;
    std::int64_t count = 0;
    for (auto page : all_pages) count += static_cast<std::int64_t>(rules::list_missing(facts, page, mail).size());
    return count;
}

} // namespace law
