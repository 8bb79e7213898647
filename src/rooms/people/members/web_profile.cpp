// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/feature.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/vcard.hpp"
#include "rooms/people/members/web.hpp"

namespace members {

namespace {

// What may not be seen looks like what does not exist; a stranger is asked to sign in either way.
Profile access_profile(platform::Visit& visit, std::string_view public_id) {
    auto id = base::PublicId::parse(public_id);
    auto profile = id ? find_profile(visit, *id) : std::nullopt;
    if (profile && may_see_profile(*profile, audience_of(visit, profile->record.person))) return std::move(*profile);
    if (!visit.viewer().is_member) throw base::Refusal::signed_out();
    throw base::Refusal::not_found();
}

http::Response show_profile(platform::Visit& visit, http::Request& request) {
    auto profile = access_profile(visit, request.parameter("public_id"));
    auto person = profile.record.person;
    pages::ProfileView view{.profile = std::move(profile),
                            .audience = audience_of(visit, person),
                            .today = visit.words().local_day(visit.now()),
                            .has_card = platform::is_feature_open(visit, contact_cards_feature)};
    if (visit.viewer().is_member) {
        std::int64_t number = person.number;
        auto sections = platform::fill_slot(visit, profile_slot, std::span(&number, 1));
        view.sections = html::group(sections);
        view.handle = store::find_handle(visit.db(), person).value_or("");
    }
    if (visit.viewer().is_officer() && person != visit.viewer().person)
        view.record_href = "/console/members/" + view.profile.record.public_id.str();
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::profile_page(frame, view));
}

http::Response show_vcard(platform::Visit& visit, http::Request& request) {
    auto profile = access_profile(visit, request.parameter("public_id"));
    const auto& house = visit.house();
    CardLinks links{.page = platform::absolute(house, member_path(profile.record.public_id))};
    if (profile.photo) links.photo = platform::absolute(house, files::picture_path(*profile.photo));
    auto text = write_vcard(profile, audience_of(visit, profile.record.person), links);
    // A neutral name: the file's name says nothing of the organisation.
    return http::Response::download("contact.vcf", "text/vcard; charset=utf-8", std::move(text));
}

} // namespace

std::vector<platform::Route> profile_routes() {
    using http::Method;
    using platform::Policy;
    return {
        {Method::get, "/members/{public_id}", Policy::anyone, show_profile,
         "Somebody's profile, as the reader may see it."},
        {Method::get, "/members/{public_id}/card.vcf", Policy::member, show_vcard, "Somebody's contact as a vCard 4.0.",
         nullptr, contact_cards_feature},
    };
}

} // namespace members
