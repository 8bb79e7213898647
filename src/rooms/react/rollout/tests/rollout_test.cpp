// SPDX-License-Identifier: AGPL-3.0-or-later
// Reactions are opened step by step: their button, their pages and their API are there for the cohort only.
#include "rooms/react/rollout/rollout.hpp"
#include "platform/feature.hpp"
#include "rooms/react/rollout/actions.hpp"
#include "rooms/react/rollout/store.hpp"
#include "support/talk_house.hpp"

namespace rollout {
namespace {

using support::contains;
using support::Fields;

struct Rollout : testing::Test {
    items::TalkHouse house;
    std::string post = house.path(house.publish(house.sophie, "Bonjour", {house.binding}));
    const std::string form = "/console/rollout/reactions";

    void SetUp() override {
        house.run_jobs(); // everybody has arrived
        EXPECT_EQ(house.post(house.nadia, form + "/close", {}).status, 303);
    }
    base::Day today() {
        auto visit = house.visit_as(house.nadia);
        return visit->words().local_day(visit->now());
    }
    std::string in_days(int days) { return base::Day{today().number + days}.iso(); }
    int plan(const std::string& cohort, const Fields& more, int days = 0) {
        Fields fields{{"cohort", cohort}, {"opens_on", in_days(days)}};
        fields.insert(fields.end(), more.begin(), more.end());
        return house.post(house.nadia, form, fields).status;
    }
    // By the link, the route and the API: all or none.
    bool sees(base::PersonId person) {
        bool link = house.get(person, post).body.find("action=\"" + post + "/reactions\"") != std::string::npos;
        bool route = house.get(person, post + "/reactions").status == 200;
        bool api = house.api(person, "PUT", "/api/v1" + post + "/reactions/like").status == 200;
        EXPECT_EQ(link, route);
        EXPECT_EQ(route, api);
        return link && route && api;
    }
    std::string undo_path() {
        auto visit = house.system_visit();
        return "/console/rollout/steps/" + store::list_planned(visit->db()).at(0).public_id.str() + "/undo";
    }
};

TEST_F(Rollout, is_closed_like_what_does_not_exist) {
    EXPECT_FALSE(sees(house.pierre));
    EXPECT_EQ(house.get(house.pierre, post + "/reactions").body.find("Réactions"), std::string::npos);
    EXPECT_EQ(house.get(house.pierre, "/console/rollout").status, 404);
    EXPECT_EQ(house.post(house.pierre, form, {{"cohort", "everyone"}}).status, 404);
}

TEST_F(Rollout, opens_for_a_space_and_follows_who_joins_and_leaves) {
    EXPECT_EQ(plan("space", {{"space", "reliure"}}), 303);
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_FALSE(sees(house.karim));
    EXPECT_FALSE(sees(house.nadia)); // who planned it is not in it
    house.put(house.binding, house.karim, spaces::Standing::member);
    EXPECT_TRUE(sees(house.karim));
    house.take(house.binding, house.karim);
    EXPECT_FALSE(sees(house.karim));
}

TEST_F(Rollout, opens_for_a_trade) {
    auto lea = house.add_member("Léa", "Morel", "lea@village.example", "Graphisme", "Corse");
    EXPECT_EQ(plan("trade", {{"trade", "graphisme"}}), 303);
    EXPECT_TRUE(sees(lea));
    EXPECT_FALSE(sees(house.pierre));
}

TEST_F(Rollout, opens_for_those_who_arrived_before_a_day) {
    house.clock().advance(std::chrono::hours(24 * 3));
    auto late = house.add_member("Léa", "Morel", "lea@village.example");
    house.run_jobs();
    EXPECT_EQ(plan("arrived", {{"arrived_before", in_days(-1)}}), 303);
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_FALSE(sees(late));
}

TEST_F(Rollout, opens_for_chosen_people) {
    EXPECT_EQ(plan("people", {{"people", "@pierre-lefevre, karim-haddad"}}), 303);
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_TRUE(sees(house.karim));
    EXPECT_FALSE(sees(house.sophie));
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/rollout"), "2 personnes choisies"));
}

TEST_F(Rollout, opens_on_its_day_without_any_job) {
    EXPECT_EQ(plan("everyone", {}, 2), 303);
    EXPECT_FALSE(sees(house.pierre));
    house.clock().advance(std::chrono::hours(48));
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_TRUE(sees(house.karim));
    EXPECT_EQ(house.get({}, post + "/reactions").status, 303); // a stranger signs in, as ever
}

TEST_F(Rollout, becomes_the_switch_of_the_house_once_it_is_open_for_everyone) {
    plan("space", {{"space", "reliure"}});
    plan("everyone", {}, 1);
    house.clock().advance(std::chrono::hours(25));
    apply_due_steps(*house.system_visit());
    apply_due_steps(*house.system_visit());
    auto visit = house.system_visit();
    EXPECT_TRUE(store::list_planned(visit->db()).empty());
    EXPECT_TRUE(platform::is_feature_open(*house.visit_as(house.karim), "reactions"));
    EXPECT_EQ(store::list_ended(visit->db(), 10).size(), 2U);
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/rollout"), "Ouvert à tout le monde"));
}

TEST_F(Rollout, is_undone_at_once_and_the_history_says_by_whom) {
    plan("space", {{"space", "reliure"}});
    auto undo = undo_path();
    EXPECT_EQ(house.post(house.pierre, undo, {}).status, 404);
    EXPECT_EQ(house.post(house.nadia, undo, {}).status, 303);
    EXPECT_FALSE(sees(house.pierre));
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/rollout"), "Annulé par Nadia Benali"));
    EXPECT_EQ(house.post(house.nadia, undo, {}).status, 409);
    EXPECT_EQ(house.post(house.nadia, "/console/rollout/steps/0000000000000/undo", {}).status, 404);
}

TEST_F(Rollout, closes_for_the_others_what_was_open) {
    EXPECT_EQ(house.post(house.nadia, form + "/open", {}).status, 303);
    EXPECT_TRUE(sees(house.karim));
    EXPECT_TRUE(contains(house.get(house.nadia, form), "se ferme pour tous les autres"));
    plan("space", {{"space", "reliure"}});
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_FALSE(sees(house.karim));
}

TEST_F(Rollout, refuses_a_step_by_field_and_keeps_what_was_typed) {
    struct Case {
        Fields fields;
        const char* word;
    };
    const Case cases[] = {{{{"cohort", "space"}, {"opens_on", in_days(0)}}, "Choisissez l’espace."},
                          {{{"cohort", "nobody"}, {"opens_on", in_days(0)}}, "Dites pour qui"},
                          {{{"cohort", "everyone"}, {"opens_on", in_days(-1)}}, "Ce jour est passé"},
                          {{{"cohort", "everyone"}, {"opens_on", "demain"}}, "Choisissez le jour"},
                          {{{"cohort", "space"}, {"space", "bureau"}, {"opens_on", in_days(0)}}, "n’est plus là"},
                          {{{"cohort", "people"}, {"people", "@zoe"}, {"opens_on", in_days(0)}}, "@zoe"}};
    for (const auto& each : cases) {
        auto refused = house.post(house.nadia, form, each.fields);
        EXPECT_EQ(refused.status, 422) << each.word;
        EXPECT_TRUE(contains(refused, each.word)) << each.word;
    }
    EXPECT_EQ(house.get(house.nadia, "/console/rollout/nothing").status, 404);
}

TEST_F(Rollout, a_hidden_space_is_no_cohort_even_for_who_is_in_it) {
    house.put(house.committee, house.nadia, spaces::Standing::member);
    EXPECT_FALSE(contains(house.get(house.nadia, form), "Bureau"));
    EXPECT_EQ(plan("space", {{"space", "bureau"}}), 422);
}

TEST_F(Rollout, suggests_a_plan_over_weeks) {
    auto page = house.get(house.nadia, "/console/rollout/suggested");
    EXPECT_TRUE(contains(page, "Réactions"));
    EXPECT_NE(page.body.find("value=\"" + in_days(7) + "\""), std::string::npos);
    auto path = "/console/rollout/suggested";
    EXPECT_EQ(house.post(house.nadia, path, {{"plan-reactions", "yes"}, {"day-reactions", "hier"}}).status, 422);
    EXPECT_EQ(house.post(house.nadia, path, {}).status, 422);
    EXPECT_EQ(
        house.post(house.nadia, path, {{"plan-reactions", "yes"}, {"day-reactions", in_days(14)}, {"pilots", "yes"}})
            .status,
        303);
    EXPECT_FALSE(sees(house.pierre));
    house.clock().advance(std::chrono::hours(24 * 8));
    auto late = house.add_member("Léa", "Morel", "lea@village.example");
    house.run_jobs();
    EXPECT_TRUE(sees(house.pierre));
    EXPECT_FALSE(sees(late));
    house.clock().advance(std::chrono::hours(24 * 7));
    EXPECT_TRUE(sees(late));
}

TEST_F(Rollout, the_system_works_for_those_who_have_it) {
    EXPECT_FALSE(platform::is_feature_open(*house.system_visit(), "reactions"));
    plan("space", {{"space", "reliure"}});
    EXPECT_TRUE(platform::is_feature_open(*house.system_visit(), "reactions"));
}

} // namespace
} // namespace rollout
