// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading articles.
#include "rooms/talk/articles/web.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/articles/jobs.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "rooms/talk/articles/store.hpp"
#include "rooms/talk/articles/store_personal.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace articles {

using base::Refusal;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 12;
constexpr int rounds_max = 40;
constexpr int refill_size = 200;

std::optional<ui::Neighbours> neighbours_of(Visit& visit, const Article& article) {
    if (!article.series) return std::nullopt;
    auto series = store::find_series(visit.db(), article.series);
    auto ids = store::list_in_series(visit.db(), article.series);
    auto readable = items::list_by_id(visit, ids);
    auto at = std::ranges::find(readable, article.item, [](const auto& each) { return each.item.id; });
    if (!series || at == readable.end()) return std::nullopt;
    auto place = static_cast<std::int64_t>(at - readable.begin()) + 1;
    ui::Neighbours out{.series = series->title,
                       .series_href = series_path(series->public_id),
                       .place = visit.words().text("{place} of {count}", {{"place", std::to_string(place)},
                                                                          {"count", std::to_string(readable.size())}})};
    if (at != readable.begin()) {
        out.previous_title = (at - 1)->item.title;
        out.previous_href = items::article_path((at - 1)->item.public_id);
    }
    if (at + 1 != readable.end()) {
        out.next_title = (at + 1)->item.title;
        out.next_href = items::article_path((at + 1)->item.public_id);
    }
    return out;
}

std::vector<ui::Door> doors_of(Visit& visit, const ui::Frame& frame, const items::Item& item) {
    std::vector<ui::Door> out;
    if (item.reach == items::Reach::everyone)
        out.push_back({.name = visit.words().text("Everyone"), .href = {}, .colour = 0});
    for (const auto& space : items::list_doors(visit, item.id)) out.push_back(items::door_of(frame, space));
    return out;
}

void add_slots(Visit& visit, pages::View& view) {
    auto state = view.item.state;
    if (state != items::State::published && state != items::State::hidden) return;
    const std::array ids{view.item.id.number};
    view.attachments = platform::fill_slot(visit, items::attachments_slot, ids).front();
    view.menu = platform::fill_slot(visit, items::item_menu_slot, ids).front();
    view.thread = platform::fill_slot(visit, items::thread_slot, ids).front();
    if (state == items::State::published)
        view.actions = platform::fill_slot(visit, items::card_actions_slot, ids).front();
}

Response show_article(Visit& visit, Request& request) {
    auto [item, article] = access_article(visit, id_of(request), Need::read);
    auto frame = platform::frame_of(visit);
    auto clocks = house_words(visit);
    const std::array authors{item.author};
    auto html = article.form == Form::article ? without_first_paragraph(item.html) : std::string_view(item.html);
    pages::View view{.item = item,
                     .article = article,
                     .author = members::lines_of(visit, authors)[item.author.number],
                     .doors = doors_of(visit, frame, item),
                     .tags = items::list_tags(visit.db(), item.id),
                     .standfirst = split_text(article.form, item.body).standfirst,
                     .outline = outline_of(html),
                     .minutes = minutes_of(item),
                     .series = neighbours_of(visit, article)};
    view.is_author = item.author == visit.viewer().person;
    view.may_edit = items::may_access(visit, item, Need::edit);
    view.hour = clocks.moment(item.published_at);
    view.chosen = hour_of(clocks, item.published_at);
    view.zone = std::string(clocks.time_zone());
    view.state = posts::state_notice_of(visit, frame, item);
    add_slots(visit, view);
    return platform::show(visit, frame, pages::article(frame, view));
}

std::optional<std::int64_t> cursor_of(Visit& visit, const std::string& list, const Request& request) {
    auto position = platform::open_position(visit, list, request.value("after"));
    return position ? std::optional(position->id) : std::nullopt;
}

