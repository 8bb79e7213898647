// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace rollout {
namespace {

TEST(RolloutPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        pages::Opening space{.id = {1},
                             .cohort = Cohort::space,
                             .who = "Reliure",
                             .opens_on = {20'700},
                             .is_due = true,
                             .planned_by = "Nadia Benali"};
        pages::Opening all{.id = {2}, .opens_on = {20'790}, .planned_by = "Nadia Benali"};
        pages::Opening gone{.id = {3},
                            .cohort = Cohort::people,
                            .people = 4,
                            .opens_on = {20'600},
                            .is_due = true,
                            .planned_by = "Nadia Benali",
                            .ended_by = "Claire Moreau",
                            .state = State::undone,
                            .feature = "Questions"};
        pages::Feature open{.name = "a", .label = "Ouvert", .purpose = "Parler.", .is_open = true};
        pages::Feature some{.name = "b",
                            .label = "Pour quelques-uns",
                            .purpose = "Remercier.",
                            .advice = "Attendre.",
                            .openings = {space, all}};
        pages::Feature next{.name = "c", .label = "Bientôt", .openings = {all}};
        pages::Feature later{.name = "d", .label = "Plus tard", .advice = "Prévenir."};
        ui::expect_golden("plan." + reader.code,
                          pages::plan(frame, {.features = {open, some, next, later}, .history = {gone}}).content);
        pages::Choices choices{.feature = open,
                               .spaces = {{.value = "reliure", .label = "Reliure"}},
                               .trades = {"Reliure", "Graphisme"},
                               .today = {20'700}};
        ui::expect_golden("step." + reader.code, pages::step_form(frame, choices).content);
        pages::SuggestedPlan plan{
            .features = {{.name = "d", .label = "Plus tard", .purpose = "Remercier.", .opens_on = {20'707}},
                         {.name = "a", .label = "Ouvert", .opens_on = {20'714}, .is_open = true}},
            .today = {20'700}};
        ui::expect_golden("suggested." + reader.code, pages::suggested(frame, plan).content);
    }
}

} // namespace
} // namespace rollout
