// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/pages.hpp"

namespace posts::pages {

namespace {

using items::State;

ui::Menu own_menu(const ui::Frame& frame, const Post& post) {
    const auto& words = frame.w();
    auto path = items::item_path(post.listed.item.public_id);
    ui::Menu menu{.label = words.text("More"), .items = {}};
    if (post.is_author) menu.items.push_back({.label = words.text("Edit"), .href = path + "/edit", .icon = "pencil"});
    if (post.has_history)
        menu.items.push_back({.label = words.text("History"), .href = path + "/history", .icon = "history"});
    if (post.is_author)
        menu.items.push_back(
            {.label = words.text("Delete"),
             .form =
                 ui::ActionForm{.action = path + "/delete", .label = words.text("Delete"), .kind = ui::Kind::danger},
             .icon = "trash-2"});
    return menu;
}

html::Html removed_notice(const ui::Frame& frame, const items::Item& item) {
    const auto& words = frame.w();
    auto undo = ui::action_form(frame, {.action = items::item_path(item.public_id) + "/restore",
                                        .label = words.text("Undo"),
                                        .kind = ui::Kind::primary,
                                        .icon = "undo-2"});
    return ui::notice(frame, {.title = words.text("You deleted this."),
                              .text = words.text("Nobody else sees it any more."),
                              .content = undo});
}

html::Html decide_forms(const ui::Frame& frame, const items::Item& item) {
    const auto& words = frame.w();
    auto path = "/console/proposals/" + item.public_id.str();
    auto accept = ui::action_form(frame, {.action = path + "/accept",
                                          .label = words.text("Publish to everyone"),
                                          .kind = ui::Kind::primary,
                                          .icon = "check"});
    auto decline = ui::form(frame, {.action = path + "/decline"},
                            ui::text_area(frame, {.name = "reason",
                                                  .label = words.text("Why not"),
                                                  .help = words.text("Its author will read this sentence."),
                                                  .required = true,
                                                  .rows = 2,
                                                  .id = "reason-" + item.public_id.str()}),
                            ui::submit_row(frame, {.label = words.text("Decline"), .kind = ui::Kind::secondary}));
    return ui::stack(accept, ui::folded(frame, {.summary = words.text("Decline")}, decline));
}

std::string title_of(const ui::Frame& frame, const Post& post) {
    if (!post.listed.item.title.empty()) return post.listed.item.title;
    return frame.w().text("Publication by {name}", {{"name", post.parts.author.name}});
}

} // namespace

html::Html state_notice(const ui::Frame& frame, const Post& post) {
    const auto& words = frame.w();
    const auto& item = post.listed.item;
    switch (item.state) {
        case State::published: return {};
        case State::deleted:
        case State::withdrawn:
        case State::cancelled: return removed_notice(frame, item);
        case State::hidden:
            return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                      .text = words.text("Hidden by those who look after this place. Its author and "
                                                         "they still see it.")});
        case State::proposed:
            return ui::notice(frame, {.title = words.text("Proposed to everyone"),
                                      .text = words.text("A facilitator will decide. Until then its author and the "
                                                         "facilitators are the only ones who see it."),
                                      .content = post.is_facilitator ? decide_forms(frame, item) : html::Html{}});
        case State::scheduled:
            return ui::notice(
                frame, {.title = words.text("Not published yet"),
                        .text = words.text("It will be on {moment}.", {{"moment", words.moment(item.published_at)}})});
        case State::declined:
            return ui::notice(frame, {.title = words.text("Not published to everyone"),
                                      .text = post.decision ? post.decision->reason : std::string()});
    }
    return {};
}

ui::Page post(const ui::Frame& frame, const Post& post) {
    const auto& item = post.listed.item;
    auto entry = items::item_entry(frame, post.listed, post.parts);
    entry.look = ui::EntryLook::whole;
    entry.has_more = false;
    bool is_removed = item.state == State::deleted || item.state == State::withdrawn || item.state == State::cancelled;
    auto menu = is_removed ? html::Html{} : ui::menu(frame, own_menu(frame, post));
    entry.menu = html::group(menu, post.parts.menu);
    return {.title = title_of(frame, post),
            .content = ui::stack(state_notice(frame, post), ui::entry(frame, entry), post.thread),
            .heading = item.title.empty() ? ui::Heading::hidden : ui::Heading::shown,
            .section = "/"};
}

ui::Page history(const ui::Frame& frame, const items::Item& item, const std::vector<FormerText>& texts) {
    const auto& words = frame.w();
    std::vector<html::Html> parts;
    for (const auto& text : texts) {
        auto when = ui::small_print(words.text("Replaced by {name}", {{"name", text.editor.name}}), " · ",
                                    ui::moment(frame, text.replaced_at));
        auto title = text.title.empty() ? html::Html{} : ui::heading(3, text.title);
        parts.push_back(ui::stack_tight(when, title, ui::prose(text.body)));
    }
    auto path = items::item_path(item.public_id);
    html::Html empty;
    if (parts.empty()) empty = ui::empty_state(frame, {.title = words.text("It was never edited."), .text = {}});
    return {.title = words.text("Former texts"),
            .content = ui::stack(ui::list(frame, {.label = words.text("Former texts"), .items = parts}), empty),
            .above = ui::breadcrumb(frame, {{.label = words.text("The publication"), .href = path},
                                            {.label = words.text("Former texts"), .href = {}}}),
            .section = "/"};
}

ui::Page proposals(const ui::Frame& frame, const std::vector<Proposal>& proposals) {
    const auto& words = frame.w();
    std::vector<html::Html> parts;
    for (const auto& proposal : proposals) {
        auto entry = items::item_entry(frame, proposal.listed, {.author = proposal.author, .actions = {}, .menu = {}});
        parts.push_back(ui::stack(ui::entry(frame, entry), decide_forms(frame, proposal.listed.item)));
    }
    auto content =
        parts.empty()
            ? ui::empty_state(frame, {.title = words.text("Nothing waits for you"),
                                      .text = words.text("What members propose to everyone comes here."),
                                      .icon = "megaphone"})
            : ui::list(frame, {.label = words.text("Proposals"), .items = parts, .look = ui::List::Look::entries});
    return {.title = words.text("Proposals to everyone"),
            .content = content,
            .lead = words.text("Members would like the whole house to read these. The oldest come first.")};
}

} // namespace posts::pages
