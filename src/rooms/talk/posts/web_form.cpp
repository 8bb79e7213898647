// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing: the form, its preview, its live number of readers, and publishing.
#include "base/text.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/documents/documents.hpp"
#include "rooms/talk/posts/actions.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/rules.hpp"
#include "rooms/talk/posts/web.hpp"
#include <algorithm>

namespace posts {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

Draft draft_of(const Request& request) {
    auto doors = doors_of(request);
    return {.kind = parse_kind(request.field("kind")).value_or(items::Kind::message),
            .title = std::string(request.field("title")),
            .body = std::string(request.field("body")),
            .spaces = std::move(doors.spaces),
            .reach = doors.reach,
            .documents = request.fields(documents::document_field)};
}

pages::Audience audience_of_doors(Visit& visit, const Doors& chosen) {
    std::vector<spaces::SpaceId> doors;
    for (const auto& space : list_writable(visit, chosen.spaces)) doors.push_back(space.id);
    return audience_parts(visit, items::readers_of(visit, chosen.reach, doors));
}

std::vector<spaces::Space> other_open_spaces(Visit& visit, const std::vector<spaces::Space>& mine) {
    auto readable = spaces::list_readable(visit);
    std::erase_if(readable, [&](auto id) {
        return std::ranges::any_of(mine, [&](const auto& space) { return space.id == id; });
    });
    return spaces::list_visible(visit, readable);
}

pages::Voice voice_of(Visit& visit, const std::vector<spaces::Space>& mine) {
    if (visit.viewer().is_facilitator()) return pages::Voice::facilitator;
    bool leads =
        std::ranges::any_of(mine, [](const auto& space) { return space.standing == spaces::Standing::leader; });
    return leads ? pages::Voice::leader : pages::Voice::member;
}

// The choice of doors, with what the author may choose from.
pages::Form form_of(Visit& visit, const Doors& chosen) {
    pages::Form form{.draft = {}, .mine = spaces::list_mine(visit), .others = {}};
    form.draft.spaces = chosen.spaces;
    form.draft.reach = chosen.reach;
    form.others = other_open_spaces(visit, form.mine);
    form.voice = voice_of(visit, form.mine);
    form.audience = audience_of_doors(visit, chosen);
    return form;
}

// Both the empty form and the one that comes back: POST fields are then in the request.
Response show_form(Visit& visit, Request& request) {
    auto kept = drafts::open_draft(
        visit, request, {.kind = drafts::Kind::post, .name = "new-post", .path = std::string(new_post_path)});
    auto draft = draft_of(request);
    auto chosen = visit.entered.empty() ? doors_of(request) : doors_of(visit.entered);
    if (auto slug = request.value("space"); !slug.empty()) chosen.spaces.emplace_back(slug);
    auto form = form_of(visit, chosen);
    form.kept = std::move(kept);
    form.has_questions = platform::is_feature_open(visit, items::questions_feature);
    form.draft.kind = draft.kind;
    form.draft.body = draft.body;
    form.draft.title =
        draft.title.empty() ? base::first_code_points(request.value("title"), items::title_length_max) : draft.title;
    if (auto kind = parse_kind(request.value("kind")); kind && request.method == Method::get) form.draft.kind = *kind;
    auto frame = platform::frame_of(visit);
    form.documents = documents::writing_fields(visit, frame);
    return platform::show(visit, frame, pages::new_post(frame, form));
}

Response show_audience(Visit& visit, Request& request) {
    auto box = audience_of_doors(visit, doors_of(request));
    return platform::show_fragment(visit, pages::audience_box(platform::fragment_frame_of(visit), box));
}

Response show_preview(Visit& visit, Request& request) {
    auto body = request.field("body");
    if (body.size() > static_cast<std::size_t>(items::article_bytes_max))
        throw Refusal::invalid(
            "body", say("This is too long for one publication. Keep the essential, or publish it in two parts."));
    return platform::show_fragment(visit,
                                   html::trusted(items::render_body(visit, body, items::article_bytes_max).html));
}

Response show_mentions(Visit& visit, Request& request) {
    constexpr int most = 8;
    auto handles = members::suggest_handles(visit, request.value("q"), most);
    std::vector<members::PersonId> persons;
    for (const auto& handle : handles) persons.push_back(handle.person);
    auto lines = members::lines_of(visit, persons);
    std::vector<ui::Option> options;
    for (const auto& handle : handles) {
        const auto& line = lines[handle.person.number];
        options.push_back({.value = "@" + handle.slug, .label = line.name, .help = line.line});
    }
    return platform::show_fragment(visit, ui::expander_items(platform::fragment_frame_of(visit), options));
}

Response show_tags(Visit& visit, Request& request) {
    constexpr std::size_t most = 8;
    std::vector<ui::Option> options;
    for (const auto& use : items::suggest_tags(visit, request.value("q"), most))
        options.push_back({.value = "#" + use.label,
                           .label = "#" + use.label,
                           .help = visit.words().count("{n} publication", "{n} publications", use.count)});
    return platform::show_fragment(visit, ui::expander_items(platform::fragment_frame_of(visit), options));
}

Response create_post(Visit& visit, Request& request) {
    if (request.has_field("kind") && !parse_kind(request.field("kind")))
        throw Refusal::invalid("kind", say("Choose a message or a question."));
    documents::take_documents(visit, request);
    files::take_picture(visit, request);
    auto made = publish_post(visit, draft_of(request));
    drafts::finish_draft(visit, request);
    if (made.state == items::State::proposed)
        visit.flash(say("Proposed. A facilitator will read it and decide."));
    else
        visit.flash(say("Published."));
    return platform::go_to(visit, items::item_path(made.public_id));
}

// Where a refused form was shown: the page reloaded, or opened again by the telephone.
Response show_posts(Visit& visit, Request&) {
    return platform::go_to(visit, std::string(new_post_path));
}

} // namespace

