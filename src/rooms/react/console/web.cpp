// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/url.hpp"
#include "platform/platform.hpp"
#include "platform/routes.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/law/law.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/console/actions.hpp"
#include "rooms/react/console/console.hpp"
#include "rooms/react/console/pages.hpp"
#include "rooms/react/console/store.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include <algorithm>

namespace console {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::form_route;
using platform::page_route;
using platform::Policy;
using platform::Visit;

namespace {

constexpr std::size_t looks_bytes_max = 24 << 20; // with a cover

pages::Totals totals_since(Visit& visit, int days) {
    auto since = base::Day{base::Day::of(visit.now()).number - days + 1};
    return {.publications = store::count_since(visit.db(), Happening::publication, since),
            .comments = store::count_since(visit.db(), Happening::comment, since),
            .arrivals = store::count_since(visit.db(), Happening::arrival, since)};
}

Response show_home(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    pages::Home page{.sees_people = visit.viewer().is_facilitator(), .runs_machine = visit.viewer().is_administrator()};
    if (page.sees_people) {
        auto counts = invitations::count_people(visit);
        page.arrived = counts.arrived;
        page.not_arrived = counts.waiting + counts.invited + counts.bounced + counts.never_came + counts.declined;
        if (platform::is_feature_open(visit, items::questions_feature))
            page.questions = items::count_unanswered(visit, visit.now());
        page.reports = moderation::count_waiting(visit);
        page.week = totals_since(visit, 7);
        page.month = totals_since(visit, 30);
        page.first_steps = checklist::card(visit);
        page.law_missing = law::count_missing(visit);
    }
    return platform::show(visit, frame, pages::home(frame, page));
}

Response show_questions(Visit& visit, Request& request) {
    auto frame = platform::frame_of(visit);
    auto slice = items::list_unanswered(visit, request.value("after"), 20);
    auto cards = items::item_cards(visit, frame, slice.items);
    auto next = slice.next.empty() ? std::string() : "/console/questions?after=" + parse::percent_encode(slice.next);
    if (request.wants_fragment() && !request.value("after").empty())
        return platform::show_fragment(
            visit, ui::list_items(frame, {.items = cards, .more = ui::pager(frame, {.next_href = next})}));
    return platform::show(visit, frame, pages::questions(frame, cards, next));
}

Response show_settings(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::identity(frame, *platform::organisation(visit)));
}

Response update_settings(Visit& visit, Request& request) {
    using KindChange = rules::Identity::KindChange;
    update_identity(
        visit, {.name = std::string(request.field("name")),
                .short_name = std::string(request.field("short_name")),
                .kind = std::string(request.field("kind")),
                .language = std::string(request.field("language")),
                .tagline = std::string(request.field("tagline")),
                .welcome = std::string(request.field("welcome")),
                .kind_change = request.has_field("confirm_kind") ? KindChange::confirmed : KindChange::not_confirmed});
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/console/settings");
}

Response show_looks_with(Visit& visit, std::string colour, std::string typeface) {
    auto frame = platform::frame_of(visit);
    auto house = platform::organisation(visit);
    return platform::show(visit, frame,
                          pages::looks(frame, {.colour = std::move(colour),
                                               .logo = house->logo,
                                               .cover = house->cover,
                                               .typeface = std::move(typeface)}));
}
Response show_looks(Visit& visit, Request&) {
    auto house = platform::organisation(visit);
    return show_looks_with(visit, house->brand_colour, house->typeface);
}
Response preview_looks(Visit& visit, Request& request) {
    if (request.wants_fragment()) // while one types: half a colour is no mistake
        return platform::show_fragment(
            visit, pages::colour_preview(platform::fragment_frame_of(visit), request.field("brand_colour")));
    return show_looks_with(visit, rules::check_colour(request.field("brand_colour")),
                           request.has_field("typeface") ? std::string(request.field("typeface"))
                                                         : platform::organisation(visit)->typeface);
}
PictureChange picture_change(Visit& visit, Request& request, const std::string& name, files::PictureUse use) {
    PictureChange change;
    if (const auto* file = request.form.find_file(name); file && !file->bytes.empty())
        change.picture = files::prepare_picture(visit, file->bytes, use, name);
    else if (request.has_field("remove_" + name))
        change.present = PictureChange::Present::removed;
    return change;
}
Response update_looks_form(Visit& visit, Request& request) {
    LooksDraft draft{
        .colour = rules::check_colour(request.field("brand_colour")),
        .typeface = rules::check_typeface(request.has_field("typeface") ? request.field("typeface")
                                                                        : platform::organisation(visit)->typeface)};
    draft.logo = picture_change(visit, request, "logo", files::PictureUse::logo);
    draft.cover = picture_change(visit, request, "cover", files::PictureUse::cover);
    update_looks(visit, draft);
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/console/looks");
}

pages::Mail mail_page_of(Visit& visit) {
    auto house = platform::organisation(visit);
    auto counts = platform::count_mail(visit.db());
    auto server = rules::without_password(house->mail_url);
    return {.from = house->mail_from,
            .server = server,
            .selector = house->dkim_selector,
            .has_password = server != house->mail_url,
            .waiting = counts.waiting,
            .accepted = counts.accepted,
            .refused = counts.refused,
            .test_answer = {},
            .test_accepted = false};
}
Response show_mail(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::mail(frame, mail_page_of(visit)));
}
Response update_mail_form(Visit& visit, Request& request) {
    accounts::check_confirmed(visit); // it holds a password
    update_mail(visit, {.from = std::string(request.field("mail_from")),
                        .server = std::string(request.field("mail_server")),
                        .password = std::string(request.field("mail_password")),
                        .selector = std::string(request.field("dkim_selector"))});
    visit.flash(say("Saved. Send yourself a test message now."));
    return platform::go_to(visit, "/console/mail");
}
Response create_test_mail(Visit& visit, Request&) {
    auto result = send_test_mail(visit);
    auto page = mail_page_of(visit);
    page.test_answer = result.answer.empty() ? "…" : result.answer;
    page.test_accepted = result.outcome == net::MailOutcome::accepted;
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::mail(frame, page));
}
pages::Finding finding_of(net::Finding finding) {
    switch (finding) {
        case net::Finding::good: return pages::Finding::good;
        case net::Finding::missing: return pages::Finding::missing;
        case net::Finding::wrong: return pages::Finding::wrong;
        case net::Finding::unknown: return pages::Finding::unknown;
    }
    return pages::Finding::unknown;
}
Response show_mail_domain(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    auto domain = rules::domain_of(platform::organisation(visit)->mail_from);
    auto found = examine_mail_domain(visit);
    return platform::show(
        visit, frame,
        pages::mail_domain(
            frame, domain,
            {.spf = finding_of(found.spf), .dkim = finding_of(found.dkim), .dmarc = finding_of(found.dmarc)}));
}

