// SPDX-License-Identifier: AGPL-3.0-or-later
// Jobs and mails: what waits, what failed, what did not arrive.
#include "http/request.hpp"
#include "jobs/overview.hpp"
#include "parse/url.hpp"
#include "platform/outbox_watch.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/machine/actions.hpp"
#include "rooms/react/machine/rules.hpp"
#include "rooms/react/machine/web.hpp"
#include <algorithm>
#include <charconv>
#include <map>

namespace machine {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* work_page = "/console/machine/work";
constexpr std::string_view parked_list = "machine.parked";
constexpr int shown_at_once = 30;
constexpr int retrying_shown_max = 50;

JobId job_of(const Request& request) {
    auto text = request.parameter("job");
    std::int64_t number = 0;
    auto end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, number).ptr != end || number <= 0) throw Refusal::not_found();
    return {number};
}

// Whoever a mail was for: their name and record, or so much of the address that one recognises it.
class Readers {
public:
    explicit Readers(Visit& visit, const std::vector<base::PersonId>& persons) {
        for (auto& person : accounts::list_persons(visit.db(), persons)) known_.emplace(person.id, std::move(person));
    }
    std::string name_of(const platform::MailWatched& mail) const {
        auto found = known_.find(mail.to_person);
        auto address = rules::masked(mail.to_address);
        return found == known_.end() ? address : found->second.name() + " · " + address;
    }
    std::string record_of(const platform::MailWatched& mail) const {
        auto found = known_.find(mail.to_person);
        return found == known_.end() ? std::string() : "/console/members/" + found->second.public_id.str();
    }

private:
    std::map<base::PersonId, accounts::Person> known_;
};

// A mail's job says what the mail says of itself, once it is parked.
pages::Job job_line(Visit& visit, const jobs::Parked& parked) {
    pages::Job out{.number = parked.id,
                   .kind = parked.kind,
                   .error = parked.error,
                   .about = {},
                   .answer = {},
                   .failures = parked.failures,
                   .at = parked.parked_at};
    auto id = platform::mail_of_job(parked.kind, parked.payload);
    auto mail = id ? platform::find_waiting_mail(visit.db(), *id) : std::nullopt;
    if (!mail) return out;
    out.about = Readers(visit, {mail->to_person}).name_of(*mail);
    out.answer = mail->answer;
    return out;
}

platform::Slice<pages::Job> parked_of(Visit& visit, std::string_view cursor) {
    auto position = platform::open_position(visit, parked_list, cursor);
    auto parked = jobs::list_parked(visit.db(), position ? position->id : 0, shown_at_once + 1);
    platform::Slice<pages::Job> out;
    bool has_more = std::cmp_greater(parked.size(), shown_at_once);
    if (has_more) parked.pop_back();
    for (const auto& job : parked) out.items.push_back(job_line(visit, job));
    if (has_more) out.next = platform::seal_position(visit, parked_list, {.id = parked.back().id});
    return out;
}

platform::Slice<pages::UnreachedMail> unreached_of(Visit& visit, std::string_view cursor) {
    auto mails = platform::list_refused_mails(visit, cursor, shown_at_once);
    std::vector<base::PersonId> persons;
    for (const auto& mail : mails.items)
        if (mail.to_person) persons.push_back(mail.to_person);
    Readers readers(visit, persons);
    platform::Slice<pages::UnreachedMail> out{.items = {}, .next = mails.next};
    for (const auto& mail : mails.items)
        out.items.push_back({.kind = mail.kind,
                             .who = readers.name_of(mail),
                             .href = readers.record_of(mail),
                             .answer = mail.answer,
                             .at = mail.at});
    return out;
}

struct Span {
    base::Instant from;
    base::Milliseconds step;
    int steps = 0;
};

pages::Throughput throughput_of(Visit& visit, const Span& span) {
    auto count = static_cast<std::size_t>(span.steps);
    pages::Throughput out{
        .labels = {}, .jobs = std::vector<std::int64_t>(count), .mails = std::vector<std::int64_t>(count)};
    for (std::size_t i = 0; i < count; ++i)
        out.labels.push_back(visit.words().time_of_day(span.from + span.step * static_cast<int>(i)));
    auto add = [&](std::vector<std::int64_t>& values, base::Instant at, std::int64_t more) {
        auto place = (at - span.from) / span.step;
        if (place >= 0 && place < span.steps) values[static_cast<std::size_t>(place)] += more;
    };
    for (const auto& slice : jobs::list_done(visit.db(), span.from)) add(out.jobs, slice.at, slice.done);
    for (const auto& slice : platform::list_settled_mails(visit.db(), span.from, jobs::slice_length))
        add(out.mails, slice.at, slice.count);
    return out;
}

