// SPDX-License-Identifier: AGPL-3.0-or-later
// What leaders do.
#include "base/text.hpp"
#include "platform/asked.hpp"
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/web.hpp"
#include "rooms/people/members/members.hpp"
#include <charconv>

namespace spaces {

namespace {

constexpr int requests_page_size = 100;
constexpr int names_offered = 8;

int number_of(std::string_view text) {
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

http::Response show_form(platform::Visit& visit, const ui::Frame& frame, const SpaceRow& space, std::string title,
                         const html::Html& form) {
    return platform::show(visit, frame,
                          {.title = std::move(title),
                           .content = form,
                           .above = ui::breadcrumb(frame, {{.label = visit.words().text("Spaces"), .href = "/spaces"},
                                                           {.label = space.name, .href = space_path(space.slug)}}),
                           .section = space_path(space.slug)});
}

http::Response back_to(platform::Visit& visit, const http::Request& request, std::string_view page) {
    return platform::go_to(visit, space_path(request.parameter("slug")) + std::string(page));
}

} // namespace

base::PublicId person_of(const http::Request& request) {
    return platform::id_of(request, "person");
}

Draft draft_of(const http::Request& request) {
    auto colour = request.field("colour");
    return {.name = std::string(request.field("name")),
            .kind = static_cast<Kind>(number_of(request.field("kind"))),
            .access = static_cast<Access>(number_of(request.field("access"))),
            .purpose = std::string(request.field("purpose")),
            .charter = std::string(request.field("charter")),
            .colour = colour.empty() ? -1 : number_of(colour)};
}

http::Response show_space_form(platform::Visit& visit, http::Request& request) {
    auto space = access_row(visit, request.parameter("slug"), Need::lead);
    auto frame = platform::frame_of(visit);
    return show_form(visit, frame, space, visit.words().text("Edit the space"), space_form(frame, space));
}

http::Response update_space(platform::Visit& visit, http::Request& request) {
    edit_space(visit, request.parameter("slug"), draft_of(request));
    visit.flash(base::say("Saved."));
    return back_to(visit, request, "");
}

http::Response show_invite(platform::Visit& visit, http::Request& request) {
    auto space = access_row(visit, request.parameter("slug"), Need::lead);
    auto frame = platform::frame_of(visit);
    return show_form(visit, frame, space, visit.words().text("Invite somebody to {space}", {{"space", space.name}}),
                     invite_form(frame, space));
}

http::Response create_invitation(platform::Visit& visit, http::Request& request) {
    invite_person(visit, request.parameter("slug"), request.field("person"));
    visit.flash(base::say("The invitation is on its way."));
    return back_to(visit, request, "");
}

http::Response show_requests(platform::Visit& visit, http::Request& request) {
    auto space = access_row(visit, request.parameter("slug"), Need::lead);
    auto people = with_lines(visit, store::list_requests(visit.db(), space.id, requests_page_size));
    auto frame = platform::frame_of(visit);
    return show_form(visit, frame, space, visit.words().text("Requests to join"), requests_list(frame, space, people));
}

http::Response create_acceptance(platform::Visit& visit, http::Request& request) {
    accept_request(visit, request.parameter("slug"), person_of(request));
    visit.flash(base::say("They are in the space now."));
    return back_to(visit, request, "/requests");
}

http::Response create_refusal(platform::Visit& visit, http::Request& request) {
    refuse_request(visit, request.parameter("slug"), person_of(request));
    visit.flash(base::say("The request is refused."));
    return back_to(visit, request, "/requests");
}

http::Response remove_from_space(platform::Visit& visit, http::Request& request) {
    expel_member(visit, request.parameter("slug"), person_of(request));
    visit.flash(base::say("This person is no longer in the space."));
    return back_to(visit, request, "/members");
}

http::Response create_leader(platform::Visit& visit, http::Request& request) {
    name_leader(visit, request.parameter("slug"), person_of(request));
    visit.flash(base::say("This person leads the space now."));
    return back_to(visit, request, "/members");
}

http::Response remove_leader(platform::Visit& visit, http::Request& request) {
    end_lead(visit, request.parameter("slug"), person_of(request));
    visit.flash(base::say("This person no longer leads the space, and stays in it."));
    return back_to(visit, request, "/members");
}

http::Response show_people(platform::Visit& visit, http::Request& request) {
    std::vector<ui::Option> options;
    auto sought = base::trim(request.value("q"));
    if (sought.starts_with('@')) sought.erase(0, 1);
    if (!base::slug(sought).empty()) {
        auto handles = members::suggest_handles(visit, sought, names_offered);
        std::vector<PersonId> persons;
        for (const auto& handle : handles) persons.push_back(handle.person);
        auto lines = lines_in_order(visit, persons);
        for (std::size_t i = 0; i < handles.size(); ++i)
            options.push_back({.value = "@" + handles[i].slug,
                               .label = lines[i].line.empty() ? lines[i].name : lines[i].name + " · " + lines[i].line});
    }
    return platform::show_fragment(visit, ui::suggestions(platform::fragment_frame_of(visit), options));
}

} // namespace spaces
