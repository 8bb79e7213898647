// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/url.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/invitations/actions.hpp"
#include "rooms/people/invitations/pages.hpp"
#include "rooms/people/invitations/rules.hpp"
#include "rooms/people/invitations/store.hpp"
#include "rooms/people/invitations/store_personal.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>

namespace invitations {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 50;
constexpr std::string_view letters_feature = "letters";

std::vector<pages::Line> lines_of(Visit& visit, const std::vector<Invitation>& invitations) {
    std::vector<PersonId> persons;
    for (const auto& each : invitations) persons.push_back(each.person);
    auto people = members::lines_of(visit, persons);
    std::map<std::int64_t, accounts::Person> known;
    for (auto& person : accounts::list_persons(visit.db(), persons)) known.emplace(person.id.number, person);
    std::vector<pages::Line> out;
    for (const auto& each : invitations) {
        auto who = known.find(each.person.number);
        if (who == known.end()) continue;
        pages::Line line{.invitation = each, .public_id = who->second.public_id, .person = people[each.person.number]};
        // Officers see the register: somebody who is not in the directory yet has a name all the same.
        line.person.name = who->second.name();
        line.person.href = "/console/members/" + line.public_id.str();
        line.person.colour = each.person.number % ui::colour_count;
        line.asks_first = asks_before_writing(visit, each);
        out.push_back(std::move(line));
    }
    return out;
}

bool has_letters(Visit& visit) {
    return platform::is_feature_open(visit, letters_feature);
}

Response show_overview(Visit& visit, Request&) {
    pages::Overview page{.counts = count_people(visit), .waves = {}, .has_letters = has_letters(visit)};
    for (auto& wave : store::list_waves(visit.db(), 20)) {
        auto counts = store::count_wave(visit.db(), wave.id);
        page.waves.push_back({.wave = std::move(wave), .counts = counts});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::overview(frame, page));
}

// Cuts the row that was read too many and says where the next page begins.
std::string next_cursor(Visit& visit, std::string_view list, std::vector<Invitation>& rows, int limit) {
    if (std::ssize(rows) <= limit) return {};
    rows.pop_back();
    const auto& last = rows.back();
    return platform::seal_position(visit, list, {.number = 0, .text = last.name_key, .id = last.person.number});
}

Response show_people(Visit& visit, Request& request) {
    auto bucket = rules::parse_bucket(request.value("state"));
    if (!bucket) throw Refusal::not_found();
    auto list = "invitations." + std::string(rules::bucket_name(*bucket));
    auto after = platform::open_position(visit, list, request.value("after")).value_or(platform::Position{});
    auto rows =
        store::list_bucket(visit.db(), {.bucket = *bucket, .now = visit.now(), .after = after, .limit = page_size + 1});
    auto next = next_cursor(visit, list, rows, page_size);
    pages::BucketPage page{
        .bucket = *bucket, .lines = lines_of(visit, rows), .next_href = {}, .has_letters = has_letters(visit)};
    if (!next.empty()) page.next_href = pages::bucket_path(*bucket) + "&after=" + parse::percent_encode(next);
    if (request.wants_fragment() && !request.value("after").empty())
        return platform::show_fragment(visit, pages::bucket_more(platform::fragment_frame_of(visit), page));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::bucket(frame, page));
}

Response show_choice(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::choice(frame, {.counts = count_people(visit),
                                                .trades = store::list_trades(visit.db()),
                                                .regions = store::list_regions(visit.db())}));
}

pages::Sample sample_in(Visit& visit, words::Language language) {
    auto house = platform::organisation(visit);
    words::Words words(*visit.house().catalogues, language, visit.words().time_zone());
    auto frame = platform::mail_frame(visit, words);
    auto written = invitation_mail(
        frame, {.subject = house->is_union() ? InvitationMail::Subject::neutral : InvitationMail::Subject::named,
                .first_name = "Camille",
                .href = platform::absolute(visit.house(), "/enter/…"),
                .code = "482913",
                .code_href = platform::absolute(visit.house(), "/enter"),
                .decline_href = platform::absolute(visit.house(), "/invitation/…"),
                .expires_on = words.local_day(visit.now() + lifetime)});
    return {
        .language = std::string(words.code()), .subject = written.subject, .text = ui::mail(frame, written.mail).text};
}

