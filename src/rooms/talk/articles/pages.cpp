// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/pages.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "ui/media.hpp"

namespace articles::pages {

namespace {

using items::State;

std::string path_of(const items::Item& item) {
    return items::article_path(item.public_id);
}

html::Html marks(const ui::Frame& frame, const Article& article) {
    const auto& words = frame.w();
    auto kind = article.form == Form::testimony
                    ? ui::badge(frame, words.text("Testimony"), ui::Tone::accent, "quote")
                    : ui::badge(frame, words.text("Article"), ui::Tone::accent, "newspaper");
    if (article.level == Level::none) return kind;
    return html::group(kind, ui::badge(frame, level_text(frame, article.level), ui::Tone::neutral, "gauge"));
}

ui::ArticleCover cover_of(const ui::Frame& frame, const items::Item& item, const Article& article) {
    return {.picture = article.cover,
            .alternative = article.cover_alt,
            .drawn = {.seed = item.public_id.str(), .colour = item.public_id.number & 0xF},
            .marks = marks(frame, article)};
}

ui::Person signer(const View& view) {
    if (view.article.guest_name.empty()) return view.author;
    ui::Person guest{.name = view.article.guest_name,
                     .href = {},
                     .line = view.article.guest_line,
                     .picture = std::nullopt,
                     .colour = view.item.public_id.number & 0x7};
    if (!view.article.guest_portrait.empty()) guest.picture = view.article.guest_portrait;
    return guest;
}

ui::Menu own_menu(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    ui::Menu menu{.label = words.text("More"), .items = {}};
    auto path = path_of(view.item), item_path = items::item_path(view.item.public_id);
    if (view.may_edit) menu.items.push_back({.label = words.text("Edit"), .href = path + "/edit", .icon = "pencil"});
    if (view.item.edited_at)
        menu.items.push_back({.label = words.text("History"), .href = item_path + "/history", .icon = "history"});
    if (view.is_author)
        menu.items.push_back({.label = words.text("Delete"),
                              .form = ui::ActionForm{.action = item_path + "/delete",
                                                     .label = words.text("Delete"),
                                                     .kind = ui::Kind::danger},
                              .icon = "trash-2"});
    return menu;
}

html::Html waiting_notice(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    auto path = path_of(view.item);
    html::Html deeds;
    if (view.may_edit) {
        auto now = ui::action_form(frame, {.action = path + "/publish",
                                           .label = words.text("Publish now"),
                                           .kind = ui::Kind::primary,
                                           .icon = "send"});
        auto other =
            ui::form(frame, {.action = path + "/schedule"}, hour_fields(frame, view.chosen, view.zone),
                     ui::submit_row(frame, {.label = words.text("Change the hour"), .kind = ui::Kind::secondary}));
        auto off = view.is_author ? ui::action_form(frame, {.action = items::item_path(view.item.public_id) + "/delete",
                                                            .label = words.text("Call it off"),
                                                            .kind = ui::Kind::quiet,
                                                            .icon = "x"})
                                  : html::Html{};
        deeds =
            ui::stack(ui::cluster(now, off), ui::folded(frame, {.summary = words.text("Choose another hour")}, other));
    }
    return ui::notice(frame,
                      {.title = words.text("To be published on {moment}", {{"moment", view.hour}}),
                       .text = words.text("Until then only its author and those who look after its places see it."),
                       .content = deeds});
}

html::Html state_notice(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    if (view.item.state == State::scheduled) return waiting_notice(frame, view);
    if (view.item.state != State::cancelled) return view.state;
    auto text = view.article.failed_at
                    ? words.text(
                          "Its hour came, but you may no longer publish in one of the places you had chosen. "
                          "Nothing is lost: your text is where it was, and nobody else reads it.")
                    : words.text("It will not be published. Nobody else sees it.");
    return ui::notice(
        frame,
        {.kind = view.article.failed_at ? ui::NoticeKind::warning : ui::NoticeKind::information,
         .title = view.article.failed_at ? words.text("It could not be published") : words.text("You called it off"),
         .text = text,
         .content = ui::action_form(frame, {.action = items::item_path(view.item.public_id) + "/restore",
                                            .label = words.text("Undo"),
                                            .kind = ui::Kind::primary,
                                            .icon = "undo-2"})});
}

ui::ArticleByline byline(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    ui::ArticleByline out{.author = signer(view),
                          .by = {},
                          .at = view.item.published_at,
                          .reading = reading_text(frame, view.minutes),
                          .edited = view.item.edited_at ? words.text("edited") : std::string(),
                          .doors = view.doors,
                          .menu = html::group(ui::menu(frame, own_menu(frame, view)), view.menu)};
    if (!view.article.guest_name.empty())
        out.by = view.article.form == Form::testimony ? words.text("Told to {name}", {{"name", view.author.name}})
                                                      : words.text("Guest of {name}", {{"name", view.author.name}});
    return out;
}

} // namespace

std::string level_text(const ui::Frame& frame, Level level) {
    const auto& words = frame.w();
    switch (level) {
        case Level::none: return {};
        case Level::discovering: return words.text("Discovering");
        case Level::practising: return words.text("Practising");
        case Level::expert: return words.text("Expert");
    }
    return {};
}

std::string reading_text(const ui::Frame& frame, std::int64_t minutes) {
    return frame.w().count("{n} minute to read", "{n} minutes to read", minutes);
}

ui::Page article(const ui::Frame& frame, const View& view) {
    ui::Contents contents;
    for (const auto& heading : view.outline.headings)
        contents.entries.push_back({.level = heading.level, .id = heading.id, .title = heading.title});
    bool is_testimony = view.article.form == Form::testimony;
    auto body = ui::with_lightbox(frame, html::trusted(view.outline.html));
    auto text = is_testimony ? ui::testimony_body(frame, body) : ui::article_body(frame, body);
    auto series = view.series ? ui::neighbours(frame, *view.series) : html::Html{};
    return {
        .title = view.item.title,
        .content = ui::stack_loose(ui::stack(state_notice(frame, view), ui::article_byline(frame, byline(frame, view)),
                                             ui::table_of_contents(frame, contents), text, view.attachments,
                                             items::tag_chips(frame, view.tags)),
                                   series, ui::stack_loose(view.actions, view.thread)),
        .lead = view.standfirst,
        .above = ui::article_cover(frame, cover_of(frame, view.item, view.article)),
        .section = std::string(articles_path)};
}

html::Html card(const ui::Frame& frame, const Card& card, const html::Html& actions) {
    const auto& name = card.article.guest_name.empty() ? card.author : card.article.guest_name;
    return ui::article_card(
        frame, {.cover = cover_of(frame, card.item, card.article),
                .title = card.item.title,
                .href = path_of(card.item),
                .standfirst = card.standfirst,
                .facts = name + " · " + frame.w().day_short(frame.w().local_day(card.item.published_at)) + " · " +
                         reading_text(frame, card.minutes),
                .actions = actions});
}

namespace {

ui::List list_of(const ui::Frame& frame, const List& list) {
    ui::List out{.id = "articles", .label = frame.w().text("Articles"), .look = ui::List::Look::entries};
    for (const auto& each : list.cards) out.items.push_back(card(frame, each));
    out.more = ui::pager(frame, {.next_href = list.next_href});
    return out;
}

html::Html level_filter(const ui::Frame& frame, Level chosen) {
    const auto& words = frame.w();
    ui::FilterChips filter{.label = words.text("Level"), .chips = {}};
    filter.chips.push_back(
        {.label = words.text("All"), .href = std::string(articles_path), .selected = chosen == Level::none});
    for (auto level : levels)
        filter.chips.push_back({.label = level_text(frame, level),
                                .href = std::string(articles_path) + "?level=" + std::string(level_name(level)),
                                .selected = chosen == level});
    return ui::filter_chips(frame, filter);
}

html::Html write_button(const ui::Frame& frame, ui::Kind kind) {
    return ui::link_button(frame, {.label = frame.w().text("Write an article"),
                                   .href = std::string(new_article_path),
                                   .kind = kind,
                                   .icon = "square-pen"});
}

} // namespace

html::Html list_part(const ui::Frame& frame, const List& list) {
    return ui::list_items(frame, list_of(frame, list));
}

ui::Page list(const ui::Frame& frame, const List& list) {
    const auto& words = frame.w();
    auto nothing = ui::empty_state(
        frame, {.title = words.text("No article yet"),
                .text = words.text("What you know that others would like to: a technique, a tool, a year of work. Two "
                                   "pages are enough."),
                .action = list.may_write ? write_button(frame, ui::Kind::primary) : html::Html{},
                .icon = "newspaper"});
    return {.title = words.text("Articles"),
            .content = ui::stack(level_filter(frame, list.level),
                                 list.cards.empty() ? nothing : ui::list(frame, list_of(frame, list))),
            .lead = words.text("Long reads and testimonies from your spaces, the newest first."),
            .actions = list.may_write && !list.cards.empty() ? write_button(frame, ui::Kind::secondary) : html::Html{},
            .section = std::string(articles_path)};
}

} // namespace articles::pages
