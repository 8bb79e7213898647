// SPDX-License-Identifier: AGPL-3.0-or-later
// A mailing on its way: how it goes, who it did not reach.
#include "parse/csv.hpp"
#include "parse/markdown.hpp"
#include "parse/url.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include "rooms/talk/mailings/web.hpp"
#include <memory>

namespace mailings {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 50;
constexpr int print_size = 500;
constexpr int letters_max = 200;
constexpr int export_size = 500;

Access access_of(Visit& visit, const Request& request) {
    return access_mailing(visit, id_of(request));
}

Response show_mailing(Visit& visit, Request& request) {
    auto page = page_of(visit, access_of(visit, request));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::mailing(frame, page));
}

Response show_progress(Visit& visit, Request& request) {
    auto page = page_of(visit, access_of(visit, request));
    return platform::show_fragment(visit, pages::progress(platform::fragment_frame_of(visit), page));
}

Response change(Visit& visit, const Request& request, void (*act)(Visit&, const Access&), base::Message said) {
    auto access = access_of(visit, request);
    act(visit, access);
    visit.flash(std::move(said));
    return platform::go_to(visit, pages::mailing_path(access.mailing.public_id));
}
Response create_pause(Visit& visit, Request& request) {
    return change(visit, request, pause_mailing, say("Paused: nothing leaves until you go on."));
}
Response create_resume(Visit& visit, Request& request) {
    return change(visit, request, resume_mailing, say("It goes on."));
}
Response create_stop(Visit& visit, Request& request) {
    return change(visit, request, stop_mailing, say("Stopped: what had not left does not leave."));
}

// Why somebody is not reached is for facilitators to know; leaders see who can be reached otherwise.
Outcome outcome_of(const Visit& visit, const Request& request) {
    auto outcome = rules::parse_unreached(request.value("reason"));
    bool is_private = outcome == Outcome::unsubscribed || outcome == Outcome::suspended;
    if (!outcome || (is_private && sight_of(visit) == pages::Sight::leader)) throw Refusal::not_found();
    return *outcome;
}

// Whoever may write to somebody knows their name, also when they are not in the directory.
std::vector<pages::Somebody> people_of(Visit& visit, const std::vector<Recipient>& rows) {
    std::vector<PersonId> persons;
    for (const auto& row : rows) persons.push_back(row.person);
    auto lines = members::lines_of(visit, persons);
    std::map<PersonId, std::string> names;
    for (const auto& person : accounts::list_persons(visit.db(), persons)) names.emplace(person.id, person.name());
    std::vector<pages::Somebody> out;
    for (const auto& row : rows) {
        pages::Somebody each{.recipient = row, .person = lines[row.person.number]};
        each.person.name = names[row.person];
        each.person.colour = row.person.number % ui::colour_count;
        out.push_back(std::move(each));
    }
    return out;
}

pages::UnreachedPage unreached_of(Visit& visit, const Request& request, int size) {
    auto access = access_of(visit, request);
    auto outcome = outcome_of(visit, request);
    auto list = "mailings." + std::to_string(access.mailing.id.number) + std::string(rules::outcome_name(outcome));
    auto position = platform::open_position(visit, list, request.value("after"));
    auto rows =
        store::list_recipients(visit.db(), access.mailing.id,
                               {.person = {position ? position->id : 0}, .outcome = outcome, .answer = {}}, size + 1);
    pages::UnreachedPage page{.of = page_of(visit, access), .outcome = outcome, .people = {}, .next_href = {}};
    if (std::ssize(rows) > size) {
        rows.pop_back();
        page.next_href =
            request.path + "?reason=" + std::string(rules::outcome_name(outcome)) + "&after=" +
            platform::seal_position(visit, list, {.number = 0, .text = {}, .id = rows.back().person.number});
    }
    page.people = people_of(visit, rows);
    return page;
}

Response show_unreached(Visit& visit, Request& request) {
    auto page = unreached_of(visit, request, page_size);
    if (request.wants_fragment() && !request.value("after").empty())
        return platform::show_fragment(visit, pages::unreached_more(platform::fragment_frame_of(visit), page));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::unreached(frame, page));
}

Response show_print(Visit& visit, Request& request) {
    auto frame = platform::frame_of(visit);
    Response response;
    response.body =
        ui::print_page(frame, pages::unreached_print(frame, unreached_of(visit, request, print_size))).str();
    return response;
}

// Registers are the officers': they show first who they are, and the journal tells that the list was taken out.
Access access_for_export(Visit& visit, const Request& request) {
    auto access = access_of(visit, request);
    if (sight_of(visit) != pages::Sight::facilitator) throw Refusal::not_found();
    accounts::check_confirmed(visit);
    return access;
}

std::vector<std::string> address_lines(const members::Record& record) {
    std::vector<std::string> out;
    if (!record.address.empty()) out.push_back(record.address);
    auto town = record.postal_code + (record.postal_code.empty() ? "" : " ") + record.city;
    if (!town.empty()) out.push_back(town);
    return out;
}

// Those not reached as CSV, piece by piece, one reason after the other.
class UnreachedExport {
public:
    UnreachedExport(Visit& visit, MailingId mailing)
        : house_(visit.house()), viewer_(visit.viewer()), mailing_(mailing) {}

    std::string next() {
        Visit visit(house_, viewer_);
        std::string out;
        if (is_new_) out = std::string(parse::utf8_byte_order_mark) + parse::write_csv_row(head(visit), ';');
        is_new_ = false;
        while (out.empty() && reason_ < unreached.size()) out = piece(visit);
        return out;
    }

private:
    platform::House& house_;
    platform::Viewer viewer_;
    MailingId mailing_;
    bool is_new_ = true;
    std::size_t reason_ = 0;
    PersonId after_;