// Whom the form or the address names; trade and region by their label.
Choice choice_of(const Request& request, bool is_form) {
    auto value = [&](std::string_view name) { return is_form ? request.field(name) : request.value(name); };
    return rules::check_choice(value("who"), value("trade"), value("region"));
}

std::vector<base::PublicId> ticked_persons(const std::vector<std::string>& values) {
    std::vector<base::PublicId> out;
    for (const auto& text : values) {
        auto id = base::PublicId::parse(text);
        if (!id) throw Refusal::not_found();
        out.push_back(*id);
    }
    return out;
}

Response show_review_of(Visit& visit, const Request& request, Choice choice) {
    bool is_form = request.method == Method::post;
    pages::ReviewPage page{.choice = choice};
    auto name = choice.who == Choice::Who::trade ? "trade" : "region";
    page.label = is_form ? request.field(name) : request.value(name);
    if (choice.who == Choice::Who::pilots) {
        auto pilots = suggest_pilots(visit);
        auto rows = store::list_invitations(visit.db(), pilots);
        std::ranges::sort(rows, {}, [&](const auto& row) { return std::ranges::find(pilots, row.person); });
        page.offered = lines_of(visit, rows);
        if (is_form) page.choice.persons = ticked_persons(request.fields("person"));
        for (const auto& line : page.offered)
            if (!is_form && page.choice.persons.size() < pilots_count) page.choice.persons.push_back(line.public_id);
    }
    auto plan = plan_wave(visit, page.choice);
    page.count = plan.count;
    page.work_addresses = plan.work_addresses;
    page.last_new = plan.last_new;
    page.last_known = plan.last_known;
    page.samples = {sample_in(visit, words::Language::fr), sample_in(visit, words::Language::en)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::review(frame, page));
}

Response show_review(Visit& visit, Request& request) {
    if (request.method == Method::post) {
        // A form that comes back: when even the choice is wrong, from the start.
        if (!rules::parse_who(request.field("who"))) return show_choice(visit, request);
        return show_review_of(visit, request, choice_of(request, true));
    }
    try {
        return show_review_of(visit, request, choice_of(request, false));
    } catch (const Refusal& refusal) {
        if (refusal.kind != base::RefusalKind::invalid) throw;
        visit.entered.errors = refusal.fields;
        for (const auto& [name, text] : request.query) visit.entered.values[name].push_back(text);
        auto response = show_choice(visit, request);
        response.status = 422;
        return response;
    }
}

WorkAddresses confirmation_of(const Request& request) {
    return request.has_field("work_addresses") ? WorkAddresses::confirmed : WorkAddresses::not_confirmed;
}

Response create_wave(Visit& visit, Request& request) {
    WaveStart start{.choice = choice_of(request, true),
                    .name = std::string(request.field("name")),
                    .pace = rules::check_pace(request.field("pace")),
                    .work_addresses = confirmation_of(request)};
    start.choice.persons = ticked_persons(request.fields("person"));
    check_for_officers(visit, start.choice.persons);
    auto wave = start_wave(visit, start);
    visit.flash(say("The wave has started."));
    return platform::go_to(visit, "/console/invitations/waves/" + wave.str());
}

Response show_wave(Visit& visit, Request& request) {
    auto wave = get_wave(visit, request.parameter("wave"));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::wave(frame, {.wave = wave, .counts = store::count_wave(visit.db(), wave.id)}));
}

