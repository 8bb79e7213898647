// SPDX-License-Identifier: AGPL-3.0-or-later
// From an announcement to its mailing: whom, how many, a test, when.
#include "rooms/talk/mailings/web.hpp"
#include "parse/url.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include "rooms/talk/mailings/store_personal.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <algorithm>

namespace mailings {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

// As it was asked for in the address or by the form; before any judgement of it.
Plan plan_of(Visit& visit, const Request& request) {
    bool is_form = request.method == Method::post;
    auto value = [&](std::string_view name) { return is_form ? request.field(name) : request.value(name); };
    Plan plan{.audience = rules::parse_audience(value("audience")).value_or(Audience::spaces), .spaces = {}};
    for (auto name : {"spaces", "other_spaces"})
        for (auto& slug : is_form ? request.fields(name) : request.values(name))
            if (plan.audience == Audience::spaces) plan.spaces.push_back(std::move(slug));
    if (auto pace = value("pace"); !pace.empty()) plan.per_minute = rules::parse_pace(pace).value_or(0);
    auto day = value("starts_on");
    if (day.empty()) return plan;
    auto time = value("starts_time");
    auto text = std::string(day) + "T" + (time.empty() ? "00:00" : std::string(time));
    plan.starts_at = house_words(visit).parse_input_value(text);
    if (!plan.starts_at) throw Refusal::invalid("starts_on", say("Choose a day of the calendar."));
    return plan;
}

std::string review_path(base::PublicId item, const Plan& plan) {
    std::vector<parse::Pair> pairs{{"audience", std::string(rules::audience_name(plan.audience))}};
    for (const auto& slug : plan.spaces) pairs.push_back({"spaces", slug});
    return parse::with_query(items::item_path(item) + "/mailings/review", pairs);
}

Response show_choice_of(Visit& visit, const items::Item& item, Plan plan) {
    auto choices = choices_of(visit, item);
    bool is_new = plan.audience == Audience::spaces && plan.spaces.empty() && visit.entered.empty();
    if (is_new) {
        for (const auto& door : items::list_doors(visit, item.id)) plan.spaces.push_back(door.slug);
        if (choices.has_everyone && item.reach == items::Reach::everyone) plan.audience = Audience::everyone;
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::choice(frame, {.item = item, .choices = choices, .plan = plan}));
}

Response show_choice(Visit& visit, Request& request) {
    return show_choice_of(visit, access_announcement(visit, id_of(request)), plan_of(visit, request));
}

std::vector<pages::Sample> samples_of(Visit& visit, const items::Item& item, const Whom& whom) {
    const LetterWriter writer(visit, item, whom);
    std::vector<pages::Sample> out;
    for (auto language : {words::Language::fr, words::Language::en}) {
        auto letter = writer.write_sample(language);
        out.push_back({.language = std::string(words::language_code(language)),
                       .subject = letter.subject,
                       .text = letter.mail.text});
    }
    return out;
}

pages::ReviewPage review_of(Visit& visit, const items::Item& item, const Plan& plan, const Choices& choices) {
    Whom whom{.audience = plan.audience, .spaces = rules::chosen_spaces(plan, choices)};
    pages::ReviewPage page{.item = item,
                           .plan = plan,
                           .spaces = {},
                           .reach = count_reach(visit, item, plan),
                           .samples = samples_of(visit, item, whom),
                           .address = {},
                           .day = {},
                           .time = "08:00",
                           .zone = std::string(house_words(visit).time_zone()),
                           .sight = sight_of(visit)};
    for (const auto& space : spaces::list_visible(visit, whom.spaces)) page.spaces.push_back(space.name);
    if (auto account = accounts::find_account(visit.db(), visit.viewer().person)) page.address = account->email;
    if (plan.starts_at) page.day = house_words(visit).input_value(*plan.starts_at).substr(0, 10);
    return page;
}

// A choice that cannot be comes back with what is wrong; so does the form below, with what was typed.
Response show_review(Visit& visit, Request& request) {
    auto item = access_announcement(visit, id_of(request));
    Plan plan;
    try {
        plan = plan_of(visit, request);
    } catch (const Refusal&) { // a day that is none: told beside its field
        plan.audience = rules::parse_audience(request.field("audience")).value_or(Audience::spaces);
        plan.spaces = request.fields("spaces");
    }
    auto choices = choices_of(visit, item);
    auto faults = rules::find_faults({.audience = plan.audience, .spaces = plan.spaces}, choices, visit.now());
    if (!faults.empty()) {
        visit.entered.errors = std::move(faults);
        visit.entered.values["audience"] = {std::string(rules::audience_name(plan.audience))};
        visit.entered.values["spaces"] = plan.spaces;
        visit.entered.values["other_spaces"] = plan.spaces;
        auto response = show_choice_of(visit, item, plan);
        response.status = 422;
        return response;
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::review(frame, review_of(visit, item, plan, choices)));
}

Response create_test(Visit& visit, Request& request) {
    auto item = access_announcement(visit, id_of(request));
    auto plan = plan_of(visit, request);
    send_test(visit, item.public_id, plan);
    visit.flash(say("A test is on its way to you."));
    return platform::go_to(visit, review_path(item.public_id, plan));
}

Response create_mailing(Visit& visit, Request& request) {
    auto mailing = start_mailing(visit, id_of(request), plan_of(visit, request));
    visit.flash(say("It is on its way. This page says how it goes."));
    return platform::go_to(visit, pages::mailing_path(mailing));
}

pages::Line line_of(Visit& visit, const Mailing& mailing) {
    return {.mailing = mailing, .counts = store::count_recipients(visit.db(), mailing.id), .title = {}};
}

std::vector<html::Html> fill_announcements(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<items::ItemId> wanted;
    for (auto id : ids) wanted.push_back({id});
    auto rows = items::list_rows(visit.db(), wanted);
    auto frame = platform::fragment_frame_of(visit);
    std::vector<html::Html> out(ids.size());
    for (const auto& item : rows) {
        auto at = std::ranges::find(ids, item.id.number) - ids.begin();
        if (choices_of(visit, item).empty()) continue;
        pages::Offer offer{.item = item.public_id, .lines = {}};
        for (const auto& mailing : store::list_of_item(visit.db(), item.id)) {
            if (!may_follow(visit, mailing)) continue;
            if (mailing.state <= State::paused) offer.may_send = false;
            offer.lines.push_back(line_of(visit, mailing));
        }
        out[static_cast<std::size_t>(at)] = pages::offer(frame, offer);
    }
    return out;
}

constexpr int page_size = 50;

// Newest first; those the viewer may follow. A page may be shorter than it could be.
Response show_list(Visit& visit, Request& request) {
    auto position = platform::open_position(visit, "mailings", request.value("after"));
    auto rows = store::list_mailings(visit.db(), {position ? position->id : INT64_MAX}, page_size + 1);
    pages::ListPage page;
    if (rows.size() > page_size) {
        rows.pop_back();
        page.next_href =
            std::string(pages::list_path) + "?after=" +
            platform::seal_position(visit, "mailings", {.number = 0, .text = {}, .id = rows.back().id.number});
    }
    auto frame = platform::frame_of(visit);
    for (const auto& mailing : rows) {
        if (!may_follow(visit, mailing)) continue;
        auto line = line_of(visit, mailing);
        const items::ItemId ids[] = {mailing.item};
        line.title = pages::title_of(frame, items::list_rows(visit.db(), ids).at(0));
        page.lines.push_back(std::move(line));
    }
    if (request.wants_fragment() && position) return platform::show_fragment(visit, pages::list_more(frame, page));
    return platform::show(visit, frame, pages::list(frame, page));
}

} // namespace

