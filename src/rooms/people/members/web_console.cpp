// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/actions.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/web.hpp"
#include <algorithm>
#include <array>

namespace members {

namespace {

constexpr int page_size = 50;

std::string clean_email(const std::string& typed) {
    auto read = parse::read_email_address(base::clean_line(typed));
    return read ? read->text : std::string();
}

std::string path_of(const Profile& profile) {
    return "/console/members/" + profile.record.public_id.str();
}

pages::ConsoleList list_of(platform::Visit& visit, const http::Request& request) {
    pages::ConsoleList out;
    out.search = search_of(request);
    out.search.scope = Scope::console;
    auto state = request.value("state");
    out.search.state = state == "left"      ? token_left
                       : state == "waiting" ? token_waiting
                       : state == "all"     ? std::string_view{}
                                            : token_current;
    auto found = find_people(visit, out.search, request.value("cursor"), page_size);
    out.people = list_profiles(visit, found.persons);
    out.next = found.next;
    out.count = found.count;
    out.count_is = found.count_is;
    out.today = visit.words().local_day(visit.now());
    return out;
}

http::Response show_list(platform::Visit& visit, http::Request& request) {
    auto list = list_of(visit, request);
    if (request.wants_fragment()) {
        auto frame = platform::fragment_frame_of(visit);
        return platform::show_fragment(visit, request.value("cursor").empty() ? pages::console_results(frame, list)
                                                                              : pages::console_more(frame, list));
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::console_list_page(frame, list));
}

std::string account_sentence(platform::Visit& visit, const Profile& profile,
                             const std::optional<accounts::Account>& account) {
    const auto& w = visit.words();
    if (!account) return w.text("No account: without an e-mail address of their own, a letter lets them in.");
    if (account->state == accounts::AccountState::suspended) return w.text("The account is suspended.");
    if (!profile.arrived_at) return w.text("An account is ready; nobody has signed in with it yet.");
    return w.text("Here since {day}.", {{"day", w.day(w.local_day(*profile.arrived_at))}});
}

http::Response show_record(platform::Visit& visit, http::Request& request) {
    auto profile = open_record(visit, request.parameter("public_id"), audit::Page::record);
    auto person = profile.record.person;
    auto account = accounts::find_account(visit.db(), person);
    pages::RecordView view{.profile = profile,
                           .today = visit.words().local_day(visit.now()),
                           .account = account_sentence(visit, profile, account),
                           .has_account = account.has_value(),
                           .is_suspended = account && account->state == accounts::AccountState::suspended,
                           .roles = account ? account->roles : 0,
                           .may_give_roles = visit.viewer().is_administrator(),
                           .may_suspend = may_suspend(visit, person)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::record_page(frame, view));
}

// Records and accounts with this address.
std::vector<Record> list_same_address(platform::Visit& visit, const std::string& email) {
    auto persons = list_by_email(visit.db(), std::array{email});
    if (auto account = accounts::find_account_by_email(visit.db(), email);
        account && std::ranges::find(persons, account->person) == persons.end())
        persons.push_back(account->person);
    std::vector<Record> out;
    for (auto& profile : list_profiles(visit, persons)) out.push_back(std::move(profile.record));
    return out;
}

void refuse_known_address(platform::Visit& visit, const std::string& email) {
    std::vector<std::string> names;
    for (const auto& each : list_same_address(visit, email)) names.push_back(full_name(each));
    if (!names.empty())
        throw base::Refusal::invalid("email", base::say("This is the address of {names}: open that record, or say "
                                                        "below that they share this mailbox.",
                                                        {{"names", visit.words().list(names)}}));
}

http::Response show_new(platform::Visit& visit, http::Request&) {
    auto frame = platform::frame_of(visit);
    std::vector<Record> same_address;
    if (auto typed = visit.entered.values.find("email"); typed != visit.entered.values.end() && !typed->second.empty())
        same_address = list_same_address(visit, clean_email(typed->second.front()));
    return platform::show(visit, frame, pages::record_form_page(frame, {}, true, same_address));
}

http::Response create_member(platform::Visit& visit, http::Request& request) {
    auto record = read_record(request, {});
    auto person = platform::write(visit, [&] {
        if (!request.has_field("shares_mailbox")) refuse_known_address(visit, clean_email(record.email));
        auto added = add_member(visit, record);
        visit.result_at("/console/members/" + accounts::find_person(visit.db(), added)->public_id.str());
        return added;
    });
    visit.flash(base::say("The member is added."));
    return platform::go_to(visit, "/console/members/" + accounts::find_person(visit.db(), person)->public_id.str());
}

http::Response show_edit(platform::Visit& visit, http::Request& request) {
    bool comes_back = request.method == http::Method::post; // refused: the opening is written down already
    auto id = request.parameter("public_id");
    auto profile = comes_back ? access_record(visit, id) : open_record(visit, id, audit::Page::form);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::record_form_page(frame, profile.record, false));
}

http::Response update_record(platform::Visit& visit, http::Request& request) {
    auto profile = access_record(visit, request.parameter("public_id"));
    auto record = read_record(request, profile.record);
    std::vector<Field> sent;
    for (auto field : list_fields())
        if (request.has_field(field_name(field))) sent.push_back(field);
    auto kept = platform::write(visit, [&] { return correct_member(visit, record, sent); });
    auto frame = platform::fragment_frame_of(visit);
    std::vector<std::string> labels;
    for (const auto& name : kept)
        if (auto field = parse_field(name)) labels.push_back(pages::label_of(frame, *field));
    if (labels.empty())
        visit.flash(base::say("The record is corrected."));
    else
        visit.flash(base::say("The record is corrected, except what the member wrote: {fields}.",
                              {{"fields", visit.words().list(labels)}}));
    return platform::go_to(visit, path_of(profile));
}

http::Response create_departure(platform::Visit& visit, http::Request& request) {
    auto profile = access_record(visit, request.parameter("public_id"));
    if (profile.record.person == visit.viewer().person)
        throw base::Refusal::not_allowed(base::say("Somebody else must write down your own departure."));
    platform::write(visit, [&] { mark_left(visit, profile.record.person); });
    visit.flash(base::say("{name} has left.", {{"name", full_name(profile.record)}}));
    return platform::go_to(visit, path_of(profile));
}

http::Response create_return(platform::Visit& visit, http::Request& request) {
    auto profile = access_record(visit, request.parameter("public_id"));
    platform::write(visit, [&] { mark_returned(visit, profile.record.person); });
    visit.flash(base::say("{name} is a member again.", {{"name", full_name(profile.record)}}));
    return platform::go_to(visit, path_of(profile));
}

http::Response update_offices(platform::Visit& visit, http::Request& request) {
    accounts::check_confirmed(visit);
    auto profile = access_record(visit, request.parameter("public_id"));
    std::int64_t roles = 0;
    for (const auto& name : request.fields("roles")) {
        if (name == "facilitator") roles |= static_cast<std::int64_t>(platform::Role::facilitator);
        if (name == "treasurer") roles |= static_cast<std::int64_t>(platform::Role::treasurer);
        if (name == "administrator") roles |= static_cast<std::int64_t>(platform::Role::administrator);
    }
    update_roles(visit, profile.record.person, roles);
    visit.flash(base::say("The offices of {name} are kept.", {{"name", full_name(profile.record)}}));
    return platform::go_to(visit, path_of(profile));
}

} // namespace

std::vector<platform::Route> console_routes() {
    using http::Method;
    using platform::Policy;
    return {
        {Method::get, "/console/members", Policy::officer, show_list, "All records, searched, by state."},
        {Method::get, "/console/members/new", Policy::officer, show_new, "A form to add a member by hand."},
        {Method::post, "/console/members/new", Policy::officer, create_member, "Adds a member by hand.", show_new},
        {Method::get, "/console/members/{public_id}", Policy::officer, show_record,
         "A whole record; opening it is written down."},
        {Method::get, "/console/members/{public_id}/edit", Policy::officer, show_edit, "A record, to correct."},
        {Method::post, "/console/members/{public_id}/edit", Policy::officer, update_record, "Corrects a record.",
         show_edit},
        {Method::post, "/console/members/{public_id}/departure", Policy::officer, create_departure,
         "Somebody has left."},
        {Method::post, "/console/members/{public_id}/return", Policy::officer, create_return,
         "Somebody has come back."},
        {Method::post, "/console/members/{public_id}/roles", Policy::administrator, update_offices,
         "Gives and takes offices."},
    };
}

} // namespace members
