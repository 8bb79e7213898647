// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/pages.hpp"
#include "app/boot.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace spaces {

namespace {

constexpr base::Instant now{1'795'000'000'000};

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;

    explicit Sample(words::Language language) : words(*catalogues, language, "Europe/Paris") {
        frame.words = &words;
        frame.now = now;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

SpaceRow marbrure(Standing standing) {
    return {.id = {7},
            .public_id = {4'242},
            .slug = "marbrure",
            .name = "Marbrure",
            .kind = Kind::interest,
            .access = Access::on_request,
            .purpose = "Papiers marbrés, cuves et pigments",
            .colour = 3,
            .member_count = 14,
            .standing = standing};
}

html::Html page_for(const ui::Frame& frame, Standing standing) {
    SpaceView view{.space = marbrure(standing),
                   .leaders = {{.name = "Pierre Lefèvre", .href = "/members/x7k", .line = "Reliure · Bretagne"}},
                   .requests = 2,
                   .tab = Tab::about,
                   .may_lead = standing == Standing::leader,
                   .may_close = standing == Standing::leader};
    return space_page(frame, view, about_tab(frame, {.space = view}));
}

} // namespace

TEST(SpacePages, ASpaceShowsEachViewerTheirOwnWayIn) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const std::string code(words::language_code(language));
        ui::expect_golden("space_leader." + code, page_for(sample.frame, Standing::leader));
        ui::expect_golden("space_member." + code, page_for(sample.frame, Standing::member));
        ui::expect_golden("space_outsider." + code, page_for(sample.frame, Standing::none));
    }
}

TEST(SpacePages, TheOverviewPutsWhatWaitsFirst) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        OwnSpace reliure{.space = {}, .requests = 1};
        reliure.space.slug = "reliure";
        reliure.space.name = "Reliure";
        Overview view{.invitations = {marbrure(Standing::invited)},
                      .waiting = {reliure},
                      .mine = {marbrure(Standing::member)},
                      .by_kind = {{.space = marbrure(Standing::none), .total = 20}}};
        ui::expect_golden("overview." + std::string(words::language_code(language)), overview(sample.frame, view));
    }
}

} // namespace spaces
