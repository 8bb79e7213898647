// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/excerpt.hpp"
#include "parse/json.hpp"
#include "parse/markdown.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/reading_lists/actions.hpp"
#include "rooms/talk/reading_lists/pages.hpp"
#include "rooms/talk/reading_lists/rules.hpp"
#include "rooms/talk/reading_lists/store.hpp"
#include "rooms/talk/reading_lists/store_personal.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace reading_lists {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 30;

std::vector<pages::Line> lines_of(Visit& visit) {
    std::map<std::int64_t, store::Counts> counts;
    for (const auto& count : store::count_entries(visit.db(), visit.viewer().person)) counts[count.list.number] = count;
    std::vector<pages::Line> out;
    for (auto& list : store::list_lists(visit.db(), visit.viewer().person)) {
        const auto& count = counts[list.id.number];
        out.push_back({.list = std::move(list), .count = count.all, .unread = count.unread});
    }
    return out;
}

Response show_lists(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::lists(frame, lines_of(visit)));
}

Response create_new_list(Visit& visit, Request& request) {
    return platform::go_to(visit, list_path(create_list(visit, request.field("name"))));
}

std::string title_of(const words::Words& words, const items::Item& item) {
    constexpr std::size_t length_max = 90;
    if (!item.title.empty()) return item.title;
    auto text = parse::excerpt(parse::render_markdown(item.body).text, length_max);
    return text.empty() ? words.text("The publication") : text;
}

// What the viewer may read of it, in order.
std::vector<pages::Kept> kept_of(Visit& visit, const std::vector<Entry>& entries) {
    std::vector<ItemId> ids;
    std::map<std::int64_t, const Entry*> by_item;
    for (const auto& entry : entries) {
        ids.push_back(entry.item);
        by_item[entry.item.number] = &entry;
    }
    auto readable = items::list_by_id(visit, ids);
    std::vector<PersonId> authors;
    for (const auto& listed : readable) authors.push_back(listed.item.author);
    auto lines = members::lines_of(visit, authors);
    const auto& words = visit.words();
    std::vector<pages::Kept> out;
    for (const auto& [item, doors, tags] : readable) {
        bool is_article = item.kind == items::Kind::article;
        out.push_back({.item = item.public_id,
                       .title = title_of(words, item),
                       .href = is_article ? items::article_path(item.public_id) : items::item_path(item.public_id),
                       .facts = lines[item.author.number].name + " · " + words.day(words.local_day(item.published_at)),
                       .is_read = by_item[item.id.number]->read_at.has_value()});
    }
    return out;
}

pages::View view_of(Visit& visit, const List& list, const Request& request) {
    auto name = "reading_lists." + std::to_string(list.id.number);
    auto position = platform::open_position(visit, name, request.value("after"));
    auto after = position ? Entry{{position->id}, {position->number}, {}} : store::top;
    auto entries = store::list_entries(visit.db(), list.id, after, page_size + 1);
    pages::View out{.list = list, .is_owner = list.owner == visit.viewer().person};
    if (entries.size() > page_size) {
        entries.resize(page_size);
        out.next_href =
            list_path(list.public_id) + "?after=" +
            platform::seal_position(
                visit, name,
                {.number = entries.back().added_at.milliseconds, .text = {}, .id = entries.back().item.number});
    }
    const std::array owners{list.owner};
    out.owner = members::lines_of(visit, owners)[list.owner.number];
    out.entries = kept_of(visit, entries);
    out.share_href = platform::absolute(visit.house(), list_path(list.public_id));
    return out;
}

Response show_list(Visit& visit, Request& request) {
    auto view = view_of(visit, access_list(visit, id_of(request, "id"), Need::look), request);
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::list_part(platform::fragment_frame_of(visit), view));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::list(frame, view));
}

Response show_edit(Visit& visit, Request& request) {
    auto list = access_list(visit, id_of(request, "id"), Need::own);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::edit(frame, list));
}

Response update_list(Visit& visit, Request& request) {
    auto id = id_of(request, "id");
    edit_list(visit, id, request.field("name"), request.has_field("shared") ? Sharing::shared : Sharing::own);
    visit.flash(say("Saved."));
    return platform::go_to(visit, list_path(id));
}

Response delete_list(Visit& visit, Request& request) {
    auto id = id_of(request, "id");
    remove_list(visit, id);
    return platform::go_to(visit, list_path(id));
}

Response put_back_list(Visit& visit, Request& request) {
    auto id = id_of(request, "id");
    restore_list(visit, id);
    visit.flash(say("It is back."));
    return platform::go_to(visit, list_path(id));
}

Response update_read(Visit& visit, Request& request) {
    auto id = id_of(request, "id");
    mark_entry(visit, id, id_of(request, "item"), request.field("wish") == "unread" ? Reading::unread : Reading::read);
    return platform::go_to(visit, list_path(id));
}

Response delete_entry(Visit& visit, Request& request) {
    auto id = id_of(request, "id");
    remove_entry(visit, id, id_of(request, "item"));
    visit.flash(say("Taken out of this list."));
    return platform::go_to(visit, list_path(id));
}

