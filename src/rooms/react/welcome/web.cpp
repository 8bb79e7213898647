// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "platform/platform.hpp"
#include "platform/routes.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/welcome/actions.hpp"
#include "rooms/react/welcome/pages.hpp"
#include "rooms/react/welcome/rules.hpp"
#include "rooms/react/welcome/store.hpp"
#include "rooms/react/welcome/store_personal.hpp"
#include "rooms/react/welcome/welcome.hpp"
#include "rooms/talk/feed/feed.hpp"
#include <algorithm>

namespace welcome {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using members::Field;
using platform::form_route;
using platform::page_route;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int common_words = 8;
constexpr std::size_t spaces_proposed = 3;
constexpr std::size_t people_proposed = 2;
constexpr std::size_t places_max = 3;

members::Record get_own(Visit& visit) {
    auto record = members::find_record(visit, visit.viewer().person);
    if (!record || record->state != members::MemberState::current) throw base::Refusal::not_found();
    return std::move(*record);
}

Introduction introduction_of(const members::Record& record) {
    return {.name = record.first_name.empty() ? record.last_name : record.first_name + " " + record.last_name,
            .trade = record.trade,
            .region = record.region,
            .seeks = record.seeks,
            .offers = record.offers,
            .interests = record.interests};
}

Step step_of(const Request& request) {
    auto step = rules::parse_step(request.parameter("step"));
    if (!step) throw base::Refusal::not_found();
    return *step;
}

Response show_path(Visit& visit, Request&) {
    return platform::go_to(visit, pages::step_path(path_of(visit).step));
}

std::vector<std::string> tags_of(Visit& visit) {
    std::vector<std::string> out;
    for (auto& use : items::suggest_tags(visit, "", common_words)) out.push_back(std::move(use.label));
    return out;
}

// What is sought is among what others offer, and the other way round.
Response show_about(Visit& visit, Request&) {
    auto record = get_own(visit);
    auto common = [&](Field field) { return members::list_common_words(visit.db(), field, common_words); };
    auto offered = common(Field::offers), sought = common(Field::seeks), liked = common(Field::interests);
    auto trades = members::list_trades(visit.db(), common_words);
    std::erase(trades, record.trade);
    pages::About page{.seeks = rules::make_question(record.seeks, {offered, sought}),
                      .offers = rules::make_question(record.offers, {sought, offered}),
                      .interests = rules::make_question(record.interests, {liked, tags_of(visit), trades})};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::about(frame, page));
}

std::vector<std::string> words_of(const Request& request, const std::string& name) {
    return rules::merge_words(request.fields(name + "_chosen"), members::split_shared(request.field(name)));
}

Response update_about(Visit& visit, Request& request) {
    answer_questions(visit, {.seeks = words_of(request, "seeks"),
                             .offers = words_of(request, "offers"),
                             .interests = words_of(request, "interests")});
    return platform::go_to(visit, pages::step_path(Step::meet));
}

pages::Acquaintance::Reason reason_of(members::Match::Reason reason) {
    using From = members::Match::Reason;
    using To = pages::Acquaintance::Reason;
    switch (reason) {
        case From::offers: return To::offers;
        case From::seeks: return To::seeks;
        case From::interest: return To::interest;
        case From::region: return To::region;
    }
    return To::region;
}

std::vector<pages::Acquaintance> people_for(Visit& visit) {
    auto matches = members::list_matches(visit, people_proposed);
    std::vector<PersonId> persons;
    for (const auto& match : matches) persons.push_back(match.person);
    auto lines = members::lines_of(visit, persons);
    std::vector<pages::Acquaintance> out;
    for (const auto& match : matches)
        if (auto& line = lines[match.person.number]; !line.href.empty())
            out.push_back({.person = line, .reason = reason_of(match.reason), .word = match.word});
    return out;
}

std::vector<SpaceProposal> spaces_for(Visit& visit, const Introduction& person) {
    auto readable = spaces::list_readable(visit);
    return rules::rank_spaces(spaces::list_visible(visit, readable), person, spaces_proposed);
}

Response show_meet(Visit& visit, Request&) {
    auto person = introduction_of(get_own(visit));
    pages::Meet page{.spaces = spaces_for(visit, person), .people = people_for(visit)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::meet(frame, page));
}

