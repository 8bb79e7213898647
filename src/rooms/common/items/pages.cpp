// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include "parse/rendered.hpp"
#include "rooms/common/items/items.hpp"
#include "ui/media.hpp"
#include "ui/ui.hpp"

namespace items {

namespace {

html::Html badges_of(const ui::Frame& frame, const Item& item) {
    const auto& words = frame.w();
    if (item.kind == Kind::announcement)
        return ui::badge(frame, words.text("Announcement"), ui::Tone::accent, "megaphone");
    if (item.kind == Kind::article) return ui::badge(frame, words.text("Article"), ui::Tone::neutral, "newspaper");
    if (item.kind != Kind::question) return {};
    if (item.accepted_comment != 0) return ui::badge(frame, words.text("Answered"), ui::Tone::success, "circle-check");
    return ui::badge(frame, words.text("Question"), ui::Tone::neutral, "circle-help");
}

// A question is found by its title: its first words serve. One that says no more than them is not said twice.
void name_by_text(ui::Entry& entry, const Item& item) {
    constexpr std::size_t name_length_max = 80;
    auto text = parse::render_markdown(item.body).text;
    entry.title = parse::excerpt(text, name_length_max);
    std::string alone = "<p>";
    html::escape_into(alone, entry.title);
    if (item.html == alone + "</p>\n") entry.body = {};
}

} // namespace

ui::Door door_of(const ui::Frame&, const spaces::Space& space) {
    return {.name = space.name, .href = spaces::space_path(space.slug), .colour = space.colour};
}

std::string card_actions_id(base::PublicId item) {
    return "reactions-" + item.str();
}

html::Html tag_chips(const ui::Frame& frame, const std::vector<std::string>& labels) {
    std::vector<ui::Chip> chips;
    for (const auto& label : labels) chips.push_back({.label = "#" + label, .href = tag_path(label)});
    return ui::chips(frame, chips);
}

ui::Entry item_entry(const ui::Frame& frame, const ListedItem& listed, const CardParts& parts) {
    constexpr std::size_t excerpt_bytes = 420;
    const auto& item = listed.item;
    const auto& words = frame.w();
    const auto picture = parse::first_house_picture(item.html);
    std::vector<ui::Door> doors;
    if (item.reach == Reach::everyone) doors.push_back({.name = words.text("Everyone"), .href = {}, .colour = 0});
    for (const auto& space : listed.doors) doors.push_back(door_of(frame, space));
    return {.id = "item-" + item.public_id.str(),
            .author = parts.author,
            .at = item.published_at,
            .edited = item.edited_at ? words.text("edited") : std::string(),
            .doors = std::move(doors),
            .title = item.title,
            .href = item.kind == Kind::article ? article_path(item.public_id) : item_path(item.public_id),
            .body = ui::with_lightbox(frame, html::trusted(item.html)),
            .has_more = item.html.size() - picture.size() > excerpt_bytes,
            .badges = badges_of(frame, item),
            .actions = html::group(tag_chips(frame, listed.tags), parts.actions),
            .menu = parts.menu,
            .note = {},
            .look = ui::EntryLook::excerpt,
            .is_unread = false};
}

html::Html item_card(const ui::Frame& frame, const ListedItem& listed, const CardParts& parts) {
    auto entry = item_entry(frame, listed, parts);
    if (listed.item.kind == Kind::question && entry.title.empty()) name_by_text(entry, listed.item);
    auto picture = html::trusted(std::string(parse::first_house_picture(listed.item.html)));
    entry.actions = html::group(ui::entry_picture(frame, picture), parts.attachments, entry.actions);
    return ui::entry(frame, entry);
}

} // namespace items