Response create_pause(Visit& visit, Request& request) {
    auto wave = get_wave(visit, request.parameter("wave"));
    pause_wave(visit, wave);
    visit.flash(say("Paused: nothing leaves until you go on."));
    return platform::go_to(visit, "/console/invitations/waves/" + wave.public_id.str());
}
Response create_resume(Visit& visit, Request& request) {
    auto wave = get_wave(visit, request.parameter("wave"));
    resume_wave(visit, wave);
    visit.flash(say("The wave goes on."));
    return platform::go_to(visit, "/console/invitations/waves/" + wave.public_id.str());
}
Response create_stop(Visit& visit, Request& request) {
    auto wave = get_wave(visit, request.parameter("wave"));
    stop_wave(visit, wave);
    visit.flash(say("Stopped: what had not left does not leave."));
    return platform::go_to(visit, "/console/invitations/waves/" + wave.public_id.str());
}

pages::Line line_named(Visit& visit, std::string_view public_id) {
    auto id = base::PublicId::parse(public_id);
    auto person = id ? accounts::find_person(visit.db(), *id) : std::nullopt;
    auto invitation = person ? store::find_invitation(visit.db(), person->id) : std::nullopt;
    if (!invitation) throw Refusal::not_found();
    return lines_of(visit, {*invitation}).at(0);
}

Response show_invitation(Visit& visit, Request& request) {
    auto line = line_named(visit, request.parameter("person"));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::invitation(frame, line));
}

Response create_invitation(Visit& visit, Request& request) {
    auto person = platform::id_of(request, "person");
    check_for_officers(visit, {person});
    invite_again(visit, person, confirmation_of(request));
    visit.flash(say("A fresh invitation is on its way."));
    return platform::go_to(visit, "/console/invitations");
}

Response show_letters(Visit& visit, Request& request) {
    auto frame = platform::frame_of(visit);
    pages::LettersPage page;
    if (!request.value("person").empty()) {
        page.lines = {line_named(visit, request.value("person"))};
        return platform::show(visit, frame, pages::letters(frame, page));
    }
    auto after = platform::open_position(visit, "invitations.letters", request.value("after"));
    auto rows = store::list_letters(visit.db(), after.value_or(platform::Position{}), letters_max + 1);
    auto next = next_cursor(visit, "invitations.letters", rows, letters_max);
    page.lines = lines_of(visit, rows);
    if (!next.empty()) page.next_href = "/console/invitations/letters?after=" + parse::percent_encode(next);
    return platform::show(visit, frame, pages::letters(frame, page));
}

Response create_letters(Visit& visit, Request& request) {
    auto persons = ticked_persons(request.fields("person"));
    check_for_officers(visit, persons);
    auto printed = print_letters(visit, persons);
    if (printed.empty()) throw Refusal::invalid("person", say("These people have arrived in the meantime."));
    auto house = platform::organisation(visit);
    pages::PrintPage page{.organisation = house->name,
                          .address = platform::absolute(visit.house(), "/enter"),
                          .today = visit.words().local_day(visit.now()),
                          .expires_on = visit.words().local_day(printed.front().way.expires_at),
                          .letters = {}};
    for (auto& letter : printed)
        page.letters.push_back(
            {.recipient = std::move(letter.recipient),
             .first_name = letter.person.first_name.empty() ? letter.person.last_name : letter.person.first_name,
             .href = platform::absolute(visit.house(), accounts::way_in_path(letter.way.token)),
             .code = letter.way.code});
    auto frame = platform::frame_of(visit);
    Response response;
    response.body = ui::print_page(frame, pages::print(frame, page)).str();
    return response;
}

Response show_decline_step(Visit& visit, Request& request, pages::DeclinePage::Step step) {
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(
        visit, frame,
        pages::decline(frame,
                       {.action = request.path, .organisation = platform::organisation(visit)->name, .step = step}));
}
Response show_decline(Visit& visit, Request& request) {
    check_decline(visit, request.parameter("person"), request.parameter("seal"));
    return show_decline_step(visit, request, pages::DeclinePage::Step::asked);
}
Response create_decline(Visit& visit, Request& request) {
    decline(visit, check_decline(visit, request.parameter("person"), request.parameter("seal")));
    return show_decline_step(visit, request, pages::DeclinePage::Step::done);
}

