// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/pages.hpp"
#include "rooms/people/files/files.hpp"

namespace links::pages {

namespace {

html::Html menu_of(const ui::Frame& frame, const Card& card, Reader reader) {
    if (reader == Reader::reader) return {};
    const auto& words = frame.w();
    auto remove = words.text("Remove this card");
    return ui::menu(frame, {.label = words.text("More about this card"),
                            .items = {{.label = remove,
                                       .form = ui::ActionForm{.action = card_path(card) + "/remove", .label = remove},
                                       .icon = "x"}}});
}

std::string video_sentence(const ui::Frame& frame, const std::optional<Video>& video, const std::string& site) {
    const auto& words = frame.w();
    if (video && video->asks == Video::Asks::origin)
        return words.text(
            "The video is at {site}, which will know that you watch it, and from this house if you watch "
            "it here.",
            {{"site", site}});
    return words.text("The video is at {site}, which will know that you watch it.", {{"site", site}});
}

ui::LinkCard video_card(const ui::Frame& frame, const Card& card, ui::LinkCard out) {
    const auto& words = frame.w();
    auto video = video_of(card.url);
    auto site = video ? video->site : site_of(card.url);
    out.is_video = true;
    out.note = video_sentence(frame, video, site);
    out.open_label = words.text("Open at {site}", {{"site", site}});
    if (!video) return out;
    out.watch_href = card_path(card) + "/video";
    out.watch_label = words.text("Watch here");
    return out;
}

html::Html removed(const ui::Frame& frame, const Card& card) {
    const auto& words = frame.w();
    auto restore = ui::action_form(frame, {.action = card_path(card) + "/restore",
                                           .label = words.text("Undo"),
                                           .icon = "undo-2",
                                           .size = ui::Size::small});
    return ui::removed_card(
        words.text("You removed the card of {site}: the link stays.", {{"site", site_of(card.url)}}), restore);
}

} // namespace

std::string card_path(const Card& card) {
    return "/links/" + card.public_id.str();
}

html::Html card(const ui::Frame& frame, const Card& card, Reader reader) {
    auto site = site_of(card.url);
    ui::LinkCard shown{.href = card.url,
                       .title = card.title,
                       .site = card.site.empty() || card.site == site ? site : card.site + " · " + site,
                       .description = card.description,
                       .picture_width = card.width,
                       .picture_height = card.height,
                       .menu = menu_of(frame, card, reader)};
    if (card.file) shown.picture = files::picture_path(card.picture);
    return ui::link_card(frame, card.is_video ? video_card(frame, card, std::move(shown)) : shown);
}

html::Html cards(const ui::Frame& frame, const std::vector<Card>& cards, Reader reader) {
    std::vector<html::Html> parts;
    for (const auto& each : cards) {
        if (each.state == State::ready) parts.push_back(card(frame, each, reader));
        if (reader == Reader::reader) continue;
        if (each.state == State::removed) parts.push_back(removed(frame, each));
        if (each.state == State::wanted) parts.push_back(ui::arriving_card(frame, card_path(each)));
    }
    return ui::link_cards(parts);
}

ui::Page watching(const ui::Frame& frame, const Watching& watching) {
    const auto& words = frame.w();
    const auto& [card, video, back] = watching;
    using Tells = ui::Player::Tells;
    auto player = ui::player({.title = card.title,
                              .address = video.frame,
                              .tells = video.asks == Video::Asks::origin ? Tells::origin : Tells::nothing});
    auto open = ui::link_button(frame, {.label = words.text("Open at {site}", {{"site", video.site}}),
                                        .href = card.url,
                                        .kind = ui::Kind::quiet,
                                        .icon = "external-link"});
    auto told = video.asks == Video::Asks::origin
                    ? words.text("It is played by {site}, which knows that you watch it, and from this house.",
                                 {{"site", video.site}})
                    : words.text("It is played by {site}, which knows that you watch it.", {{"site", video.site}});
    return {.title = card.title,
            .content = ui::stack(player, ui::spread(ui::small_print(told), open)),
            .above = ui::breadcrumb(frame, {{.label = words.text("The text"), .href = back},
                                            {.label = words.text("The video"), .href = {}}}),
            .section = "/"};
}

html::Html wish_section(const ui::Frame& frame, Shown cards) {
    const auto& words = frame.w();
    return ui::section(frame,
                       {.title = words.text("Links in texts"),
                        .help = words.text("Either way, your browser asks nothing of another site until you click."),
                        .id = "links"},
                       ui::form(frame, {.action = "/me/links"},
                                ui::check_box(frame, {.name = "cards",
                                                      .label = words.text("Show the title and picture of the page"),
                                                      .help = words.text("The house fetched them once, for everybody."),
                                                      .checked = cards == Shown::yes}),
                                ui::submit_row(frame, {.label = words.text("Save"), .kind = ui::Kind::secondary})));
}

} // namespace links::pages
