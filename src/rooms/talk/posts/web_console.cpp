// SPDX-License-Identifier: AGPL-3.0-or-later
// Proposals, as facilitators decide about them.
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/posts/actions.hpp"
#include "rooms/talk/posts/web.hpp"

namespace posts {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr std::string_view proposals_path = "/console/proposals";

Response show_proposals(Visit& visit, Request&) {
    auto waiting = items::list_proposed(visit);
    std::vector<base::PersonId> authors;
    for (const auto& listed : waiting) authors.push_back(listed.item.author);
    auto lines = members::lines_of(visit, authors);
    std::vector<pages::Proposal> proposals;
    for (auto& listed : waiting)
        proposals.push_back({.listed = std::move(listed), .author = lines[listed.item.author.number]});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::proposals(frame, proposals));
}

Response create_acceptance(Visit& visit, Request& request) {
    accept_proposal(visit, id_of(request));
    visit.flash(say("Published to everyone."));
    return platform::go_to(visit, std::string(proposals_path));
}

Response create_refusal(Visit& visit, Request& request) {
    decline_proposal(visit, id_of(request), request.field("reason"));
    visit.flash(say("Declined. Its author can read why."));
    return platform::go_to(visit, std::string(proposals_path));
}

// Where a refused reason was shown.
Response show_refusal_form(Visit& visit, Request&) {
    return platform::go_to(visit, std::string(proposals_path));
}

} // namespace

std::vector<platform::Route> console_routes() {
    return {
        {.pattern = proposals_path,
         .policy = Policy::facilitator,
         .handler = show_proposals,
         .summary = "What members propose to everyone"},
        {.method = Method::post,
         .pattern = "/console/proposals/{id}/accept",
         .policy = Policy::facilitator,
         .handler = create_acceptance,
         .summary = "Publishes a proposal to everyone"},
        {.pattern = "/console/proposals/{id}/decline",
         .policy = Policy::facilitator,
         .handler = show_refusal_form,
         .summary = "Leads to the proposals"},
        {.method = Method::post,
         .pattern = "/console/proposals/{id}/decline",
         .policy = Policy::facilitator,
         .handler = create_refusal,
         .summary = "Declines a proposal and says why",
         .form = show_proposals},
    };
}

} // namespace posts
