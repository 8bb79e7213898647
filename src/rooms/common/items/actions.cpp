// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/items/actions.hpp"
#include "base/text.hpp"
#include "parse/markdown.hpp"
#include "parse/url.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/store.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <array>
#include <set>

namespace items {

namespace {

std::vector<SpaceId> spaces_of(db::Connection& connection, ItemId item) {
    std::vector<SpaceId> out;
    const ItemId ids[] = {item};
    for (const auto& row : store::list_doors(connection, ids))
        if (row.door > 0) out.push_back({row.door});
    return out;
}

bool leads_one_of(platform::Visit& visit, std::span<const SpaceId> doors) {
    for (const auto& space : spaces::list_visible(visit, doors))
        if (space.standing == spaces::Standing::leader) return true;
    return false;
}

// The persons mentioned here for the first time.
std::vector<PersonId> insert_references(platform::Visit& visit, ItemId item, const RenderedBody& body,
                                        base::Instant at) {
    for (const auto& tag : body.tags) store::insert_tag(visit.db(), item, tag, at);
    files::use_pictures(visit, body.html, {.item = item.number});
    auto known = store::list_mentions(visit.db(), item);
    std::vector<PersonId> added;
    for (auto person : body.mentions) {
        if (std::ranges::find(known, person) != known.end()) continue;
        store::insert_mention(visit.db(), item, person);
        added.push_back(person);
    }
    return added;
}

void wake_doors(platform::Visit& visit, Reach reach, std::span<const SpaceId> doors) {
    if (reach == Reach::everyone) visit.wake(std::string(house_topic));
    for (auto space : doors) visit.wake(spaces::space_topic(space));
}

void wake_homes(platform::Visit& visit, Reach reach, std::span<const SpaceId> doors) {
    if (reach == Reach::everyone) visit.wake(publication_topic({}));
    for (auto space : doors) visit.wake(publication_topic(space));
}

void wake_item(platform::Visit& visit, const Item& item) {
    wake_doors(visit, item.reach, spaces_of(visit.db(), item.id));
}

// Pages that show this thread hear of it through its doors: a stream's topics are what its reader may read. Nobody
// listens where there is no server (seeds, imports from the command line).
void wake_readers(platform::Visit& visit, ItemId id) {
    if (!visit.house().hub) return;
    if (auto item = store::find_item(visit.db(), id)) wake_item(visit, *item);
}

Item permit(platform::Visit& visit, const std::optional<Item>& item, Need need) {
    if (!item || !may(*item, need, rights_on(visit, *item))) throw base::Refusal::not_found();
    auto permitted = *item;
    if (permitted.kind == Kind::question && !platform::is_feature_open(visit, questions_feature))
        permitted.kind = Kind::message;
    return permitted;
}

void change_state(platform::Visit& visit, ItemId id, Change change, std::string_view fact) {
    auto item = store::find_item(visit.db(), id);
    if (!item) throw base::Refusal::not_found();
    auto state = state_after(item->state, change);
    if (state == item->state) return;
    if (!store::update_state(visit.db(), id, item->state, state))
        throw db::Retry("its state changed at the same moment");
    bool was_published =
        state != State::withdrawn && state != State::proposed && state != State::cancelled && state != State::scheduled;
    if (!was_published) return; // nobody had read it
    wake_item(visit, *item);
    platform::tell(visit, {.kind = fact, .subject = id.number});
}

// A proposal that waits is on no list of its author's where its double would be seen.
void check_not_waiting(platform::Visit& visit, const NewItem& item) {
    constexpr int most = 20;
    std::vector<ItemId> ids;
    for (const auto& key : store::list_by_author(visit.db(), item.author, store::top, most)) ids.push_back({key.item});
    auto doors = item.spaces;
    std::ranges::sort(doors);
    for (const auto& former : store::list_items(visit.db(), ids)) {
        if (former.state != State::proposed || former.kind != item.kind || former.reach != item.reach) continue;
        if (former.title != item.title || former.body != item.body) continue;
        auto its_doors = spaces_of(visit.db(), former.id);
        std::ranges::sort(its_doors);
        if (its_doors == doors)
            throw base::Refusal::conflict(base::say("You have already proposed this. A facilitator will decide."),
                                          item_path(former.public_id));
    }
}

// What everyone reads stands in no space whose door was closed since it was proposed.
std::vector<SpaceId> list_still_open(platform::Visit& visit, std::span<const SpaceId> doors) {
    std::vector<SpaceId> out;
    for (const auto& space : spaces::list_visible(visit, doors))
        if (space.access == spaces::Access::open) out.push_back(space.id);
    return out;
}

void tell_mentions(platform::Visit& visit, ItemId item, std::span<const PersonId> persons, base::Instant at,
                   platform::Tense tense) {
    for (auto person : persons)
        platform::tell(
            visit,
            {.kind = person_mentioned, .subject = item.number, .object = person.number, .tense = tense, .at = at});
}

} // namespace

Rights rights_on(platform::Visit& visit, const Item& item) {
    Rights rights;
    const auto& viewer = visit.viewer();
    if (!viewer.is_member) return rights;
    rights.is_author = viewer.person == item.author;
    rights.is_facilitator = viewer.is_facilitator();
    auto doors = spaces_of(visit.db(), item.id);
    rights.reads = item.reach == Reach::everyone ||
                   std::ranges::any_of(doors, [&](SpaceId space) { return spaces::may_read(visit, space); });
    rights.is_moderator = rights.reads && (rights.is_facilitator || leads_one_of(visit, doors));
    return rights;
}

RenderedBody render_body(platform::Visit& visit, std::string_view markdown, std::int64_t bytes_max) {
    RenderedBody out;
    auto limit = static_cast<std::size_t>(bytes_max);
    auto names = parse::render_markdown(markdown, {.resolve = {}, .bytes_max = limit}).mentions;
    std::vector<std::string> slugs;
    for (const auto& name : names) slugs.push_back(base::slug(name));
    auto handles = members::list_by_handle(visit.db(), slugs);
    std::vector<PersonId> persons;
    for (const auto& handle : handles) persons.push_back(handle.person);
    auto lines = members::lines_of(visit, persons);
    auto resolve = [&](parse::Reference kind, std::string_view name) -> std::optional<std::string> {
        auto slug = base::slug(name);
        if (kind == parse::Reference::tag) return slug.empty() ? std::nullopt : std::optional(tag_path(slug));
        for (const auto& handle : handles)
            if (handle.slug == slug) {
                auto line = lines.find(handle.person.number);
                if (line == lines.end() || line->second.href.empty()) return std::nullopt;
                return line->second.href;
            }
        return std::nullopt;
    };
    auto rendered = parse::render_markdown(markdown, {.resolve = resolve, .bytes_max = limit});
    out.html = std::move(rendered.html);
    out.text = std::move(rendered.text);
    out.tags = std::move(rendered.tags);
    out.mentions = std::move(persons);
    return out;
}

void check_mentions(const RenderedBody& body) {
    constexpr std::size_t mentions_max = 30;
    if (body.mentions.size() > mentions_max)
        throw base::Refusal::invalid(
            "body", base::say("This text names more than {n} people. Publish it in their space instead.",
                              {{"n", std::to_string(mentions_max)}}));
}

ItemId insert_item(platform::Visit& visit, const NewItem& item, const RenderedBody& body) {
    std::vector<spaces::Space> doors;
    for (auto space : item.spaces) doors.push_back(spaces::access_space(visit, space, spaces::Need::post));
    bool may_everyone = visit.viewer().is_system() || visit.viewer().is_facilitator() || item.state == State::proposed;
    check_doors(item.reach, doors, may_everyone ? MayAddressEveryone::yes : MayAddressEveryone::no);
    if (item.state == State::proposed) check_not_waiting(visit, item);
    auto id = store::insert_item(visit.db(), item, body, base::PublicId::random());
    for (const auto& space : doors) store::insert_door(visit.db(), id, space.id.number, item.published_at);
    if (item.reach == Reach::everyone) store::insert_door(visit.db(), id, store::everyone_door, item.published_at);
    auto mentioned = insert_references(visit, id, body, item.published_at);
    if (item.state != State::published) return id; // mentions are told once somebody may read it
    tell_mentions(visit, id, mentioned, item.published_at, item.tense);
    platform::tell(visit, {.kind = item_published,
                           .subject = id.number,
                           .actor = item.author,
                           .tense = item.tense,
                           .at = item.published_at});
    wake_doors(visit, item.reach, item.spaces);
    wake_homes(visit, item.reach, item.spaces);
    return id;
}

void update_body(platform::Visit& visit, ItemId id, std::string_view title, std::string_view body,
                 const RenderedBody& rendered) {
    auto former = store::find_item(visit.db(), id);
    if (!former) throw base::Refusal::not_found();
    if (former->title == title && former->body == body) return;
    store::insert_version(visit.db(), *former, visit.viewer().person, visit.now());
    store::update_text(visit.db(), id, {.title = title, .body = body, .html = rendered.html, .edited_at = visit.now()});
    store::delete_tags(visit.db(), id);
    auto mentioned = insert_references(visit, id, rendered, former->published_at);
    if (former->state != State::published) return;
    tell_mentions(visit, id, mentioned, {}, platform::Tense::live);
    platform::tell(visit, {.kind = item_edited, .subject = id.number});
    wake_item(visit, *former);
}

void delete_item(platform::Visit& visit, ItemId item) {
    change_state(visit, item, Change::remove, item_deleted);
}
void restore_item(platform::Visit& visit, ItemId item) {
    change_state(visit, item, Change::restore, item_restored);
}
void hide_item(platform::Visit& visit, ItemId item) {
    change_state(visit, item, Change::hide, item_hidden);
}
void show_item(platform::Visit& visit, ItemId item) {
    change_state(visit, item, Change::show, item_shown);
}

namespace {

// Its doors and tags carry the moment by which lists sort; mentions are told once somebody may read it.
void publish_waiting(platform::Visit& visit, const Item& item, std::span<const SpaceId> doors) {
    auto id = item.id;
    store::delete_doors(visit.db(), id);
    for (auto space : doors) store::insert_door(visit.db(), id, space.number, visit.now());
    if (item.reach == Reach::everyone) store::insert_door(visit.db(), id, store::everyone_door, visit.now());
    auto tags = store::list_tags(visit.db(), std::array{id});
    store::delete_tags(visit.db(), id);
    for (const auto& tag : tags) store::insert_tag(visit.db(), id, tag.label, visit.now());
    platform::tell(visit, {.kind = item_published, .subject = id.number, .actor = item.author});
    for (auto person : store::list_mentions(visit.db(), id))
        platform::tell(visit,
                       {.kind = person_mentioned, .subject = id.number, .object = person.number, .actor = item.author});
    wake_doors(visit, item.reach, doors);
    wake_homes(visit, item.reach, doors);
}

Item get_scheduled(platform::Visit& visit, ItemId id) {
    auto item = store::find_item(visit.db(), id);
    if (!item || item->state != State::scheduled) throw base::Refusal::not_found();
    return *item;
}

} // namespace

void decide_proposal(platform::Visit& visit, ItemId id, State state) {
    auto item = store::find_item(visit.db(), id);
    if (!item || item->state != State::proposed) throw base::Refusal::not_found();
    auto decide_again = [] { return db::Retry("somebody else decided at the same moment"); };
    if (state != State::published) {
        if (!store::update_state(visit.db(), id, State::proposed, State::declined)) throw decide_again();
        return;
    }
    if (!store::update_published(visit.db(), id, State::proposed, visit.now())) throw decide_again();
    publish_waiting(visit, *item, list_still_open(visit, spaces_of(visit.db(), id)));
}

void reschedule_item(platform::Visit& visit, ItemId id, base::Instant at) {
    get_scheduled(visit, id);
    store::update_hour(visit.db(), id, at);
}

void publish_scheduled(platform::Visit& visit, ItemId id) {
    auto item = get_scheduled(visit, id);
    auto doors = spaces_of(visit.db(), id);
    std::vector<spaces::Space> spaces;
    for (auto space : doors) spaces.push_back(spaces::access_space(visit, space, spaces::Need::post));
    check_doors(item.reach, spaces, visit.viewer().is_facilitator() ? MayAddressEveryone::yes : MayAddressEveryone::no);
    if (!store::update_published(visit.db(), id, State::scheduled, visit.now()))
        throw db::Retry("it was published at the same moment");
    publish_waiting(visit, item, doors);
}

std::vector<ItemId> list_due(db::Connection& connection, base::Instant now, int limit) {
    return store::list_due(connection, now, limit);
}

std::vector<Version> list_versions(db::Connection& connection, ItemId item) {
    return store::list_versions(connection, item);
}
std::int64_t get_revision(db::Connection& connection, ItemId item) {
    return store::get_revision(connection, item);
}
std::int64_t lock_revision(db::Connection& connection, ItemId item) {
    store::lock_item(connection, item);
    return store::get_revision(connection, item);
}
std::optional<Version> find_version(db::Connection& connection, ItemId item, std::int64_t revision) {
    return store::find_version(connection, item, revision);
}
void add_to_comment_count(platform::Visit& visit, ItemId item, int delta, base::Instant active_at) {
    store::add_to_comment_count(visit.db(), item, delta, active_at);
    wake_readers(visit, item);
}
void add_to_reaction_count(platform::Visit& visit, ItemId item, int delta) {
    store::add_to_reaction_count(visit.db(), item, delta);
}
void accept_comment(platform::Visit& visit, ItemId item, std::int64_t comment) {
    store::update_accepted(visit.db(), item, comment);
    wake_readers(visit, item);
}

Item access_item(platform::Visit& visit, base::PublicId item, Need need) {
    return permit(visit, store::find_item(visit.db(), item), need);
}
Item access_item(platform::Visit& visit, ItemId item, Need need) {
    return permit(visit, store::find_item(visit.db(), item), need);
}
bool may_access(platform::Visit& visit, const Item& item, Need need) {
    return may(item, need, rights_on(visit, item));
}
std::vector<spaces::Space> list_doors(platform::Visit& visit, ItemId item) {
    return spaces::list_visible(visit, spaces_of(visit.db(), item));
}
bool has_items(db::Connection& connection, SpaceId space) {
    return store::has_door(connection, space.number);
}

std::vector<SpaceId> list_door_spaces(db::Connection& connection, ItemId item) {
    return spaces_of(connection, item);
}
std::vector<std::string> list_tags(db::Connection& connection, ItemId item) {
    const ItemId ids[] = {item};
    std::vector<std::string> out;
    for (auto& row : store::list_tags(connection, ids)) out.push_back(std::move(row.label));
    return out;
}

std::vector<PersonId> keep_readers(db::Connection& connection, ItemId id, std::span<const PersonId> persons) {
    auto item = store::find_item(connection, id);
    if (!item || item->state != State::published) return {};
    if (item->reach == Reach::everyone) return {persons.begin(), persons.end()};
    std::set<PersonId> kept;
    for (auto space : spaces_of(connection, id))
        for (auto person : spaces::keep_readers(connection, space, persons)) kept.insert(person);
    return {kept.begin(), kept.end()};
}

Readers readers_of(platform::Visit& visit, Reach reach, std::span<const SpaceId> doors) {
    constexpr int sample_size = 5;
    Readers out;
    for (const auto& space : spaces::list_visible(visit, doors)) {
        out.places.push_back(space.name);
        if (space.access == spaces::Access::open) out.open_to_house = true;
    }
    if (reach == Reach::everyone) {
        out.places.insert(out.places.begin(), visit.words().text("everyone in the house"));
        out.count = members::count_current(visit.db());
        out.open_to_house = false;
        out.is_everyone = true;
        return out;
    }
    out.count = spaces::count_members(visit, doors);
    out.sample = spaces::list_member_sample(visit.db(), doors, sample_size);
    return out;
}
Readers readers_of(platform::Visit& visit, ItemId item) {
    auto found = store::find_item(visit.db(), item);
    if (!found) throw base::Refusal::not_found();
    return readers_of(visit, found->reach, spaces_of(visit.db(), item));
}

std::string item_path(base::PublicId item) {
    return "/posts/" + item.str();
}

std::string article_path(base::PublicId item) {
    return "/articles/" + item.str();
}

std::string tag_path(std::string_view label) {
    return "/tags/" + base::slug(label);
}

std::string publication_topic(SpaceId space) {
    return space ? "published:" + std::to_string(space.number) : "published";
}

std::string topics_of(platform::Visit& visit, const Item& item) {
    std::string out;
    if (item.reach == Reach::everyone) out = visit.sealed_topic(house_topic);
    for (auto space : spaces_of(visit.db(), item.id)) {
        if (!out.empty()) out += ' ';
        out += visit.sealed_topic(spaces::space_topic(space));
    }
    return out;
}

} // namespace items
