// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace drafts::pages {
namespace {

TEST(DraftPages, list_drafts_and_those_deleted_lately) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        Draft draft{.public_id = {1}, .place = "new-post", .path = "/posts/new", .saved_at = {1'794'990'000'000}};
        List shown{.open = {{.draft = draft, .title = "Une presse", .text = "Une presse\n\nElle cherche un abri."}},
                   .removed = {{.draft = draft, .title = "Un essai", .text = "Un essai"}},
                   .next_href = "/drafts?after=x"};
        ui::expect_golden("drafts." + reader.code, ui::page(reader.frame, drafts(reader.frame, shown)));
        ui::expect_golden("drafts_none." + reader.code, ui::page(reader.frame, drafts(reader.frame, {})));
    }
}

} // namespace
} // namespace drafts::pages
