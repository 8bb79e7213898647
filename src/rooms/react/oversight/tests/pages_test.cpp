// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/oversight/pages.hpp"
#include "rooms/react/oversight/rules.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace oversight::pages {
namespace {

Line line(audit::Act act, audit::Page page, Somebody about) {
    return {.act = act,
            .page = page,
            .object = 2,
            .at = {1'794'990'000'000},
            .actor = {.is = Somebody::Is::person, .person = items::pierre(), .public_id = {7}},
            .about = std::move(about)};
}

TEST(OversightPages, read_well_in_both_languages) {
    Somebody sophie{.is = Somebody::Is::person, .person = items::sophie(), .public_id = {8}};
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        Views views_page{
            .lines = {line(audit::Act::record_opened, audit::Page::record, sophie),
                      line(audit::Act::register_exported, audit::Page::imports, {.is = Somebody::Is::everybody})},
            .next_href = "/me/record-views?after=x"};
        ui::expect_golden("views." + reader.code, views(reader.frame, views_page).content);
        ui::expect_golden("views_none." + reader.code, views(reader.frame, {}).content);
        Journal journal_page{
            .lines = {line(audit::Act::role_given, audit::Page::record, sophie),
                      line(audit::Act::person_erased, audit::Page::elsewhere, {.is = Somebody::Is::forgotten}),
                      line(audit::Act::settings_changed, audit::Page::console, {})},
            .asked = {.who = {}, .what = "3", .from = base::Day{20'000}, .until = {}},
            .actors = {{.value = "7", .name = "Pierre Lefèvre"}},
            .next_href = "/console/audit?after=x"};
        ui::expect_golden("journal." + reader.code, journal(reader.frame, journal_page).content);
    }
}

TEST(OversightWords, each_kind_has_its_name_and_is_found_by_its_number) {
    for (auto kind : list_kinds()) {
        EXPECT_STRNE(kind_words(kind), "");
        EXPECT_EQ(parse_kind(std::to_string(static_cast<int>(kind))), kind);
    }
    for (const char* text : {"", "0", "8", "x", "1 "}) EXPECT_FALSE(parse_kind(text)) << text;
}

} // namespace
} // namespace oversight::pages
