// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/web.hpp"

namespace members {

namespace {

constexpr int page_size = 50;

parse::Json words_json(const std::vector<std::string>& words) {
    return parse::Json::array_of(words, [](const std::string& word) { return parse::Json(word); });
}

parse::Json to_json(platform::Visit& visit, const Profile& profile, const std::string& handle) {
    const auto& record = profile.record;
    auto audience = audience_of(visit, record.person);
    auto out = parse::Json::object({{"id", record.public_id.str()},
                                    {"name", full_name(record)},
                                    {"handle", handle},
                                    {"trade", record.trade},
                                    {"region", record.region},
                                    {"url", platform::absolute(visit.house(), member_path(record.public_id))}});
    if (profile.photo) out.set("photo", platform::absolute(visit.house(), files::picture_path(*profile.photo)));
    for (auto field :
         {Field::job, Field::employer, Field::city, Field::email, Field::phone, Field::address, Field::story})
        if (auto line = get_line(record, field); !line.empty() && may_see(profile, field, audience))
            out.set(field_name(field), line);
    if (record.birth_date && may_see(profile, Field::birth_date, audience))
        out.set("birth_date", record.birth_date->iso());
    for (auto [field, words] : {std::pair{Field::interests, &record.interests},
                                {Field::offers, &record.offers},
                                {Field::seeks, &record.seeks},
                                {Field::links, &record.links}})
        out.set(field_name(field), words_json(may_see(profile, field, audience) ? *words : std::vector<std::string>()));
    return out;
}

http::Response list_api(platform::Visit& visit, http::Request& request) {
    auto found = find_people(visit, search_of(request), request.value("cursor"), page_size);
    std::map<PersonId, std::string> handles;
    for (auto& handle : store::list_handles_of(visit.db(), found.persons)) handles[handle.person] = handle.slug;
    auto profiles = list_profiles(visit, found.persons);
    auto items = parse::Json::array_of(
        profiles, [&](const Profile& each) { return to_json(visit, each, handles[each.record.person]); });
    auto body = parse::Json::object({{"items", std::move(items)}});
    body.set("next", found.next.empty() ? parse::Json() : parse::Json(found.next));
    return http::Response::json(body.serialise());
}

http::Response show_api(platform::Visit& visit, http::Request& request) {
    auto id = base::PublicId::parse(request.parameter("public_id"));
    auto profile = id ? find_profile(visit, *id) : std::nullopt;
    if (!profile || !may_see_profile(*profile, audience_of(visit, profile->record.person)))
        throw base::Refusal::not_found();
    auto handle = store::find_handle(visit.db(), profile->record.person).value_or("");
    return http::Response::json(to_json(visit, *profile, handle).serialise());
}

} // namespace

std::vector<platform::Route> api_routes() {
    using http::Method;
    using platform::Policy;
    return {
        {Method::get, "/api/v1/members", Policy::member, list_api,
         "Members, by name: q, trade, region, offer, seek, interest, new, sort, cursor."},
        {Method::get, "/api/v1/members/{public_id}", Policy::member, show_api,
         "One member, as the reader may see them."},
    };
}

} // namespace members