words::Words house_words(Visit& visit) {
    return {*visit.house().catalogues, visit.words().language(), platform::organisation(visit)->time_zone};
}

pages::Sight sight_of(const Visit& visit) {
    return visit.viewer().is_facilitator() ? pages::Sight::facilitator : pages::Sight::leader;
}

std::vector<platform::Route> form_routes() {
    return {
        {.pattern = "/posts/{id}/mailings/new",
         .policy = Policy::member,
         .handler = show_choice,
         .summary = "Whom an announcement goes to by mail"},
        {.pattern = "/posts/{id}/mailings/review",
         .policy = Policy::member,
         .handler = show_review,
         .summary = "An announcement before it leaves by mail: numbers, letter, hour, pace"},
        {.method = Method::post,
         .pattern = "/posts/{id}/mailings",
         .policy = Policy::member,
         .handler = create_mailing,
         .summary = "Sends an announcement by mail, now or at an hour",
         .form = show_review},
        {.method = Method::post,
         .pattern = "/posts/{id}/mailings/test",
         .policy = Policy::member,
         .handler = create_test,
         .summary = "Sends the letter to oneself alone"},
        {.pattern = pages::list_path,
         .policy = Policy::facilitator,
         .handler = show_list,
         .summary = "Announcements sent by mail, the newest first"},
    };
}

platform::Room room() {
    platform::Room room{
        .name = "mailings",
        .routes = form_routes(),
        .queries = store::queries(),
        .tells = {mailing_started, mailing_paused, mailing_resumed, mailing_stopped, mailing_exported},
        .hears = listeners(),
        .jobs = job_handlers(),
        .timers = timers(),
        .fills = {{.slot = items::attachments_slot, .fill = fill_announcements}},
        .navigation = {{.label = base::mark("Announcements by mail"),
                        .href = pages::list_path,
                        .icon = "mail",
                        .place = ui::NavigationItem::Place::console,
                        .policy = Policy::facilitator,
                        .order = 34,
                        .feature = feature,
                        .chapter = platform::Chapter::conversation}},
        .features = {{.name = feature,
                      .label = base::mark("Announcements by mail"),
                      .purpose = base::mark("An announcement also reaches those who do not open the site, or never "
                                            "signed in."),
                      .advice = base::mark("Send the first one to a small space, and a test to yourself before.")}},
        .personal = store::personal()};
    for (const auto& routes : {mailing_routes(), api_routes()})
        room.routes.insert(room.routes.end(), routes.begin(), routes.end());
    for (auto& route : room.routes) route.feature = feature;
    return room;
}

} // namespace mailings
