// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/reactions/actions.hpp"
#include "rooms/talk/reactions/pages.hpp"
#include "rooms/talk/reactions/store.hpp"
#include "rooms/talk/reactions/store_personal.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace reactions {

using base::Refusal;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using parse::Json;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 50;
constexpr std::string_view feature = "reactions";

Kind kind_of(std::string_view name) {
    auto kind = parse_kind(name);
    if (!kind) throw Refusal::not_found();
    return *kind;
}

pages::Bar bar_of(Visit& visit, const items::Item& item) {
    return {.item = item.public_id,
            .choices = {},
            .comment_count = item.comment_count,
            .share_title = item.title,
            .share_href = platform::absolute(visit.house(), items::item_path(item.public_id))};
}

pages::Choice& choice_of(pages::Bar& bar, Kind kind) {
    return *std::ranges::find(bar.choices, kind, &pages::Choice::kind);
}

void add_choices(Visit& visit, std::span<const ItemId> items, std::map<std::int64_t, pages::Bar>& bars) {
    for (auto& [item, bar] : bars)
        for (auto kind : kinds) bar.choices.push_back({.kind = kind});
    for (const auto& row : store::list_counts(visit.db(), items, visit.viewer().person)) {
        auto bar = bars.find(row.item.number);
        if (bar == bars.end()) continue;
        auto& choice = choice_of(bar->second, row.kind);
        choice.count = row.total;
        choice.is_own = row.is_own;
    }
}

// One bar an item, two queries for all of them. Replies and sharing stay when reactions are closed.
std::vector<html::Html> fill_bars(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<ItemId> items;
    for (auto id : ids) items.push_back(ItemId{id});
    std::map<std::int64_t, pages::Bar> bars;
    for (const auto& item : items::list_rows(visit, items)) bars.emplace(item->id.number, bar_of(visit, *item));
    if (platform::is_feature_open(visit, feature)) add_choices(visit, items, bars);
    auto frame = platform::fragment_frame_of(visit);
    std::vector<html::Html> out;
    for (auto id : ids) {
        auto bar = bars.find(id);
        out.push_back(bar == bars.end() ? html::Html{} : pages::bar(frame, bar->second));
    }
    return out;
}

Response update_reaction(Visit& visit, Request& request) {
    auto id = id_of(request);
    if (request.has_field("remove"))
        remove_reaction(visit, id, kind_of(request.field("remove")));
    else
        add_reaction(visit, id, kind_of(request.field("add")));
    if (!request.wants_fragment()) return platform::go_to(visit, items::item_path(id));
    const std::array ids{items::access_item(visit, id, Need::read).id.number};
    return platform::show_fragment(visit, fill_bars(visit, ids).front());
}

Response show_reactors(Visit& visit, Request& request) {
    pages::Reactors view{.item = items::access_item(visit, id_of(request), Need::read), .people = {}};
    auto list = "reactions." + std::to_string(view.item.id.number);
    auto position = platform::open_position(visit, list, request.value("after"));
    // The cursor's text is the kind: the third key of the list.
    auto after = position
                     ? Reaction{{position->id}, parse_kind(position->text).value_or(Kind::like), {position->number}}
                     : store::top;
    auto rows = store::list_reactions(visit.db(), view.item.id, after, page_size + 1);
    if (rows.size() > page_size) {
        rows.resize(page_size);
        const auto& last = rows.back();
        view.next_href = items::item_path(view.item.public_id) + "/reactions?after=" +
                         platform::seal_position(visit, list,
                                                 {.number = last.reacted_at.milliseconds,
                                                  .text = std::string(kind_name(last.kind)),
                                                  .id = last.person.number});
    }
    std::vector<PersonId> persons;
    for (const auto& row : rows) persons.push_back(row.person);
    auto lines = members::lines_of(visit, persons);
    for (const auto& row : rows) view.people.push_back({.person = lines[row.person.number], .kind = row.kind});
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::reactors_part(platform::fragment_frame_of(visit), view));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::reactors(frame, view));
}

Response answer_json(Visit& visit, base::PublicId id, Kind kind) {
    const std::array ids{items::access_item(visit, id, Need::read).id};
    Count found;
    for (const auto& count : store::list_counts(visit.db(), ids, visit.viewer().person))
        if (count.kind == kind) found = count;
    return Response::json(
        Json::object({{"kind", kind_name(kind)}, {"count", found.total}, {"mine", found.is_own}}).serialise());
}

Response add_reaction_json(Visit& visit, Request& request) {
    auto kind = kind_of(request.parameter("kind"));
    add_reaction(visit, id_of(request), kind);
    return answer_json(visit, id_of(request), kind);
}
Response remove_reaction_json(Visit& visit, Request& request) {
    auto kind = kind_of(request.parameter("kind"));
    remove_reaction(visit, id_of(request), kind);
    return answer_json(visit, id_of(request), kind);
}

std::vector<platform::Route> routes() {
    std::vector<platform::Route> all{
        {.pattern = "/posts/{id}/reactions",
         .policy = Policy::member,
         .handler = show_reactors,
         .summary = "Who reacted, the newest first"},
        {.method = Method::post,
         .pattern = "/posts/{id}/reactions",
         .policy = Policy::member,
         .handler = update_reaction,
         .summary = "Adds one's reaction (add) or takes it back (remove)"},
        {.method = Method::put,
         .pattern = "/api/v1/posts/{id}/reactions/{kind}",
         .policy = Policy::member,
         .handler = add_reaction_json,
         .summary = "Reacts: like, thanks, idea, support or celebrate"},
        {.method = Method::del,
         .pattern = "/api/v1/posts/{id}/reactions/{kind}",
         .policy = Policy::member,
         .handler = remove_reaction_json,
         .summary = "Takes one's reaction back"},
    };
    for (auto& route : all) route.feature = feature;
    return all;
}

} // namespace

platform::Room room() {
    return {
        .name = "reactions",
        .routes = routes(),
        .queries = store::queries(),
        .tells = {reaction_added, reaction_removed},
        .fills = {{.slot = items::card_actions_slot, .fill = fill_bars}},
        .features = {{.name = feature,
                      .label = base::mark("Reactions: like, thank you, bravo…"),
                      .purpose = base::mark("A thank you without a message: whoever wrote knows that they were read."),
                      .advice = base::mark("Wait until people answer one another in words: a button would replace "
                                           "the first replies.")}},
        .personal = store::personal()};
}

} // namespace reactions
