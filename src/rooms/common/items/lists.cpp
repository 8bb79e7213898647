// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of items: keys first (a page's ids), then rights, then the rows of that page only. Refilled when something was
// filtered out, so that a page is full as long as there is more.
#include "base/text.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/actions.hpp"
#include "rooms/common/items/store.hpp"
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace items {

namespace {

using Fetch = std::function<std::vector<store::Key>(store::Key from, int limit)>;

constexpr int rounds_max = 40;
constexpr int refill_few = 50;
constexpr int refill_size = 500; // what is left out must not show as a short page

std::string list_name(const ListQuery& query) {
    switch (query.by) {
        case ListQuery::By::doors: return "items.doors";
        case ListQuery::By::space: return "items.space." + std::to_string(query.space.number);
        case ListQuery::By::tag: return "items.tag." + query.tag;
        case ListQuery::By::author: return "items.author." + std::to_string(query.author.number);
    }
    return {};
}

store::Key start_of(platform::Visit& visit, std::string_view list, std::string_view cursor) {
    auto position = platform::open_position(visit, list, cursor);
    if (!position) return store::top;
    return {base::Instant{position->number}, position->id};
}

// What of these ids the viewer may read, by its doors alone: what is gone or hidden is left out with its row.
struct Readable {
    std::vector<ItemId> ids;                                 // in the order given
    std::map<std::int64_t, std::vector<std::int64_t>> doors; // by item
    std::vector<spaces::Space> spaces;                       // the doors that the viewer sees
};

Readable keep_readable(platform::Visit& visit, std::span<const ItemId> ids) {
    Readable out;
    if (!visit.viewer().is_member) return out;
    std::set<SpaceId> behind;
    for (const auto& row : store::list_doors(visit.db(), ids)) {
        out.doors[row.item.number].push_back(row.door);
        if (row.door > 0) behind.insert({row.door});
    }
    out.spaces = spaces::list_visible(visit, std::vector(behind.begin(), behind.end()));
    std::set<std::int64_t> readable{store::everyone_door};
    for (const auto& space : out.spaces)
        if (spaces::may_read(space)) readable.insert(space.id.number);
    for (auto id : ids)
        if (std::ranges::any_of(out.doors[id.number], [&](auto door) { return readable.contains(door); }))
            out.ids.push_back(id);
    return out;
}

// The items behind these ids that the viewer may read, in the order of ids, with their visible doors and tags.
std::vector<ListedItem> load_anew(platform::Visit& visit, std::span<const ItemId> ids) {
    auto readable = keep_readable(visit, ids);
    std::map<std::int64_t, Item> rows;
    for (auto& item : store::list_items(visit.db(), readable.ids)) rows.emplace(item.id.number, std::move(item));
    std::map<std::int64_t, std::vector<std::string>> tags;
    for (auto& row : store::list_tags(visit.db(), readable.ids)) tags[row.item.number].push_back(std::move(row.label));
    bool has_questions = std::ranges::any_of(rows, [](const auto& row) { return row.second.kind == Kind::question; });
    bool hides_questions = has_questions && !platform::is_feature_open(visit, questions_feature);
    std::vector<ListedItem> out;
    for (auto id : readable.ids) {
        auto row = rows.find(id.number);
        if (row == rows.end() || row->second.state != State::published) continue;
        if (hides_questions && row->second.kind == Kind::question) row->second.kind = Kind::message;
        ListedItem listed{.item = std::move(row->second), .doors = {}, .tags = std::move(tags[id.number])};
        const auto& doors = readable.doors[id.number];
        for (const auto& space : readable.spaces)
            if (std::ranges::find(doors, space.id.number) != doors.end()) listed.doors.push_back(space);
        out.push_back(std::move(listed));
    }
    return out;
}

using Shown = std::shared_ptr<const ListedItem>;

// What the rooms of one page ask for again and again: nothing where the viewer may not read.
struct Loaded {
    std::map<std::int64_t, Shown> items;
};

std::vector<Shown> load(platform::Visit& visit, std::span<const ItemId> ids) {
    Loaded own;
    auto* memory = visit.memory<Loaded>();
    auto& loaded = memory ? *memory : own;
    std::vector<ItemId> unknown;
    for (auto id : ids)
        if (loaded.items.try_emplace(id.number).second) unknown.push_back(id);
    if (!unknown.empty())
        for (auto& listed : load_anew(visit, unknown)) {
            auto& place = loaded.items[listed.item.id.number];
            place = std::make_shared<const ListedItem>(std::move(listed));
        }
    std::vector<Shown> out;
    for (auto id : ids)
        if (const auto& listed = loaded.items[id.number]) out.push_back(listed);
    return out;
}

std::vector<ListedItem> copies(const std::vector<Shown>& shown) {
    std::vector<ListedItem> out;
    out.reserve(shown.size());
    for (const auto& each : shown) out.push_back(*each);
    return out;
}

platform::Slice<ListedItem> fill(platform::Visit& visit, std::string_view list, const ListQuery& query,
                                 const Fetch& fetch) {
    platform::Slice<ListedItem> page;
    auto from = start_of(visit, list, query.cursor);
    auto wanted = static_cast<std::size_t>(query.limit);
    for (int round = 0; round < rounds_max; ++round) {
        auto size = round == 0 ? query.limit + 1 : refill_size;
        auto keys = fetch(from, size);
        std::vector<ItemId> ids;
        for (const auto& key : keys) ids.push_back({key.item});
        page.items.reserve(page.items.size() + ids.size());
        for (const auto& listed : load(visit, ids)) page.items.push_back(*listed);
        bool is_end = keys.size() < static_cast<std::size_t>(size);
        if (page.items.size() > wanted) {
            page.items.resize(wanted);
            const auto& last = page.items.back().item;
            page.next = platform::seal_position(
                visit, list, {.number = last.published_at.milliseconds, .text = {}, .id = last.id.number});
            return page;
        }
        if (is_end) return page;
        from = keys.back();
    }
    page.next =
        platform::seal_position(visit, list, {.number = from.published_at.milliseconds, .text = {}, .id = from.item});
    return page;
}

std::vector<std::int64_t> home_doors(platform::Visit& visit) {
    std::vector<std::int64_t> out{store::everyone_door};
    for (const auto& space : spaces::list_mine(visit)) out.push_back(space.id.number);
    return out;
}

} // namespace

platform::Slice<ListedItem> list_items(platform::Visit& visit, const ListQuery& query) {
    std::vector<std::int64_t> doors;
    if (query.by == ListQuery::By::doors) doors = home_doors(visit);
    if (query.by == ListQuery::By::space) {
        spaces::access_space(visit, query.space, spaces::Need::read);
        doors.push_back(query.space.number);
    }
    Fetch fetch = [&](store::Key from, int limit) {
        if (query.by == ListQuery::By::tag) return store::list_by_tag(visit.db(), query.tag, from, limit);
        if (query.by == ListQuery::By::author) return store::list_by_author(visit.db(), query.author, from, limit);
        return store::list_by_doors(visit.db(), doors, from, limit);
    };
    return fill(visit, list_name(query), query, fetch);
}

platform::Slice<ListedItem> list_unanswered(platform::Visit& visit, std::string_view cursor, int limit) {
    if (!platform::is_feature_open(visit, questions_feature)) return {};
    ListQuery query{.cursor = std::string(cursor), .limit = limit};
    return fill(visit, "items.unanswered", query,
                [&](store::Key from, int count) { return store::list_unanswered(visit.db(), from, count); });
}

std::vector<ListedItem> list_by_id(platform::Visit& visit, std::span<const ItemId> ids) {
    return copies(load(visit, ids));
}

std::vector<Summary> list_summaries(platform::Visit& visit, std::span<const ItemId> ids) {
    auto readable = keep_readable(visit, ids);
    bool has_questions = platform::is_feature_open(visit, questions_feature);
    std::set<std::int64_t> visible;
    for (const auto& space : readable.spaces) visible.insert(space.id.number);
    std::vector<Summary> out;
    for (auto& row : store::list_summaries(visit.db(), readable.ids)) {
        if (row.kind == Kind::question && !has_questions) continue;
        auto& summary = out.emplace_back(Summary{.id = row.id,
                                                 .public_id = row.public_id,
                                                 .kind = row.kind,
                                                 .author = row.author,
                                                 .title = std::move(row.title),
                                                 .reach = row.reach,
                                                 .comment_count = row.comment_count,
                                                 .reaction_count = row.reaction_count,
                                                 .accepted_comment = row.accepted_comment,
                                                 .spaces = {}});
        for (auto door : readable.doors[row.id.number])
            if (visible.contains(door)) summary.spaces.push_back({door});
    }
    return out;
}

Waiting list_waiting(platform::Visit& visit, int limit) {
    Waiting out;
    if (!platform::is_feature_open(visit, questions_feature)) return out;
    auto wanted = static_cast<std::size_t>(limit);
    auto from = store::top;
    for (int round = 0; round < rounds_max && out.questions.size() <= wanted; ++round) {
        auto size = round == 0 ? limit + 1 : refill_few;
        auto keys = store::list_unanswered(visit.db(), from, size);
        std::vector<ItemId> ids;
        for (const auto& key : keys) ids.push_back({key.item});
        auto place_of = [&](const Summary& each) { return std::ranges::find(ids, each.id) - ids.begin(); };
        auto readable = list_summaries(visit, ids);
        std::ranges::sort(readable, {}, place_of);
        std::ranges::move(readable, std::back_inserter(out.questions));
        if (keys.size() < static_cast<std::size_t>(size)) break;
        from = keys.back();
    }
    out.is_more = out.questions.size() > wanted;
    if (out.is_more) out.questions.resize(wanted);
    return out;
}

std::vector<Item> list_rows(db::Connection& connection, std::span<const ItemId> items) {
    return store::list_items(connection, items);
}

std::vector<Shown> list_shown(platform::Visit& visit, std::span<const ItemId> items) {
    return load(visit, items);
}

std::vector<std::shared_ptr<const Item>> list_rows(platform::Visit& visit, std::span<const ItemId> items) {
    std::vector<std::shared_ptr<const Item>> out;
    std::vector<ItemId> unknown;
    Loaded none;
    auto* memory = visit.memory<Loaded>();
    const auto& loaded = memory ? *memory : none;
    for (auto id : items) {
        auto known = loaded.items.find(id.number);
        if (known != loaded.items.end() && known->second)
            out.emplace_back(known->second, &known->second->item);
        else
            unknown.push_back(id);
    }
    if (!unknown.empty())
        for (auto& item : store::list_items(visit.db(), unknown))
            out.push_back(std::make_shared<const Item>(std::move(item)));
    return out;
}

std::vector<ListedItem> list_proposed(platform::Visit& visit) {
    if (!visit.viewer().is_facilitator()) throw base::Refusal::not_found();
    std::vector<ListedItem> out;
    for (const auto& key : store::list_proposed(visit.db(), 100))
        if (auto item = store::find_item(visit.db(), ItemId{key.item}))
            out.push_back(
                {.item = *item, .doors = list_doors(visit, item->id), .tags = list_tags(visit.db(), item->id)});
    return out;
}

std::int64_t count_since(platform::Visit& visit, base::Instant since) {
    constexpr int most = 50;
    std::vector<ItemId> ids;
    for (const auto& key : store::list_by_doors(visit.db(), home_doors(visit), store::top, most))
        if (key.published_at > since) ids.push_back({key.item});
    std::int64_t count = 0;
    for (const auto& listed : load(visit, ids)) count += listed->item.author == visit.viewer().person ? 0 : 1;
    return count;
}

std::vector<TagUse> suggest_tags(platform::Visit& visit, std::string_view beginning, std::size_t most) {
    constexpr int counted_max = 300; // publications: enough to know what a subject is called here
    auto wanted = base::slug(beginning);
    if (wanted.empty()) return {};
    auto latest = fill(visit, "items.tags." + wanted, {.limit = counted_max}, [&](store::Key from, int limit) {
        return store::list_by_tag_beginning(visit.db(), wanted, from, limit);
    });
    std::map<std::string, TagUse> uses;
    for (const auto& listed : latest.items)
        for (const auto& label : listed.tags) {
            auto tag = base::slug(label);
            if (!tag.starts_with(wanted)) continue;
            auto& use = uses.try_emplace(tag, TagUse{.tag = tag, .label = label}).first->second; // as said last
            ++use.count;
        }
    std::vector<TagUse> out;
    for (auto& [tag, use] : uses) out.push_back(std::move(use));
    std::ranges::stable_sort(out, std::greater{}, &TagUse::count);
    if (out.size() > most) out.resize(most);
    return out;
}

std::int64_t count_unanswered(platform::Visit& visit, base::Instant before) {
    if (!platform::is_feature_open(visit, questions_feature)) return 0;
    constexpr int most = 1000;
    std::vector<ItemId> ids;
    for (const auto& key : store::list_unanswered(visit.db(), {before, INT64_MAX}, most)) ids.push_back({key.item});
    std::int64_t count = 0;
    for (const auto& question : list_summaries(visit, ids)) count += question.comment_count == 0 ? 1 : 0;
    return count;
}

} // namespace items