// Keys first, then rights, then the rows of this page only; refilled when something was left out.
pages::List list_of(Visit& visit, Level level, const Request& request) {
    auto name = "articles." + std::string(level_name(level));
    ItemId from{cursor_of(visit, name, request).value_or(INT64_MAX)};
    std::vector<items::ListedItem> found;
    for (int round = 0; round < rounds_max && found.size() <= page_size; ++round) {
        auto size = round == 0 ? page_size + 1 : refill_size;
        auto ids = store::list_newest(visit.db(), level, from, size);
        for (auto& listed : items::list_by_id(visit, ids)) found.push_back(std::move(listed));
        if (ids.size() < static_cast<std::size_t>(size)) break;
        from = ids.back();
    }
    pages::List out{.cards = {}, .level = level};
    if (found.size() > page_size) {
        found.resize(page_size);
        out.next_href = std::string(articles_path) + "?level=" + std::string(level_name(level)) +
                        "&after=" + platform::seal_position(visit, name, {.id = found.back().item.id.number});
    }
    out.cards = cards_of(visit, found);
    out.may_write = platform::is_feature_open(visit, feature);
    return out;
}

Response show_articles(Visit& visit, Request& request) {
    auto list = list_of(visit, parse_level(request.value("level")).value_or(Level::none), request);
    if (request.wants_fragment() && !request.value("after").empty())
        return platform::show_fragment(visit, pages::list_part(platform::fragment_frame_of(visit), list));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::list(frame, list));
}

} // namespace

std::int64_t minutes_of(const items::Item& item) {
    return reading_minutes(item.body);
}

words::Words house_words(Visit& visit) {
    return {*visit.house().catalogues, visit.words().language(), platform::organisation(visit)->time_zone};
}

pages::Hour hour_of(const words::Words& words, base::Instant at) {
    auto input = words.input_value(at); // 2026-11-21T23:39
    return {.day = input.substr(0, 10), .time = input.substr(11, 5)};
}

std::vector<pages::Card> cards_of(Visit& visit, std::span<const items::ListedItem> listed) {
    std::vector<ItemId> ids;
    std::vector<PersonId> authors;
    for (const auto& each : listed) {
        ids.push_back(each.item.id);
        authors.push_back(each.item.author);
    }
    std::map<std::int64_t, Article> articles;
    for (auto& article : store::list_articles(visit.db(), ids))
        articles.emplace(article.item.number, std::move(article));
    auto lines = members::lines_of(visit, authors);
    std::vector<pages::Card> out;
    for (const auto& each : listed) {
        auto article = articles.find(each.item.id.number);
        if (article == articles.end()) continue;
        auto text = split_text(article->second.form, each.item.body);
        out.push_back({.item = each.item,
                       .article = article->second,
                       .author = lines[each.item.author.number].name,
                       .standfirst = article->second.form == Form::article
                                         ? text.standfirst
                                         : parse::excerpt(parse::render_markdown(text.body).text, 200),
                       .minutes = minutes_of(each.item)});
    }
    return out;
}

std::vector<platform::Route> reading_routes() {
    return {
        {.pattern = articles_path,
         .policy = Policy::member,
         .handler = show_articles,
         .summary = "Articles and testimonies, the newest first, of one level or of all"},
        {.pattern = "/articles/{id}",
         .policy = Policy::member,
         .handler = show_article,
         .summary = "An article and its thread"},
    };
}

platform::Room room() {
    using Place = ui::NavigationItem::Place;
    platform::Room room{.name = "articles",
                        .routes = reading_routes(),
                        .queries = store::queries(),
                        .tells = {publication_failed},
                        .jobs = schedule_jobs(),
                        .timers = schedule_timers(),
                        .navigation = {{.label = base::mark("Articles"),
                                        .href = articles_path,
                                        .icon = "newspaper",
                                        .place = Place::main,
                                        .order = 27}},
                        .features = {{.name = feature,
                                      .label = base::mark("Articles and testimonies: new ones"),
                                      .purpose = base::mark("Longer texts with a title, sections and a cover, written "
                                                            "over several days."),
                                      .advice = base::mark("Have two or three ready before you open it: an empty "
                                                           "magazine invites nobody to write.")}},
                        .personal = store::personal()};
    for (const auto& routes : {form_routes(), series_routes(), api_routes()})
        room.routes.insert(room.routes.end(), routes.begin(), routes.end());
    return room;
}

} // namespace articles
