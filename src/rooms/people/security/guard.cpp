// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/confirm.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/pages.hpp"
#include "rooms/people/security/rules.hpp"
#include "rooms/people/security/web.hpp"

namespace security {

using platform::Visit;

namespace {

constexpr std::string_view own_page = "/me/security";

// Days left to the viewer, whose office asks for a second factor that they do not have.
std::optional<std::int64_t> days_left(Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    if (!account || !account->second_factor_due_at || account->second_factors != 0) return std::nullopt;
    return rules::days_until(*account->second_factor_due_at, visit.now());
}

template <class F>
std::vector<html::Html> fill_each(Visit& visit, std::span<const std::int64_t> persons, F show) {
    std::vector<html::Html> out;
    for (auto person : persons) {
        auto days = days_left(visit, PersonId{person});
        out.push_back(days ? show(*days) : html::Html{});
    }
    return out;
}

// Not on the page that it leads to: that one says it at length.
std::vector<html::Html> fill_banner(Visit& visit, std::span<const std::int64_t> persons) {
    if (visit.path.starts_with(own_page)) return std::vector<html::Html>(persons.size());
    auto frame = platform::fragment_frame_of(visit);
    return fill_each(visit, persons, [&](std::int64_t days) { return pages::banner(frame, days); });
}

std::vector<html::Html> fill_hold(Visit& visit, std::span<const std::int64_t> persons) {
    auto frame = platform::fragment_frame_of(visit);
    return fill_each(visit, persons,
                     [&](std::int64_t days) { return days == 0 ? pages::banner(frame, days) : html::Html{}; });
}

} // namespace

std::vector<platform::SlotFill> guard_fills() {
    return {{.slot = platform::banner_slot, .fill = fill_banner}, {.slot = platform::hold_slot, .fill = fill_hold}};
}

} // namespace security