Response update_meet(Visit& visit, Request& request) {
    join_spaces(visit, request.fields("spaces"));
    return platform::go_to(visit, pages::step_path(Step::hello));
}

// Own spaces, those with somebody who will see it first; without any, the spaces that fit best: publishing joins them.
std::vector<pages::Place> places_for(Visit& visit, const Introduction& person) {
    std::vector<spaces::Space> candidates = spaces::list_mine(visit);
    if (candidates.empty())
        for (auto& proposal : spaces_for(visit, person)) candidates.push_back(std::move(proposal.space));
    if (candidates.size() > places_max) candidates.resize(places_max);
    std::vector<pages::Place> out;
    for (auto& space : candidates) {
        pages::Place place{.space = std::move(space), .leaders = {}};
        auto leaders = spaces::list_leaders(visit.db(), place.space.id);
        std::erase(leaders, visit.viewer().person);
        auto lines = members::lines_of(visit, leaders);
        for (auto leader : leaders) place.leaders.push_back(lines[leader.number].name);
        out.push_back(std::move(place));
    }
    std::ranges::stable_partition(out, [](const auto& place) { return !place.leaders.empty(); });
    return out;
}

Response show_hello(Visit& visit, Request&) {
    auto person = introduction_of(get_own(visit));
    pages::Hello page{.places = places_for(visit, person), .draft = pages::draft_text(visit.words(), person)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::hello(frame, page));
}

Response create_hello(Visit& visit, Request& request) {
    using Greets = Hello::Greets;
    auto made = publish_hello(visit, {.body = std::string(request.field("body")),
                                      .space = std::string(request.field("space")),
                                      .greets = request.has_field("greet") ? Greets::leaders : Greets::nobody});
    visit.flash(say("Published. You are at home now."));
    return platform::go_to(visit, items::item_path(made));
}

Response skip(Visit& visit, Request& request) {
    auto step = step_of(request);
    skip_step(visit, step);
    auto next = rules::step_after(step);
    return platform::go_to(visit, next ? pages::step_path(*next) : "/");
}

Response create_aside(Visit& visit, Request&) {
    put_path_aside(visit);
    visit.flash(say("As you like. The way stays open in your account."));
    return platform::go_to(visit, "/");
}

std::vector<html::Html> fill_home(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out(persons.size());
    if (out.empty() || visit.viewer().is_facilitator()) return out; // whose first hour is in the console
    auto path = store::find_path(visit.db(), visit.viewer().person);
    if (path && path->ending == Ending::open)
        out.front() = pages::home_card(platform::fragment_frame_of(visit), path->step);
    return out;
}

std::vector<html::Html> fill_account(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out(persons.size());
    if (out.empty() || path_of(visit).ending == Ending::finished) return out;
    out.front() = pages::account_row(platform::fragment_frame_of(visit));
    return out;
}

std::vector<platform::Route> routes() {
    auto about = page_route("/welcome/about", Policy::member, show_about, "What one seeks, offers and likes");
    auto meet =
        page_route("/welcome/meet", Policy::member, show_meet, "Spaces and people to meet, with the reason why");
    auto hello =
        page_route("/welcome/hello", Policy::member, show_hello, "A first message, written from one’s answers");
    auto aside = page_route("/welcome/aside", Policy::member, create_aside, "Puts the first steps aside");
    aside.method = Method::post;
    auto skipped = page_route("/welcome/{step}/skip", Policy::member, skip, "Goes on without doing this step");
    skipped.method = Method::post;
    return {page_route("/welcome", Policy::member, show_path, "Leads to the step one is at"),
            about,
            form_route(about, update_about, "Keeps one’s answers in the profile"),
            meet,
            form_route(meet, update_meet, "Joins the spaces chosen"),
            hello,
            form_route(hello, create_hello, "Publishes the first message; those who lead the space are told"),
            aside,
            skipped};
}

} // namespace

platform::Room room() {
    return {.name = "welcome",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {finished, put_aside},
            .hears = listeners(),
            .fills = {{.slot = feed::home_card_slot, .fill = fill_home},
                      {.slot = accounts::account_page_slot, .fill = fill_account}},
            .personal = store::personal()};
}

} // namespace welcome