std::vector<platform::Route> wave_routes() {
    return {
        {.pattern = "/console/invitations/new",
         .policy = Policy::facilitator,
         .handler = show_choice,
         .summary = "Whom the next wave invites"},
        {.pattern = "/console/invitations/review",
         .policy = Policy::facilitator,
         .handler = show_review,
         .summary = "A wave before it leaves: people, message, pace"},
        {.method = Method::post,
         .pattern = "/console/invitations/waves",
         .policy = Policy::facilitator,
         .handler = create_wave,
         .summary = "Starts a wave",
         .form = show_review},
        {.pattern = "/console/invitations/waves/{wave}",
         .policy = Policy::facilitator,
         .handler = show_wave,
         .summary = "How a wave is getting on"},
        {.method = Method::post,
         .pattern = "/console/invitations/waves/{wave}/pause",
         .policy = Policy::facilitator,
         .handler = create_pause,
         .summary = "Pauses a wave"},
        {.method = Method::post,
         .pattern = "/console/invitations/waves/{wave}/resume",
         .policy = Policy::facilitator,
         .handler = create_resume,
         .summary = "Goes on with a paused wave"},
        {.method = Method::post,
         .pattern = "/console/invitations/waves/{wave}/stop",
         .policy = Policy::facilitator,
         .handler = create_stop,
         .summary = "Stops a wave: what has not left does not leave"},
    };
}

std::vector<platform::Route> routes() {
    std::vector<platform::Route> out = {
        {.pattern = "/console/invitations",
         .policy = Policy::facilitator,
         .handler = show_overview,
         .summary = "Invitations: who is not invited, invited, arrived; and the waves"},
        {.pattern = "/console/invitations/people",
         .policy = Policy::facilitator,
         .handler = show_people,
         .summary = "The people of one of these lists"},
        {.method = Method::post,
         .pattern = "/console/invitations/people/{person}/invitations",
         .policy = Policy::facilitator,
         .handler = create_invitation,
         .summary = "Sends a fresh invitation to one person, now",
         .form = show_invitation},
        {.pattern = "/console/invitations/people/{person}/invitations",
         .policy = Policy::facilitator,
         .handler = show_invitation,
         .summary = "One person to invite, whose address an employer may read"},
        {.pattern = "/console/invitations/letters",
         .policy = Policy::facilitator,
         .handler = show_letters,
         .summary = "Who needs a letter",
         .feature = letters_feature},
        {.method = Method::post,
         .pattern = "/console/invitations/letters",
         .policy = Policy::facilitator,
         .handler = create_letters,
         .summary = "Letters to print, with fresh codes",
         .form = show_letters,
         .feature = letters_feature},
        {.pattern = "/invitation/{person}/{seal}",
         .policy = Policy::anyone,
         .handler = show_decline,
         .summary = "The page where an invited person says no"},
        {.method = Method::post,
         .pattern = "/invitation/{person}/{seal}",
         .policy = Policy::anyone,
         .handler = create_decline,
         .summary = "No more invitations to this person",
         .csrf = platform::Route::Csrf::exempt},
    };
    for (auto& route : wave_routes()) out.push_back(std::move(route));
    return out;
}

} // namespace

platform::Room room() {
    return {
        .name = "invitations",
        .routes = routes(),
        .queries = store::queries(),
        .tells = {invitation_sent, invitation_bounced, invitation_declined, letter_printed, wave_started, wave_paused,
                  wave_resumed, wave_stopped},
        .hears = listeners(),
        .jobs = job_handlers(),
        .navigation = {{.label = base::mark("Invitations"),
                        .href = "/console/invitations",
                        .icon = "send",
                        .place = ui::NavigationItem::Place::console,
                        .policy = Policy::facilitator,
                        .order = 21,
                        .chapter = platform::Chapter::people}},
        .features = {{.name = letters_feature,
                      .label = base::mark("Printed letters, for those without an address"),
                      .purpose = base::mark("A page to post, with a code to scan or to type: nobody is left outside."),
                      .advice = base::mark("Print one for yourself and come in with it first.")}},
        .personal = store::personal()};
}

} // namespace invitations
