// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/articles/actions.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "rooms/talk/articles/store.hpp"
#include <algorithm>

namespace articles {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

Series get_own(Visit& visit, PublicId id) {
    auto series = store::find_series(visit.db(), id);
    if (!series || series->owner != visit.viewer().person) throw Refusal::not_found();
    return *series;
}

} // namespace

Series access_series(Visit& visit, PublicId id) {
    auto series = store::find_series(visit.db(), id);
    if (!series) throw Refusal::not_found();
    if (series->owner == visit.viewer().person) return *series;
    auto ids = store::list_in_series(visit.db(), series->id);
    if (items::list_by_id(visit, ids).empty()) throw Refusal::not_found();
    return *series;
}

std::string series_of(Visit& visit, const Article& article) {
    auto series = store::find_series(visit.db(), article.series);
    return series ? series->public_id.str() : std::string();
}

void edit_series(Visit& visit, PublicId id, std::string_view title, std::string_view about) {
    constexpr std::size_t about_length_max = 400;
    auto clean_title = base::clean_line(title), clean_about = base::clean_line(about);
    base::FieldErrors faults;
    if (clean_title.empty() || base::code_point_count(clean_title) > line_length_max)
        faults["title"] = say("Give the series a short title.");
    if (base::code_point_count(clean_about) > about_length_max) faults["about"] = say("Keep it to a few sentences.");
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
    platform::write(visit, [&] {
        auto series = get_own(visit, id);
        series.title = clean_title;
        series.about = clean_about;
        store::update_series(visit.db(), series);
    });
}

void move_in_series(Visit& visit, PublicId id, PublicId article, Direction direction) {
    platform::write(visit, [&] {
        auto series = get_own(visit, id);
        auto moved = access_article(visit, article, items::Need::read).item.id;
        auto order = store::list_in_series(visit.db(), series.id);
        auto at = std::ranges::find(order, moved);
        if (at == order.end()) throw Refusal::not_found();
        if (direction == Direction::earlier && at != order.begin()) std::iter_swap(at, at - 1);
        if (direction == Direction::later && at + 1 != order.end()) std::iter_swap(at, at + 1);
        std::int64_t place = 0;
        for (auto item : order) store::update_place(visit.db(), item, ++place);
    });
}

} // namespace articles