Doors doors_of(const Request& request) {
    Doors out{.spaces = request.fields("spaces"),
              .reach = request.has_field("everyone") ? items::Reach::everyone : items::Reach::spaces};
    for (auto& slug : request.fields("other_spaces")) out.spaces.push_back(std::move(slug));
    return out;
}

Doors doors_of(const ui::Entered& entered) {
    Doors out;
    for (const auto* name : {"spaces", "other_spaces"})
        if (auto found = entered.values.find(name); found != entered.values.end())
            out.spaces.insert(out.spaces.end(), found->second.begin(), found->second.end());
    if (entered.values.contains("everyone")) out.reach = items::Reach::everyone;
    return out;
}

html::Html door_fields(Visit& visit, const ui::Frame& frame, const Doors& chosen) {
    return pages::doors(frame, form_of(visit, chosen));
}

std::vector<platform::Route> form_routes() {
    return {
        {.pattern = new_post_path, .policy = Policy::member, .handler = show_form, .summary = "Writes a publication"},
        {.pattern = "/posts", .policy = Policy::member, .handler = show_posts, .summary = "Leads to the form"},
        {.method = Method::post,
         .pattern = "/posts",
         .policy = Policy::member,
         .handler = create_post,
         .summary = "Publishes, or proposes to everyone",
         .form = show_form,
         .body_bytes_max = documents::writing_bytes_max},
        {.method = Method::post,
         .pattern = preview_path,
         .policy = Policy::member,
         .handler = show_preview,
         .summary = "What the text will look like"},
        {.method = Method::post,
         .pattern = "/posts/audience",
         .policy = Policy::member,
         .handler = show_audience,
         .summary = "Who would read it, as boxes are ticked"},
        {.pattern = mentions_path,
         .policy = Policy::member,
         .handler = show_mentions,
         .summary = "People whose name begins like this, to mention"},
        {.pattern = tags_path,
         .policy = Policy::member,
         .handler = show_tags,
         .summary = "Tags that begin like this, the most used first"},
    };
}

} // namespace posts
