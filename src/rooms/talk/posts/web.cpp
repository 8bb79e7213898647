// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/web.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/store.hpp"
#include "rooms/talk/posts/store_personal.hpp"

namespace posts {

pages::Audience audience_parts(platform::Visit& visit, const items::Readers& readers) {
    pages::Audience out{.places = readers.places, .people = {}, .count = readers.count};
    auto lines = members::lines_of(visit, readers.sample);
    for (auto person : readers.sample)
        if (auto line = lines.find(person.number); line != lines.end() && !line->second.href.empty())
            out.people.push_back(line->second);
    out.is_everyone = readers.is_everyone;
    out.open_to_house = readers.open_to_house;
    return out;
}

ui::Audience audience_of(platform::Visit& visit, const items::Readers& readers) {
    return pages::audience(platform::fragment_frame_of(visit), audience_parts(visit, readers));
}

platform::Room room() {
    using Place = ui::NavigationItem::Place;
    platform::Room room{
        .name = "posts",
        .routes = form_routes(),
        .queries = store::queries(),
        .tells = {proposal_declined},
        .navigation = {{.label = base::mark("Publish"),
                        .href = new_post_path,
                        .icon = "square-pen",
                        .place = Place::phone_bar,
                        .order = 30},
                       {.label = base::mark("Ask"),
                        .href = "/posts/new?kind=question",
                        .icon = "circle-help",
                        .place = Place::simple,
                        .order = 20},
                       {.label = base::mark("Proposals"),
                        .href = "/console/proposals",
                        .icon = "megaphone",
                        .place = Place::console,
                        .policy = platform::Policy::facilitator,
                        .order = 33,
                        .chapter = platform::Chapter::conversation}},
        .personal = store::personal(),
    };
    for (const auto& routes : {page_routes(), console_routes(), api_routes()})
        room.routes.insert(room.routes.end(), routes.begin(), routes.end());
    return room;
}

} // namespace posts