Response show_choice(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request, "id"), items::Need::read);
    pages::Choice choice{.item = item, .lists = lines_of(visit), .holding = {}};
    std::erase_if(choice.lists, [](const auto& line) { return line.list.removed_at.has_value(); });
    auto holding = store::list_holding(visit.db(), visit.viewer().person, item.id);
    for (const auto& line : choice.lists)
        if (std::ranges::find(holding, line.list.id) != holding.end())
            choice.holding.push_back(line.list.public_id.str());
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::choose(frame, choice));
}

Response update_choice(Visit& visit, Request& request) {
    auto item = id_of(request, "id");
    std::vector<PublicId> lists;
    for (const auto& text : request.fields("lists"))
        if (auto id = PublicId::parse(text)) lists.push_back(*id);
    put_in_lists(visit, item, lists, request.field("name"));
    visit.flash(say("Saved in your reading lists."));
    return platform::go_to(visit, items::item_path(item));
}

Response show_lists_json(Visit& visit, Request&) {
    auto lists = Json::array_of(lines_of(visit), [&](const pages::Line& line) {
        return Json::object({{"id", line.list.public_id.str()},
                             {"name", line.list.name},
                             {"shared", line.list.is_shared},
                             {"publications", line.count},
                             {"unread", line.unread},
                             {"deleted", line.list.removed_at.has_value()},
                             {"path", list_path(line.list.public_id)}});
    });
    return Response::json(Json::object({{"lists", lists}}).serialise());
}

// Under a publication, above its thread: on its own page, where somebody has begun to read it.
std::vector<html::Html> fill_threads(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out;
    auto frame = platform::fragment_frame_of(visit);
    bool is_open = platform::is_feature_open(visit, feature);
    for (auto id : ids) {
        const std::array items{ItemId{id}};
        auto rows = is_open ? items::list_rows(visit.db(), items) : std::vector<items::Item>{};
        bool is_published = !rows.empty() && rows.front().state == items::State::published;
        out.push_back(is_published ? pages::put_aside(frame, rows.front().public_id) : html::Html{});
    }
    return out;
}

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out(ids.size());
    if (!platform::is_feature_open(visit, feature)) return out;
    auto frame = platform::fragment_frame_of(visit);
    const auto& words = visit.words();
    for (auto& each : out)
        each = ui::section(frame, {.title = words.text("Reading lists")},
                           ui::row(frame, {.title = words.text("See my reading lists"),
                                           .href = std::string(lists_path),
                                           .text = words.text("What you put aside to read."),
                                           .icon = "bookmark"}));
    return out;
}

platform::Route act(std::string_view pattern, platform::Handler handler, std::string_view summary) {
    return {
        .method = Method::post, .pattern = pattern, .policy = Policy::member, .handler = handler, .summary = summary};
}

std::vector<platform::Route> routes() {
    std::vector<platform::Route> all{
        {.pattern = lists_path, .policy = Policy::member, .handler = show_lists, .summary = "One's reading lists"},
        act(lists_path, create_new_list, "Makes a reading list"),
        {.pattern = "/reading-lists/{id}",
         .policy = Policy::member,
         .handler = show_list,
         .summary = "A reading list: one's own, or a shared one"},
        {.pattern = "/reading-lists/{id}/edit",
         .policy = Policy::member,
         .handler = show_edit,
         .summary = "Name and sharing of one's list"},
        act("/reading-lists/{id}/edit", update_list, "Saves name and sharing of one's list"),
        act("/reading-lists/{id}/delete", delete_list, "Deletes one's list"),
        act("/reading-lists/{id}/restore", put_back_list, "Undoes the deletion of a list, within a week"),
        act("/reading-lists/{id}/entries/{item}/read", update_read, "Marks as read, or not"),
        act("/reading-lists/{id}/entries/{item}/delete", delete_entry, "Takes a publication out of one's list"),
        {.pattern = "/posts/{id}/reading-lists",
         .policy = Policy::member,
         .handler = show_choice,
         .summary = "Which of one's lists hold a publication"},
        act("/posts/{id}/reading-lists", update_choice, "Puts a publication in one's lists"),
        {.pattern = "/api/v1/reading-lists",
         .policy = Policy::member,
         .handler = show_lists_json,
         .summary = "One's reading lists"},
    };
    all[1].form = show_lists;
    all[4].form = show_edit;
    all[10].form = show_choice;
    for (auto& route : all) route.feature = feature;
    return all;
}

} // namespace

platform::Room room() {
    return {.name = "reading_lists",
            .routes = routes(),
            .queries = store::queries(),
            .timers = {{.name = "reading_lists.sweep", .every = std::chrono::hours(24), .run = sweep}},
            .fills = {{.slot = items::thread_slot, .fill = fill_threads},
                      {.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .features = {{.name = feature,
                          .label = base::mark("Reading lists"),
                          .purpose = base::mark("Members gather texts worth reading again, and share them."),
                          .advice = base::mark("Make the first list yourself: an example says what it is for.")}},
            .personal = store::personal()};
}

} // namespace reading_lists