// Twelve steps of five minutes, or twenty-four of an hour, up to now.
Span span_to(base::Instant now, base::Milliseconds step, int steps) {
    base::Instant last{now.milliseconds - now.milliseconds % step.count()};
    return {.from = last - step * (steps - 1), .step = step, .steps = steps};
}

std::string more_href(const char* name, const std::string& cursor) {
    return cursor.empty() ? std::string() : std::string(work_page) + "?" + name + "=" + parse::percent_encode(cursor);
}

pages::Work work_of(Visit& visit, const Request& request) {
    auto& db = visit.db();
    auto parked = parked_of(visit, request.value("parked"));
    auto unreached = unreached_of(visit, request.value("unreached"));
    pages::Work page{.waiting = {},
                     .running = {},
                     .retrying = {},
                     .retrying_count = jobs::count_retrying(db),
                     .parked = std::move(parked.items),
                     .parked_count = jobs::count_parked(db),
                     .more_parked = more_href("parked", parked.next),
                     .unreached = std::move(unreached.items),
                     .more_unreached = more_href("unreached", unreached.next),
                     .hour = throughput_of(visit, span_to(visit.now(), jobs::slice_length, 12)),
                     .day = throughput_of(visit, span_to(visit.now(), std::chrono::hours(1), 24))};
    for (auto& each : jobs::list_waiting_kinds(db))
        page.waiting.push_back({.kind = std::move(each.kind), .count = each.count, .since = each.first_due_at});
    for (auto& each : jobs::list_running_kinds(db))
        page.running.push_back({.kind = std::move(each.kind), .count = each.count, .since = {}});
    for (auto& each : jobs::list_retrying(db, retrying_shown_max))
        page.retrying.push_back({.number = each.id,
                                 .kind = std::move(each.kind),
                                 .error = std::move(each.error),
                                 .about = {},
                                 .answer = {},
                                 .failures = each.failures,
                                 .at = each.due_at});
    return page;
}

Response show_more(Visit& visit, const Request& request) {
    auto frame = platform::fragment_frame_of(visit);
    if (auto cursor = request.value("parked"); !cursor.empty()) {
        auto parked = parked_of(visit, cursor);
        return platform::show_fragment(
            visit, ui::list_items(frame, {.items = pages::parked_rows(frame, parked.items),
                                          .more = ui::pager(frame, {.next_href = more_href("parked", parked.next)})}));
    }
    auto unreached = unreached_of(visit, request.value("unreached"));
    return platform::show_fragment(
        visit,
        ui::list_items(frame, {.items = pages::unreached_rows(frame, unreached.items),
                               .more = ui::pager(frame, {.next_href = more_href("unreached", unreached.next)})}));
}

Response show_work(Visit& visit, Request& request) {
    bool is_more = !request.value("parked").empty() || !request.value("unreached").empty();
    if (request.wants_fragment() && is_more) return show_more(visit, request);
    auto page = work_of(visit, request);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::work(frame, page));
}

Response create_retry(Visit& visit, Request& request) {
    retry_job(visit, job_of(request));
    visit.flash(say("It is being tried again."));
    return platform::go_to(visit, work_page);
}
Response create_retry_of_all(Visit& visit, Request&) {
    auto count = retry_all(visit);
    visit.flash(say("Being tried again: {n}", {{"n", visit.words().number(count)}}));
    return platform::go_to(visit, work_page);
}
Response create_giving_up(Visit& visit, Request& request) {
    give_up_job(visit, job_of(request));
    visit.flash(say("Given up. It stands in the journal of the officers."));
    return platform::go_to(visit, work_page);
}

} // namespace

std::vector<platform::Route> work_routes() {
    auto deed = [](std::string_view pattern, platform::Handler handler, std::string_view summary) {
        return platform::Route{.method = Method::post,
                               .pattern = pattern,
                               .policy = Policy::administrator,
                               .handler = handler,
                               .summary = summary};
    };
    return {{.pattern = work_page,
             .policy = Policy::administrator,
             .handler = show_work,
             .summary = "What waits, what failed, which messages did not arrive"},
            deed("/console/machine/jobs", create_retry_of_all, "Tries all failed work again"),
            deed("/console/machine/jobs/{job}", create_retry, "Tries failed work again"),
            deed("/console/machine/jobs/{job}/given-up", create_giving_up, "Gives up failed work")};
}

} // namespace machine