// The routes and entries that do not exist while this feature is closed. The room of offices keeps their words in French.
std::vector<std::string> hidden_with(Visit& visit, std::string_view feature) {
    std::vector<std::string> out;
    auto add = [&](std::string_view id) {
        auto sentence = visit.words().text(base::Message{.id = id, .arguments = {}});
        if (std::ranges::find(out, sentence) == out.end()) out.push_back(std::move(sentence));
    };
    for (const auto& room : visit.house().rooms)
        for (const auto& route : room.routes)
            if (route.feature == feature && !route.pattern.starts_with("/api/")) add(route.summary);
    return out;
}

Response show_features(Visit& visit, Request&) {
    std::vector<pages::FeatureLine> lines;
    for (auto& feature : platform::list_features(visit))
        lines.push_back({.name = feature.name,
                         .label = feature.label,
                         .is_open = feature.is_open,
                         .purpose = feature.purpose,
                         .advice = feature.advice,
                         .hidden = hidden_with(visit, feature.name)});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::features(frame, lines));
}
Response update_features(Visit& visit, Request& request) {
    update_open_features(visit, request.fields("open"));
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/console/features");
}

std::vector<platform::Route> routes() {
    auto settings = page_route("/console/settings", Policy::facilitator, show_settings, "Who the organisation is");
    auto looks = page_route("/console/looks", Policy::facilitator, show_looks, "Logo, colour, type, cover");
    auto mail = page_route("/console/mail", Policy::administrator, show_mail, "Sender and mail server");
    auto features = page_route("/console/features", Policy::facilitator, show_features, "What is open in the house");
    auto save_looks = form_route(looks, update_looks_form, "Changes logo, colour, type, cover");
    save_looks.body_bytes_max = looks_bytes_max;
    auto preview = form_route(looks, preview_looks, "Shows a colour before it is saved");
    preview.pattern = "/console/looks/preview";
    preview.body_bytes_max = looks_bytes_max;
    auto test = form_route(mail, create_test_mail, "Sends the viewer a test message and shows the server’s answer");
    test.pattern = "/console/mail/test";
    auto questions =
        page_route("/console/questions", Policy::facilitator, show_questions, "Questions without any answer");
    questions.feature = items::questions_feature;
    return {page_route("/console", Policy::officer, show_home, "What officers see first"),
            questions,
            settings,
            form_route(settings, update_settings, "Changes who the organisation is"),
            looks,
            save_looks,
            preview,
            mail,
            form_route(mail, update_mail_form, "Changes sender and mail server"),
            test,
            page_route("/console/mail/domain", Policy::administrator, show_mail_domain,
                       "SPF, DKIM and DMARC of our domain"),
            features,
            form_route(features, update_features, "Opens and closes features")};
}

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out;
    for (auto person : persons) {
        bool is_theirs = visit.viewer().is_officer() && visit.viewer().person.number == person;
        out.push_back(is_theirs ? pages::door(platform::fragment_frame_of(visit)) : html::Html{});
    }
    return out;
}

std::vector<platform::NavigationEntry> navigation() {
    using platform::Chapter;
    using Place = ui::NavigationItem::Place;
    auto entry = [](const char* label, std::string_view href, std::string_view icon, Policy policy) {
        return platform::NavigationEntry{.label = label,
                                         .href = href,
                                         .icon = icon,
                                         .place = Place::console,
                                         .policy = policy,
                                         .chapter = Chapter::house};
    };
    auto door = entry(base::mark("Console"), "/console", "gauge", Policy::officer);
    door.place = Place::main;
    door.chapter = Chapter::none;
    door.order = 90;
    auto home = entry(base::mark("Overview"), "/console", "gauge", Policy::officer);
    home.order = 10;
    home.chapter = Chapter::none;
    auto features = entry(base::mark("Features"), "/console/features", "layout-grid", Policy::facilitator);
    features.order = 40;
    features.chapter = Chapter::opening;
    std::vector<platform::NavigationEntry> out{
        door,
        home,
        features,
        entry(base::mark("Identity"), "/console/settings", "house", Policy::facilitator),
        entry(base::mark("Looks"), "/console/looks", "image", Policy::facilitator),
        entry(base::mark("Mail"), "/console/mail", "mail", Policy::administrator)};
    int order = 50;
    for (std::size_t i = 3; i < out.size(); ++i) out[i].order = order++;
    return out;
}

} // namespace

platform::Room room() {
    return {.name = "console",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {settings_changed, feature_opened, feature_closed},
            .hears = listeners(),
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .navigation = navigation()};
}

} // namespace console
