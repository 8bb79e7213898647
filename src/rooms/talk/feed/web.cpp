// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/markdown.hpp"
#include "parse/url.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/feed/api.hpp"
#include "rooms/talk/feed/feed.hpp"
#include "rooms/talk/feed/pages.hpp"
#include <array>
#include <charconv>
#include <chrono>

namespace feed {

namespace {

using platform::Visit;

constexpr int page_size = 20;
constexpr int stream_size = 10; // whole entries; the next ones stand below at a touch
constexpr int waiting_size = 5; // as many questions as are counted on the home page

struct Place {
    std::string path; // of the list; the next page is path?cursor=…
    std::string label;
    html::Html empty;
};

Stream stream_of(Visit& visit, const ui::Frame& frame, items::ListQuery query, const Place& place) {
    query.limit = stream_size;
    auto page = items::list_items(visit, query);
    Stream out;
    out.cards = items::item_cards(visit, frame, page.items);
    out.next_href = page.next.empty() ? std::string() : parse::with_query(place.path, {{"cursor", page.next}});
    out.empty = place.empty;
    out.label = place.label;
    out.end = visit.words().text("You have read everything.");
    return out;
}

bool is_next_page(const http::Request& request) {
    return request.wants_fragment() && !request.value("cursor").empty();
}

int hour_of(Visit& visit) {
    auto time = visit.words().input_value(visit.now());
    int hour = 12;
    if (time.size() >= 13) std::from_chars(time.data() + 11, time.data() + 13, hour);
    return hour;
}

// Its title, or its first words.
std::string name_of(Visit& visit, const items::Summary& question) {
    constexpr std::size_t length_max = 80;
    if (!question.title.empty()) return question.title;
    auto shown = items::list_shown(visit, std::array{question.id});
    return shown.empty() ? std::string()
                         : parse::excerpt(parse::render_markdown(shown.front()->item.body).text, length_max);
}

std::optional<Suggestion> suggest(Visit& visit, std::span<const items::Summary> questions) {
    const auto& words = visit.words();
    for (const auto& question : questions) {
        if (question.author == visit.viewer().person || question.comment_count > 0) continue;
        return Suggestion{.sentence = words.text("“{title}” is waiting for a first answer. Perhaps yours?",
                                                 {{"title", name_of(visit, question)}}),
                          .label = words.text("Read the question"),
                          .href = items::item_path(question.public_id)};
    }
    return std::nullopt;
}

http::Response show_landing(Visit& visit) {
    auto house = platform::organisation(visit);
    auto frame = platform::frame_of(visit);
    auto welcome = house->welcome.empty() ? html::Html{} : html::trusted(parse::render_markdown(house->welcome).html);
    return platform::show(
        visit, frame,
        {.title = house->name,
         .content = landing(frame, {.organisation = house->name, .tagline = house->tagline, .welcome = welcome})});
}

std::string news_href(base::Instant since) {
    return "/feed/news?since=" + std::to_string(since.milliseconds);
}

// What is published through the viewer's doors, and nothing else.
std::vector<std::string> topics_of(Visit& visit) {
    std::vector<std::string> out{items::publication_topic({})};
    for (const auto& space : spaces::list_mine(visit)) out.push_back(items::publication_topic(space.id));
    return out;
}

News news_of(Visit& visit, base::Instant since, std::int64_t count) {
    News news{.topics = {}, .refresh_href = news_href(since), .show_href = "/", .count = count};
    for (const auto& topic : topics_of(visit)) {
        if (!news.topics.empty()) news.topics += ' ';
        news.topics += visit.sealed_topic(topic);
    }
    return news;
}

html::Html nothing_yet(Visit& visit, const ui::Frame& frame) {
    const std::array viewer{visit.viewer().person.number};
    auto first_steps = platform::fill_slot(visit, first_steps_slot, viewer).front();
    if (!first_steps.empty()) return first_steps;
    return empty_home(frame, spaces::list_readable(visit).empty() ? Spaces::none : Spaces::some);
}

http::Response show_home(Visit& visit, http::Request& request) {
    if (!visit.viewer().is_member) return show_landing(visit);
    auto cursor = std::string(request.value("cursor"));
    if (is_next_page(request)) {
        auto frame = platform::fragment_frame_of(visit);
        return platform::show_fragment(visit,
                                       stream_more(frame, stream_of(visit, frame, {.cursor = cursor}, {.path = "/"})));
    }
    auto frame = platform::frame_of(visit);
    Greeting hello{.first_name = visit.viewer().first_name, .suggestion = {}};
    Place place{.path = "/", .label = visit.words().text("What is new"), .empty = {}};
    html::Html card;
    if (cursor.empty()) {
        card = platform::fill_slot(visit, home_card_slot, std::array{visit.viewer().person.number}).front();
        auto waiting = items::list_waiting(visit, waiting_size);
        hello.suggestion = suggest(visit, waiting.questions);
        hello.questions = {.count = static_cast<std::int64_t>(waiting.questions.size()), .is_more = waiting.is_more};
    }
    auto list = stream_of(visit, frame, {.cursor = cursor}, place);
    if (list.cards.empty()) list.empty = nothing_yet(visit, frame); // officers' first steps count the whole house
    return platform::show(visit, frame,
                          {.title = greeting_title(frame, hello, hour_of(visit)),
                           .content = ui::stack(card, greeting(frame, hello),
                                                news(frame, news_of(visit, visit.now(), 0)), stream(frame, list)),
                           .actions = ui::link_button(frame, {.label = visit.words().text("Publish"),
                                                              .href = "/posts/new",
                                                              .kind = ui::Kind::primary,
                                                              .icon = "square-pen"}),
                           .section = "/"});
}

http::Response show_news(Visit& visit, http::Request& request) {
    base::Instant since = visit.now();
    auto text = request.value("since");
    std::from_chars(text.data(), text.data() + text.size(), since.milliseconds);
    auto frame = platform::fragment_frame_of(visit);
    return platform::show_fragment(visit, news(frame, news_of(visit, since, items::count_since(visit, since))));
}

http::Response show_tag(Visit& visit, http::Request& request) {
    auto tag = base::slug(request.parameter("tag"));
    if (tag.empty()) throw base::Refusal::not_found();
    const auto& words = visit.words();
    auto path = "/tags/" + tag;
    auto frame = is_next_page(request) ? platform::fragment_frame_of(visit) : platform::frame_of(visit);
    auto list = stream_of(
        visit, frame, {.by = items::ListQuery::By::tag, .tag = tag, .cursor = std::string(request.value("cursor"))},
        {.path = path, .label = words.text("Publications with this tag"), .empty = empty_tag(frame, tag)});
    if (is_next_page(request)) return platform::show_fragment(visit, stream_more(frame, list));
    return platform::show(visit, frame, tag_page(frame, tag, list));
}

http::Response show_person(Visit& visit, http::Request& request) {
    auto id = base::PublicId::parse(request.parameter("id"));
    auto person = id ? accounts::find_person(visit.db(), *id) : std::nullopt;
    if (!person) throw base::Refusal::not_found();
    const base::PersonId ids[] = {person->id};
    auto line = members::lines_of(visit, ids)[person->id.number];
    if (line.href.empty()) throw base::Refusal::not_found();
    const auto& words = visit.words();
    auto frame = is_next_page(request) ? platform::fragment_frame_of(visit) : platform::frame_of(visit);
    auto list = stream_of(
        visit, frame,
        {.by = items::ListQuery::By::author, .author = person->id, .cursor = std::string(request.value("cursor"))},
        {.path = request.path,
         .label = words.text("Publications"),
         .empty = ui::empty_state(frame, {.title = words.text("Nothing that you can read"), .text = {}})});
    if (is_next_page(request)) return platform::show_fragment(visit, stream_more(frame, list));
    return platform::show(visit, frame,
                          {.title = words.text("Publications of {name}", {{"name", line.name}}),
                           .content = stream(frame, list),
                           .above = ui::breadcrumb(frame, {{.label = line.name, .href = line.href},
                                                           {.label = words.text("Publications"), .href = {}}})});
}

http::Response show_unanswered(Visit& visit, http::Request& request) {
    const auto& words = visit.words();
    auto page = items::list_unanswered(visit, request.value("cursor"), page_size);
    auto frame = is_next_page(request) ? platform::fragment_frame_of(visit) : platform::frame_of(visit);
    Stream list{
        .cards = items::item_cards(visit, frame, page.items),
        .next_href = page.next.empty() ? std::string() : parse::with_query("/questions", {{"cursor", page.next}}),
        .empty = no_question(frame),
        .label = words.text("Questions waiting"),
        .end = {}};
    if (is_next_page(request)) return platform::show_fragment(visit, stream_more(frame, list));
    return platform::show(visit, frame, questions_page(frame, list));
}

// The publications of one space, under its header.
std::vector<html::Html> fill_space(Visit& visit, std::span<const std::int64_t> ids) {
    auto frame = platform::fragment_frame_of(visit);
    std::vector<html::Html> out;
    for (auto id : ids) {
        auto space = spaces::access_space(visit, spaces::SpaceId{id}, spaces::Need::read);
        auto new_post = parse::with_query("/posts/new", {{"space", space.slug}});
        auto list = stream_of(visit, frame, {.by = items::ListQuery::By::space, .space = space.id},
                              {.path = "/feed/spaces/" + space.slug,
                               .label = visit.words().text("Publications"),
                               .empty = empty_space(frame, new_post)});
        out.push_back(stream(frame, list));
    }
    return out;
}

http::Response show_space_page(Visit& visit, http::Request& request) {
    auto space = spaces::access_space(visit, request.parameter("slug"), spaces::Need::read);
    auto cursor = std::string(request.value("cursor"));
    if (!request.wants_fragment() && cursor.empty()) return platform::go_to(visit, spaces::space_path(space.slug));
    auto frame = request.wants_fragment() ? platform::fragment_frame_of(visit) : platform::frame_of(visit);
    auto list = stream_of(visit, frame, {.by = items::ListQuery::By::space, .space = space.id, .cursor = cursor},
                          {.path = request.path, .label = visit.words().text("Publications"), .empty = {}});
    if (request.wants_fragment()) return platform::show_fragment(visit, stream_more(frame, list));
    return platform::show(
        visit, frame,
        {.title = space.name,
         .content = stream(frame, list),
         .above = ui::breadcrumb(frame, {{.label = space.name, .href = spaces::space_path(space.slug)},
                                         {.label = visit.words().text("Earlier"), .href = {}}})});
}

// On a profile: what this person published that the viewer may read, the latest three.
std::vector<html::Html> fill_profile(Visit& visit, std::span<const std::int64_t> ids) {
    auto frame = platform::fragment_frame_of(visit);
    std::vector<html::Html> out;
    for (auto id : ids) {
        auto page = items::list_items(visit, {.by = items::ListQuery::By::author, .author = {id}, .limit = 3});
        if (page.items.empty()) {
            out.emplace_back();
            continue;
        }
        auto person = accounts::find_person(visit.db(), base::PersonId{id});
        auto all = person ? "/people/" + person->public_id.str() + "/posts" : std::string();
        out.push_back(
            ui::section(frame,
                        {.title = visit.words().text("Latest publications"),
                         .actions = page.next.empty() ? html::Html{} : ui::link(visit.words().text("See all"), all)},
                        ui::list(frame, {.label = visit.words().text("Latest publications"),
                                         .items = items::item_cards(visit, frame, page.items),
                                         .look = ui::List::Look::entries})));
    }
    return out;
}

std::vector<std::string> stream_topics_of(Visit& visit) {
    auto out = topics_of(visit);
    out.emplace_back(items::house_topic);
    return out;
}

std::vector<platform::NavigationEntry> navigation() {
    return {{.label = base::mark("Home"),
             .href = "/",
             .icon = "house",
             .place = ui::NavigationItem::Place::main,
             .order = 10},
            {.label = base::mark("Home"),
             .href = "/",
             .icon = "house",
             .place = ui::NavigationItem::Place::phone_bar,
             .order = 10},
            {.label = base::mark("Read"),
             .href = "/",
             .icon = "book-open",
             .place = ui::NavigationItem::Place::simple,
             .order = 10},
            {.label = base::mark("Reply"),
             .href = "/questions",
             .icon = "message-circle",
             .place = ui::NavigationItem::Place::simple,
             .order = 30,
             .feature = items::questions_feature},
            {.label = base::mark("Questions"),
             .href = "/questions",
             .icon = "circle-help",
             .place = ui::NavigationItem::Place::main,
             .order = 15,
             .feature = items::questions_feature}};
}

} // namespace

platform::Room room() {
    using platform::Policy;
    return {
        .name = "feed",
        .routes =
            {{.pattern = "/", .policy = Policy::anyone, .handler = show_home, .summary = "What is new for the viewer"},
             {.pattern = "/feed/news",
              .policy = Policy::member,
              .handler = show_news,
              .summary = "How many publications came since the page was opened"},
             {.pattern = "/feed/spaces/{slug}",
              .policy = Policy::member,
              .handler = show_space_page,
              .summary = "Further publications of a space"},
             {.pattern = "/tags/{tag}",
              .policy = Policy::member,
              .handler = show_tag,
              .summary = "Publications that carry a tag"},
             {.pattern = "/people/{id}/posts",
              .policy = Policy::member,
              .handler = show_person,
              .summary = "Publications of a person"},
             {.pattern = "/questions",
              .policy = Policy::member,
              .handler = show_unanswered,
              .summary = "Questions without an accepted answer",
              .feature = items::questions_feature},
             {.pattern = "/api/v1/feed",
              .policy = Policy::member,
              .handler = show_feed_json,
              .summary = "What is new for the token's owner, newest first"}},
        .fills = {{.slot = spaces::space_page_slot, .fill = fill_space},
                  {.slot = members::profile_slot, .fill = fill_profile}},
        .navigation = navigation(),
        .topics_of = stream_topics_of,
    };
}

} // namespace feed
