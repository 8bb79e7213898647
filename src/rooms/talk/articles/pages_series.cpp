// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/pages.hpp"

namespace articles::pages {

namespace {

html::Html order_buttons(const ui::Frame& frame, const SeriesView& view, std::size_t at) {
    if (!view.is_owner) return {};
    const auto& words = frame.w();
    const auto& item = view.cards[at].item;
    auto move = [&](const std::string& label, const char* icon, const char* direction) {
        return ui::action_form(frame, {.action = series_path(view.series.public_id) + "/order",
                                       .label = label,
                                       .kind = ui::Kind::quiet,
                                       .icon = icon,
                                       .size = ui::Size::small,
                                       .hidden = {{"article", item.public_id.str()}, {"direction", direction}}});
    };
    html::Html out;
    if (at > 0) out += move(words.text("Earlier"), "arrow-up", "earlier");
    if (at + 1 < view.cards.size()) out += move(words.text("Later"), "arrow-down", "later");
    return ui::cluster(out);
}

} // namespace

ui::Page series(const ui::Frame& frame, const SeriesView& view) {
    const auto& words = frame.w();
    std::vector<html::Html> cards;
    for (std::size_t i = 0; i < view.cards.size(); ++i)
        cards.push_back(card(frame, view.cards[i], order_buttons(frame, view, i)));
    auto content =
        cards.empty()
            ? ui::empty_state(frame, {.title = words.text("This series is still empty"),
                                      .text = words.text("Its articles come here as they are published."),
                                      .action = ui::link_button(frame, {.label = words.text("Write an article"),
                                                                        .href = std::string(new_article_path),
                                                                        .kind = ui::Kind::primary}),
                                      .icon = "newspaper"})
            : ui::list(frame, {.label = view.series.title, .items = cards, .look = ui::List::Look::entries});
    html::Html edit;
    if (view.is_owner)
        edit = ui::link_button(
            frame,
            {.label = words.text("Edit"), .href = series_path(view.series.public_id) + "/edit", .icon = "pencil"});
    auto facts = words.count("A series by {name}, {n} article", "A series by {name}, {n} articles",
                             static_cast<std::int64_t>(view.cards.size()), {{"name", view.owner.name}});
    return {.title = view.series.title,
            .content = ui::stack(ui::muted(facts), content),
            .lead = view.series.about,
            .actions = edit,
            .above = ui::breadcrumb(frame, {{.label = words.text("Articles"), .href = std::string(articles_path)},
                                            {.label = view.series.title, .href = {}}}),
            .section = std::string(articles_path)};
}

ui::Page edit_series(const ui::Frame& frame, const Series& series) {
    const auto& words = frame.w();
    auto path = series_path(series.public_id);
    return {
        .title = words.text("Edit the series"),
        .content = ui::form(
            frame, {.action = path + "/edit", .confirm_leave = true},
            ui::text_field(frame,
                           {.name = "title", .label = words.text("Title"), .value = series.title, .required = true}),
            ui::text_area(frame,
                          {.name = "about", .label = words.text("What it is about"), .value = series.about, .rows = 3}),
            ui::submit_row(frame, {.label = words.text("Save"), .cancel_href = path})),
        .section = std::string(articles_path)};
}

} // namespace articles::pages
