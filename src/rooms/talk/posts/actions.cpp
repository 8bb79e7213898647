// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/common/editing/editing.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/documents/documents.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/rules.hpp"
#include "rooms/talk/posts/store.hpp"
#include <set>

namespace posts {

using base::Refusal;
using base::say;

namespace {

platform::Limit limit_of(platform::Visit& visit) {
    auto person = visit.viewer().person;
    Acquaintance author;
    if (auto account = accounts::find_account(visit.db(), person)) author.opened_at = account->opened_at;
    if (auto record = members::find_record(visit, person))
        author.is_known = !record->member_number.empty() || record->joined_on.has_value();
    return {
        .name = "posts.publish", .count_max = posts_per_minute(author, visit.now()), .window = std::chrono::minutes(1)};
}

bool is_inside(const spaces::Space& space) {
    return space.standing == spaces::Standing::member || space.standing == spaces::Standing::leader;
}

base::FieldErrors faults_of_spaces(platform::Visit& visit, const Draft& draft, std::span<const spaces::Space> chosen) {
    auto faults = find_faults(visit, Doors{.spaces = draft.spaces, .reach = draft.reach});
    if (faults.contains("spaces")) return faults;
    if (draft.kind == items::Kind::question && !platform::is_feature_open(visit, items::questions_feature))
        return {{"kind", say("Choose a message or an announcement.")}};
    auto facilitates = visit.viewer().is_facilitator() ? Facilitates::yes : Facilitates::no;
    if (draft.kind == items::Kind::announcement && !may_announce(chosen, facilitates))
        return {{"kind", say("Announcements are made by those who lead the space. Publish a message.")}};
    return {};
}

// The spaces chosen; or everything that is wrong with the draft.
std::vector<spaces::Space> check_draft(platform::Visit& visit, const Draft& clean) {
    auto faults = find_faults(clean);
    auto chosen = list_writable(visit, clean.spaces);
    faults.merge(faults_of_spaces(visit, clean, chosen));
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
    return chosen;
}

void join_spaces(platform::Visit& visit, std::span<const spaces::Space> chosen) {
    for (const auto& space : chosen)
        if (!is_inside(space))
            spaces::add_member(visit, space.id, visit.viewer().person, spaces::Standing::member, platform::Tense::live);
}

// Two forms sent at once follow each other on PostgreSQL, too.
void count_publication(platform::Visit& visit) {
    auto limit = limit_of(visit);
    auto subject = std::to_string(visit.viewer().person.number);
    platform::check_limit(visit, limit, subject);
    platform::count_one(visit, limit, subject);
}

// Back, then Publish again: a new form with a new key, but nothing new to say.
void check_not_repeated(platform::Visit& visit, const Draft& draft, std::span<const spaces::Space> chosen) {
    std::set<std::int64_t> doors;
    for (const auto& space : chosen) doors.insert(space.id.number);
    auto published = items::list_items(visit, {.by = items::ListQuery::By::author, .author = visit.viewer().person});
    for (const auto& [item, its_doors, tags] : published.items) {
        if (item.published_at <= visit.now() - repeat_time) return; // newest first
        std::set<std::int64_t> former;
        for (const auto& space : its_doors) former.insert(space.id.number);
        if (is_same(draft, item) && former == doors)
            throw Refusal::conflict(say("You have already published this, in the same place. Nothing was sent twice."),
                                    items::item_path(item.public_id));
    }
}

items::Item access_proposal(platform::Visit& visit, base::PublicId post) {
    if (!visit.viewer().is_facilitator()) throw Refusal::not_found();
    auto item = items::access_item(visit, post, items::Need::moderate);
    if (item.state != items::State::proposed)
        throw Refusal::conflict(say("Somebody has already decided about this proposal."),
                                items::item_path(item.public_id));
    return item;
}

} // namespace

std::vector<spaces::Space> list_writable(platform::Visit& visit, std::span<const std::string> slugs) {
    auto found = spaces::list_by_slug(visit, slugs);
    std::erase_if(found, [](const auto& space) { return space.access != spaces::Access::open && !is_inside(space); });
    return found;
}

base::FieldErrors find_faults(platform::Visit& visit, const Doors& doors) {
    if (doors.reach == items::Reach::spaces && doors.spaces.empty())
        return {{"spaces", say("Choose at least one space: who should read this?")}};
    if (list_writable(visit, doors.spaces).size() != doors.spaces.size())
        return {{"spaces", say("One of these spaces is no longer open to what you write. Choose again.")}};
    return {};
}

std::vector<items::SpaceId> enter_doors(platform::Visit& visit, const Doors& doors) {
    count_publication(visit);
    if (auto faults = find_faults(visit, doors); !faults.empty()) throw Refusal::invalid(std::move(faults));
    auto chosen = list_writable(visit, doors.spaces);
    join_spaces(visit, chosen);
    std::vector<items::SpaceId> out;
    for (const auto& space : chosen) out.push_back(space.id);
    return out;
}

Published publish_post(platform::Visit& visit, const Draft& draft) {
    auto clean = clean_draft(draft);
    check_draft(visit, clean);
    auto body = items::render_body(visit, clean.body);
    items::check_mentions(body);
    return platform::write(visit, [&] {
        count_publication(visit);
        auto chosen = check_draft(visit, clean);
        check_not_repeated(visit, clean, chosen);
        bool proposes = clean.reach == items::Reach::everyone && !visit.viewer().is_facilitator();
        items::NewItem item{.kind = clean.kind,
                            .author = visit.viewer().person,
                            .title = clean.title,
                            .body = clean.body,
                            .reach = clean.reach,
                            .spaces = {},
                            .published_at = visit.now(),
                            .state = proposes ? items::State::proposed : items::State::published};
        for (const auto& space : chosen) item.spaces.push_back(space.id);
        join_spaces(visit, chosen);
        auto id = items::insert_item(visit, item, body);
        documents::attach_given(visit, id, clean.documents);
        auto made = items::access_item(visit, id, items::Need::read);
        visit.result_at(items::item_path(made.public_id));
        return Published{.id = id, .public_id = made.public_id, .state = made.state};
    });
}

base::PublicId publish_message(platform::Visit& visit, const Message& message) {
    return publish_post(visit, {.kind = items::Kind::message,
                                .title = message.title,
                                .body = message.body,
                                .spaces = message.spaces,
                                .reach = message.reach})
        .public_id;
}

void edit_post(platform::Visit& visit, base::PublicId post, const editing::Change& change) {
    auto former = items::access_item(visit, post, items::Need::edit);
    auto clean = check_text(former.kind, change.text.title, change.text.body);
    auto rendered = items::render_body(visit, clean.body, bytes_max(former.kind));
    items::check_mentions(rendered);
    platform::write(visit, [&] {
        auto item = items::access_item(visit, post, items::Need::edit);
        editing::check_newest(visit, item, {.text = {clean.title, clean.body}, .revision = change.revision});
        items::update_body(visit, item.id, clean.title, clean.body, rendered);
    });
}

void delete_post(platform::Visit& visit, base::PublicId post) {
    platform::write(visit, [&] { items::delete_item(visit, items::access_item(visit, post, items::Need::remove).id); });
}

void restore_post(platform::Visit& visit, base::PublicId post) {
    platform::write(visit,
                    [&] { items::restore_item(visit, items::access_item(visit, post, items::Need::remove).id); });
}

void accept_proposal(platform::Visit& visit, base::PublicId post) {
    platform::write(visit,
                    [&] { items::decide_proposal(visit, access_proposal(visit, post).id, items::State::published); });
}

void decline_proposal(platform::Visit& visit, base::PublicId post, std::string_view reason) {
    auto clean = check_reason(reason);
    platform::write(visit, [&] {
        auto item = access_proposal(visit, post);
        items::decide_proposal(visit, item.id, items::State::declined);
        store::insert_decision(visit.db(), item.id,
                               {.decided_by = visit.viewer().person, .reason = clean, .decided_at = visit.now()});
        platform::tell(visit, {.kind = proposal_declined, .subject = item.id.number});
    });
}

} // namespace posts