    std::string piece(Visit& visit) {
        auto rows = store::list_recipients(
            visit.db(), mailing_, {.person = after_, .outcome = unreached.at(reason_), .answer = {}}, export_size);
        std::string out;
        for (const auto& each : people_of(visit, rows)) out += parse::write_csv_row(row(visit, each), ';');
        if (!rows.empty()) after_ = rows.back().person;
        if (std::ssize(rows) < export_size) {
            ++reason_;
            after_ = {};
        }
        return out;
    }
    static std::vector<std::string> head(Visit& visit) {
        const auto& w = visit.words();
        return {w.text("Name"),           w.text("Why not"),     w.text("What the mail server answered"),
                w.text("Postal address"), w.text("Postal code"), w.text("Town")};
    }
    static std::vector<std::string> row(Visit& visit, const pages::Somebody& each) {
        std::vector<std::string> out{each.person.name, visit.words().text(pages::outcome_words(each.recipient.outcome)),
                                     each.recipient.answer};
        auto record = members::find_record(visit, each.recipient.person).value_or(members::Record{});
        for (auto& text : {record.address, record.postal_code, record.city}) out.push_back(text);
        return out;
    }
};

Response download_unreached(Visit& visit, Request& request) {
    auto access = access_for_export(visit, request);
    note_export(visit, access);
    auto response = Response::download("unreached.csv", "text/csv; charset=utf-8", {});
    auto whole = std::make_shared<UnreachedExport>(visit, access.mailing.id);
    response.next_piece = [whole] { return whole->next(); };
    return response;
}

Response create_letters(Visit& visit, Request& request) {
    auto access = access_for_export(visit, request);
    note_export(visit, access);
    auto house = platform::organisation(visit);
    pages::LettersPage page{
        .item = access.item,
        .body = html::trusted(parse::render_markdown(access.item.body, {.origin = visit.house().origin}).html),
        .organisation = house->name,
        .href = platform::absolute(visit.house(), items::item_path(access.item.public_id)),
        .today = house_words(visit).local_day(visit.now()),
        .letters = {}};
    auto rows = store::list_recipients(visit.db(), access.mailing.id,
                                       {.person = {}, .outcome = Outcome::no_address, .answer = {}}, letters_max);
    for (const auto& each : people_of(visit, rows)) {
        pages::PrintedLetter letter{.recipient = {each.person.name}};
        if (auto record = members::find_record(visit, each.recipient.person))
            for (auto& line : address_lines(*record)) letter.recipient.push_back(std::move(line));
        page.letters.push_back(std::move(letter));
    }
    auto frame = platform::frame_of(visit);
    Response response;
    response.body = ui::print_page(frame, pages::letters(frame, page)).str();
    return response;
}

} // namespace

pages::MailingPage page_of(Visit& visit, const Access& access) {
    const auto& mailing = access.mailing;
    auto clocks = house_words(visit);
    pages::MailingPage page{.mailing = mailing,
                            .item = access.item,
                            .spaces = {},
                            .counts = store::count_recipients(visit.db(), mailing.id),
                            .starts = clocks.moment(mailing.starts_at),
                            .last = {},
                            .zone = std::string(clocks.time_zone()),
                            .sight = sight_of(visit)};
    page.unanswered = store::count_unanswered_before(visit.db(), mailing.id,
                                                     visit.now() - base::Milliseconds(std::chrono::hours(24)));
    for (const auto& space : access.spaces) page.spaces.push_back(space.name);
    page.last = clocks.moment(rules::last_departure(std::max(mailing.leaves_at, visit.now()),
                                                    page.counts.at(Outcome::waiting), mailing.per_minute));
    return page;
}

std::vector<platform::Route> mailing_routes() {
    using enum Method;
    return {
        {.pattern = "/mailings/{id}",
         .policy = Policy::member,
         .handler = show_mailing,
         .summary = "How an announcement by mail is getting on"},
        {.pattern = "/mailings/{id}/progress",
         .policy = Policy::member,
         .handler = show_progress,
         .summary = "The same in short, fetched again while it goes on"},
        {.method = post,
         .pattern = "/mailings/{id}/pause",
         .policy = Policy::member,
         .handler = create_pause,
         .summary = "Pauses a mailing"},
        {.method = post,
         .pattern = "/mailings/{id}/resume",
         .policy = Policy::member,
         .handler = create_resume,
         .summary = "Goes on with a paused mailing"},
        {.method = post,
         .pattern = "/mailings/{id}/stop",
         .policy = Policy::member,
         .handler = create_stop,
         .summary = "Stops a mailing: what has not left does not leave"},
        {.pattern = "/mailings/{id}/unreached",
         .policy = Policy::member,
         .handler = show_unreached,
         .summary = "Whom a mailing did not reach, for one reason"},
        {.pattern = "/mailings/{id}/unreached/print",
         .policy = Policy::member,
         .handler = show_print,
         .summary = "The same, to print"},
        {.method = post,
         .pattern = "/mailings/{id}/unreached/export",
         .policy = Policy::facilitator,
         .handler = download_unreached,
         .summary = "All those a mailing did not reach, with reasons, as CSV"},
        {.method = post,
         .pattern = "/mailings/{id}/letters",
         .policy = Policy::facilitator,
         .handler = create_letters,
         .summary = "Letters to print for those without an address"},
    };
}

} // namespace mailings
