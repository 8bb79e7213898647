// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/pages.hpp"

namespace comments::pages {

namespace {

std::string element_id(base::PublicId comment) {
    return "comment-" + comment.str();
}
std::string path_of(const Comment& view) {
    return "/comments/" + view.comment.public_id.str();
}
ui::Target itself(const Comment& view) {
    return {.selector = "#" + element_id(view.comment.public_id), .swap = ui::Target::Swap::replace};
}

html::Html own_menu(const ui::Frame& frame, const Comment& view) {
    const auto& words = frame.w();
    if (view.comment.state != State::published) return view.menu;
    ui::Menu menu{.label = words.text("More"), .items = {}};
    auto path = path_of(view);
    if (view.is_own) {
        menu.items.push_back({.label = words.text("Edit"), .href = path + "/edit", .icon = "pencil"});
        menu.items.push_back({.label = words.text("Delete"),
                              .form = ui::ActionForm{.action = path + "/delete",
                                                     .label = words.text("Delete"),
                                                     .kind = ui::Kind::danger,
                                                     .target = view.is_accepted ? ui::Target{} : itself(view)},
                              .icon = "trash-2"});
    }
    if (view.may_accept && !view.is_accepted)
        menu.items.push_back(
            {.label = words.text("This is the answer"),
             .form = ui::ActionForm{.action = path + "/accept", .label = words.text("This is the answer")},
             .icon = "circle-check"});
    if (view.may_accept && view.is_accepted)
        menu.items.push_back({.label = words.text("Not the answer after all"),
                              .form = ui::ActionForm{.action = path + "/accept/withdraw",
                                                     .label = words.text("Not the answer after all")},
                              .icon = "undo-2"});
    return html::group(ui::menu(frame, menu), view.menu);
}

html::Html removed_note(const ui::Frame& frame, const Comment& view) {
    const auto& words = frame.w();
    if (view.comment.state == State::hidden)
        return html::group(words.text("Hidden by those who look after this place."));
    if (!view.is_own) return html::group(words.text("This reply was deleted by its author."));
    auto undo = ui::action_form(frame, {.action = path_of(view) + "/restore",
                                        .label = words.text("Undo"),
                                        .icon = "undo-2",
                                        .size = ui::Size::small,
                                        .target = itself(view)});
    return html::group(words.text("You deleted this reply."), " ", undo);
}

html::Html reply_link(const ui::Frame& frame, const Comment& view) {
    if (!view.may_reply || view.comment.state != State::published) return {};
    auto answered = view.comment.public_id;
    return ui::entry_actions(frame, {ui::link_button(frame, {.label = frame.w().text("Reply"),
                                                             .href = path_of(view) + "/reply",
                                                             .kind = ui::Kind::quiet,
                                                             .icon = "reply",
                                                             .size = ui::Size::small,
                                                             .target = {.selector = "#" + reply_slot_id(answered),
                                                                        .swap = ui::Target::Swap::replace}})});
}

html::Html slot_of(const Comment& view) {
    return view.may_reply ? reply_slot(view.comment.public_id) : html::Html{};
}

// Under a comment; nothing under a reply, which has its box beside it.
html::Html replies(const ui::Frame& frame, const Comment& view) {
    if (view.comment.parent) return {};
    std::vector<html::Html> parts;
    for (const auto& reply : view.replies) parts.push_back(with_slot(frame, reply));
    if (!view.more_replies_href.empty())
        parts.push_back(ui::pager(
            frame, {.next_href = view.more_replies_href, .label = frame.w().text("Show more replies"), .alone = true}));
    parts.push_back(slot_of(view));
    return html::group(parts);
}

html::Html shown_above(const ui::Frame& frame, const Comment& view) {
    const auto& words = frame.w();
    return ui::comment(frame, {.id = element_id(view.comment.public_id) + "-place",
                               .author = view.author,
                               .at = view.comment.posted_at,
                               .actions = reply_link(frame, view),
                               .replies = replies(frame, view),
                               .note = ui::link(words.text("The accepted answer, above"), view.shown_at)});
}

} // namespace

std::string reply_slot_id(base::PublicId comment) {
    return "reply-to-" + comment.str();
}

html::Html reply_slot(base::PublicId comment) {
    using namespace html::tags;
    return div_(_id = reply_slot_id(comment));
}

html::Html with_slot(const ui::Frame& frame, const Comment& view) {
    return html::group(comment(frame, view), view.comment.parent ? slot_of(view) : html::Html{});
}

html::Html comment(const ui::Frame& frame, const Comment& view) {
    if (!view.shown_at.empty()) return shown_above(frame, view);
    const auto& words = frame.w();
    const auto& row = view.comment;
    bool shows_text = row.state == State::published || (row.state == State::hidden && view.is_moderator);
    html::Html badges;
    if (view.is_accepted)
        badges = ui::badge(frame, words.text("Accepted answer"), ui::Tone::success, "circle-check");
    else if (row.state == State::hidden && shows_text)
        badges = ui::badge(frame, words.text("Hidden"), ui::Tone::warning, "eye-off");
    return ui::comment(frame, {.id = element_id(row.public_id),
                               .author = shows_text || view.is_own ? view.author : ui::Person{.name = "…"},
                               .at = row.posted_at,
                               .edited = row.edited_at && shows_text ? words.text("edited") : std::string(),
                               .body = shows_text ? ui::with_lightbox(frame, html::trusted(row.html)) : html::Html{},
                               .badges = badges,
                               .actions = html::group(view.attachments, reply_link(frame, view)),
                               .menu = own_menu(frame, view),
                               .replies = replies(frame, view),
                               .is_accepted = view.is_accepted,
                               .note = shows_text ? html::Html{} : removed_note(frame, view)});
}

html::Html thread_part(const ui::Frame& frame, const Thread& thread) {
    std::vector<html::Html> parts;
    for (const auto& view : thread.comments) parts.push_back(with_slot(frame, view));
    parts.push_back(ui::pager(frame, {.next_href = thread.next_href, .alone = true}));
    return html::group(parts);
}

html::Html reply_box(const ui::Frame& frame, const ReplyBox& box) {
    using namespace html::tags;
    const auto& words = frame.w();
    auto id = box.reply_to ? reply_slot_id(*box.reply_to) : std::string("reply-box");
    ui::Form form{.action = box.action,
                  .multipart = true,
                  .draft_key = box.kept.place,
                  .target = {.selector = "#" + id, .swap = ui::Target::Swap::replace}};
    if (box.reply_to) form.hidden.emplace_back("reply_to", box.reply_to->str());
    return div_(
        _id = id,
        ui::form(frame, form,
                 ui::markdown_editor(frame,
                                     {.name = "body",
                                      .label = words.text("Your reply"),
                                      .value = box.body,
                                      .required = true,
                                      .max_length = body_bytes_max,
                                      .placeholder = words.text("Answer, thank, ask…"),
                                      .id = "body-" + id,
                                      .preview_href = box.preview_href,
                                      .mention_href = box.mention_href,
                                      .tag_href = box.tag_href,
                                      .look = ui::MarkdownEditor::Look::reply},
                                     box.pictures),
                 ui::audience(frame, box.audience),
                 ui::submit_row(frame, {.label = words.text("Reply"), .icon = "send", .cancel_href = box.cancel_href}),
                 ui::draft_row(frame, box.kept)));
}

html::Html news(const ui::Frame& frame, const News& news) {
    html::Html line;
    if (news.count > 0)
        line = ui::notice(frame, {.content = ui::link(frame.w().count("{n} new reply", "{n} new replies", news.count),
                                                      news.show_href)});
    return ui::live(frame, {.id = "new-replies", .topic = news.topic, .href = news.href}, line);
}

namespace {

std::string heading(const ui::Frame& frame, std::int64_t count) {
    const auto& words = frame.w();
    return count > 0 ? words.count("{n} reply", "{n} replies", count) : words.text("No reply yet");
}

// Put by htmx where `place` says, beside the answer itself.
html::Html elsewhere(const ui::Frame& frame, const std::string& place, const html::Html& content) {
    using namespace html::tags;
    return div_(_hx_swap_oob = place, _hx_nonce = frame.nonce, content);
}

} // namespace

html::Html counts(const ui::Frame& frame, const Counts& counts) {
    auto title = elsewhere(frame, "innerHTML:#replies > div > h2", html::group(heading(frame, counts.replies)));
    if (counts.actions.empty()) return title;
    return html::group(
        title,
        elsewhere(frame, "outerHTML target:#" + items::card_actions_id(counts.item) + " strip:true", counts.actions));
}

html::Html said(const ui::Frame& frame, const Said& said) {
    auto fresh = with_slot(frame, said.comment);
    if (!said.answered) return elsewhere(frame, "beforeend:#thread", fresh);
    auto box = reply_slot(*said.answered);
    if (*said.answered == said.under) return html::group(fresh, box);
    return html::group(box, elsewhere(frame, "beforebegin:#" + reply_slot_id(said.under), fresh));
}

html::Html section(const ui::Frame& frame, const Section& section) {
    auto title = heading(frame, section.count);
    html::Html accepted;
    if (section.accepted) accepted = ui::thread(frame, "accepted", {comment(frame, *section.accepted)});
    auto box = section.box ? reply_box(frame, *section.box) : html::Html{};
    return ui::section(frame, {.title = std::move(title), .id = "replies"},
                       ui::stack(accepted, ui::thread(frame, "thread", {thread_part(frame, section.thread)}),
                                 news(frame, section.news), box));
}

namespace {

std::string title_of(const ui::Frame& frame, const items::Item& item) {
    return item.title.empty() ? frame.w().text("The publication") : item.title;
}

ui::Page page_under(const ui::Frame& frame, const items::Item& item, const html::Html& content) {
    return {.title = title_of(frame, item),
            .content = content,
            .above = ui::breadcrumb(
                frame, {{.label = frame.w().text("The whole thread"), .href = items::item_path(item.public_id)}}),
            .section = "/"};
}

} // namespace

ui::Page thread_page(const ui::Frame& frame, const items::Item& item, const html::Html& content) {
    return page_under(frame, item, ui::thread(frame, "thread", {content}));
}

ui::Page reply_page(const ui::Frame& frame, const items::Item& item, const html::Html& content) {
    return page_under(frame, item, content);
}

ui::Page edit_page(const ui::Frame& frame, const comments::Comment& comment, const ReplyBox& box) {
    const auto& words = frame.w();
    auto content = ui::form(frame, {.action = box.action, .multipart = true, .draft_key = box.kept.place},
                            ui::draft_taken(frame, box.kept),
                            ui::markdown_editor(frame,
                                                {.name = "body",
                                                 .label = words.text("Your reply"),
                                                 .value = comment.body,
                                                 .required = true,
                                                 .max_length = body_bytes_max,
                                                 .preview_href = box.preview_href,
                                                 .mention_href = box.mention_href,
                                                 .tag_href = box.tag_href},
                                                box.pictures),
                            ui::audience(frame, box.audience),
                            ui::submit_row(frame, {.label = words.text("Save"), .cancel_href = box.cancel_href}),
                            ui::draft_row(frame, box.kept));
    return {.title = words.text("Edit your reply"), .content = content, .section = "/"};
}

} // namespace comments::pages
