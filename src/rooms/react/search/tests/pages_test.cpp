// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/pages.hpp"
#include "support/talk_pages.hpp"

namespace search {
namespace {

pages::Found found(const ui::Frame& frame) {
    pages::Found out;
    out.asked = {.words = "papier <marbré>", .kind = Kind::questions};
    out.members = {items::sophie()};
    out.spaces = {items::binding()};
    out.tags = {"papier-marbre"};
    items::Summary question{.kind = items::Kind::question, .title = "Où trouver du papier ?", .accepted_comment = 3};
    out.hits = {{.title = {{"Où trouver du "}, {"papier", true}, {" ?"}},
                 .href = "/posts/x7k",
                 .excerpt = {{"… du "}, {"papier marbré", true}, {" <b> …"}},
                 .badges = pages::kind_badge(frame, Subject::item, question, false),
                 .author = items::pierre(),
                 .at = {1'794'990'000'000},
                 .doors = {items::door_of(frame, items::binding())}},
                {.title = {{"Où trouver du papier ?"}},
                 .href = "/posts/x7k#comment-4",
                 .excerpt = {{"Du "}, {"papier", true}, {" à la cuve."}},
                 .badges = pages::kind_badge(frame, Subject::comment, question, true),
                 .author = items::sophie(),
                 .at = {1'794'995'000'000},
                 .doors = {}}};
    out.next = "cursor";
    out.count = 200;
    out.has_more_than_counted = true;
    out.of_spaces = {{.label = "Reliure", .key = "reliure", .count = 12}};
    out.of_authors = {{.label = "Pierre Lefèvre", .key = "x7k", .count = 3}};
    return out;
}

TEST(SearchPages, show_what_was_found_what_was_not_and_what_can_be_asked) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        ui::expect_golden("found." + reader.code, pages::search_page(frame, found(frame)).content);
        ui::expect_golden("live." + reader.code, pages::search_live(frame, found(frame)));
        ui::expect_golden("begin." + reader.code, pages::search_page(frame, {}).content);
        pages::Found nothing;
        nothing.asked = {.words = "relieure", .space = "reliure"};
        nothing.hint = "Reliure";
        ui::expect_golden("nothing." + reader.code, pages::search_results(frame, nothing));
    }
}

} // namespace
} // namespace search
