// SPDX-License-Identifier: AGPL-3.0-or-later
// One post: its page, its edits, its end and its return.
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/common/editing/editing.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/posts/actions.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/rules.hpp"
#include "rooms/talk/posts/store.hpp"
#include "rooms/talk/posts/web.hpp"
#include <array>

namespace posts {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

bool has_thread(const items::Item& item) {
    return item.state == items::State::published || item.state == items::State::hidden;
}

pages::Post post_of(Visit& visit, const items::Item& item) {
    const std::array ids{item.id.number};
    const std::array authors{item.author};
    pages::Post out;
    out.listed = {
        .item = item, .doors = items::list_doors(visit, item.id), .tags = items::list_tags(visit.db(), item.id)};
    out.parts.author = members::lines_of(visit, authors)[item.author.number];
    out.is_author = item.author == visit.viewer().person;
    out.is_facilitator = visit.viewer().is_facilitator();
    out.has_history = item.edited_at.has_value();
    if (item.state == items::State::declined) out.decision = store::find_decision(visit.db(), item.id);
    out.parts.actions = platform::fill_slot(visit, items::attachments_slot, ids).front();
    if (!has_thread(item)) return out;
    out.parts.menu = platform::fill_slot(visit, items::item_menu_slot, ids).front();
    out.thread = platform::fill_slot(visit, items::thread_slot, ids).front();
    if (item.state == items::State::published)
        out.parts.actions += platform::fill_slot(visit, items::card_actions_slot, ids).front();
    return out;
}

Response show_post(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), items::Need::read);
    if (item.kind == items::Kind::article) return platform::go_to(visit, items::article_path(item.public_id));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::post(frame, post_of(visit, item)));
}

Response show_edit(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), items::Need::edit);
    auto id = item.public_id.str();
    if (item.kind == items::Kind::article && request.method == Method::get)
        return platform::go_to(visit, items::article_path(item.public_id) + "/edit");
    auto draft = drafts::open_draft(
        visit, request,
        {.kind = drafts::Kind::edit, .name = "edit-" + id, .path = items::item_path(item.public_id) + "/edit"});
    auto shown = editing::show_newest(visit, item, draft);
    auto frame = platform::frame_of(visit);
    pages::Edit view{.item = item,
                     .kept = draft,
                     .revision = shown.revision,
                     .notices = editing::notices(visit, frame, item, shown)};
    return platform::show(visit, frame, pages::edit_post(frame, view));
}

Response update_post(Visit& visit, Request& request) {
    auto id = id_of(request);
    items::access_item(visit, id, items::Need::edit);
    files::take_picture(visit, request);
    edit_post(visit, id, editing::change_of(request));
    drafts::finish_draft(visit, request);
    editing::close_form(visit, id, request);
    visit.flash(say("Saved."));
    return platform::go_to(visit, items::item_path(id));
}

Response show_history(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), items::Need::read);
    std::vector<base::PersonId> editors;
    auto versions = items::list_versions(visit.db(), item.id);
    for (const auto& version : versions) editors.push_back(version.editor);
    auto lines = members::lines_of(visit, editors);
    std::vector<pages::FormerText> texts;
    for (const auto& version : versions)
        texts.push_back({.title = version.title,
                         .body = html::trusted(items::render_body(visit, version.body, items::article_bytes_max).html),
                         .editor = lines[version.editor.number],
                         .replaced_at = version.replaced_at});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::history(frame, item, texts));
}

Response remove_post(Visit& visit, Request& request) {
    auto id = id_of(request);
    delete_post(visit, id);
    visit.flash(say("Deleted."));
    return platform::go_to(visit, items::item_path(id));
}

Response put_back_post(Visit& visit, Request& request) {
    auto id = id_of(request);
    restore_post(visit, id);
    visit.flash(say("It is back."));
    return platform::go_to(visit, items::item_path(id));
}

} // namespace

html::Html state_notice_of(Visit& visit, const ui::Frame& frame, const items::Item& item) {
    pages::Post post{.listed = {.item = item, .doors = {}, .tags = {}},
                     .is_facilitator = visit.viewer().is_facilitator()};
    if (item.state == items::State::declined) post.decision = store::find_decision(visit.db(), item.id);
    return pages::state_notice(frame, post);
}

std::vector<platform::Route> page_routes() {
    return {
        {.pattern = "/posts/{id}",
         .policy = Policy::member,
         .handler = show_post,
         .summary = "A publication and its thread"},
        {.pattern = "/posts/{id}/edit",
         .policy = Policy::member,
         .handler = show_edit,
         .summary = "Edits one's publication"},
        {.method = Method::post,
         .pattern = "/posts/{id}/edit",
         .policy = Policy::member,
         .handler = update_post,
         .summary = "Saves an edit; the former text stays in the history",
         .form = show_edit,
         .body_bytes_max = files::picture_form_bytes_max},
        {.pattern = "/posts/{id}/history",
         .policy = Policy::member,
         .handler = show_history,
         .summary = "The former texts of a publication"},
        {.method = Method::post,
         .pattern = "/posts/{id}/delete",
         .policy = Policy::member,
         .handler = remove_post,
         .summary = "Deletes one's publication"},
        {.method = Method::post,
         .pattern = "/posts/{id}/restore",
         .policy = Policy::member,
         .handler = put_back_post,
         .summary = "Undoes a deletion"},
    };
}

} // namespace posts
