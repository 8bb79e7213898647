// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/react/machine/actions.hpp"
#include "rooms/react/machine/rules.hpp"
#include "rooms/react/machine/store.hpp"
#include "rooms/react/machine/web.hpp"
#include <algorithm>

namespace machine {

using base::say;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* storage_page = "/console/machine/storage";
constexpr std::int64_t days_shown = 120;

pages::Storage storage_of(Visit& visit) {
    auto all = store::list_sizes(visit.db(), {base::Day::of(visit.now()).number - days_shown});
    pages::Storage page;
    if (all.empty()) return page;
    auto last = all.back().day;
    for (const auto& size : all)
        if (size.day == last) page.sizes.push_back(size);
    auto sums = rules::sum_by_day(all);
    auto free = std::ranges::find(page.sizes, Kind::free, &Size::kind);
    page.forecast = rules::forecast(sums, free == page.sizes.end() ? 0 : free->bytes);
    for (const auto& sum : sums) page.history.push_back({.day = sum.day, .bytes = sum.bytes});
    return page;
}

Response show_storage(Visit& visit, Request&) {
    auto page = storage_of(visit);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::storage(frame, page));
}

Response create_measure(Visit& visit, Request&) {
    ask_measure(visit);
    visit.flash(say("It is being measured. Look again in a minute."));
    return platform::go_to(visit, storage_page);
}

} // namespace

std::vector<platform::Route> storage_routes() {
    return {{.pattern = storage_page,
             .policy = Policy::administrator,
             .handler = show_storage,
             .summary = "What takes room, and for how long there is some"},
            {.method = http::Method::post,
             .pattern = "/console/machine/measures",
             .policy = Policy::administrator,
             .handler = create_measure,
             .summary = "Measures what takes room, now"}};
}

} // namespace machine
